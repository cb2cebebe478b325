#!/bin/sh
# SPDX-License-Identifier: MIT
# The forms that come along: clean, tested whole, and their reports as they were read and found good.
set -u
. tests/support/program.sh

# golden WHAT DRAFT CODE: the report of the draft is tests/golden/WHAT.txt, and its text is clean.
golden() {
    run assemble "$2"
    check "$1: the report" cmp -s "$source/tests/golden/$1.txt" "$dir/out"
    equal "$1: its exit code" "$3" "$code"
    run check --json "$2"
    equal "$1: nothing wrong in its text" "[" "$(grep -e "^\[" -e "\"state\": \"text\"" "$dir/out" | cut -c 1)"
}

for form in "$source"/forms/*.yaml; do
    id=$(basename "$form" .yaml)
    case $id in
    *.test) continue ;;
    esac
    gives "$id: lint finds nothing" 0 '' lint "$form"
    equal "$id: not even a hint" '' "$err"
    run test "$form"
    equal "$id: its tests pass" "0 " "$code $err"
    check "$id: they try every condition both ways" grep -q '^条件 [0-9/]* 两面都试过（100%）$' "$dir/out"
    check "$id: and are no form" sh -c "! \"\$TIANBAO\" show $id.test 2>/dev/null"

    example=$source/forms/examples/$id.yaml
    gives "$id: the example is whole" 0 '' check "$example"
    golden "$id" "$example" 0
    run check --text "$source/tests/golden/$id.txt"
    equal "$id: so is its report" '0 ' "$code $err"
    golden "$id-zero" "$source/tests/golden/$id-zero.yaml" 0
    run check --text "$source/tests/golden/$id-zero.txt"
    equal "$id-zero: nothing is left over" '0 ' "$code $err"
    for state in empty half; do
        draft=$source/tests/golden/$id-$state.yaml
        [ ! -f "$draft" ] || golden "$id-$state" "$draft" 1
    done
done
