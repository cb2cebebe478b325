#!/bin/sh
# SPDX-License-Identifier: MIT
# The home screen line by line: all that keys can do there can be asked for in words.
set -u
. tests/support/program.sh
office
export TIANBAO_FORMS=forms
drafts=$dir/home/drafts
mkdir -p "$drafts"
finished() {
    draft "$1" '_status: finalized' 'year: 2026' 'org: 江州市水务局' 'meetings: 12' 'training: false' \
        'documents: 30余'
}
draft "$drafts/甲.yaml" 'year: 2026'
finished "$drafts/乙.yaml"

# lines LINE...: runs the home screen with these lines typed.
lines() {
    printf '%s\n' "$@" >"$dir/in"
    run --line
}
# shows WHAT TEXT: one test that the text stands in what was written.
shows() {
    case $out in
    *"$2"*) echo "ok - $1" ;;
    *)
        echo "not ok - $1"
        printf 'expected: %s\ngot: %s\n' "$2" "$out"
        ;;
    esac
}

lines :quit
equal 'it ends well' "0 " "$code $err"
shows 'drafts are numbered' '1.   乙  定稿'
shows 'and the next' '2.   甲  缺 4'
shows 'how to get more' ':more 加行号看更多做法'
lines ':more 2' :quit
shows 'the menu' "状态：缺 4，已填 1/5
文件：$drafts/甲.yaml"
shows 'its lines' '1. 打开
2. 据此新建今年的（带去年的数）
3. 复制一份
4. 改名
5. 移到回收站
打数字选一行'
lines ':more 99' ':more x' :quit
shows 'no such line' '没有这一行'
lines ':more 2' 3 :quit
shows 'copied' '复制好了：甲-2'
check 'it is the same' cmp -s "$drafts/甲.yaml" "$drafts/甲-2.yaml"
lines ':more 3' 4 '../丙' :quit
shows 'renamed' '已改名：丙'
equal 'nothing elsewhere' 'drafts' "$(ls "$dir/home")"
equal 'the names now' '丙 乙 甲' "$(for file in "$drafts"/*.yaml; do basename "$file" .yaml; done | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//')"
lines :search 定稿 :search '' :quit
shows 'filtered' '草稿 1/3，含“定稿”'
shows 'and all again' '草稿（回车接着填）'
lines :table :quit
shows 'sorted' '草稿（回车接着填）　按名称排'
lines ':more 2' 6 :quit
check 'reopened' grep -q '^_status: draft' "$drafts/乙.yaml"
lines ':more 3' 5 9 1 :quit
shows 'in the trash' "已移到 $dir/home/trash/甲.yaml"
shows 'it is listed' '9.   回收站（1）'
shows 'and taken out again' '已放回：甲'
check 'the file is back' [ -f "$drafts/甲.yaml" ]
equal 'the trash is empty' '' "$(ls "$dir/home/trash")"
