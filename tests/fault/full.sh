#!/bin/sh
# SPDX-License-Identifier: MIT
# No room on the disk: quotas, full and read-only file systems. What was there stays whole, and the person is told.
set -u
. tests/support/program.sh
office
sentence='全年抓好各项工作落实，按季度检查进度，年底向机关党委报告完成情况。'
long=$(yes "$sentence" | head -n 200 | tr -d '\n') # 20 KB
answered "$dir/old.yaml"
set -- set a.yaml "org=$long"

# stays WHAT CODE REASON: three tests after a run: the draft is as it was, the exit code, what was said; and
# that no temporary file is left.
stays() {
    check "$1: the draft is as it was" cmp -s "$dir/old.yaml" a.yaml
    equal "$1: the exit code" "$2" "$code"
    check "$1: the reason is given" grep -q "$3" "$dir/err"
    equal "$1: nothing is left behind" '' "$(find . -name '.tianbao*')"
}

# A limit on the size of files, in blocks of 512 bytes.
cp "$dir/old.yaml" a.yaml
for blocks in 1 2 8 20; do
    (
        ulimit -f "$blocks" 2>/dev/null || exit 3
        "$TIANBAO" "$@" >"$dir/out" 2>"$dir/err" </dev/null
    )
    code=$?
    stays "a limit of $blocks blocks" 3 '没有保存：文件太大'
done
run "$@"
equal 'without it' 0 "$code"
check 'it is saved' grep -q '年底向机关党委报告完成情况。$' a.yaml

# on OPTIONS COMMAND: runs the shell command in a file system of its own at ./disk.
on() {
    unshare -m sh -c "mount -t tmpfs -o $1 none disk && cd disk && $2" 2>"$dir/err"
}
mkdir disk
if ! on size=16k true; then
    echo 'skip - full and read-only file systems, mounting is not allowed'
    exit
fi
# What the file system held at the end is copied out, since it goes with the shell. Its block is of 4 KiB.
save="cp -r ../forms . && cp $dir/old.yaml a.yaml && { \"\$TIANBAO\" set a.yaml org=\"\$LONG\" 2>$dir/said; code=\$?; }
cp a.yaml $dir/draft; find . -name '.tianbao*' >$dir/left; exit \$code"
export LONG="$long"
full=0
for size in 16 20 24 32 48 64 96 128 256; do
    on "size=${size}k" "$save"
    code=$?
    cp "$dir/draft" a.yaml
    cp "$dir/said" "$dir/err"
    if [ "$code" -eq 0 ]; then
        check "$size KiB: it is saved" grep -q '年底向机关党委报告完成情况。$' a.yaml
    else
        full=$((full + 1))
        equal "$size KiB: the exit code" 3 "$code"
        check "$size KiB: the draft is as it was" cmp -s "$dir/old.yaml" a.yaml
        check "$size KiB: the reason is given" grep -q '没有保存：磁盘已满' "$dir/err"
    fi
    equal "$size KiB: nothing is left behind" '' "$(cat "$dir/left")"
done
check 'some were full, and some were not' [ "$full" -gt 0 -a "$full" -lt 9 ]

on size=64k "cp -r ../forms . && cp $dir/old.yaml a.yaml && mount -o remount,ro none ../disk &&
    { \"\$TIANBAO\" set a.yaml meetings=3 2>$dir/said; code=\$?; } && cp a.yaml $dir/draft; exit \$code"
code=$?
cp "$dir/draft" a.yaml
cp "$dir/said" "$dir/err"
stays 'read-only' 3 '没有保存：磁盘是只读的'
