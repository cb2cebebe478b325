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

TIANBAO_HOME=$dir/work/mine
says 'the home is no folder' 3 \
    "tianbao: $dir/work/mine/drafts/办公室小结-2026.yaml：没有建成草稿：路径中有一段不是文件夹，请核对" new office
