#!/bin/sh
# SPDX-License-Identifier: MIT
# What a draft more costs `assemble` in system calls: its own file and its report, and nothing else. The form
# is read once.
set -u
. tests/support/tap.sh
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export ASAN_OPTIONS=detect_leaks=0 # it cannot work under strace

if ! strace -o /dev/null true 2>/dev/null; then
    echo 'skip - system calls of a draft: strace does not work here'
    exit 0
fi

cat >"$dir/small.yaml" <<'FORM'
id: small
version: 1
name: 小结
title: 小结
sections:
  - title: 会议
    fields:
      - {name: meetings, label: 会议, type: count, unit: 次}
    text: |
      开会{{meetings}}次。
FORM
mkdir "$dir/drafts"
for n in 1 2 3 4 5 6 7 8 9; do
    printf '_form: small\nmeetings: %d\n' $n >"$dir/drafts/$n.yaml"
done

# calls OUT DRAFT...: how often files were opened, read, written, closed and renamed for them.
calls() {
    out=$1
    shift
    strace -f -e trace=open,openat,read,write,close,rename,renameat,renameat2 -o "$dir/trace" \
        "$TIANBAO" assemble --form "$dir/small.yaml" -o "$out/" "$@" || echo "exit code $?"
    grep -c '^[0-9]* *[a-z]' "$dir/trace"
}

few=$(calls "$dir/few" "$dir"/drafts/[1-3].yaml)
more=$(calls "$dir/more" "$dir"/drafts/[1-6].yaml)
most=$(calls "$dir/most" "$dir"/drafts/[1-9].yaml)
# open, read, end of file, close; open, write, close, rename
equal 'a draft more is eight calls more' "$((3 * 8)) $((3 * 8))" "$((more - few)) $((most - more))"
equal 'each has its report' 9 "$(find "$dir/most" -name '*.txt' | wc -l | tr -d ' ')"
