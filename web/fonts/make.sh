#!/bin/sh
# Makes the fonts of this folder from the packages: run in it, where fonttools is (Debian: python3-fonttools, python3-brotli).
set -e
characters='U+20-7E,U+A0,U+B1,U+B7,U+BD,U+D7,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2026,U+2191,U+2193,U+2212'
whole=../../node_modules/@fontsource-variable
for font in inter source-serif-4 jetbrains-mono; do
  python3 -m fontTools.varLib.instancer "$whole/$font/files/$font-latin-wght-normal.woff2" wght=400:700 --output whole.ttf
  # Features: what the page asks for, and what letters need. Names: who made it and its licence.
  python3 -m fontTools.subset whole.ttf --unicodes="$characters" --layout-features=kern,ccmp,locl,mark,tnum \
    --name-IDs=0,13,14 --flavor=woff2 --output-file="$font-basic.woff2"
  rm whole.ttf
done
