#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao fill where nobody can press a key: it lists what is missing and waits for nothing.
set -u
. tests/support/program.sh
office
nobody='tianbao: 没有终端，不能填报；以上各项还要填'

draft a.yaml 'year: 2026' 'training: 否' 'documents: 3'
gives 'a draft' 1 'a.yaml  未填  基本信息    org       单位      办公室
a.yaml  未填  2026年会议  meetings  承办会议  会务科' fill a.yaml
equal 'it says why' "$nobody" "$err"
gives 'a form' 1 'office  待确认  基本信息    year       年份              2026
office  未填    基本信息    org        单位      办公室
office  未填    2026年会议  meetings   承办会议  会务科
office  未填    2026年会议  training   办过培训
office  未填    2026年会议  documents  印发文件' fill office
equal 'it says why' "$nobody" "$err"
equal 'nothing is made' no "$([ -e "$dir/home" ] && echo yes || echo no)"
answered b.yaml
run fill b.yaml
equal 'a answered draft' "1 " "$code $out"
says 'no such form' 3 'offic: 错误: 没有这个模板，是不是 office；用 tianbao list 看有哪些' fill offic
says 'no such draft' 3 'none.yaml: 错误: 没有这个文件或文件夹，请核对名称' fill none.yaml
echo 'a: [' >torn.yaml
run fill torn.yaml
equal 'a draft that cannot be read' 4 "$code"

# --- what is said on leaving ---
called=${MEMCHECK:-$TIANBAO} # under valgrind the program is called by its own name
rm -rf "${dir:?}/home"
draft "it's a b.yaml" 'year: 2026' 'documents: 3？' '_verify: [documents]' '_unconfirmed: [year]'
echo ':quit' >"$dir/in"
run fill --line "it's a b.yaml"
equal 'what is missing, office by office, and how to go on' "草稿：
it's a b.yaml
还有 5 项要填或要核对：
  未注明 3 项：年份（待确认）、办过培训、印发文件（待核）
  办公室 1 项：单位
  会务科 1 项：承办会议
下次从停下的地方接着填：
$called fill --line 'it'\\''s a b.yaml'" "$err"
(eval "$(tail -n 1 "$dir/err")" <"$dir/in" >/dev/null 2>"$dir/again")
equal 'a shell takes that back' "$err" "$(cat "$dir/again")"
mkdir 'of mine' && ln -s "$called" 'of mine/tianbao'
('./of mine/tianbao' fill --line "it's a b.yaml" <"$dir/in" >/dev/null 2>"$dir/again")
equal 'it begins as the program was called' "'./of mine/tianbao' fill --line 'it'\\''s a b.yaml'" "$(tail -n 1 "$dir/again")"
(PATH="$PWD/of mine:$PATH" && tianbao fill --line "it's a b.yaml" <"$dir/in" >/dev/null 2>"$dir/again")
equal 'or with the bare name where that is enough' "tianbao fill --line 'it'\\''s a b.yaml'" "$(tail -n 1 "$dir/again")"
run fill --line --form=./forms/office.yaml -- "it's a b.yaml"
equal 'with the form it was given' "$called fill --line --form=./forms/office.yaml 'it'\\''s a b.yaml'" "$(tail -n 1 "$dir/err")"
answered done.yaml
run fill --line done.yaml
equal 'nothing is missing' "草稿：
done.yaml
下次从停下的地方接着填：
$called fill --line done.yaml" "$err"
sed 's/meetings: 12/meetings: 3/' done.yaml >few.yaml
run fill --line few.yaml
equal 'but a check fails' '还有校验没有通过，用 tianbao check 看是哪几条' "$(sed -n 3p "$dir/err")"
sed '/^documents:/d' few.yaml >both.yaml
run fill --line both.yaml
equal 'a check fails beside what is missing' '还有校验没有通过，用 tianbao check 看是哪几条' "$(sed -n 5p "$dir/err")"
sed -i.was 's/^_status: draft/_status: finalized/' done.yaml
run fill --line done.yaml
equal 'a finalized one is done' '草稿：
done.yaml' "$err"

# --- finding the way, line by line ---
# lines LINE...: what a clerk types; $said is what the program says to it.
lines() {
    printf '%s\n' "$@" >"$dir/in"
    run fill --line c.yaml
    rm "$dir/in"
    said=$out
}
# said WHAT WANTED: one test that the program said it.
said() {
    case $said in
    *"$2"*) equal "$1" "$2" "$2" ;;
    *) equal "$1" "$2" "$said" ;;
    esac
}
cp done.yaml torn.yaml.bak
printf '1\n:quit\n' >"$dir/in"
run fill --line torn.yaml
said=$out
said 'the version before is offered' '1. 用上一次保存的那份：'
said 'and taken' '已恢复；读不了的那份还在'
mkdir -p "$dir/home/drafts"
answered "$dir/home/drafts/one.yaml"
answered "$dir/home/drafts/two.yaml"
echo ':quit' >"$dir/in"
run fill --line office
said=$out
said 'which of two drafts is asked' '1.   one  '
rm -rf "${dir:?}/home"
draft c.yaml 'year: 2026' 'meetings: 12？' 'training: 否' '_last: {meetings: 9}'
lines :todo 2 乙 :quit
said 'what is missing, by office' '还有 3 项：未填 2，待核 1
办公室 1 项
1. 单位　基本信息　未填
会务科 1 项
2. 承办会议（次）　2026年会议　待核
未注明 1 项
3. 印发文件（件）　2026年会议　未填
打数字选一行'
said 'a number leads there' '承办会议（次）　待核'
draft c.yaml 'year: 2026' 'meetings: 12' 'training: 否' '_last: {meetings: 9}'
lines :table :quit
said 'this year beside last year' '一、2026年会议
3. 承办会议（次）　本年 12　去年 9　增减 +3　同比 +33.3%　提供科室 会务科　状态 已填
4. 办过培训　本年 否　状态 已填'
lines ':search １2次' 1 ':search  没有的' :search 印发 :quit
said 'a word with the command' '一、2026年会议
1. X全年承办会议【12次】，印发文件X件。'
said 'its line leads there' '
> 
一、2026年会议　已填 3/5  本节 第1/3处'
said 'nothing found' '没有找到“没有的”'
said 'the word asked for' '查找
在填报项、说明、内容、备注和文稿里找；全角半角、大写小写都一样
现在是：１2次
> “印发”有 2 处'
lines ':next 12' :quit
said 'nothing may stand behind another command' '这个命令后面不用写别的'
lines :finish 4 5 :quit
said 'the copy for Windows' "已存为 Windows 文本：$dir/home/reports/c-windows.txt"
equal 'its bytes are those of --windows' "$("$TIANBAO" assemble --windows c.yaml 2>/dev/null | cksum)" \
    "$(cksum <"$dir/home/reports/c-windows.txt")"
said 'the report, to be copied' '> 2026年小结
　　一、2026年会议
　　X全年承办会议12次，印发文件X件。
'
lines :preview ':reword 3' 2 ':restore 3' ':reword 9' :undo :undo 3 :quit
said 'the full text by paragraphs' '> 1. 2026年小结
2. 　　一、2026年会议
3. 　　X全年承办会议12次，印发文件X件。
打数字选一行，:reword 加行号改写或删去那一段，直接回车返回；:quit 退出'
said 'one of them struck' '3. （已删去）X全年承办会议12次，印发...'
said 'and restored' '> 已恢复模板的原文，:undo 可以撤销'
said 'no such paragraph' '没有这一行'
said 'a paragraph leads to its blank' '
单位
办公室
> '
lines :help :quit
said 'help in words' '在这里能用的命令
:next'

# --- a long answer, line by line: the connection breaks after two lines ---
# holds WANTED: waits until the draft does.
holds() {
    tries=3000
    until grep -q "$1" long.yaml || [ $((tries -= 1)) -eq 0 ]; do sleep 0.02; done
    check "$1 is in the draft" grep -q "$1" long.yaml
}
cat >forms/long.yaml <<'END'
id: long
version: 1
name: 长
sections:
  - title: 一
    fields: [{name: gaps, label: 不足, type: paragraph}]
    text: "{{gaps}}"
END
printf '_form: long\n' >long.yaml
for signal in HUP TERM; do
    mkfifo typed
    "$TIANBAO" fill --line long.yaml <typed >/dev/null 2>&1 &
    exec 3>typed
    rm typed
    printf '第一行%s\n第二行%s\n' $signal $signal >&3
    holds "第二行$signal"
    kill -s $signal $!
    wait $!
    exec 3>&-
done
printf '第三行\n.\n:quit\n' >"$dir/in"
run fill --line long.yaml
said=$out
said 'what was half written is shown' '现在是：第一行HUP
第二行HUP
第一行TERM
第二行TERM
'
equal 'and gone on with' 'gaps: |-
  第一行HUP
  第二行HUP
  第一行TERM
  第二行TERM
  第三行' "$(grep -v '^_' long.yaml)"
