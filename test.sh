#!/usr/bin/env bash
# Runs every test and ends with "N passed, N failed" alone on the last line.
#
#   ./test.sh                                    everything, on SQLite and PostgreSQL, in a real browser
#   ./test.sh --filter-class "*LedgerTests"      arguments go to the test runner
#
# Debian and Ubuntu as root: installs Chromium (the shell without windows) and PostgreSQL. Elsewhere it says what to install.
#   BATTWHEELS_CHROMIUM       path of the browser
#   BATTWHEELS_TEST_POSTGRES  owner connection of a server (15 or newer) to use instead of a private one
#   BATTWHEELS_TEST_SQLSERVER the same for SQL Server; its tests run only where this is given
#   CONFIGURATION             Debug (default) or Release
#   NO_BUILD=1                test what is already built
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
configuration=${CONFIGURATION:-Debug}

# Thousands of databases are made and dropped: in memory, where there is enough, that takes a tenth of the time.
room() { df -Pm /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }'; }
available() { awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null; }
if [ -w /dev/shm ] && [ "$(room)" -ge 4096 ] && [ "$(available)" -ge 8192 ]; then folder=/dev/shm; else folder=${TMPDIR:-/tmp}; fi
work=$(mktemp -d "$folder/battwheels-test.XXXXXX")
postgres_bin=""

say() { echo "test.sh: $*"; }

as_postgres() { # initdb refuses to run as root
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

finish() {
    local status=$?
    trap - EXIT INT TERM
    if [ -f "$work/pg/data/postmaster.pid" ]; then
        as_postgres "$postgres_bin/pg_ctl" -D "$work/pg/data" -m immediate -w stop >/dev/null 2>&1 || true
    fi
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

browser() {
    local candidate
    for candidate in "${BATTWHEELS_CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome-stable google-chrome; do
        [ -n "$candidate" ] && command -v "$candidate" && return
    done
    return 1
}

find_postgres() {
    local initdb
    initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb 2>/dev/null | sort -V | tail -1)
    [ -n "$initdb" ] || initdb=$(command -v initdb || true)
    [ -n "$initdb" ] && postgres_bin=$(dirname "$initdb")
}

install_missing() {
    local wanted=() package
    # The browser without its windows: the same pages for a third of the processor time.
    [ -n "${BATTWHEELS_CHROMIUM:-}" ] || command -v chromium-headless-shell >/dev/null || wanted+=(chromium-headless-shell)
    [ -n "${BATTWHEELS_TEST_POSTGRES:-}" ] || find_postgres || wanted+=(postgresql)
    if [ ${#wanted[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing ${wanted[*]}"
        apt-get update -qq >"$work/apt.log" 2>&1 || true
        for package in "${wanted[@]}"; do
            install "$package" || say "$package could not be installed"
        done
        browser >/dev/null || install chromium || tail -5 "$work/apt.log" # where the other is not packaged
    fi
}

install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >>"$work/apt.log" 2>&1; }

start_postgres() {
    local attempt port
    mkdir -p "$work/pg"
    chmod 711 "$work"
    [ "$(id -u)" != 0 ] || chown postgres "$work/pg"
    as_postgres "$postgres_bin/initdb" -D "$work/pg/data" --no-sync -A trust -U postgres -E UTF8 --locale=C \
        >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log"; return 1; }
    for attempt in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 20000))
        if as_postgres "$postgres_bin/pg_ctl" -D "$work/pg/data" -w -l "$work/pg/log" start -o "-p $port -k $work/pg \
            -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c autovacuum=off -c max_connections=200" >/dev/null 2>&1; then
            export BATTWHEELS_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
            return 0
        fi
    done
    tail -5 "$work/pg/log"
    return 1
}

command -v dotnet >/dev/null || { say "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download"; exit 1; }
install_missing
if ! BATTWHEELS_CHROMIUM=$(browser); then
    say "no browser. Install Chromium or Chrome, or name one in BATTWHEELS_CHROMIUM;"
    say "without one: ./test.sh --filter-not-trait Category=Browser"
    [[ "$*" == *--filter* ]] || exit 1
fi
export BATTWHEELS_CHROMIUM
if [ -n "${BATTWHEELS_TEST_POSTGRES:-}" ]; then
    say "PostgreSQL: the server given"
elif find_postgres; then
    start_postgres
    say "PostgreSQL: $("$postgres_bin/postgres" --version), a private cluster"
else
    say "PostgreSQL: not found, data tests run on SQLite only. Install the server package 'postgresql' to run them on both."
fi

export TMPDIR="$work/tmp" # the files of SQLite and of the browser
mkdir -p "$TMPDIR"

# Processes of tests live for seconds: measuring them for a better compilation later costs more than it gives.
export DOTNET_TieredPGO=0

[ -n "${NO_BUILD:-}" ] || dotnet build Battwheels.sln -c "$configuration" -v q -nologo
status=0
dotnet test --project Battwheels.Tests -c "$configuration" --no-build --no-ansi --no-progress \
    --results-directory artifacts/test-results --report-xunit-trx --report-xunit-trx-filename tests.trx "$@" 2>&1 \
    | tee "$work/tests.log" || status=$?

sum() { awk -v word="$1:" '$1 == word { total += $2 } END { print total + 0 }' "$work/tests.log"; }
passed=$(sum succeeded)
failed=$(sum failed)
skipped=$(sum skipped)
[ "$skipped" = 0 ] || say "$skipped skipped"
[ "$((passed + failed))" -gt 0 ] || { say "no test ran"; status=1; }
[ "$failed" = 0 ] || status=1
echo "$passed passed, $failed failed"
exit "$status"
