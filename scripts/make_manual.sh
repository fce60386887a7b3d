#!/bin/sh
# make_manual.sh [VEDETTE]: writes docs/vedette.1 and docs/vedette.bash-completion from the command table. With CHECK=1 only compares.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
vedette=${1:-$here/build/dev/bin/vedette}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$vedette" help --man >"$work/vedette.1"
"$vedette" completion bash >"$work/vedette.bash-completion"
for file in vedette.1 vedette.bash-completion; do
    if [ "${CHECK:-}" = 1 ]; then
        cmp -s "$work/$file" "$here/docs/$file" || { echo "docs/$file is out of date: run scripts/make_manual.sh" >&2; exit 1; }
    else
        cp "$work/$file" "$here/docs/$file"
    fi
done
