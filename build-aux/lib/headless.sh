#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# headless.sh COMMAND... : runs a command on a screen of its own that nobody
# sees (sway, 1280×800 or $SCREEN_SIZE), with a session bus of its own, and
# exits as it exits.
set -u

runtime=$(mktemp -d)
log=$runtime/sway.log
export XDG_RUNTIME_DIR=$runtime
export WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1
unset DISPLAY WAYLAND_DISPLAY SWAYSOCK

cat >"$runtime/sway.config" <<EOF
output * resolution ${SCREEN_SIZE:-1280x800} background #888888 solid_color
for_window [app_id=".*"] floating enable, border none
xwayland disable
EOF
sway -c "$runtime/sway.config" >"$log" 2>&1 &
sway=$!
finish () {
  kill "$sway" 2>/dev/null
  wait "$sway" 2>/dev/null
  rm -rf "$runtime"
}
trap finish EXIT
trap 'exit 143' TERM INT HUP

for _ in $(seq 100); do
  display=$(cd "$runtime" && ls -d wayland-? 2>/dev/null)
  socket=$(cd "$runtime" && ls -d sway-ipc.* 2>/dev/null)
  [ -n "$display" ] && [ -n "$socket" ] && break
  kill -0 "$sway" 2>/dev/null || break
  sleep 0.1
done
if [ -z "$display" ]; then
  echo "headless.sh: sway did not start:" >&2
  cat "$log" >&2
  exit 70
fi

export WAYLAND_DISPLAY=$display SWAYSOCK=$runtime/$socket GDK_BACKEND=wayland
export XDG_SESSION_TYPE=wayland XDG_CURRENT_DESKTOP=GNOME

# what the bus starts is not to write among what the command writes
exec 3>&1 >&2
# shellcheck disable=SC2016
dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' headless "$@"
