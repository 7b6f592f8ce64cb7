# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Running commands where Winnow is built, two ways:
#   enter_sealed COMMAND...  sees the source (read-only), the builds (writable)
#                            and no network; its environment is box_env alone
#   enter_open COMMAND...    sees the files, network, display, session and
#                            environment of the person who called, and takes
#                            this script's place
# With kind=native both are the system itself, as it is.

box_env=()      # NAME=VALUE for sealed commands
box_write=()    # further folders sealed commands may write to

quiet_desktop=(
  GDK_DEBUG=no-portals ADW_DISABLE_PORTAL=1 GSETTINGS_BACKEND=memory
  GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1
)

# The root without its changing parts, on an empty top folder, so that any
# place can be laid over it.
root_arguments () {
  local entry name

  arguments=(--tmpfs /)
  for entry in "$root"/*; do
    name=${entry##*/}
    if [ -L "$entry" ]; then
      arguments+=(--symlink "$(readlink "$entry")" "/$name")
    else
      case $name in
        usr|etc|lib*) arguments+=(--ro-bind "$entry" "/$name") ;;
      esac
    fi
  done
  arguments+=(
    --tmpfs /usr/src --tmpfs /usr/local --dev /dev --proc /proc
    --dir /var --symlink ../run /var/run
    --ro-bind "$root/var/cache/fontconfig" /var/cache/fontconfig
  )
  user_names
  arguments+=(--ro-bind "$cache/passwd" /etc/passwd)
}

# The root knows nobody but the system's own users.
user_names () {
  local entry

  entry=$(getent passwd "$(id -u)") \
    || entry="user:x:$(id -u):$(id -g)::${HOME:-/}:/bin/sh"
  {
    grep -v "^[^:]*:[^:]*:$(id -u):" "$root/etc/passwd"
    echo "$entry"
  } >"$cache/passwd.$$"
  mv "$cache/passwd.$$" "$cache/passwd"
}

enter_sealed () {
  local -a arguments environment
  local entry

  environment=(
    "HOME=/tmp" "LANG=C.UTF-8" "TZ=UTC" "TERM=${TERM:-dumb}"
    ${box_env[@]+"${box_env[@]}"}
  )
  if [ "$kind" = native ]; then
    entry=$builds/home
    mkdir -p "$entry"
    (cd "$source_dir" \
       && exec env -i "PATH=$PATH" "${environment[@]}" "HOME=$entry" "$@")
    return
  fi

  root_arguments
  arguments+=(
    --perms 1777 --tmpfs /tmp --perms 1777 --dir /var/tmp --dir /run
    --perms 0700 --dir "/run/user/$(id -u)"
    --ro-bind "$source_dir" "$source_dir" --bind "$builds" "$builds"
  )
  for entry in ${box_write[@]+"${box_write[@]}"}; do
    arguments+=(--bind "$entry" "$entry")
  done
  arguments+=(
    --unshare-net --unshare-pid --unshare-ipc --unshare-uts
    --new-session --die-with-parent --chdir "$source_dir" --clearenv
    --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin
    --setenv XDG_RUNTIME_DIR "/run/user/$(id -u)"
  )
  for entry in "${environment[@]}"; do
    arguments+=(--setenv "${entry%%=*}" "${entry#*=}")
  done
  enter command "$@"
}

enter_open () {
  local -a arguments
  local entry name

  if [ "$kind" = native ]; then
    installed_environment
    exec "$@"
  fi

  root_arguments
  # everything of the host that is not the system itself, where it is
  for entry in /* /var/*; do
    case $entry in
      /bin|/boot|/dev|/etc|/lib*|/lost+found|/proc|/run|/sbin|/sys|/usr|/var) ;;
      /var/cache|/var/run|/var/lock) ;;
      *)
        if [ -L "$entry" ]; then
          arguments+=(--symlink "$(readlink "$entry")" "$entry")
        elif [ -d "$entry" ] && [ -r "$entry" ]; then
          arguments+=(--bind "$entry" "$entry")
        fi ;;
    esac
  done
  for entry in "${XDG_RUNTIME_DIR:-}" /run/media /run/dbus /run/systemd/resolve; do
    [ ! -d "$entry" ] || arguments+=(--bind "$entry" "$entry")
  done
  # sockets and keys that are elsewhere
  for entry in "${WAYLAND_DISPLAY:-}" "${XAUTHORITY:-}"; do
    case $entry in
      /*) [ ! -e "$entry" ] || arguments+=(--bind "$entry" "$entry") ;;
    esac
  done
  entry=${DBUS_SESSION_BUS_ADDRESS:-}
  case $entry in
    unix:path=*)
      entry=${entry#unix:path=}
      entry=${entry%%[,;]*}
      [ ! -S "$entry" ] || arguments+=(--bind "$entry" "$entry") ;;
  esac
  arguments+=(--dev-bind /dev /dev --ro-bind /sys /sys)
  for name in resolv.conf hosts ssl/certs/ca-certificates.crt; do
    [ ! -f "/etc/$name" ] || [ ! -f "$root/etc/$name" ] \
      || arguments+=(--ro-bind "$(realpath "/etc/$name")" "/etc/$name")
  done
  [ ! -d /usr/share/fonts ] || arguments+=(--ro-bind /usr/share/fonts /run/host/fonts)
  arguments+=(--bind "$cache" "$cache" --ro-bind "$source_dir" "$source_dir")
  case $PWD/ in
    /usr/*|/etc/*|/boot/*)
      die "$PWD belongs to this system and can't be seen from the private Debian; run this from another folder." ;;
  esac
  arguments+=(--chdir "$PWD")
  root_environment
  installed_environment
  enter exec "$@"
}

# The caller's environment, less what speaks of the host's own libraries.
root_environment () {
  unset LD_LIBRARY_PATH LD_PRELOAD GTK_PATH GTK_MODULES GTK_IM_MODULE \
    GTK_EXE_PREFIX GTK_DATA_PREFIX GIO_MODULE_DIR GIO_EXTRA_MODULES \
    GDK_PIXBUF_MODULE_FILE GI_TYPELIB_PATH GSETTINGS_SCHEMA_DIR \
    FONTCONFIG_FILE FONTCONFIG_PATH PYTHONPATH PYTHONHOME \
    SSL_CERT_FILE SSL_CERT_DIR LOCPATH XDG_DATA_DIRS BASH_ENV ENV
  export PATH=/usr/sbin:/usr/bin:/sbin:/bin

  # dconf is the host's and may be of another version
  export GSETTINGS_BACKEND="${GSETTINGS_BACKEND:-keyfile}"
  if [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] && [ -z "${GDK_DEBUG:-}" ] \
       && [ -e /usr/share/dbus-1/services/org.freedesktop.portal.Desktop.service ]; then
    # links and files are opened by the host's programs
    export GDK_DEBUG=portals
  fi
  if [ -z "${TZ:-}" ] && [ -L /etc/localtime ]; then
    TZ=$(readlink -f /etc/localtime)
    export TZ=${TZ#*/zoneinfo/}
  fi
  # the root has no locale but C.UTF-8; translations need no more than a name
  local language=${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}}
  case $language in
    C|C.*|POSIX) ;;
    *) export LANGUAGE="${LANGUAGE:-${language%%.*}}" ;;
  esac
  unset LC_ALL LC_MESSAGES LC_CTYPE LC_NUMERIC LC_TIME LC_COLLATE LC_MONETARY \
    LC_PAPER LC_NAME LC_ADDRESS LC_TELEPHONE LC_MEASUREMENT LC_IDENTIFICATION
  export LANG=C.UTF-8
}

# Runs a command with the arguments gathered, or becomes it.
enter () { # command|exec COMMAND...
  local how=$1
  shift

  if unprivileged; then
    "$how" bwrap "${arguments[@]}" -- "$@"
  else
    # no user namespaces for ordinary users here
    "$how" sudo -n --preserve-env bwrap "${arguments[@]}" \
      --cap-add CAP_SETUID --cap-add CAP_SETGID -- \
      setpriv --reuid="$(id -u)" --regid="$(id -g)" --clear-groups "$@"
  fi
}

unprivileged () {
  [ "$(id -u)" = 0 ] || bwrap --ro-bind / / true 2>/dev/null
}
