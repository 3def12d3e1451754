#!/bin/bash
# Tries a Debian package where nothing but the base system is, as a person does: installs it with
# what it depends on, searches, opens the window, upgrades, removes, and looks at what is left.
#
#   check-deb.sh OLD.deb NEW.deb [FOLDER]
#
# Needs root, a Debian mirror, and: debootstrap xvfb xdotool imagemagick. The clean root is made in
# FOLDER (default: a temporary one) and kept if it was named. Ends with 0 if everything holds; the
# window's picture is FOLDER.png, the times are printed.
set -euo pipefail

old=$(readlink -f "$1")
new=$(readlink -f "$2")
root=${3:-$(mktemp -d)/root}
suite=${SUITE:-bookworm}
display=:93
home=/home/person
workspace=$home/.local/share/tunebench

say() { printf '\n== %s\n' "$*"; }
fail() {
  echo "FAILED: $*" >&2
  exit 1
}
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
  DEBIAN_FRONTEND=noninteractive HOME=/root "$@"; }
as_person() { chroot --userspec=person:person "$root" /usr/bin/env -i PATH=/usr/bin:/bin \
  LANG=C.UTF-8 HOME=$home DISPLAY="${shown:-}" "$@"; }

cleanup() {
  [ -z "${screen:-}" ] || kill "$screen" 2>/dev/null || true
  for mount in tmp/.X11-unix dev proc; do
    umount "$root/$mount" 2>/dev/null || true
  done
  [ -n "${kept:-}" ] || rm -rf --one-file-system "$root"
}

# Every file, but what apt, dpkg and caches of the system keep about themselves.
files() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./home \
    -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log \) \
    -prune -o -print | sort)
}

# Milliseconds from the start to the window, and to the welcome page in it.
start_window() {
  local before window shown_at painted
  before=$(date +%s%N)
  as_person tunebench >"$root/tmp/window.log" 2>&1 &
  window=$!
  DISPLAY=$display timeout 60 xdotool search --sync --onlyvisible --name '^Tunebench$' >/dev/null ||
    fail "no window: $(cat "$root/tmp/window.log")"
  shown_at=$(date +%s%N)
  # The button of the demo search is the only blue of that size.
  for _ in $(seq 300); do
    DISPLAY=$display import -window root -crop 4x4+600+240 txt:- | grep -q '(9,105,218)' && break
  done
  painted=$(date +%s%N)
  local java
  java=$(pgrep -n -f 'tunebench.natives.*org.tunebench.app.Main')
  printf 'window after %d ms, welcome page after %d ms, processor time %d ms, memory %d MB\n' \
    $(((shown_at - before) / 1000000)) $(((painted - before) / 1000000)) \
    "$(awk '{print ($14 + $15) * 10}' "/proc/$java/stat")" \
    "$(awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$java/status")"
  [ -z "${1:-}" ] || DISPLAY=$display import -window root "$1"
  kill "$java"
  wait "$window" || true
}

[ -z "${3:-}" ] || kept=yes
trap cleanup EXIT
if [ ! -x "$root/usr/bin/apt-get" ]; then
  say "a clean root of $suite in $root"
  debootstrap --variant=minbase "$suite" "$root" >"$root.log" 2>&1 || fail "see $root.log"
fi
mkdir -p "$root/tmp/.X11-unix" "$root/dev" "$root/proc"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
inside apt-get -q update >/dev/null
inside id person >/dev/null 2>&1 || inside useradd --create-home person
! inside sh -c 'command -v java' >/dev/null || fail "there is a Java already"
cp "$old" "$root/tmp/old.deb"
cp "$new" "$root/tmp/new.deb"
files >"$root.before"

say "install"
time inside apt-get -qy install /tmp/old.deb >"$root.apt.log" 2>&1 || fail "see $root.apt.log"
inside dpkg -s tunebench | grep -E '^(Status|Version|Installed-Size)'
as_person tunebench --version

say "demo search"
time as_person timeout 900 tunebench run --demo | tail -15
as_person tunebench list
found=$(find "$root$home" -maxdepth 1 \( -name .javacpp -o -name .openjfx \))
[ -z "$found" ] || fail "unpacked into the person's home: $found"

say "window"
Xvfb $display -ac -screen 0 1400x900x24 >/dev/null 2>&1 &
screen=$!
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
shown=$display
sleep 1
mv "$root$workspace" "$root$workspace.kept"
start_window "$root.png"
for _ in 1 2 3 4; do start_window; done
rm -rf "${root:?}$workspace"
mv "$root$workspace.kept" "$root$workspace"

say "upgrade"
before=$(as_person tunebench list)
inside apt-get -qy install /tmp/new.deb >>"$root.apt.log" 2>&1 || fail "see $root.apt.log"
inside dpkg -s tunebench | grep -E '^Version'
after=$(as_person tunebench list)
echo "$after"
[ "$before" = "$after" ] || fail "the workspace is not what it was"

say "remove"
(cd "$root$home" && find . -type f | sort) >"$root.home-before"
inside apt-get -qy purge --auto-remove tunebench >>"$root.apt.log" 2>&1
(cd "$root$home" && find . -type f | sort) >"$root.home-after"
diff "$root.home-before" "$root.home-after" || fail "the person's files are not what they were"
files >"$root.after"
left=$(comm -13 "$root.before" "$root.after" | grep -i tunebench || true)
[ -z "$left" ] || fail "left behind: $left"
echo "left behind by what it depended on:"
comm -13 "$root.before" "$root.after"
say "all holds"
