#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao import finds again what the shipped forms leave blank, and says what it was given wrongly.
set -u
. tests/support/tap.sh
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

# A date is written X年X月X日 and found as one.
for form in transport-bureau transport-branch water-bureau party-group audit-bureau; do
    "$TIANBAO" assemble "forms/$form.yaml" >"$dir/text" 2>/dev/null
    written=$(grep -o 'XX*' "$dir/text" | wc -l)
    "$TIANBAO" import --json "$dir/text" >"$dir/json" 2>/dev/null
    found=$(grep -c '"line": ' "$dir/json")
    dates=$(grep -c '"kind": "date"' "$dir/json")
    check "the blanks of $form are found again" test "$written" -gt 0 -a "$written" -eq $((found + 2 * dates))
done

printf 'XX村与XX村结对，走访X户\n' >"$dir/two"
"$TIANBAO" import --dry-run "$dir/two" >"$dir/out"
check 'a line for each blank' test "$(wc -l <"$dir/out")" -eq 3
check 'with its place, placeholder, kind and label' grep -q '^1:13 *X  *数量 户  *走访$' "$dir/out"
check "with the field's name where it is another one" grep -q '村名称（1）  *名称：村名称_1$' "$dir/out"
"$TIANBAO" import --dry-run --merge 村名称_1=村名称_2 "$dir/two" >"$dir/out"
check 'two that are one are asked once' test "$(grep -c '村名称_1$' "$dir/out")" -eq 2
"$TIANBAO" import --dry-run --merge '村名称（1）=村名称（2）' "$dir/two" >"$dir/out"
check 'two are named by their labels too' test "$(grep -c '村名称_1$' "$dir/out")" -eq 2

# refused CODE WHAT WORD ARGUMENT...: import ends with the code and says the word.
refused() {
    code=$1 what=$2 word=$3
    shift 3
    "$TIANBAO" import "$@" >"$dir/out" 2>"$dir/said"
    check "$what" test $? -eq "$code" -a ! -s "$dir/out"
    check "$what: says so" grep -q "$word" "$dir/said"
}
refused 2 'a merge without =' '名称=名称' --json --merge 村名称 "$dir/two"
refused 2 'a merge of what is not there' '没有填报项' --json --merge 村名称_1=镇名称 "$dir/two"
refused 3 'no such file' '没有这个文件' --json "$dir/none"
printf '\320\317\021\340\241\261\032\341' >"$dir/old.doc"
refused 4 'an old Word file' '另存为' --json "$dir/old.doc"
printf '\211PNG\r\n\032\n\000\000\000\rIHDR' >"$dir/picture"
refused 4 'a picture' '读不懂' --dry-run "$dir/picture"

printf '没有填空处。\n' >"$dir/plain"
check 'a document without blanks is an empty array' test "$("$TIANBAO" import --json "$dir/plain")" = '[]'
check 'figures count when asked for' sh -c \
    'printf "培训45人次\n" | "$1" import --json --figures - | grep -q "\"placeholder\": \"45\""' - "$TIANBAO"
check 'standard input is a document' sh -c 'printf "X次" | "$1" import --json - | grep -q "\"unit\": \"次\""' - "$TIANBAO"
