#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao import: the form it writes, what it says, and that nothing is lost or written over.
# shellcheck disable=SC1111,SC2016 # the quotes and the $ of what is said
set -u
. tests/support/program.sh
forms=$TIANBAO_HOME/forms

cat >总结.txt <<'EOF'
本文由范文网整理，仅供参考
XX局2025年工作总结

一、学习教育
全年召开会议X次，XX余人次参加，共有X党员。
（一）培训工作：举办培训班X期，培训45人次。
二、下一步打算
XX局将抓好落实。
- 1 -
EOF
said='tianbao: 总结.txt（UTF-8）：找到填空处 6 个，问 5 项：数量 4、名称 2
tianbao: 请核对 第5行“…XX余人次参加，共有X党员。”：后面没有量词，当作数量'

# --- the form ---
run import 总结.txt
equal 'import prints the path of the form' "0 $forms/总结.yaml" "$code $out"
check 'says what it found, and where it was unsure' sh -c 'case $1 in "$2"*) ;; *) exit 1 ;; esac' - "$err" "$said"
for words in "广告、启事和页码有 2 行，照样留着；不要它们：$TIANBAO import --strip -o 新模板.yaml 总结.txt" \
    '另有已经填好的数 1 个（如 45人次），也要问的话请加上 --figures' \
    '另有 2025 年和前后一年 1 处，也要问的话请加上 --year' \
    '已核对：一项不填汇编出来，与文档一字不差' \
    "接着：$TIANBAO fill 总结 开始填报；改过模板后用 $TIANBAO lint 总结 检查"; do
    check "says $words" grep -qxF "tianbao: $words" "$dir/err"
done
mkdir 'a b' && cp 总结.txt "a b/it's.txt"
run import -o 'a b/甲.yaml' "a b/it's.txt"
check 'the command with --strip is one for a shell' \
    grep -qF "$TIANBAO import --strip -o 新模板.yaml 'a b/it'\\''s.txt'" "$dir/err"
check 'and the next one too' grep -qF "$TIANBAO fill 'a b/甲.yaml' 开始填报" "$dir/err"
(eval "$(sed -n 's/.*不要它们：//p' "$dir/err")" >"$dir/out" 2>"$dir/again")
equal 'which takes it back' 新模板.yaml "$(cat "$dir/out")"
rm -r 'a b' 新模板.yaml
printf '%s\n' '本文由网友上传，下载需2元' 'XX局工作总结' '全年召开会议X次，发文30余件。' '第 2 页 共 3 页' >页码.txt
run import --strip -o - 页码.txt
check 'figures that are left out are not offered, and one of the document is the example' \
    grep -qxF 'tianbao: 另有已经填好的数 1 个（如 30余件），也要问的话请加上 --figures' "$dir/err"
check 'the unsure choice is a comment of the form' grep -q '# 请核对（文档第5行）：' "$forms/总结.yaml"
"$TIANBAO" assemble 总结 >back.txt 2>/dev/null
check 'the empty form gives the document back' cmp 总结.txt back.txt
"$TIANBAO" lint 总结 >found 2>&1
equal 'lint finds no error and no warning' 0 $?
check 'show lists what it asks' sh -c '"$TIANBAO" show 总结 | grep -q 会议'
run fill --line 总结
check 'fill opens it' grep -q '【XX】局2025年工作总结' "$dir/out"
path=$("$TIANBAO" new 总结)
name=$(sed -n 's/.*name: \([^,]*\),.*unit: 期.*/\1/p' "$forms/总结.yaml")
"$TIANBAO" set "$path" "$name=3" 2>/dev/null
"$TIANBAO" assemble "$path" >filled.txt 2>/dev/null
sed 's/培训班X期/培训班3期/' 总结.txt >expected.txt
check 'with an answer only its blank differs' cmp expected.txt filled.txt

# --- where it goes ---
cp "$forms/总结.yaml" before.yaml
says 'a form that is there' 3 "tianbao: $forms/总结.yaml：已经有这个模板，没有改动它；请用 -o 写到另一个文件" import 总结.txt
check 'is not written over' cmp before.yaml "$forms/总结.yaml"
run import -o 党建-1.yaml 总结.txt
equal '-o is a file' '0 党建-1.yaml' "$code $out"
check 'whose name is the id' grep -qx 'id: 党建-1' 党建-1.yaml
check 'the next command names the path where the id finds nothing' grep -qF "$TIANBAO fill 党建-1.yaml " "$dir/err"
says 'a file of -o that is there' 3 'tianbao: 党建-1.yaml：已经有这个模板，没有改动它；请用 -o 写到另一个文件' import -o 党建-1.yaml 总结.txt
run import -o 模板/ 总结.txt
equal '-o is a folder' '0 模板/总结.yaml' "$code $out"
run import -o - 总结.txt
check '-o - is standard output' [ "$code" = 0 ]
check 'with the form' cmp "$dir/out" before.yaml
for name in a.txt a.b.yaml .yaml '-a.yaml' 'a b.yaml'; do
    says "-o $name is no form's name" 2 "tianbao: $name：模板的文件名应是 代号.yaml，代号里只能有字母、汉字、数字、- 和 _" \
        import "--output=$name" 总结.txt
    check 'and is not written' [ ! -e "$name" ]
done
ln -s 总结.txt 'XX局 2025.(稿).txt'
run import 'XX局 2025.(稿).txt'
equal 'an id is made of any name' "0 $forms/XX局-2025-稿.yaml" "$code $out"
cp 总结.txt "$dir/in"
run import -
equal 'standard input has no name' "0 $forms/文稿.yaml" "$code $out"
rm "$dir/in"
mkdir folder.yaml
says 'a folder in the place of the form' 3 'tianbao: folder.yaml：没有写成：这是文件夹，不是文件，请写明文件名' import -o folder.yaml 总结.txt

# --- options ---
run import --strip -o 去.yaml 总结.txt
check '--strip says what it left out' grep -qx 'tianbao: 已去掉广告、启事和页码 2 行' "$dir/err"
"$TIANBAO" assemble 去.yaml 2>/dev/null >back.txt
check 'and leaves out just that' sh -c 'sed "1d; \$d" 总结.txt | cmp - back.txt'
check 'the title is the title' grep -q '^title: .*局2025年工作总结' 去.yaml
run import --figures --year -o 多.yaml 总结.txt
"$TIANBAO" assemble 多.yaml 2>/dev/null >back.txt
check 'with --figures and --year it gives the document back too' cmp 总结.txt back.txt
check 'the year found is the default' grep -q 'type: year.*default: 2025' 多.yaml
check 'the figure found is the example' grep -q 'unit: 人次.*"45"' 多.yaml

printf '到XX村召开会议X次，到X村调研X次。\nX月X日。\n' >村.txt
run import --merge 村名称_1=村名称_2 -o 村.yaml 村.txt
check '--merge asks once' sh -c '[ "$(grep -c "村名称" 村.yaml)" = 2 ]'
check 'and says which placeholder goes' grep -qx 'tianbao: 合并以后，有 1 处的占位符改成与第一处的一样' "$dir/err"
gives 'which is that of the first' 1 '到XX村召开会议X次，到XX村调研X次。
X月X日。' assemble 村.yaml
run import --merge 甲=乙 -o 没有.yaml 村.txt
equal '--merge of what is not there is wrong usage' 2 "$code"
check 'writes nothing' [ ! -e 没有.yaml ]

# --- encodings ---
for encoding in GB18030 UTF-16 UTF-16LE; do
    iconv -f UTF-8 -t $encoding 总结.txt >coded.txt || continue
    rm -f coded.yaml
    "$TIANBAO" import -o coded.yaml coded.txt >/dev/null 2>&1
    "$TIANBAO" assemble coded.yaml 2>/dev/null >back.txt
    check "$encoding" cmp 总结.txt back.txt
done
rm -f coded.yaml
{ printf '\357\273\277'; sed 's/$/\r/' 总结.txt; } >coded.txt
"$TIANBAO" import -o coded.yaml coded.txt >/dev/null 2>&1
"$TIANBAO" assemble coded.yaml 2>/dev/null >back.txt
check 'a mark, and line ends of Windows' cmp 总结.txt back.txt

# --- forms that come with the program, as documents ---
for form in "$source"/forms/*-*.yaml; do
    id=$(basename "$form" .yaml)
    case $id in *.test) continue ;; esac
    "$TIANBAO" assemble "$form" >"$id.txt" 2>/dev/null
    run import -o "again/" "$id.txt"
    "$TIANBAO" assemble "again/$id.yaml" >back.txt 2>/dev/null
    check "$id: imported again it is the same text" cmp "$id.txt" back.txt
    equal "$id: a blank for every run of X, one for a date" \
        "$(sed 's/X*年X*月X*日/X/g' "$id.txt" | sed 's/X、X[X、]*/X/g' | grep -o 'XX*' | wc -l)" \
        "$("$TIANBAO" import --json "$id.txt" | grep -c '"line"')"
done

# --- what is no document ---
# refuses WHAT WORDS FILE: exit 4, says it, and writes nothing.
refuses() {
    rm -rf new
    run import -o new/ "$3"
    check "$1" [ "$code" = 4 ]
    check "$1: says why" grep -qF "$2" "$dir/err"
    check "$1: nothing is written" sh -c '! ls new/* >/dev/null 2>&1'
    [ "$code" = 4 ] || cat "$dir/err"
}
printf '\320\317\021\340\241\261\032\341 X' >a.doc
refuses 'an old Word document' '另存为' a.doc
printf '%%PDF-1.4 X' >a.pdf
refuses 'a PDF' '另存为' a.pdf
printf '{\\rtf1 X}' >a.rtf
refuses 'RTF' '另存为' a.rtf
printf 'PK\003\004\000\001\002\377\376' >a.docx
refuses 'a .docx cut off' 'a.docx' a.docx
printf 'X\000\001\002\000\000\377' >a.bin
refuses 'a binary file' '另存为' a.bin
{ cat 总结.txt; iconv -f UTF-8 -t GB18030 总结.txt; } >mixed.txt
refuses 'two encodings' '第10行第1个字节起读不懂' mixed.txt
: >empty.txt
refuses 'an empty file' '没有找到填空处' empty.txt
echo 全年召开会议。 >none.txt
refuses 'no blank' '请在要填的地方写上 X' none.txt
printf '召开X次，' >long.txt
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
    cat long.txt long.txt >longer && mv longer long.txt
done
refuses 'a paragraph past the limits' '这一段超过 64 KB，模板里放不下；请在文档里把它分成几段，再导入' long.txt
awk 'BEGIN { for (i = 0; i < 20001; i++) { if (i % 1000 == 0) print "一、会议"; print "召开X次。" } }' >many.txt
refuses 'more blanks than a form has' '填报项太多，一份模板装不下；请从这里起把文档分成两份' many.txt
says 'no such file' 3 'nowhere.txt: 错误: 没有这个文件或文件夹，请核对名称' import nowhere.txt
says 'a folder' 3 'folder.yaml: 错误: 这是文件夹，不是文件，请写明文件名' import folder.yaml

# --- nasty lines ---
printf '\n\n# X\n- X次\n---\n...\n　　{{X}}次  \n\t{X}\n\302\240X\302\240\n<%%X%%>\nkey: X\n\n\n' >nasty.txt
run import -o nasty.yaml nasty.txt
equal 'what means something to YAML or to templates' 0 "$code"
"$TIANBAO" assemble nasty.yaml >back.txt 2>/dev/null
check 'comes back' cmp nasty.txt back.txt
