#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao list, show and lint.
set -u
. tests/support/program.sh
. "$source/tests/support/json.sh"
office
# A zero would read badly in its text: lint says so.
sed 's/unit: [次人件]/&, min: 1/' forms/office.yaml >forms/with-min
mv forms/with-min forms/office.yaml

# --- list ---
drafts=$dir/home/drafts
mkdir -p "$drafts"
answered "$drafts/done.yaml"
draft "$drafts/final.yaml" '_status: finalized' '_saved_at: 2026-12-24T10:41:07+08:00'
draft "$drafts/open.yaml" 'documents: 3人' '_saved_at: 2026-12-20T10:41:07+08:00'
echo 'a: [' >"$drafts/torn.yaml"
echo 'a: [' >"$drafts/old.yaml.bak"
mkfifo "$drafts/pipe.yaml" forms/pipe.yaml # somebody's, who never writes into them
# The forms of the house come and go: they are counted, the rest is compared.
squeezed() {
    grep -v '（内置）' "$dir/out" | sed 's/  */ /g'
}
run list
equal 'list' "0 草稿 2026年小结 定稿 2026-12-24T10:41:07+08:00 office $drafts/final.yaml
草稿 2026年小结 错 1 缺 3 2026-12-20T10:41:07+08:00 office $drafts/open.yaml
草稿 2026年小结 完整 office $drafts/done.yaml
草稿 torn.yaml 读不了 $drafts/torn.yaml
模板 办公室小结 office forms/office.yaml" "$code $(squeezed)"
equal 'the forms inside the program' "$(find "$source/forms" -maxdepth 1 -name '*.yaml' ! -name '*.test.yaml' | wc -l)" \
    "$(grep -c '（内置）' "$dir/out")"
equal 'words: none' '' "$err"
run list --table
equal 'as a table' "种类	名称	状态	时间	模板	文件
草稿	2026年小结	定稿	2026-12-24T10:41:07+08:00	office	$drafts/final.yaml" "$(head -n 2 "$dir/out")"
run list --json
check 'as JSON' is_json "$dir/out"
# row PATH: the row of the file with this path.
row() {
    grep "\"path\": \".*$1\"}" "$dir/out" | sed "s|$drafts/||; s/,\$//; s/^ //"
}
equal 'a form in it' '{"kind": "form", "name": "办公室小结", "state": "", "asked": null, "answered": null, "missing": null, "refused": null, "verify": null, "unconfirmed": null, "saved": "", "form": "office", "path": "forms/office.yaml"}' \
    "$(row forms/office.yaml)"
equal 'a draft in it' '{"kind": "draft", "name": "2026年小结", "state": "refused", "asked": 5, "answered": 1, "missing": 3, "refused": 1, "verify": 0, "unconfirmed": 1, "saved": "2026-12-20T10:41:07+08:00", "form": "office", "path": "open.yaml"}' \
    "$(row open.yaml)"
equal 'a file that is no draft' '{"kind": "draft", "name": "torn.yaml", "state": "unreadable", "asked": null, "answered": null, "missing": null, "refused": null, "verify": null, "unconfirmed": null, "saved": "", "form": "", "path": "torn.yaml"}' \
    "$(row torn.yaml)"
equal 'states' 'complete finalized' "$(for name in 'done' final; do row $name.yaml | sed 's/.*"state": "\([a-z]*\)".*/\1/'; done | xargs)"
sed 's/meetings: 12/meetings: 3/' "$drafts/done.yaml" >"$drafts/few.yaml"
run list
equal 'a check that fails is an error' '草稿 2026年小结 错 1' "$(grep few.yaml "$dir/out" | xargs | cut -d ' ' -f 1-4)"
run list --json
equal 'for programs too' '"state": "refused"' "$(row few.yaml | grep -o '"state": "[a-z]*"')"
printf '_reasons: {few: 新成立}\n' >>"$drafts/few.yaml"
run list
equal 'a warning with its reason is none' '草稿 2026年小结 完整' "$(grep few.yaml "$dir/out" | xargs | cut -d ' ' -f 1-3)"
rm "$drafts/few.yaml"
echo 'id: [' >forms/bad.yaml
run list
equal 'a form that does not load is listed' '0 模板 bad 有错 bad forms/bad.yaml' "$code $(grep bad "$dir/out" | xargs)"
rm forms/bad.yaml
TIANBAO_HOME=$dir/nowhere
run list
equal 'no drafts' '0 模板 办公室小结 office forms/office.yaml' "$code $(squeezed)"
check 'makes no folder' [ ! -e "$dir/nowhere" ]

# --- show ---
gives 'show' 0 '办公室小结（office，第 1 版，6 个填报项）
  - year 年份 [year]
  - org 单位 [text] 办公室
{{year}}年会议
  - meetings 承办会议 [count 次] 会务科
  - training 办过培训 [boolean]
  - trained 培训人数 [count 人]
  - documents 印发文件 [count 件，可填约数]' show office
gives 'by its path' 0 "$out" show forms/office.yaml
cp forms/office.yaml "$dir/in"
gives 'from standard input' 0 "$out" show -
says 'lint of standard input' 0 '' lint -
rm "$dir/in"
says 'no such form' 3 'offce: 错误: 没有这个模板，是不是 office；用 tianbao list 看有哪些' show offce

mkdir "$dir/other" && : >"$dir/other/drafts"
TIANBAO_HOME=$dir/other run list
equal 'drafts that cannot be listed' "3 tianbao: $dir/other/drafts：草稿列不出来：路径中有一段不是文件夹，请核对
模板 办公室小结 office forms/office.yaml" "$code $err
$(squeezed)"

# --- lint ---
says 'lint' 0 '' lint office
says 'by its path' 0 '' lint ./forms/office.yaml
says 'the embedded one' 0 '' lint transport-bureau
printf '%s\n' 'id: w' 'name: 乙' 'sections:' '  - title: 丙' '    fields:' \
    '      - {name: a, label: 甲, type: count, unit: 次}' '    text: 丁。' >forms/w.yaml
says 'a warning' 1 'forms/w.yaml:6:16: 提示: 问了 a，但哪里也没有用到；在 text 里加上 {{a}}，或删去这一项
          - {name: a, label: 甲, type: count, unit: 次}
                   ^' lint w
printf '%s\n' 'id: e' 'name: 乙' 'titel: 丙' 'sections:' '  - text: "{{#a}}丁"' >forms/e.yaml
run lint e
equal 'errors, all of them' '1 3' "$code $(grep -c '^forms/e.yaml:[0-9:]* 错误: ' "$dir/err")"
run lint e w office
equal 'of each form' '1 4' "$code $(grep -c '^forms/[ew].yaml:' "$dir/err")"
run lint office none.yaml e
equal 'the highest code counts' 3 "$code"
for form in "$source"/forms/*.yaml; do
    case $form in
    *.test.yaml) ;;
    *) says "nothing is found in ${form##*/}" 0 '' lint "$form" ;;
    esac
done
printf '%s\n' 'id: h' 'name: 乙' 'sections:' '  - title: 丙' '    numbering: none' '    fields:' \
    '      - {name: a, label: 甲, type: count, unit: 次}' '    text: 巡查{{a}}次。' >forms/h.yaml
says 'a hint is no fault' 0 'forms/h.yaml:8:13: 建议: a 填无或 0 时，文中仍写“0次”；请把这一句放进 {{#a}}…{{/a}}，不会是 0 的请给它写上 min: 1
        text: 巡查{{a}}次。
                  ^' lint h
