#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao check: what is listed, in the three forms, and what gates finalizing.
set -u
. tests/support/program.sh
. "$source/tests/support/json.sh"
office

answered good.yaml
says 'nothing to list' 0 '' check good.yaml
gives 'as JSON' 0 '[]' check --json good.yaml

draft bad.yaml 'meetings: 3' 'training: false' 'trained: 5' 'documents: 3人' '_verify: [meetings]'
gives 'each kind' 1 'bad.yaml  待确认  基本信息    year       年份              2026
bad.yaml  未填    基本信息    org        单位      办公室
bad.yaml  待核    2026年会议  meetings   承办会议  会务科  3
bad.yaml  不合规  2026年会议  documents  印发文件          3人   “3人”的单位是人，这里要填的是件数，请只填数字
bad.yaml  提示    校验        few                                会议少于四次
bad.yaml  不写    2026年会议  trained    培训人数          5     条件不成立，内容保留，不写进文稿' check bad.yaml
equal 'words: none' '' "$err"
run check bad.yaml --json
check 'JSON is JSON' is_json "$dir/out"
equal 'with words for programs' 'unconfirmed open verify refused warning hidden' \
    "$(sed -n 's/.*"state": "\([a-z]*\)".*/\1/p' "$dir/out" | xargs)"
equal 'a row of it' ' {"draft": "bad.yaml", "state": "verify", "section": "2026年会议", "field": "meetings", "label": "承办会议", "source": "会务科", "answer": "3", "reason": ""},' \
    "$(grep verify "$dir/out")"

answered one.yaml
sed 's/meetings: 12/meetings: 3/' good.yaml >one.yaml
gives 'a warning gates' 1 'one.yaml  提示  校验  few  会议少于四次' check one.yaml
echo '_reasons: {few: 上半年未开会}' >>one.yaml
gives 'until it has its reason' 0 'one.yaml  提示  校验  few  上半年未开会  会议少于四次' check one.yaml
sed 's/meetings: 12/meetings: 60/' good.yaml >one.yaml
echo '_reasons: {many: 就是多}' >>one.yaml
gives 'an error always does' 1 'one.yaml  错误  校验  many  就是多  会议多于五十次' check one.yaml
sed 's/^training: false/&\ntrained: 5/' good.yaml >hidden.yaml
gives 'what is hidden does not' 0 'hidden.yaml  不写  2026年会议  trained  培训人数  5  条件不成立，内容保留，不写进文稿' check hidden.yaml
sed 's/training: false/training: 是/' good.yaml >new.yaml
gives 'what has become a question does' 1 'new.yaml  未填  2026年会议  trained  培训人数' check new.yaml

echo 'meeting: 4' >>good.yaml
says 'unknown fields are said, and kept' 0 'good.yaml:10:1: 提示: 模板里没有填报项“meeting”，是不是 meetings，原样保留
    meeting: 4
    ^' check good.yaml
cp good.yaml "$dir/in"
run check -
equal 'standard input' 0 "$code"
rm "$dir/in"

run check good.yaml none.yaml bad.yaml
equal 'the others are listed, the highest code counts' '3 6' "$code $(grep -c bad.yaml "$dir/out")"
equal 'what failed is said' 'none.yaml: 错误: 没有这个文件或文件夹，请核对名称' "$(tail -n 1 "$dir/err")"
run check good.yaml forms/office.yaml bad.yaml
equal 'a form is no draft' '4 6' "$code $(grep -c bad.yaml "$dir/out")"

long=$(printf '%01000d' 0)
sed "s/^org: .*/org: $long/; \$a _unconfirmed: [org]" good.yaml >long.yaml
run check long.yaml
equal 'a long answer is cut for people' "1 long.yaml  待确认  基本信息  org  单位  办公室  000000000000000000000000000..." "$code $out"
sed 's/type: text/type: paragraph/' forms/office.yaml >forms/p.yaml
sed -i.was 's/^id: office/id: p/' forms/p.yaml
draft lines.yaml 'year: 2026' 'meetings: 5' 'training: 否' 'documents: 1' 'org: |' '  甲' '  乙	丙' '_verify: [documents]' '_unconfirmed: [org]'
sed -i.was 's/^_form: office/_form: p/' lines.yaml
run check lines.yaml --table
equal 'line feeds do not break rows' 6 "$(wc -l <"$dir/out" | tr -d ' ')"
run check lines.yaml --json
check 'nor JSON' is_json "$dir/out"
check 'which keeps them' grep -qF '甲\n乙' "$dir/out"

# --- the table that goes round ---
head='章节	填报项	本年	去年	增减	同比	提供科室	状态	备注'
answered this.yaml
printf '_last: {org: 江州市水利局, meetings: 9, documents: 28}\n_notes: {meetings: 含视频会}\n' >>this.yaml
rows='基本信息	年份	2026					已填	
基本信息	单位	江州市水务局	江州市水利局			办公室	已填	
2026年会议	承办会议（次）	12	9	+3	+33.3%	会务科	已填	含视频会
2026年会议	办过培训	否					已填	
2026年会议	印发文件（件）	30余	28	—	—		已填	'
gives 'this year beside last year' 0 "$head
$rows" check --table this.yaml
gives 'what is the matter with each' 1 "$head
基本信息	年份	2026					待确认	
基本信息	单位					办公室	未填	
2026年会议	承办会议（次）	3				会务科	待核	
2026年会议	办过培训	否					已填	
2026年会议	印发文件（件）	3人					不合规	" check --table bad.yaml
run check --table one.yaml
equal 'a check that fails still counts' 1 "$code"
run check --table this.yaml none.yaml bad.yaml
equal 'several drafts: which one comes first' "3 草稿	$head
$(echo "$rows" | sed 's/^/this.yaml	/')
bad.yaml	基本信息" "$code $(head -n 6 "$dir/out")
$(sed -n '7s/	年份.*//p' "$dir/out")"
run check --table long.yaml
check 'nothing is cut' grep -q "	$long	" "$dir/out"
run check --table --json bad.yaml
check 'JSON stays what it was' grep -q '"state": "verify"' "$dir/out"
# --- the draft's own words ---
own='_text:
  - section: "{{year}}年会议"
    was: |-
      {{org}}全年承办会议{{meetings}}次{{#training}}，培训{{trained}}人{{/training}}，印发文件{{documents}}件。'
answered own.yaml
printf '%s\n    text: |-\n      全年办会{{meetings}}次，印发文件{{documents}}件。\n' "$own" >>own.yaml
gives 'a paragraph reworded is listed and gates nothing' 0 \
    'own.yaml  已改写  2026年会议  全年办会{{meetings}}次，印...  这一段与模板不同' check own.yaml
run check own.yaml --json
equal 'for programs' 'reworded' "$(sed -n 's/.*"state": "\([a-z]*\)".*/\1/p' "$dir/out")"
sed -i.was '/^    text:/,$d' own.yaml
echo '    text: ""' >>own.yaml
gives 'one struck' 0 \
    'own.yaml  已删去  2026年会议  {{org}}全年承办会议{{meetin...  这一段不写进文稿' check own.yaml
sed 's/全年承办/全年召开/' own.yaml >other.yaml
run check other.yaml
equal 'words about no paragraph are said' '0 other.yaml:11:5: 提示: 模板里没有这一段原文了，改写的文字没有用上，原样保留' \
    "$code $(head -n 1 "$dir/err")"
