#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao new: where the draft goes, that nothing is overwritten, standard output.
set -u
. tests/support/program.sh
office
empty='_format: 1
_form: office
_form_version: 1
_status: draft
_created_at: 2026-12-18T15:02:11+08:00'

gives 'prints the path it made up' 0 "$dir/home/drafts/办公室小结-2026.yaml" new office
equal 'a draft' "$empty
_saved_at: 2026-12-18T15:02:11+08:00" "$(cat "$out")"
equal 'nobody else reads it' '-rw-------' "$(mode "$out")"
equal 'nor its folder' 'drwx------' "$(mode "$dir/home/drafts")"
gives 'the next name' 0 "$dir/home/drafts/办公室小结-2026-2.yaml" new office
gives 'and the next' 0 "$dir/home/drafts/办公室小结-2026-3.yaml" new office
gives '-o' 0 a.yaml new office -o a.yaml
gives '--output' 0 ./b.yaml new --output=./b.yaml office
gives 'a form by its path' 0 c.yaml new forms/office.yaml -o c.yaml
check 'which is found by its id' sh -c '! grep -q _form_file c.yaml'
gives '-o -' 0 "$empty" new office -o -

echo mine >mine
for target in mine a.yaml; do
    before=$(cat "$target")
    says "never overwrites $target" 3 "tianbao: $target：没有建成草稿：同名文件已经存在，请换一个名称" \
        new office -o "$target"
    equal 'it is as it was' "$before" "$(cat "$target")"
done
ln -s nowhere link
mkfifo pipe
mkdir folder
says 'a link' 3 'tianbao: link：没有建成草稿：这是符号链接，不能写入，请用它指向的文件' new office -o link
says 'a FIFO' 3 'tianbao: pipe：没有建成草稿：这不是普通文件（而是设备、管道之类），请换一个' new office -o pipe
says 'a folder' 3 'tianbao: folder：没有建成草稿：这是文件夹，不是文件，请写明文件名' new office -o folder
says 'a folder with its slash' 3 'tianbao: folder/：没有建成草稿：这是文件夹，不是文件，请写明文件名' \
    new office -o folder/
says 'no folder' 3 'tianbao: none/a.yaml：没有建成草稿：没有这个文件或文件夹，请核对名称' new office -o none/a.yaml
says 'no name' 3 'tianbao: ：没有建成草稿：没有这个文件或文件夹，请核对名称' new office -o ''
equal 'nothing is left behind' 'a.yaml b.yaml c.yaml folder forms link mine pipe' "$(echo .[!.]* * | sed 's/^[^ ]* //')"

mkdir other
sed 's/^id: office/id: elsewhere/' forms/office.yaml >other/elsewhere.yaml
run new other/elsewhere.yaml -o d.yaml
check 'a form that its id does not find is remembered by its place' \
    grep -qx "_form_file: .*$dir/work/other/elsewhere.yaml\"\{0,1\}" d.yaml
(cd folder && "$TIANBAO" check ../d.yaml >"$dir/out" 2>"$dir/err")
equal 'and found from elsewhere' '1 0' "$? $(wc -c <"$dir/err" | tr -d ' ')"

# --- from last year's draft ---
answered last.yaml
sed -i.was 's/^year: 2026/year: 2025/; s/T15:02:11+08:00/&\n_status: finalized\n_at: org/; s/2026-12-18/2025-12-18/' last.yaml
carried='_unconfirmed: [org]
_last:
  org: 江州市水务局
  meetings: 12
  training: 否
  documents: 30余'
gives '--from' 0 new.yaml new office --from last.yaml -o new.yaml
equal 'says what came over' 'tianbao: 从 last.yaml 带来：照抄 1 项，待确认；作参考 3 项' "$err"
equal 'a draft of this year' "$empty
_saved_at: 2026-12-18T15:02:11+08:00
$carried
org: 江州市水务局" "$(cat new.yaml)"
gives 'on standard output' 0 "$empty
$carried
org: 江州市水务局" new office --from=last.yaml -o -
gives 'under a name of its own' 0 "$dir/home/drafts/办公室小结-2026-4.yaml" new office --from last.yaml
cp last.yaml "$dir/home/drafts/去年.yaml"
gives 'a name in the drafts folder' 0 from.yaml new office --from 去年 -o from.yaml
cp last.yaml "$dir/in"
run new office --from - -o -
equal 'standard input' '0 江州市水务局' "$code $(sed -n 's/^org: //p' "$dir/out")"
rm "$dir/in"
run check --table new.yaml
equal 'beside the blanks' '1 12 — —' "$code $(awk -F '\t' '$2 ~ /承办会议/ { print $4, $5, $6 }' "$dir/out")"

printf '_form: other\nmeetings: 7\nfoo: 1\ndocuments: 多少\n' >other.yaml
run new office --from other.yaml -o -
equal 'another form: by name' '0   meetings: 7' "$code $(grep meetings "$dir/out")"
equal 'what did not fit is said' 'tianbao: 从 other.yaml 带来：照抄 0 项，待确认；作参考 1 项
tianbao: 另有 2 项没有带过来：模板里没有，或者内容不合规' "$err"
printf '_form: other\nfoo: 1\n' >other.yaml
says 'nothing in common' 4 'tianbao: other.yaml 是模板“other”的草稿，没有一项与“office”的名称相同，没有内容可以带过来' \
    new office --from other.yaml -o never.yaml
says 'no such draft' 3 'none.yaml: 错误: 没有这个文件或文件夹，请核对名称' new office --from none.yaml -o never.yaml
echo 'a: [' >torn.yaml
run new office --from torn.yaml -o never.yaml
equal 'a draft that cannot be read' 4 "$code"
run new office --from forms/office.yaml -o never.yaml
equal 'a form' 4 "$code"
check 'nothing was made' [ ! -e never.yaml ]
says 'never overwrites' 3 'tianbao: new.yaml：没有建成草稿：同名文件已经存在，请换一个名称' new office --from last.yaml -o new.yaml

TIANBAO_HOME=$dir/work/mine
says 'the home is no folder' 3 \
    "tianbao: $dir/work/mine/drafts/办公室小结-2026.yaml：没有建成草稿：路径中有一段不是文件夹，请核对" new office
