# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Decides where Winnow is built and run: on this system as it is ("native"), or
# in a private Debian 13 root ("root").  WINNOW_SETUP=native|root forces one.

baseline=(
  'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'glib-2.0 >= 2.84' 'libsoup-3.0 >= 3.6'
  'json-glib-1.0 >= 1.10' 'libdex-1 >= 0.10' 'sqlite3 >= 3.40' 'libsecret-1'
)

have () {
  local name
  for name; do
    command -v "$name" >/dev/null || return 1
  done
}

native_can_build () {
  have pkg-config meson ninja cc \
    && pkg-config --exists "${baseline[@]}" \
    && echo '#include <csv.h>' | cc -E - >/dev/null 2>&1
}

# What else each purpose asks of a system.
native_can () { # PURPOSE
  native_can_build || return 1
  case $1 in
    run)      ;;
    headless) have sway dbus-run-session ;;
    test)     have sway dbus-run-session grim wtype clang valgrind appstreamcli \
                   desktop-file-validate \
                && python3 -c 'import gi; gi.require_version("Atspi", "2.0")' ;;
  esac 2>/dev/null
}

# Sets "kind", and in a root installs what the purpose needs.
prepare () { # run|headless|test
  kind=${WINNOW_SETUP:-auto}
  case $kind in
    native)
      native_can "$1" || die "WINNOW_SETUP=native, but this system lacks something. $(wanted)" ;;
    root) ;;
    auto) if native_can "$1"; then kind=native; else kind=root; fi ;;
    *) die "WINNOW_SETUP is native, root or auto." ;;
  esac

  builds=$cache/builds/$(printf %s "$source_dir" | sha256sum | cut -c1-12)-$kind
  mkdir -p "$builds"

  [ "$kind" = native ] || prepare_root "$1"
}

wanted () {
  cat <<'EOF'
Winnow builds on GTK 4.18, libadwaita 1.7, GLib 2.84, libsoup 3.6, json-glib 1.10, libdex 0.10, SQLite 3.40, libsecret and libcsv, or newer, with a C compiler, meson and ninja:

  Debian 13, Ubuntu 25.04 and newer:
    apt install gcc meson ninja-build pkgconf gettext libxml2-utils desktop-file-utils libgtk-4-bin libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev libdex-dev libsqlite3-dev libsecret-1-dev libcsv-dev sway
  Fedora 42 and newer:
    dnf install gcc meson ninja-build gettext libxml2 desktop-file-utils gtk4-devel libadwaita-devel libsoup3-devel json-glib-devel libdex-devel sqlite-devel libsecret-devel libcsv-devel sway
  Arch:
    pacman -S --needed base-devel meson gettext desktop-file-utils gtk4 libadwaita libsoup3 json-glib libdex sqlite libsecret sway   (libcsv: from the AUR)

(sway only gives a screen where there is none.)  On a Debian-like system this script can make a private Debian 13 of its own instead, given root or a sudo that asks no password.  Or install the Flatpak: README.md says how.
EOF
}

# shellcheck source=root.sh
. "$lib_dir/root.sh"
# shellcheck source=enter.sh
. "$lib_dir/enter.sh"
# shellcheck source=build.sh
. "$lib_dir/build.sh"
