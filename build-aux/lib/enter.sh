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
    --tmpfs /usr/src --tmpfs /usr/local
    --dev /dev --perms 1777 --tmpfs /dev/shm --proc /proc
    --dir /var --symlink ../run /var/run
    --ro-bind "$root/var/cache/fontconfig" /var/cache/fontconfig
  )
  user_names
  arguments+=(--ro-bind "$cache/passwd" /etc/passwd)
}

# Shows something of the host at its own place.
lay () { # --bind|--ro-bind PATH
  # the folders above it would be closed to others if it is
  arguments+=(--dir "$(dirname "$2")" "$1" "$2" "$2")
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
  )
  lay --ro-bind "$source_dir"
  for entry in "$builds" ${box_write[@]+"${box_write[@]}"}; do
    lay --bind "$entry"
  done
  arguments+=(
    --unshare-net --unshare-pid --unshare-ipc --unshare-uts
    --new-session --die-with-parent --chdir "$source_dir" --clearenv
    --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin
  )
  for entry in "${environment[@]}"; do
    arguments+=(--setenv "${entry%%=*}" "${entry#*=}")
  done
  enter command "$@"
}

enter_open () {
  local -a arguments
  local entry name locale installed=$builds/run/install

  if [ "$kind" = native ]; then
    export PATH="$installed/bin:$PATH"
    export XDG_DATA_DIRS="$installed/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
    exec "$@"
  fi

  find_locale
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
          lay --bind "$entry"
        fi ;;
    esac
  done
  for entry in "${XDG_RUNTIME_DIR:-}" /run/media /run/dbus /run/systemd/resolve; do
    [ ! -d "$entry" ] || lay --bind "$entry"
  done
  # sockets and keys that are elsewhere
  for entry in "${WAYLAND_DISPLAY:-}" "${XAUTHORITY:-}"; do
    case $entry in
      /*) [ ! -e "$entry" ] || lay --bind "$entry" ;;
    esac
  done
  entry=${DBUS_SESSION_BUS_ADDRESS:-}
  case $entry in
    unix:path=*)
      entry=${entry#unix:path=}
      entry=${entry%%[,;]*}
      [ ! -S "$entry" ] || lay --bind "$entry" ;;
  esac
  arguments+=(--dev-bind /dev /dev --ro-bind /sys /sys)
  for name in resolv.conf hosts ssl/certs/ca-certificates.crt; do
    [ ! -f "/etc/$name" ] || [ ! -f "$root/etc/$name" ] \
      || arguments+=(--ro-bind "$(realpath "/etc/$name")" "/etc/$name")
  done
  [ ! -d /usr/share/fonts ] || arguments+=(--ro-bind /usr/share/fonts /run/host/fonts)
  lay --bind "$cache"
  lay --ro-bind "$source_dir"
  case $PWD/ in
    /usr/*|/etc/*|/boot/*)
      die "$PWD belongs to this system and can't be seen from the private Debian; run this from another folder." ;;
  esac
  arguments+=(--chdir "$PWD")
  root_environment
  arguments+=(--die-with-parent)
  # bubblewrap is to outlive an interrupted program that has yet to end well
  trap '' INT
  enter exec env --default-signal=INT "$@"
}

# The caller's language, made when it is first asked for: the root has no
# locale but C.UTF-8.
find_locale () {
  local wanted=${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}}
  local name=${wanted%%.*}

  locale=C.UTF-8
  [[ $name =~ ^[a-z]+_[A-Z]+$ ]] || return 0
  if [ ! -e "$builds/locales/$name.utf8" ]; then
    mkdir -p "$builds/locales"
    # shellcheck disable=SC2016
    enter_sealed sh -c '
      localedef -i "$1" -f UTF-8 "$2/new.$$" && mv -T "$2/new.$$" "$2/$1.utf8"
    ' find_locale "$name" "$builds/locales" >/dev/null 2>&1 || return 0
  fi
  locale=$name.UTF-8
}

# The caller's environment, less what speaks of the host's own libraries.
root_environment () {
  local name

  for name in LD_LIBRARY_PATH LD_PRELOAD GTK_PATH GTK_MODULES GTK_IM_MODULE \
      GTK_EXE_PREFIX GTK_DATA_PREFIX GIO_MODULE_DIR GIO_EXTRA_MODULES \
      GDK_PIXBUF_MODULE_FILE GI_TYPELIB_PATH GSETTINGS_SCHEMA_DIR \
      FONTCONFIG_FILE FONTCONFIG_PATH SSL_CERT_FILE SSL_CERT_DIR \
      LC_ALL "${!LC_@}"; do
    arguments+=(--unsetenv "$name")
  done
  arguments+=(
    --setenv PATH "$installed/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    --setenv XDG_DATA_DIRS "$installed/share:/usr/local/share:/usr/share"
    # dconf is the host's and may be of another version
    --setenv GSETTINGS_BACKEND "${GSETTINGS_BACKEND:-keyfile}"
    --setenv LANG "$locale" --setenv LOCPATH "$builds/locales"
  )
  if [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] && [ -z "${GDK_DEBUG:-}" ] \
       && [ -e /usr/share/dbus-1/services/org.freedesktop.portal.Desktop.service ]; then
    # links and files are opened by the host's programs
    arguments+=(--setenv GDK_DEBUG portals)
  fi
  if [ -z "${TZ:-}" ] && [ -L /etc/localtime ]; then
    name=$(readlink -f /etc/localtime)
    arguments+=(--setenv TZ "${name#*/zoneinfo/}")
  fi
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
