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
tianbao fill --line 'it'\\''s a b.yaml'" "$err"
(tianbao() { "$TIANBAO" "$@"; } && eval "$(tail -n 1 "$dir/err")" <"$dir/in" >/dev/null 2>"$dir/again")
equal 'a shell takes that back' "$err" "$(cat "$dir/again")"
run fill --line --form=./forms/office.yaml -- "it's a b.yaml"
equal 'with the form it was given' "tianbao fill --line --form=./forms/office.yaml 'it'\\''s a b.yaml'" "$(tail -n 1 "$dir/err")"
answered done.yaml
run fill --line done.yaml
equal 'nothing is missing' '草稿：
done.yaml
下次从停下的地方接着填：
tianbao fill --line done.yaml' "$err"
sed 's/meetings: 12/meetings: 3/' done.yaml >few.yaml
run fill --line few.yaml
equal 'but a check fails' '还有校验没有通过，用 tianbao check 看是哪几条' "$(sed -n 3p "$dir/err")"
sed -i.was 's/^_status: draft/_status: finalized/' done.yaml
run fill --line done.yaml
equal 'a finalized one is done' '草稿：
done.yaml' "$err"
