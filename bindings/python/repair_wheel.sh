#!/usr/bin/env bash
# repair_wheel.sh WHEEL FOLDER: puts a wheel into FOLDER that needs nothing but the C and C++ libraries: ICU and
# uchardet are in it, and of ICU's data, 31 MB, what icu_data.txt names. Needs libicu-dev, icu-devtools, binutils,
# gcc and auditwheel.
set -euo pipefail
wheel=$(realpath "$1") folder=$(realpath -m "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# The static library's only object is the data, and a shared one that holds a part of it takes its place.
libraries=$(pkg-config --variable=libdir icu-uc)
ar x "$libraries/libicudata.a"
object=$(echo icudt*_dat.o)      # icudt72l_dat.o
package=${object%_dat.o}         # icudt72l
version=$(tr -dc 0-9 <<< "$package")
PATH=$PATH:/usr/sbin
mkdir whole parts libraries
objcopy -O binary --only-section=.rodata "$object" "whole/$package.dat"
icupkg -x "$here/icu_data.txt" -d parts "whole/$package.dat"
icupkg -tl -a "$here/icu_data.txt" -s parts new "$package.dat"
cat > data.S <<EOF
    .section .rodata
    .balign 64
    .globl icudt${version}_dat
    .type icudt${version}_dat, @object
icudt${version}_dat:
    .incbin "$package.dat"
    .size icudt${version}_dat, . - icudt${version}_dat
    .section .note.GNU-stack,"",%progbits
EOF
gcc -shared -nostdlib -Wl,-soname,libicudata.so."$version" -o libraries/libicudata.so."$version" data.S
LD_LIBRARY_PATH=$work/libraries auditwheel repair --strip --wheel-dir "$folder" "$wheel"
