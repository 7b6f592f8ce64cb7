#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Run inside the private root, by root.sh: root-packages.sh STAGE HASH PACKAGE…
# Exits with 3 when the root is beyond repair.
set -eu

stage=$1 hash=$2
shift 2
state=/var/lib/winnow
boot=$(cat /proc/sys/kernel/random/boot_id)
mkdir -p "$state"

# Packages are unpacked without waiting for the disk: what was being changed
# when the machine went down is not to be trusted.
if [ -e "$state/changing" ] && [ "$(cat "$state/changing")" != "$boot" ]; then
  exit 3
fi
echo "$boot" >"$state/changing"
rm -f "$state/$stage"

# no service is to be started here
printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
chmod 755 /usr/sbin/policy-rc.d

rm -f /etc/apt/sources.list /etc/apt/sources.list.d/* /etc/apt/apt.conf.d/99mmdebstrap
cat /run/cache/root.list >/etc/apt/sources.list.d/winnow.list
cat /run/cache/root.conf - >/etc/apt/apt.conf.d/90winnow <<'EOF'
APT::Install-Recommends "false";
Dpkg::Use-Pty "false";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
EOF
if [ -e /run/ca.crt ]; then
  echo 'Acquire::https::CAInfo "/run/ca.crt";' >>/etc/apt/apt.conf.d/90winnow
fi
next=$(grep -v '^#' /run/build-aux/packages/next.txt | tr "\n" " ")
if [ -e /run/cache/root-next.list ]; then
  cat /run/cache/root-next.list >/etc/apt/sources.list.d/winnow-next.list
  printf 'Package: *\nPin: release n=forky\nPin-Priority: 100\n' >/etc/apt/preferences.d/winnow
fi

dpkg --configure -a || exit 3
apt-get update
apt-get -y -f install || exit 3

# a package that no source here offers is left out if it may be
names=()
for name; do
  case " $next " in
    *" $name "*) [ -e /run/cache/root-next.list ] || continue ;;
  esac
  names+=("$name")
done
apt-get -y install "${names[@]}"
apt-get clean

# places to lay the host's own files over
for file in /etc/resolv.conf /etc/hosts; do
  [ -e "$file" ] || : >"$file"
done
[ -s /etc/machine-id ] || tr -d - </proc/sys/kernel/random/uuid >/etc/machine-id

# what a GNOME session's settings would say, where there is no session
if [ -d /usr/share/fonts ] && ls -d /usr/share/fonts/*/*dwaita* >/dev/null 2>&1; then
  printf '[org.gnome.desktop.interface]\nfont-name="Adwaita Sans 11"\ndocument-font-name="Adwaita Sans 11"\n' \
    >/usr/share/glib-2.0/schemas/99_winnow.gschema.override
  glib-compile-schemas /usr/share/glib-2.0/schemas
fi
if [ -d /etc/fonts/conf.d ]; then
  cat >/etc/fonts/conf.d/05-host.conf <<'EOF'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/run/host/fonts</dir>
</fontconfig>
EOF
  fc-cache
fi

sync -f /
rm -f "$state/changing"
echo "$hash" >"$state/$stage.new"
mv "$state/$stage.new" "$state/$stage"
