#!/bin/sh
# try_in_bare_debian.sh FOLDER [COMMAND...]: does a fresh clone work where nothing is installed?
# Makes a bare Debian 12 root in FOLDER (debootstrap, as root) unless it is there, clones this repository into it and runs COMMAND
# (default: ./run, then ./test) in the clone. The machine's own apt settings are used. Nothing outside FOLDER changes.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
root=${1:?a folder for the bare root}
shift
[ "$(id -u)" -eq 0 ] || { echo "try_in_bare_debian: needs root (chroot)" >&2; exit 2; }
if [ ! -e "$root/etc/debian_version" ]; then
    command -v debootstrap >/dev/null || { echo "try_in_bare_debian: install debootstrap first" >&2; exit 2; }
    debootstrap --variant=minbase bookworm "$root"
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
rm -rf "$root/etc/apt/apt.conf.d" "$root/etc/apt/sources.list" "$root/etc/apt/sources.list.d"
cp -r /etc/apt/apt.conf.d "$root/etc/apt/"
[ ! -e /etc/apt/sources.list ] || cp /etc/apt/sources.list "$root/etc/apt/"
[ ! -e /etc/apt/sources.list.d ] || cp -r /etc/apt/sources.list.d "$root/etc/apt/"
for keyring in /usr/share/keyrings/*; do
    [ -e "$root$keyring" ] || cp "$keyring" "$root$keyring" 2>/dev/null || true
done
rm -rf "$root/root/vedette"
git clone --quiet "$here" "$root/root/vedette"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mountpoint -q "$root/dev" || mount --bind /dev "$root/dev"
trap 'umount "$root/proc" "$root/dev" 2>/dev/null || true' EXIT
inside() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 sh -c "cd /root/vedette && $1"; }
if [ $# -gt 0 ]; then
    inside "$*"
else
    inside ./run
    inside ./test
fi
