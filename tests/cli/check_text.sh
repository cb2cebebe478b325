#!/bin/sh
# SPDX-License-Identifier: MIT
# The checker of finished text: check --text on files, and within check on what a form and its figures say.
set -u
. tests/support/program.sh
. "$source/tests/support/json.sh"

# --- files ---
printf '今年召开会议3千余次，\n\t印发XX号文件，约30次左右。\r\n' >a.txt
said='a.txt:1:7: 提示: 阿拉伯数字后面不接 十、百、千：3千余人写作3000余人
    今年召开会议3千余次，
                ^
a.txt:2:4: 提示: 这里还是占位符，请填上或删去
        印发XX号文件，约30次左右。
            ^
a.txt:2:10: 提示: 约数只用一个词：约30次，或30余次；不说“约…左右”“近…余”
        印发XX号文件，约30次左右。
                      ^'
says 'findings with their places' 1 "$said" check --text a.txt
{ printf '\357\273\277'; cat a.txt; } >bom.txt
says 'behind a BOM' 1 "$(echo "$said" | sed 's/^a/bom/')" check --text bom.txt
if iconv -f UTF-8 -t GB18030 a.txt >gb.txt 2>/dev/null; then
    says 'in GB18030' 1 "$(echo "$said" | sed 's/^a/gb/')" check --text gb.txt
else
    echo 'skip - in GB18030, no iconv'
fi
gives 'as a table' 1 '文件	行	列	文字	原因
a.txt	1	7	3千	阿拉伯数字后面不接 十、百、千：3千余人写作3000余人
a.txt	2	4	XX	这里还是占位符，请填上或删去
a.txt	2	10	约30次左右	约数只用一个词：约30次，或30余次；不说“约…左右”“近…余”' check --text --table a.txt
run check --text --json a.txt
check 'as JSON' is_json "$dir/out"
equal 'a row of it' ' {"file": "a.txt", "line": 2, "column": 4, "text": "XX", "message": "这里还是占位符，请填上或删去"},' \
    "$(grep XX "$dir/out")"
printf '二〇二六年，召开会议约30次，2018-2020年共70周年。\n' >good.txt
says 'nothing to find' 0 '' check --text good.txt
gives 'nothing for a table' 0 '文件	行	列	文字	原因' check --text --table good.txt
gives 'nothing for JSON' 0 '[]' check --text --json good.txt
: >empty.txt
says 'an empty file' 0 '' check --text empty.txt
cp good.txt "$dir/in"
says 'standard input' 0 '' check --text -
rm "$dir/in"
run check --text good.txt none.txt a.txt
equal 'the others are read, the highest code counts' '3 3' "$code $(grep -c '^a.txt' "$dir/err")"
equal 'what failed is said' 'none.txt: 错误: 没有这个文件或文件夹，请核对名称' "$(head -n 1 "$dir/err")"
printf 'a\0\377b' >odd.bin
run check --text odd.bin
equal 'what is no text' 4 "$code"
awk 'BEGIN { for (i = 0; i < 1000; i++) print "印发XX号文件" }' >many.txt
run check --text many.txt
equal 'of very many the first are said' '1 101' "$code $(grep -c '^many.txt' "$dir/err")"
run check --text --table many.txt
equal 'a table has all' '1 1001' "$code $(wc -l <"$dir/out" | tr -d ' ')"

# --- reports ---
mkdir forms
cat >forms/a.yaml <<'END'
id: a
name: 小结
title: "{{year}}年小结，，"
fields:
  - {name: year, label: 年份, type: year}
  - {name: org, label: 单位, type: text, placeholder: XX局}
sections:
  - title: "{{year}}年会议"
    fields:
      - {name: meetings, label: 承办会议, type: count, unit: 次, approximate: true}
      - {name: place, label: 会场, type: text}
      - {name: topics, label: 议题, type: list}
      - {name: plan, label: 打算, type: paragraph}
    text: |
      {{org}}召开会议{{meetings}}{{place}}左右，议题有{{topics}}。
      {{plan}}
  - label: 落款
    text: |
      （{{org}}）某某局
END
report() {
    printf '%s\n' '_format: 1' '_form: a' '_created_at: 2026-12-18T15:02:11+08:00' 'year: 2026' "$@" >a.yaml
}
report 'org: 3千余人局，，' 'meetings: 约30' 'place: 场' 'topics: [约30次左右, 某某]' 'plan: 请勿照搬，QQ 12345678'
gives 'the form and the figures, not what was written freely' 0 \
    'a.yaml  文字  标题        ，，        标点重复，请留一个
a.yaml  文字  2026年会议  约30场左右  约数只用一个词：约30次，或30余次；不说“约…左右”“近…余”
a.yaml  文字  落款        某某        这里还空着，请填上或删去' check a.yaml
run check --json a.yaml
equal 'with a word for programs' 'text text text' "$(sed -n 's/.*"state": "\([a-z]*\)".*/\1/p' "$dir/out" | xargs)"
report
run check --json a.yaml
equal 'placeholders are what is unanswered' '1 标题 落款 ' \
    "$code $(sed -n 's/.*"state": "text", "section": "\([^"]*\)".*/\1/p' "$dir/out" | tr '\n' ' ')"
