#!/usr/bin/env bash
# Looks for credentials in the tree and in every line history ever added. A known false alarm goes, as a regular
# expression with its reason, into .ci/secrets.allow.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

patterns=(
    '-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----'
    '\b(AKIA|ASIA)[0-9A-Z]{16}\b'                             # AWS
    '\bgh[pousr]_[A-Za-z0-9]{30,}\b'                          # GitHub
    '\bgithub_pat_[A-Za-z0-9_]{50,}\b'
    '\bglpat-[A-Za-z0-9_-]{20,}\b'                            # GitLab
    '\bxox[abprs]-[A-Za-z0-9-]{10,}\b'                        # Slack
    '\bsk-[A-Za-z0-9_-]{20,}\b'                               # model providers
    '\b(sk|rk)_live_[A-Za-z0-9]{16,}\b'                       # Stripe
    '\brzp_live_[A-Za-z0-9]{10,}\b'                           # Razorpay
    '\bwhsec_[A-Za-z0-9]{24,}\b'
    '\bAIza[0-9A-Za-z_-]{35}\b'                               # Google
    '\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}' # JWT
    '\bnpm_[A-Za-z0-9]{36}\b'
    '\boy2[a-z0-9]{43}\b'                                     # NuGet
    '[a-z+]+://[^/ :@"{}$<>]+:[^/ :@"{}$<>]{6,}@[a-zA-Z0-9.-]+' # user:password@host
    '(Password|Pwd|AccountKey|ApiKey|Secret|Token)"?[[:space:]]*[:=][[:space:]]*"?[A-Za-z0-9/+_-]{32,}'
)
joined=$(IFS='|'; echo "${patterns[*]}")


found() { # grep's 1 means nothing found; anything above is a fault of this script
    local status=0
    "$@" || status=$?
    [ "$status" -le 1 ] || exit "$status"
}

without_allowed() {
    if [ -s .ci/secrets.allow ]; then
        found grep -v -E -f <(grep -v -e '^#' -e '^$' .ci/secrets.allow)
    else
        cat
    fi
}

paths=(. ':!.ci/secrets.sh' ':!*packages.lock.json')
tree=$(found git grep -I -n -P -e "$joined" -- "${paths[@]}" | without_allowed)
history=$(
    git log --no-color --no-ext-diff -p -U0 --format='commit %h' HEAD -- "${paths[@]}" \
        | found grep -a -P "^commit |^\+.*($joined)" \
        | awk '/^commit / { commit = $2; next } { print commit ": " $0 }' | without_allowed
)
if [ -n "$tree$history" ]; then
    echo "These look like credentials. Remove them, and replace what was published:"
    printf '%s\n' "$tree" "$history" | cut -c1-160 | sed '/^$/d'
    exit 1
fi
echo "No credentials in the tree or in $(git rev-list --count HEAD) commits."
