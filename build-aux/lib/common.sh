# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Where things are and how to speak; sourced by every script of build-aux/.

program=build-aux/${0##*/}
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
lib_dir=$source_dir/build-aux/lib
packages_dir=$source_dir/build-aux/packages

# Everything a person reads while setting up goes to standard error: standard
# output belongs to the program that is run.
say () { printf '%s\n' "$*" >&2; }

die () { say "$program: $*"; exit 1; }

# a command nobody thought could fail
trap 'say "$program: failed at ${BASH_SOURCE[0]##*/}:$LINENO: $BASH_COMMAND"' ERR

own_dir () { mkdir -p "$1" 2>/dev/null && [ -w "$1" ] && [ -O "$1" ]; }

find_cache () {
  local base=${XDG_CACHE_HOME:-}

  if [ -z "${HOME:-}" ]; then
    HOME=$(getent passwd "$(id -u)" | cut -d: -f6)
    export HOME
  fi
  # a relative XDG_CACHE_HOME counts as unset
  [ "${base#/}" != "$base" ] || base=${HOME:-/nonexistent}/.cache

  cache=$base/winnow
  if ! own_dir "$cache"; then
    cache=/var/tmp/winnow-$(id -u)
    own_dir "$cache" || die "neither $base/winnow nor $cache can be written to; set XDG_CACHE_HOME."
  fi
  cache=$(cd "$cache" && pwd -P)
}

# Holds a lock until the script ends, saying so if someone else has it.
# The descriptor is left in lock_fd.
take_lock () { # FILE WHAT
  exec {lock_fd}>>"$1"
  if ! flock --nonblock "$lock_fd"; then
    say "Waiting for another $2 to finish …"
    flock "$lock_fd"
  fi
}

drop_lock () { exec {lock_fd}>&-; }

# Runs a command with its output going to a log, which is shown only when the
# command fails.
logged () { # LOG COMMAND...
  local log=$1 status=0
  shift

  "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$status" = 0 ] || show_log "$log"
  return "$status"
}

show_log () {
  # without what ninja did well
  grep -av '^\[[0-9]*/[0-9]*\] ' "$1" | tail -n 60 | sed 's/^/  | /' >&2
  say "(all of it: $1)"
}

find_cache
