#!/bin/sh
# build.sh PRESET [TARGET...]: configures and builds into build/PRESET; quiet unless something goes wrong.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
preset=$1
shift
cd "$here"
mkdir -p "build/$preset"
log="build/$preset/configure.log"
cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; echo "vedette: cmake failed; see above" >&2; exit 3; }
targets=""
for target in "$@"; do
    targets="$targets --target $target"
done
log="build/$preset/build.log"
echo "vedette: building (preset $preset) ..." >&2
# shellcheck disable=SC2086 # one word a target
cmake --build "build/$preset" $targets >"$log" 2>&1 || { tail -60 "$log" >&2; echo "vedette: the build failed; all of it: $here/$log" >&2; exit 3; }
