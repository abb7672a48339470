#!/usr/bin/env bash
# Restores exactly what the lock files say. The one package an SDK brings along in its own version
# (Microsoft.AspNetCore.App.Internal.Assets, Blazor's script) may differ: another patch of the SDK is no change of ours.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if dotnet restore --locked-mode; then
    exit 0
fi

locks() { # name and text of each lock file, without the SDK's own package
    local file
    for file in Battwheels.*/packages.lock.json; do
        echo "$file"
        "$@" "$file" | sed '/"Microsoft.AspNetCore.App.Internal.Assets": {/,/}/d'
    done
}
committed() { git show "HEAD:$1"; }

echo "Locked restore refused; comparing what this SDK ($(dotnet --version)) resolves with the lock files."
before=$(locks committed)
dotnet restore --force-evaluate
if ! diff <(echo "$before") <(locks cat); then
    echo "Packages differ from the lock files: run 'dotnet restore' and commit packages.lock.json."
    exit 1
fi
