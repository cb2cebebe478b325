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
