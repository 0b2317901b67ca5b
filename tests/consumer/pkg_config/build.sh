#!/usr/bin/env bash
# build.sh CC PREFIX LIBDIR PROGRAM [FLAG]...: builds the C program against the package below PREFIX, by
# pkg-config, and runs it.
set -euo pipefail
cc=$1 prefix=$2 libdir=$3 program=$4
shift 4
here=$(dirname "$0")
export PKG_CONFIG_PATH=$prefix/$libdir/pkgconfig
read -ra flags < <(pkg-config --cflags degarble)
read -ra libs < <(pkg-config --libs degarble)
"$cc" -std=c11 -Wall -Wextra -Wpedantic -Werror "$@" "${flags[@]}" -c "$here/main.c" -o "$program.o"
"$cc" "$@" "$program.o" "${libs[@]}" -o "$program"
LD_LIBRARY_PATH=$prefix/$libdir "$program"
