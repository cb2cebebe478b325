#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao test: the tests of a form, what they say of it, and what they have not tried.
set -u
. tests/support/program.sh
mkdir forms
cat >forms/a.yaml <<'END'
id: a
name: 小结
title: "{{year}}年小结"
fields:
  - {name: year, label: 年份, type: year, default: report_year}
  - {name: org, label: 单位, type: text}
sections:
  - title: 会议
    fields:
      - {name: meetings, label: 承办会议, type: count, unit: 次, max: 100}
      - {name: topics, label: 议题, type: list, when: meetings > 0}
      - {name: total, label: 合计, type: count, calculation: meetings + 1}
    text: |
      {{org}}按月编制计划{{#meetings}}，全年承办会议{{meetings}}次{{#topics}}，议题有{{topics}}{{/topics}}{{/meetings}}。{{^meetings}}会议由上级承办。{{/meetings}}
  - title: 培训
    when: meetings > 3
    text: |
      按计划组织培训。
END

# cases LINE...: the tests of the form.
cases() {
    printf '%s\n' 'cases:' "$@" >forms/a.test.yaml
}

# --- what passes ---
cases '  - name: 都填' '    answers: {year: 2026, org: 局办公室, meetings: 12, topics: [防汛, 安全]}' \
    '    expect: [2026年小结, "局办公室按月编制计划，全年承办会议12次，议题有防汛、安全。", 二、培训]' '    forbid: [X]' \
    '  - name: 没有会议' '    answers: {meetings: 0}' '    expect: [按月编制计划。会议由上级承办。]' '    forbid: [议题, 培训]' \
    '  - {name: 没有议题, answers: {meetings: 2, topics: 无}, expect: [承办会议2次。]}'
gives 'all is well' 0 'ok 1 - 都填
ok 2 - 没有会议
ok 3 - 没有议题
条件 5/5 两面都试过（100%）' test a
equal 'nothing aside' '' "$err"
gives 'by its path' 0 "$out" test forms/a.yaml
cp forms/a.yaml forms/a.yml
cp forms/a.test.yaml b.test.yaml
sed 's/^id: a$/id: b/' forms/a.yaml >b.yml
gives 'of a form in another folder, ending in yml' 0 "$out" test ./b.yml
rm forms/a.yml

# --- what fails ---
cases '  - name: 都填' '    answers: {org: 局办公室, meetings: 12, topics: 无}' \
    '    expect:' '      - 全年承办会议13次。' '      - 这里谈的完全是另外一件事' '    forbid:' '      - 组织培训'
run test a
equal 'what is missing, with the nearest, and what is forbidden' '1
forms/a.test.yaml:5:9: 错误: 文稿里没有这一句，最接近的是：局办公室按月编制计划，全年承办会议12次。
          - 全年承办会议13次。
            ^
forms/a.test.yaml:6:9: 错误: 文稿里没有这一句，也没有相近的
          - 这里谈的完全是另外一件事
            ^
forms/a.test.yaml:8:9: 错误: 文稿里不应有这一句，却有：按计划组织培训。
          - 组织培训
            ^
forms/a.yaml:11:53: 建议: 条件 when: meetings > 0 没有试过不成立的一面
          - {name: topics, label: 议题, type: list, when: meetings > 0}
                                                          ^
forms/a.yaml:14:20: 建议: 条件 {{#meetings}} 没有试过不成立的一面
          {{org}}按月编制计划{{#meetings}}，全年承办会议{{meetings}}次{{#top...
                             ^
forms/a.yaml:14:53: 建议: 条件 {{#topics}} 没有试过成立的一面
    ...制计划{{#meetings}}，全年承办会议{{meetings}}次{{#topics}}，议题有{{topi...
                                                      ^
forms/a.yaml:14:103: 建议: 条件 {{^meetings}} 没有试过成立的一面
    ...cs}}，议题有{{topics}}{{/topics}}{{/meetings}}。{{^meetings}}会议由上级...
                                                       ^
forms/a.yaml:16:11: 建议: 条件 when: meetings > 3 没有试过不成立的一面
        when: meetings > 3
              ^
not ok 1 - 都填
条件 0/5 两面都试过（0%）' "$code
$err
$out"

cases '  - {name: 没填, answers: {meetings: 200, year: 26}, expect: [按月编制计划]}'
run test a
equal 'a refused answer fails the case' '1 2' "$code $(grep -c '^forms/a.test.yaml.*错误' "$dir/err")"
equal 'with its reason' "forms/a.test.yaml:2:36: 错误: 不能大于100次，请核对" "$(head -n 1 "$dir/err")"
cases '  - {name: 甲, answers: {meetings: 0}, expect: [按月编制计划]}'
run test a
equal 'what is inside of what is not there is not tried' \
    'forms/a.yaml:14:53: 建议: 条件 {{#topics}} 一次也没有试到' "$(grep 14:53 "$dir/err")"
cases '  - {name: 今年, answers: {_created_at: "2026-02-01T08:00:00+08:00"}, expect: [2025年小结]}' \
    '  - name: 段' '    answers: {meetings: 5}' '    expect:' '      - |' '        一、会议' '        　　X按月编制计划'
run test a
equal 'the time of the draft counts, and sentences run on' '0 ok 1 - 今年 ok 2 - 段' "$code $(head -n 2 "$dir/out" | xargs)"

# --- what is no test ---
cases '  - name: 甲' '    anwsers: {}' '    expect: [a]' '  - name: 乙' \
    '    answers: {meeting: 3, total: 4, topics: {a: b}, _lst: 1, what: 1}' \
    '    expect: 一句话' '    forbid: [a, [b], ""]' '  - {answers: [], name: 丙}' '  - 丁'
printf '%s\n' 'case: 1' >>forms/a.test.yaml
run test a
equal 'every mistake, and nothing is run' "4 " "$code $out"
equal 'each in its place' 'forms/a.test.yaml:3:5: 错误: 用例没有“anwsers”这个键，是不是 answers？
forms/a.test.yaml:6:15: 错误: 模板里没有填报项“meeting”，是不是 meetings？
forms/a.test.yaml:6:27: 错误: “total”由模板算出，不能填；删去这一行
forms/a.test.yaml:6:37: 错误: “topics”的内容应是文字或列表
forms/a.test.yaml:6:53: 错误: 模板里没有填报项“_lst”
forms/a.test.yaml:6:62: 错误: 模板里没有填报项“what”
forms/a.test.yaml:7:13: 错误: expect 应是一个列表，一句一行，以“- ”开头
forms/a.test.yaml:8:17: 错误: forbid 的每一项应是一句话
forms/a.test.yaml:8:22: 错误: forbid 的每一项应是一句话
forms/a.test.yaml:9:5: 错误: 这个用例一句也不核对：写上 expect 或 forbid
forms/a.test.yaml:9:15: 错误: answers 应写成“名称: 内容”，一行一项
forms/a.test.yaml:10:5: 错误: 这里应是一个用例，写成“键: 值”的形式
forms/a.test.yaml:11:1: 错误: 测试文件没有“case”这个键，是不是 cases？' "$(grep 错误 "$dir/err")"

cases
says 'no cases' 4 'forms/a.test.yaml:1:7: 错误: cases 应是一个列表，一个用例一项，至少一项
    cases:
          ^' test a
rm forms/a.test.yaml
says 'no tests' 3 'forms/a.test.yaml: 错误: 没有这个文件或文件夹，请核对名称
tianbao: 测试写在模板旁边的 forms/a.test.yaml 里；写法见 man tianbao' test a
says 'a form inside the program' 3 'tianbao: party-group 不是一个文件，旁边没有测试；请给出模板文件的路径' test party-group
cp forms/a.yaml "$dir/in"
says 'a form on standard input' 3 'tianbao: - 不是一个文件，旁边没有测试；请给出模板文件的路径' test -
rm "$dir/in"
run test none
equal 'no form' 3 "$code"
sed -i.was '/^name/d' forms/a.yaml
run test a
equal 'a form that is not valid' 4 "$code"
