# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The private Debian 13 root: made once, added to when the package lists grow,
# shared by every source tree of this user.  Nothing of it is installed on the
# host, which gets only mmdebstrap and bubblewrap.

# shellcheck source=mirror.sh
. "$lib_dir/mirror.sh"

# raise when an old root can't be brought up to date by adding packages
root_version=1
root=$cache/debian13-$root_version

# With the usual umask: others are to read what root makes.  Runs as a direct
# child of this script, to die with it.
as_root () (
  umask 022
  if [ "$(id -u)" = 0 ]; then exec "$@"; else exec sudo -n "$@"; fi
)

package_names () { # LIST...
  local list
  for list; do
    grep -hv '^#' "$packages_dir/$list.txt"
  done | tr -s ' \n' '\n'
}

# The lists behind each stage; "test" comes on top of "run".
stage_lists () {
  case $1 in
    run)  echo build view next ;;
    test) echo test ;;
  esac
}

stage_hash () {
  # shellcheck disable=SC2046
  { package_names $(stage_lists "$1"); cat "$lib_dir/root-packages.sh"; } | sha256sum | cut -c1-64
}

stage_done () { # STAGE
  [ "$(cat "$root/var/lib/winnow/$1" 2>/dev/null)" = "$(stage_hash "$1")" ]
}

stages=

prepare_root () { # run|headless|test
  local stage old missing=

  stages=run
  [ "$1" != test ] || stages='run test'

  for stage in $stages; do
    stage_done "$stage" || missing=1
  done
  [ -n "$missing" ] || return 0

  have apt-get dpkg || die "this system has not what Winnow builds on. $(wanted)"
  as_root true 2>/dev/null || die "setting up needs root, or a sudo that asks no password. $(wanted)"

  take_lock "$cache/root.lock" set-up
  # what an interrupted set-up or an earlier version left
  as_root rm -rf --one-file-system "$root.new" "$root.old"
  for old in "$cache"/debian13-*; do
    [ "$old" = "$root" ] || as_root rm -rf --one-file-system "$old"
  done
  host_tools
  # twice: a later stage that finds the root broken takes the earlier with it
  for stage in $stages $stages; do
    stage_done "$stage" || add_stage "$stage"
  done
  drop_lock
}

# bubblewrap and mmdebstrap, if they are missing.
host_tools () {
  local missing=

  have bwrap || missing=bubblewrap
  [ -d "$root" ] || have mmdebstrap || missing="$missing mmdebstrap"
  [ -n "$missing" ] || return 0

  say "Installing $(xargs <<<"$missing") …"
  # shellcheck disable=SC2086
  logged "$cache/host.log" host_install $missing || die "could not install: $missing"
}

host_install () {
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get install -y --no-install-recommends "$@" \
    || { as_root apt-get update \
           && as_root apt-get install -y --no-install-recommends "$@"; }
}

# The bare system, under another name until it is whole.
make_root () {
  local sources=$cache/root.list conf=$cache/root.conf

  say "Making a private Debian 13 in $root"
  say "(once; with its packages about 350 MB to fetch, 1.5 GB of disk, some two minutes) …"
  cat >"$cache/root.dpkg" <<'EOF'
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
path-exclude=/usr/share/man/*
path-exclude=/usr/share/info/*
path-exclude=/usr/share/gtk-doc/*
path-exclude=/usr/share/help/*
path-exclude=/usr/share/locale/*/LC_MESSAGES/*
path-include=/usr/share/locale/*/LC_MESSAGES/glib20.mo
path-include=/usr/share/locale/*/LC_MESSAGES/gtk40.mo
path-include=/usr/share/locale/*/LC_MESSAGES/libadwaita.mo
force-unsafe-io
EOF
  # dies with this script, and leaves no mounts behind
  logged "$cache/root.log" as_root bwrap --dev-bind / / --proc /proc \
      --unshare-pid --cap-add ALL --die-with-parent \
    env TMPDIR=/tmp mmdebstrap --mode=root --variant=apt --format=directory \
      --dpkgopt="$cache/root.dpkg" --aptopt="$conf" \
      trixie "$root.new" "$sources" \
    || die "making the private Debian failed."
  as_root mv -T "$root.new" "$root"
}

write_sources () {
  local mirror options keyring=/usr/share/keyrings/debian-archive-keyring.gpg

  mirror=$(find_mirror) || exit 1
  # a mirror some days behind counts as expired for releases still moving
  options=check-valid-until=no
  [ ! -e "$keyring" ] || options="$options signed-by=$keyring"
  echo "deb [$options] $mirror trixie main" >"$cache/root.list"
  if carries "$mirror" forky; then
    echo "deb [$options] $mirror forky main" >"$cache/root-next.list"
  else
    rm -f "$cache/root-next.list"
  fi
  { echo 'Acquire::Languages "none";'
    host_apt_conf "$mirror"; } >"$cache/root.conf"
}

# Runs a command as the root's administrator, with a network.
in_root () {
  local ca
  local -a arguments=(
    --bind "$root" / --dev /dev --proc /proc --perms 1777 --tmpfs /tmp --tmpfs /run
    --ro-bind "$(realpath /etc/resolv.conf)" /etc/resolv.conf
    --ro-bind "$source_dir/build-aux" /run/build-aux --ro-bind "$cache" /run/cache
    --cap-add ALL --unshare-pid --unshare-ipc --unshare-uts
    --die-with-parent --new-session --clearenv
    --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin --setenv HOME /root
    --setenv LC_ALL C.UTF-8 --setenv DEBIAN_FRONTEND noninteractive
  )
  [ ! -e /etc/hosts ] || arguments+=(--ro-bind /etc/hosts /etc/hosts)
  ca=$(host_ca_file)
  [ ! -e "$ca" ] || arguments+=(--ro-bind "$(realpath "$ca")" /run/ca.crt)

  as_root bwrap "${arguments[@]}" "$@"
}

# Adds a stage's packages.  Whatever was interrupted is carried on with; only
# a root that can't be repaired is made anew.
add_stage () { # STAGE
  local stage=$1 status=0 again

  write_sources
  for again in no yes; do
    [ -d "$root" ] || make_root
    say "Installing the packages to $stage Winnow in it …"
    status=0
    # shellcheck disable=SC2046
    in_root bash /run/build-aux/lib/root-packages.sh "$stage" "$(stage_hash "$stage")" \
      $(package_names $(stage_lists "$stage")) \
      >"$cache/root-$stage.log" 2>&1 </dev/null || status=$?
    [ "$status" != 0 ] || return 0
    # 3: it can't be repaired
    if [ "$status" != 3 ] || [ "$again" = yes ]; then break; fi
    say "An earlier set-up left it broken: starting over."
    as_root mv -T "$root" "$root.old"
    as_root rm -rf --one-file-system "$root.old"
  done
  show_log "$cache/root-$stage.log"
  die "installing the packages failed."
}
