#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao assemble: the reports, where they go, what is overwritten, encodings, many at once.
set -u
. tests/support/program.sh
office

for name in '' -zero -empty; do
    draft=$source/tests/golden/transport-bureau$name.yaml
    [ -f "$draft" ] || draft=$source/forms/examples/transport-bureau.yaml
    run assemble "$draft"
    check "the golden report transport-bureau$name" cmp "$dir/out" "$source/tests/golden/transport-bureau$name.txt"
done

answered a.yaml
report='2026年小结
　　一、2026年会议
　　江州市水务局全年承办会议12次，印发文件30余件。'
gives 'to standard output' 0 "$report" assemble a.yaml
equal 'and no words' '' "$err"
gives 'to -' 0 "$report" assemble a.yaml -o -
cp a.yaml "$dir/in"
gives 'from -' 0 "$report" assemble -
run assemble - -o piped/
check 'from - into a folder' [ "$(cat piped/-.txt)" = "$report" ]
cp forms/office.yaml "$dir/in"
says 'a form from - is no draft' 4 '标准输入:1:1: 错误: 这不是草稿：缺少 _form（模板的代号）
    id: office
    ^' assemble -
rm "$dir/in"
gives 'a form: nothing answered' 1 '2026年小结
　　一、2026年会议
　　X全年承办会议X次，印发文件X件。' assemble office
equal 'a form: what is missing' 'tianbao: office：还有 4 项未填或不合规，文稿里留着占位符；用 tianbao check 看是哪几项' "$err"
run assemble forms/office.yaml
equal 'a form by its path' 1 "$code"

draft open.yaml 'org: 江州市水务局' 'meetings: 12人'
gives 'a placeholder stands' 1 '2026年小结
　　一、2026年会议
　　江州市水务局全年承办会议X次，印发文件X件。' assemble open.yaml
equal 'it says how many' 'tianbao: open.yaml：还有 3 项未填或不合规，文稿里留着占位符；用 tianbao check 看是哪几项' "$err"
sed 's/calculation: .*//; s/^ *- {name: documents.*/&\n      - {name: share, label: 每次, type: decimal, calculation: documents \/ meetings}/; s/{{documents}}/{{share}}/' \
    forms/office.yaml >forms/share.yaml
sed -i.was 's/^id: office/id: share/' forms/share.yaml
draft share.yaml 'year: 2026' 'org: 江' 'meetings: 0' 'documents: 3' 'training: false'
sed -i.was 's/_form: office/_form: share/' share.yaml
gives 'nothing is missing and yet a placeholder stands' 1 '2026年小结
　　一、2026年会议
　　江全年承办会议0次，印发文件X件。' assemble share.yaml
equal 'it says so' 'tianbao: share.yaml：文稿里有 1 处算不出来，留着占位符' "$err"

# --- into a file ---
says '-o' 0 '' assemble a.yaml -o out.txt
equal 'the report is there' "$report" "$(cat out.txt)"
equal 'others may read it' '-rw-r--r--' "$(umask 022; rm out.txt; "$TIANBAO" assemble a.yaml -o out.txt; mode out.txt)"
echo old >out.txt
chmod 600 out.txt
says 'overwrites a file' 0 '' assemble a.yaml -o out.txt
equal 'and keeps it' "$report
old -rw-------" "$(cat out.txt out.txt.bak) $(mode out.txt)"
says 'the file stays when the draft is no good' 3 'none.yaml: 错误: 没有这个文件或文件夹，请核对名称' assemble none.yaml -o out.txt
equal 'as it was' "$report" "$(cat out.txt)"
ln -s out.txt link
ln -s none dangling
mkfifo pipe
mkdir folder
says 'a folder' 3 'tianbao: folder：没有写成：这是文件夹，不是文件，请写明文件名' assemble a.yaml -o folder
says 'a FIFO' 3 'tianbao: pipe：没有写成：这不是普通文件（而是设备、管道之类），请换一个' assemble a.yaml -o pipe
says 'a link' 3 'tianbao: link：没有写成：这是符号链接，不能写入，请用它指向的文件' assemble a.yaml -o link
says 'a link to nothing' 3 'tianbao: dangling：没有写成：这是符号链接，不能写入，请用它指向的文件' assemble a.yaml -o dangling
says 'no folder' 3 'tianbao: none/out.txt：没有写成：没有这个文件或文件夹，请核对名称' assemble a.yaml -o none/out.txt
says 'no name' 3 'tianbao: ：没有写成：没有这个文件或文件夹，请核对名称' assemble a.yaml -o ''
run assemble a.yaml -o /dev/null
equal 'a device' '3 tianbao: /dev/null：没有写成：这不是普通文件（而是设备、管道之类），请换一个' "$code $err"
if [ -c /dev/full ]; then
    "$TIANBAO" assemble a.yaml >/dev/full 2>"$dir/err"
    equal 'standard output is full' '3 tianbao: 写不出结果：磁盘已满，请删去不用的文件，或换一个位置' "$? $(cat "$dir/err")"
else
    echo 'skip - standard output is full, no /dev/full'
fi

# --- encodings ---
run assemble a.yaml --windows
equal 'BOM and CRLF' "$(printf '\357\273\277%s' "$report" | sed "s/\$/$(printf '\r')/" | od -An -tx1)" \
    "$(printf '%s' "$out" | od -An -tx1)"
run assemble a.yaml --windows -o win.txt
equal 'nothing more in a file' "$(printf '\357\273\277%s\n' "$report" | sed "s/\$/$(printf '\r')/" | od -An -tx1)" \
    "$(od -An -tx1 win.txt)"
if iconv -f GB18030 -t UTF-8 </dev/null 2>/dev/null; then
    draft rare.yaml 'year: 2026' 'org: 𠮷野🙂é한' 'meetings: 1' 'training: 否' 'documents: 1'
    run assemble rare.yaml --encoding gb18030 -o gb.txt
    equal 'GB18030 holds every character' '0 　　𠮷野🙂é한全年承办会议1次，印发文件1件。' \
        "$code $(iconv -f GB18030 -t UTF-8 gb.txt | tail -n 1)"
    run assemble rare.yaml --encoding gb18030 --windows -o gb.txt
    equal 'with CRLF, without BOM' 323032 "$(od -An -tx1 -N3 gb.txt | tr -d ' ')"
    check 'and CRLF' grep -q "$(printf '\r')\$" gb.txt
else
    echo 'skip - GB18030, no iconv'
fi
gives 'UTF-8 by name' 0 "$report" assemble a.yaml --encoding utf-8

# --- many ---
answered b.yaml
mkdir sub
answered sub/a.yaml
answered sub/c.yaml
says 'many need a folder' 2 'tianbao: 一次汇编几份要写到文件夹里：-o 文件夹/' assemble a.yaml b.yaml
says 'a file is none' 2 'tianbao: 一次汇编几份要写到文件夹里：-o 文件夹/' assemble a.yaml b.yaml -o many
says 'equal names' 2 'tianbao: a.yaml 和 sub/a.yaml 的文稿会同名（a.txt），请分开汇编；什么也没有写' \
    assemble b.yaml a.yaml sub/a.yaml -o many/
check 'nothing was written' [ ! -e many ]
says 'a folder is made' 0 '' assemble a.yaml b.yaml sub/c.yaml -o deep/many/
equal 'with a report for each' 'a.txt b.txt c.txt' "$(cd deep/many && echo *)"
check 'which is the report' cmp deep/many/a.txt out.txt
says 'one into a folder' 0 '' assemble b.yaml -o deep/many/
equal 'leaves no .bak' 'a.txt b.txt c.txt' "$(cd deep/many && echo *)"
run assemble a.yaml none.yaml open.yaml sub/c.yaml -o go-on/
equal 'one that fails does not stop the others, the highest code counts' '3 a.txt c.txt open.txt' "$code $(cd go-on && echo *)"
echo 'a: [' >torn.yaml
run assemble a.yaml none.yaml torn.yaml open.yaml -o go-on/
equal 'highest of 0, 3, 4, 1' 4 "$code"
mkdir folder/a.txt
says 'one that cannot be written' 3 'tianbao: folder/a.txt：没有写成：这是文件夹，不是文件，请写明文件名' assemble a.yaml b.yaml -o folder/
check 'the others are' cmp folder/b.txt out.txt
says 'a file is no folder' 3 'tianbao: out.txt/：不能写入这个文件夹：路径中有一段不是文件夹，请核对' assemble a.yaml -o out.txt/

mkdir in
i=0
while [ $i -lt 23 ]; do
    draft "in/$i.yaml" 'year: 2026' "org: 第${i}局" "meetings: $i" 'training: 否' 'documents: 30余'
    i=$((i + 1))
done
draft in/23.yaml
says '-j 1' 1 'tianbao: in/23.yaml：还有 4 项未填或不合规，文稿里留着占位符；用 tianbao check 看是哪几项' assemble in/*.yaml -o one/
says '-j 4' 1 "$err" assemble -j4 in/*.yaml -o four/
says 'more than there are' 1 "$err" assemble --jobs=64 in/*.yaml -o all/
check 'the reports are the same' diff -r one four
check 'always' diff -r one all
equal 'all of them' 24 "$(find one -type f | wc -l | tr -d ' ')"
run assemble -j 3 a.yaml none.yaml torn.yaml open.yaml -o go-on/
equal 'the highest code of all jobs' 4 "$code"
equal 'nothing is left behind' '' "$(find . -name '.*' -type f)"

# --- the draft's own words ---
answered own.yaml
cat >>own.yaml <<'EOF'
_text:
  - section: "{{year}}年会议"
    was: |-
      {{org}}全年承办会议{{meetings}}次{{#training}}，培训{{trained}}人{{/training}}，印发文件{{documents}}件。
    text: |-
      {{no}}是办会{{meetings}}次{{#training}}，培训{{trained}}人{{/training}}；
      {{no}}是发文{{documents}}件。
EOF
gives 'a paragraph in the words of the draft' 0 '2026年小结
　　一、2026年会议
　　一是办会12次；
　　二是发文30余件。' assemble own.yaml
sed -i.was 's/{{no}}是办会.*/{{no}}是办会{{meeting}}次。/' own.yaml
run assemble own.yaml
equal 'where they cannot be used the form speaks' "0 $report" "$code $out"
equal 'and it is said' 'own.yaml:11:5: 提示: 改写的文字没有用上，原样保留：第1行第10列：没有名为“meeting”的填报项，是不是 meetings？' \
    "$(head -n 1 "$dir/err")"
run set own.yaml meetings=13
check 'other changes keep them' grep -q '{{no}}是办会{{meeting}}次。' own.yaml
