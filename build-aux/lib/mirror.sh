# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Finds Debian 13 on the package mirrors this system already uses.

apt_helper=/usr/lib/apt/apt-helper

# The base addresses of this system's mirrors.  apt itself is asked where it
# would update from, so that every way of writing its sources is understood,
# and what is disabled or commented out is left out.
host_mirrors () {
  local base list

  apt-get update --print-uris 2>/dev/null \
    | sed -n "s|^'\(.*[^/]\)/*/dists/.*/binary-[^/]*/Packages.*|\1|p" \
    | awk '!seen[$0]++' \
    | while read -r base; do
        case $base in
          http://*|https://*) echo "$base" ;;
          mirror+file:*)      # a list of mirrors, one a line
            list=${base#mirror+file:}
            awk '!/^#/ && $1 ~ /^https?:/ { sub("/*$", "", $1); print $1 }' \
              "/${list##/}" 2>/dev/null ;;
        esac
      done
}

# Whether a mirror carries a release of Debian.
carries () { # MIRROR CODENAME
  local dir status=1

  dir=$(mktemp -d)
  chmod 755 "$dir"
  if "$apt_helper" download-file "$1/dists/$2/InRelease" "$dir/InRelease" >/dev/null 2>&1; then
    grep -q '^Origin: Debian' "$dir/InRelease" \
      && grep -q "^Codename: $2" "$dir/InRelease" && status=0
  fi
  rm -rf "$dir"
  return "$status"
}

# Prints the mirror to use.
find_mirror () {
  local mirror tried=

  if [ -n "${WINNOW_DEBIAN_MIRROR:-}" ]; then
    mirror=${WINNOW_DEBIAN_MIRROR%/}
    carries "$mirror" trixie || die "WINNOW_DEBIAN_MIRROR=$mirror does not answer with Debian 13 (trixie)."
    echo "$mirror"
    return
  fi
  for mirror in $(host_mirrors); do
    if carries "$mirror" trixie; then
      echo "$mirror"
      return
    fi
    tried="$tried
  $mirror"
  done
  die "none of the mirrors this system's apt uses answers with Debian 13 (trixie):${tried:-
  (apt names none)}
Without a network now?  Then try again with one.  Otherwise set WINNOW_DEBIAN_MIRROR to the address of a Debian mirror, or install the Flatpak (README.md)."
}

# apt's settings for reaching the network here, as an apt.conf.
host_apt_conf () { # MIRROR
  local scheme variable detect

  apt-config dump | awk '
    tolower($0) ~ /^acquire::https?::.*"[^"]+";$/ &&
    tolower($1) !~ /::(proxy-?auto-?detect|cainfo)$/'
  for scheme in http https; do
    variable=${scheme}_proxy
    [ -z "${!variable:-}" ] || echo "Acquire::$scheme::Proxy \"${!variable}\";"
    eval "$(apt-config shell detect "Acquire::$scheme::Proxy-Auto-Detect")"
    if [ -n "${detect:-}" ] && [ "${1%%:*}" = "$scheme" ]; then
      detect=$("$detect" "$1" 2>/dev/null) || continue
      echo "Acquire::$scheme::Proxy \"$detect\";"
    fi
    detect=
  done
}

# The certificates apt trusts here.
host_ca_file () {
  local file=
  eval "$(apt-config shell file Acquire::https::CAInfo/f)"
  echo "${file:-/etc/ssl/certs/ca-certificates.crt}"
}
