#!/usr/bin/env bash
# Writes the migrations of all three engines from the one model.
#
#   tools/migrations.sh initial      before the first release: replaces everything by one migration "Initial"
#   tools/migrations.sh add NAME     after it: adds a migration; what was released is never rewritten
#
# Triggers, policies and grants are in no migration: 'migrate' generates them from the model and applies them after every
# run (Battwheels.Data/Common/SchemaGuards.cs), because a rebuilt table loses its triggers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
folder=Battwheels.Data/Migrations

case "${1:-}" in
initial) name=Initial; rm -rf "$folder" ;;
add) name=${2:?"add needs a name"} ;;
*) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac

dotnet tool restore >/dev/null
dotnet build Battwheels.Data -c Debug -v q -nologo -p:RunAnalyzers=false
add() { # the context, its folder
    dotnet ef migrations add "$name" --no-build --project Battwheels.Data --startup-project Battwheels.Data \
        --context "$1" --output-dir "Migrations/$2"
}
add SqliteDb Sqlite
add SqlServerDb SqlServer
add PostgresDb PostgreSql

if [ "$name" = Initial ]; then # the same name each time, so that writing it again changes only what the model changed
    for file in "$folder"/*/*_Initial*.cs; do
        stamp=$(basename "$file" | cut -d_ -f1)
        sed -i "1s/^\xEF\xBB\xBF//; s/${stamp}_Initial/20260101000000_Initial/" "$file"
        mv "$file" "${file/$stamp/20260101000000}"
    done
fi
