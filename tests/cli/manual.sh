#!/bin/sh
# SPDX-License-Identifier: MIT
# The examples of man/tianbao-form.5: the forms are good and give reports, the commands say what the page says.
set -u
. tests/support/program.sh

page=$source/man/tianbao-form.5

# Every literal block becomes a file UNIT.BLOCK; a unit is what stands under one heading.
awk -v out="$dir/" '
    /^\.S[hs] / { unit++ }
    /^\.Bd -literal/ { file = sprintf("%s%03d.%03d", out, unit, ++block); next }
    /^\.Ed/ { close(file); file = "" }
    file != "" { sub(/^\\&/, ""); print >file }' "$page"

# known UNIT: whether the program has the types of its forms.
run schema
cp "$dir/out" "$dir/schema"
known() {
    for type in $(cat "$dir/$1".* | grep -o -e 'type: select_[a-z]*' -e 'type: repeat' | cut -d ' ' -f 2); do
        grep -q "\"$type\"" "$dir/schema" || return 1
    done
}

# commands FILE: does what stands behind each "$ "; the page must show what is written, errors last. What
# is within quotes goes on in the next line.
commands() {
    awk -v out="$dir/" -v quote="'" '
        !open && sub(/^\$ /, "") { file = sprintf("%s%03d.command", out, ++count); output = file; sub(/command$/, "output", output)
            printf "" >output; print >file; open = gsub(quote, "") % 2; next }
        open { print >file; open = gsub(quote, "") % 2 == 0; next }
        { print >output }' "$1"
    for command in "$dir"/*.command; do
        sh -c "tianbao() { \"\$TIANBAO\" \"\$@\"; }
            $(cat "$command")" >"$dir/out" 2>"$dir/err" </dev/null
        equal "$(head -n 1 "$command")" "$(cat "${command%command}output")" "$(cat "$dir/out" "$dir/err")"
    done
    rm -f "$dir"/*.command "$dir"/*.output
}

# form FILE: keeps it; those that show mistakes are for the commands.
form() {
    id=$(sed -n 's/^id: //p' "$1")
    cp "$1" "forms/$id.yaml"
    case $id in cuowu*) return ;; esac
    says "$id: lint finds nothing" 0 '' lint "$id"
    run assemble "$id"
    equal "$id: a report with placeholders" '1 1' "$code $(grep -c X "$dir/out" | sed 's/[1-9][0-9]*/1/')"
}

mkdir forms
id=
for block in "$dir"/[0-9]*.[0-9]*; do
    unit=${block##*/} unit=${unit%.*}
    if ! known "$unit"; then
        echo "skip - ${block##*/}, a type that is not there yet"
        continue
    fi
    case $(sed '/^#/d; q' "$block") in
    '$ '*) commands "$block" ;;
    cases:*)
        cp "$block" "forms/$id.test.yaml"
        if "$TIANBAO" test --help >/dev/null 2>&1; then
            run test "$id"
            equal "$id: its tests" '0 ' "$code $err"
        else
            echo "skip - $id: its tests, no such command"
        fi
        ;;
    *) form "$block" ;;
    esac
done
check 'eight forms at least' [ "$(find forms -name '*.yaml' | wc -l)" -ge 8 ]
