#!/bin/sh
# SPDX-License-Identifier: MIT
# embed.sh NAME FILE.yaml...: prints the C source of the table NAMEs and of NAME_count, for embedded.h.
# Bytes and not strings, which ISO C keeps short.
set -eu
export LC_ALL=C
name=$1
shift
printf '/* Made by embed.sh. */\n#include "model/embedded.h"\n\n'
rows='' count=0
for file; do
    printf 'static const unsigned char text_%d[] = {\n' "$count"
    od -A n -v -t u1 "$file" | sed 's/[0-9][0-9]*/&,/g'
    printf '0};\n'
    rows="$rows    {\"$(basename "$file" .yaml)\", (const char *)text_$count, sizeof text_$count - 1},
"
    count=$((count + 1))
done
printf 'const struct embedded_form %ss[] = {\n%s    {NULL, NULL, 0}\n};\n' "$name" "$rows"
printf 'const size_t %s_count = %d;\n' "$name" "$count"
