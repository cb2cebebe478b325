#!/bin/sh
# SPDX-License-Identifier: MIT
# embed.sh FILE.yaml...: prints the C source of what embedded.h declares.
# Bytes and not strings, which ISO C keeps short.
set -eu
export LC_ALL=C
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
printf 'const struct embedded_form embedded_forms[] = {\n%s    {NULL, NULL, 0}\n};\n' "$rows"
printf 'const size_t embedded_form_count = %d;\n' "$count"
