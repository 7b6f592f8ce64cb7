# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Configuring, compiling and installing into a folder of the cache.

# Configures a build, or does nothing when it is configured the same already.
# Only what building needs counts: a build serves whatever is installed on top.
configure () { # NAME MESON-OPTION...
  local dir=$builds/$1 key
  key="$* $(stage_hash run)"
  shift

  if [ -e "$dir/build/build.ninja" ] && [ "$(cat "$dir/key" 2>/dev/null)" = "$key" ]; then
    return 0
  fi
  rm -rf "$dir"
  mkdir -p "$dir"
  logged "$dir/configure.log" enter_sealed ${build_env[@]+env "${build_env[@]}"} \
    meson setup --prefix="$dir/install" "$@" "$dir/build" "$source_dir" \
    || return 1
  echo "$key" >"$dir/key"
}

build_env=()

compile () { # NAME
  logged "$builds/$1/compile.log" enter_sealed ninja -C "$builds/$1/build"
}

# Puts what a person gets into $builds/NAME/install.
install_build () { # NAME
  local dir=$builds/$1

  if [ -e "$dir/installed" ] && grep -q '^ninja: no work to do' "$dir/compile.log"; then
    return 0
  fi
  rm -f "$dir/installed"
  # refreshed after every installation, whether anything came there or not
  mkdir -p "$dir"/install/share/{applications,glib-2.0/schemas,icons/hicolor}
  logged "$dir/install.log" enter_sealed \
    meson install --no-rebuild --quiet -C "$dir/build" || return 1
  : >"$dir/installed"
}

# The build that people run.
build_winnow () {
  take_lock "$builds/run.lock" build
  [ -e "$builds/run/installed" ] || say "Building Winnow …"
  configure run || die "configuring the build failed."
  compile run || die "compiling failed."
  install_build run || die "installing into the build's own folder failed."
  drop_lock
}
