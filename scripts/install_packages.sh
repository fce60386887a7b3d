#!/bin/sh
# Installs what packages.txt lists and this machine lacks, through apt. Safe to run again: does nothing when nothing is missing.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    echo "vedette: packages are installed with apt on Debian 12; this is another system. Install the counterparts of" >&2
    echo "  $here/packages.txt yourself, then: cmake --preset release && cmake --build build/release" >&2
    exit 3
fi
. /etc/os-release
if [ "${ID:-}" != debian ] || [ "${VERSION_ID:-}" != 12 ]; then
    echo "vedette: made for Debian 12, this is ${PRETTY_NAME:-an unknown system}; going on, package names may differ" >&2
fi

missing=""
for package in $(sed 's/#.*//' "$here/packages.txt"); do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "vedette: these packages are missing and need root to install:$missing" >&2
        echo "  run as root: apt-get install --no-install-recommends$missing" >&2
        exit 3
    fi
    as_root="sudo"
fi
echo "vedette: installing:$missing" >&2
install() {
    # shellcheck disable=SC2086 # one word a package
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing </dev/null >&2
}
# An old package list is the usual reason for a failure; refreshing it takes longer than most installs.
install || { $as_root apt-get update -q >&2 && install; } || {
    echo "vedette: apt could not install the packages; see its words above (network? apt sources?), then run this again" >&2
    exit 3
}
