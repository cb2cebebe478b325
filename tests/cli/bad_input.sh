#!/bin/sh
# SPDX-License-Identifier: MIT
# What a person may hand us: each gets its message with place and remedy, its exit code, and loses nothing.
set -u

# Root reads and writes everything; without these capabilities it obeys the modes of files.
overrides=-dac_override,-dac_read_search
if [ "$(id -u)" -eq 0 ] && [ $# -eq 0 ] &&
    setpriv --inh-caps $overrides --bounding-set $overrides true 2>/dev/null; then
    exec setpriv --inh-caps $overrides --bounding-set $overrides "$0" again
fi
. tests/support/program.sh
office

# every WHAT CODE WORDS FILE: what all commands that read drafts say about a file; it stays as it is.
every() {
    cp "$4" "$dir/before" 2>/dev/null
    says "$1: check" "$2" "$3" check "$4"
    says "$1: set" "$2" "$3" set "$4" meetings=3
    says "$1: assemble" "$2" "$3" assemble "$4" -o report.txt
    check "$1: no report" [ ! -e report.txt ]
    [ ! -f "$dir/before" ] || check "$1: stays" cmp -s "$dir/before" "$4"
    rm -f "$dir/before"
}

# form_says WHAT CODE WORDS FILE: what the commands that read forms say; lint says 1 where it read the file.
form_says() {
    lint=$2
    [ "$2" != 4 ] || lint=1
    says "$1: lint" "$lint" "$3" lint "$4"
    says "$1: show" "$2" "$3" show "$4"
    says "$1: new" "$2" "$3" new "$4" -o new.yaml
    check "$1: no draft" [ ! -e new.yaml ]
}

every 'missing' 3 'none.yaml: 错误: 没有这个文件或文件夹，请核对名称' none.yaml
form_says 'missing form' 3 'forms/none.yaml: 错误: 没有这个文件或文件夹，请核对名称' forms/none.yaml
mkdir folder.yaml
every 'directory' 3 'folder.yaml: 错误: 这是文件夹，不是文件，请写明文件名' folder.yaml
form_says 'directory as form' 3 './folder.yaml: 错误: 这是文件夹，不是文件，请写明文件名' ./folder.yaml
every 'a file as folder' 3 'forms/office.yaml/a.yaml: 错误: 路径中有一段不是文件夹，请核对' forms/office.yaml/a.yaml
answered closed.yaml
chmod 0 closed.yaml
if [ -r closed.yaml ]; then
    echo 'skip - unreadable: root reads everything'
else
    every 'unreadable' 3 'closed.yaml: 错误: 没有权限，请换一个位置，或请管理员授权' closed.yaml
fi
: >empty.yaml
every 'empty' 4 'empty.yaml: 错误: 文件是空的，或者只有注释' empty.yaml
form_says 'empty form' 4 './empty.yaml: 错误: 文件是空的，或者只有注释' ./empty.yaml
printf '_form: office\norg: a\377b\n' >bytes.yaml
every 'no text' 4 'bytes.yaml:2:7: 错误: 从这一行第 7 个字节起既不是 UTF-8 也不是 GB18030；请用编辑器另存为 UTF-8，或换用备份
    org: a<FF>b
          ^' bytes.yaml
form_says 'no text in a form' 4 './bytes.yaml:2:7: 错误: 从这一行第 7 个字节起既不是 UTF-8 也不是 GB18030；请用编辑器另存为 UTF-8，或换用备份' ./bytes.yaml
printf '_form: office\norg: [a\nmeetings: 3\n' >torn.yaml
every 'torn' 4 'torn.yaml:2:6: 错误: 这个 [ 没有配对的 ]
    org: [a
         ^' torn.yaml
head -c 5000000 /dev/zero | tr '\0' '#' >large.yaml
every 'too large' 4 'large.yaml: 错误: 文件超过 4 MiB，请拆成几个文件' large.yaml
form_says 'too large a form' 4 './large.yaml: 错误: 文件超过 4 MiB，请拆成几个文件' ./large.yaml
echo 'just words' >words.yaml
every 'no draft' 4 'words.yaml:1:1: 错误: 这不是草稿：应是“名称: 内容”一行一项
    just words
    ^' words.yaml
printf '_format: x\n_form: office\n_status: done\n' >meta.yaml
every 'its own records are wrong' 4 'meta.yaml:1:10: 错误: _format 应是整数，如 1
    _format: x
             ^
meta.yaml:3:10: 错误: _status 只能是 draft（草稿）或 finalized（定稿）
    _status: done
             ^' meta.yaml

if iconv -f UTF-8 -t GBK </dev/null 2>/dev/null; then
    answered utf8.yaml
    iconv -f UTF-8 -t GBK utf8.yaml >gbk.yaml
    run assemble utf8.yaml
    gives 'a draft in GBK' 0 "$out" assemble gbk.yaml
    run set gbk.yaml meetings=13
    check 'is written as UTF-8' grep -qx 'org: 江州市水务局' gbk.yaml
    run show office
    iconv -f UTF-8 -t GBK forms/office.yaml >gbk-form.yaml
    gives 'a form in GBK' 0 "$out" show gbk-form.yaml
else
    echo 'skip - a draft and a form in GBK, no iconv'
fi
printf '_form: office\r\norg: \344\270\255\r\n' >crlf.yaml
printf '\357\273\277' | cat - crlf.yaml >bom.yaml
run check bom.yaml
check 'BOM and CRLF' [ "$code$err" = 1 ]

answered other.yaml
says 'a draft for another form' 4 'tianbao: other.yaml 是模板“office”的草稿，不是“transport-bureau”的' \
    check other.yaml --form transport-bureau
says 'no such --form' 3 'offic: 错误: 没有这个模板，是不是 office；用 tianbao list 看有哪些' check other.yaml --form offic
draft fields.yaml 'year: 2026' 'meetngs: 3' '培训: 3' 'org: 甲' 'meetings: 5' 'training: 否' 'documents: 1'
says 'unknown fields' 0 'fields.yaml:6:1: 提示: 模板里没有填报项“meetngs”，是不是 meetings，原样保留
    meetngs: 3
    ^
fields.yaml:7:1: 提示: 模板里没有填报项“培训”，原样保留
    培训: 3
    ^' check fields.yaml
run set fields.yaml org=乙
equal 'are kept' 'meetngs: 3 培训: 3' "$(grep -e meetngs -e 培训 fields.yaml | xargs)"

printf '%s\n' 'id: torn' 'version: 1' 'name: 破' 'sections:' '  - title: 一' '    fields:' \
    '      - {name: n, label: 数, type: count}' '    text: |' '      共{{#n}}{{n}}次。' >forms/torn.yaml
unclosed='forms/torn.yaml:9:8: 错误: {{#n}} 没有对应的结束标记 {{/n}}
          共{{#n}}{{n}}次。
            ^'
form_says 'unclosed clause' 4 "$unclosed" forms/torn.yaml
draft torn-form.yaml
sed -i.was 's/^_form: office/_form: torn/' torn-form.yaml
every 'a form that does not load' 4 "$unclosed
tianbao: torn-form.yaml：找不到或读不了它的模板 torn；用 --form 指明模板文件" torn-form.yaml

answered good.yaml
mkdir locked
answered locked/a.yaml
chmod 500 locked
if [ ! -w locked ]; then
    says 'a folder that may not be written: a report' 3 'tianbao: locked/r.txt：没有写成：没有权限，请换一个位置，或请管理员授权' \
        assemble good.yaml -o locked/r.txt
    says 'many reports' 3 'tianbao: locked/good.txt：没有写成：没有权限，请换一个位置，或请管理员授权' assemble good.yaml -o locked/
    says 'a draft in it' 3 'tianbao: locked/a.yaml：没有保存：没有权限，请换一个位置，或请管理员授权' set locked/a.yaml org=乙
    equal 'stays' 'org: 江州市水务局' "$(grep org locked/a.yaml)"
    says 'a new one' 3 'tianbao: locked/b.yaml：没有建成草稿：没有权限，请换一个位置，或请管理员授权' new office -o locked/b.yaml
    chmod 700 locked
else
    says 'a folder that nobody writes: a report' 3 'tianbao: /proc/r.txt：没有写成：没有这个文件或文件夹，请核对名称' assemble good.yaml -o /proc/r.txt
    echo 'skip - a folder that may not be written: root writes everywhere'
fi

# A quota on the size of files stands for a full disk where none can be mounted.
err=$( (ulimit -f 0 && "$TIANBAO" set good.yaml org=乙) 2>&1)
equal 'no more room' '3 tianbao: good.yaml：没有保存：文件太大，超过了限制' "$? $err"
equal 'the old draft stays' 'org: 江州市水务局' "$(grep org good.yaml)"
mkdir small
trap 'umount "$dir/work/small" 2>/dev/null; rm -rf "$dir"' EXIT
if mount -t tmpfs -o size=16k tmpfs small 2>/dev/null; then
    full='磁盘已满，请删去不用的文件，或换一个位置'
    answered small/a.yaml
    cp small/a.yaml before.yaml
    head -c 20000 /dev/zero >small/fill 2>/dev/null
    says 'disk full: set' 3 "tianbao: small/a.yaml：没有保存：$full" set small/a.yaml org=乙
    check 'disk full: the draft stays' cmp -s small/a.yaml before.yaml
    says 'disk full: new' 3 "tianbao: small/b.yaml：没有建成草稿：$full" new office -o small/b.yaml
    says 'disk full: assemble' 3 "tianbao: small/r.txt：没有写成：$full" assemble good.yaml -o small/r.txt
    says 'disk full: many' 3 "tianbao: small/good.txt：没有写成：$full" assemble good.yaml -o small/
    equal 'disk full: nothing is left behind' 'a.yaml fill' "$(cd small && find . -type f | sed 's/^..//' | LC_ALL=C sort | xargs)"
    umount small
else
    echo 'skip - disk full: no tmpfs can be mounted'
fi
