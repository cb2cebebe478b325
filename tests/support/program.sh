# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# For tests of the program: . tests/support/program.sh. Makes a folder to work in, which is removed at the
# end, and enters it; $source is where the tests were started. The clock stands still.
. tests/support/tap.sh

# shellcheck disable=SC2034 # the tests use it
source=$PWD
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/work" && cd "$dir/work" || exit 1
export TIANBAO_HOME="$dir/home" TIANBAO_NOW=1797577331 TZ=CST-8

# run ARGUMENT...: runs the program. $out and $err are what it wrote, $code its exit code; the bytes are in
# $dir/out and $dir/err. Standard input is $dir/in where there is one.
run() {
    input=/dev/null
    [ ! -f "$dir/in" ] || input=$dir/in
    "$TIANBAO" "$@" <"$input" >"$dir/out" 2>"$dir/err"
    code=$?
    out=$(cat "$dir/out") err=$(cat "$dir/err")
}

# gives WHAT CODE OUT ARGUMENT...: one test of exit code and standard output.
gives() {
    what=$1 expected="$2
$3"
    shift 3
    run "$@"
    equal "$what" "$expected" "$code
$out"
}

# says WHAT CODE WORDS ARGUMENT...: one test of exit code and standard error; there is no output.
says() {
    what=$1 expected="$2
$3
"
    shift 3
    run "$@"
    equal "$what" "$expected" "$code
$err
$out"
}

# mode FILE: its permissions as ls shows them.
mode() {
    # shellcheck disable=SC2012
    ls -ld "$1" | cut -c 1-10
}

# The forms of the tests. office asks for everything a draft can have trouble with.
office() {
    mkdir -p forms
    cat >forms/office.yaml <<'EOF'
id: office
version: 1
name: 办公室小结
title: "{{year}}年小结"
fields:
  - {name: year, label: 年份, type: year, default: report_year}
  - {name: org, label: 单位, type: text, source: 办公室}
sections:
  - title: "{{year}}年会议"
    fields:
      - {name: meetings, label: 承办会议, type: count, unit: 次, source: 会务科, max: 100}
      - {name: training, label: 办过培训, type: boolean}
      - {name: trained, label: 培训人数, type: count, unit: 人, when: training}
      - {name: documents, label: 印发文件, type: count, unit: 件, approximate: true}
    text: |
      {{org}}全年承办会议{{meetings}}次{{#training}}，培训{{trained}}人{{/training}}，印发文件{{documents}}件。
checks:
  - {name: few, assert: meetings >= 4, message: 会议少于四次, severity: warning}
  - {name: many, assert: meetings <= 50, message: 会议多于五十次, severity: error}
EOF
}

# draft FILE LINE...: a draft of office with these lines.
draft() {
    path=$1
    shift
    printf '%s\n' '_format: 1' '_form: office' '_form_version: 1' \
        '_created_at: 2026-12-18T15:02:11+08:00' "$@" >"$path"
}

# answered FILE: a draft of office that wants nothing.
answered() {
    draft "$1" 'year: 2026' 'org: 江州市水务局' 'meetings: 12' 'training: false' 'documents: 30余'
}
