#!/bin/sh
# SPDX-License-Identifier: MIT
# What the documents say is what the program does: the form they show, the commands, the options, the keys.
# The screens they show are compared in tests/tui/test_wizard.c.
set -u
. tests/support/program.sh

manual=$source/man/tianbao.1

# block README: the form between "<!-- test: form hello -->" and the end of its fence.
block() {
    sed -n '/<!-- test: form hello -->/,/^```$/p' "$1" | sed '/^<!--/d; /^```/d'
}

# document: the document that README.zh_CN.md makes a form of.
document() {
    sed -n '/<!-- test: document -->/,/^```$/p' "$source/README.zh_CN.md" | sed '/^<!--/d; /^```/d'
}

# fenced README: the command lines in its fences, without comments.
fenced() {
    awk '/^```/ { inside = !inside } inside && /^tianbao / { sub(/ *#.*/, ""); print }' "$1"
}

# examples: the command lines of the manual.
examples() {
    sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/s/^\(\.Dl \)\{0,1\}\$ //p' "$manual"
}

# works LINE...: one test for each command line of standard input: it is understood, finds and reads everything.
works() {
    while read -r line; do
        sh -c "tianbao() { \"\$TIANBAO\" \"\$@\"; }; $line" >"$dir/out" 2>"$dir/err" </dev/null
        code=$?
        check "$line" [ "$code" -le 1 ]
        [ "$code" -le 1 ] || cat "$dir/err"
    done
}

# sorted: the words of standard input, one a line, sorted.
sorted() {
    tr -s ' ' '\n' | sed '/^$/d' | LC_ALL=C sort -u | xargs
}

# --- the form and the commands of the readmes ---
equal 'both readmes show one form' "$(block "$source/README.md")" "$(block "$source/README.zh_CN.md")"
for readme in README.md README.zh_CN.md; do
    mkdir -p "$readme/forms"
    cd "$readme" || exit 1
    block "$source/$readme" >forms/hello.yaml
    says "$readme: the form is good" 0 '' lint hello
    gives "$readme: the form gives a report" 1 '2026年办公室工作小结
　　一、会议工作
　　X办公室按月编制会议计划，按规定登记和归档。全年承办会议X次，议题有X等。
　　二、文件工作
　　办公室逐件审核文稿的内容、格式和密级，全年印发文件X件。
　　下一步，继续做好文件办理工作。' assemble hello
    document >年终总结.txt
    export TIANBAO_HOME="$dir/home-$readme"
    fenced "$source/$readme" >"$dir/lines"
    check "$readme: shows commands" [ -s "$dir/lines" ]
    works <"$dir/lines"
    "$TIANBAO" assemble 年终总结 >back.txt 2>/dev/null
    check "$readme: the document comes back, without the advert" sh -c 'test -s back.txt && sed 1d 年终总结.txt | cmp - back.txt'
    cd ..
done

mkdir -p manual/baosong manual/forms
cd manual || exit 1
block "$source/README.md" >forms/hello.yaml
sed -n '/^cases:/,/^\$/p' "$manual" | sed '$d' >forms/hello.test.yaml
gives 'the test in the manual is one' 0 'ok 1 - 没有会议
条件 0/3 两面都试过（0%）' test hello
"$TIANBAO" new hello -o baosong/a.yaml >/dev/null
"$TIANBAO" new hello -o baosong/b.yaml >/dev/null
document >zongjie-x.txt
examples >"$dir/lines"
check 'the manual shows commands' [ "$(wc -l <"$dir/lines")" -ge 5 ]
works <"$dir/lines"

# --- commands and options ---
run --help
commands=$(sed -n 's/^ *tianbao \([a-z]*\) .*/\1/p' "$dir/out" | sorted)
synopsis=$(sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/p' "$manual")
described=$(sed -n '/^\.Sh DESCRIPTION/,/^\.Sh KEYS/p' "$manual")
equal 'commands of SYNOPSIS' "$commands" "$(echo "$synopsis" | sed -n 's/^\.Cm \([a-z]*\)$/\1/p' | sorted)"
equal 'commands of DESCRIPTION' "$commands" "$(echo "$described" | sed -n 's/^\.It Nm Cm \([a-z]*\).*/\1/p' | sorted)"
for readme in README.md README.zh_CN.md; do
    equal "commands of $readme" "$commands" \
        "$(sed -n 's/^| `tianbao \([a-z]*\)[ `].*/\1/p' "$source/$readme" | sorted)"
    equal "forms of $readme" '' "$(for form in "$source"/forms/*-*.yaml; do
        id=$(basename "$form" .yaml)
        case $id in *.test) ;; *) grep -q "\`$id\`" "$source/$readme" || echo "$id" ;; esac
    done)"
done

# short_or_long: of the options in a help text, the names that SYNOPSIS uses.
short_or_long() {
    sed -n 's/^  \(-[^ ,=]*\).*/\1/p' | sed '/^-[hV]$/d' | sorted
}
all=
for command in $commands; do
    run "$command" --help
    all="$all $(sed -n 's/^  .*--\([a-z][a-z-]*\).*/\1/p' "$dir/out" | sorted)"
    equal "options of $command" "$(short_or_long <"$dir/out")" "$(echo "$synopsis" | awk -v command="$command" '
        $1 == ".Nm" { now = "" }
        $1 == ".Cm" { now = $2 }
        now == command { for (i = 1; i < NF; i++) if ($i == "Fl") print "-" $(i + 1) }' | sorted)"
done
equal 'options of DESCRIPTION' "$(echo "$all version" | sorted)" \
    "$(echo "$described" | sed -n '/^\.Ss 选项/,$s/^\.It.*Fl -\([a-z][a-z-]*\).*/\1/p' | sorted)"
for readme in README.md README.zh_CN.md; do
    for option in $(grep -o -e '`[^`]* --[a-z-]*' -e '`--[a-z-]*' -e '^tianbao .* --[a-z-]*' "$source/$readme" | sed 's/.* --//; s/^`*--//' | sorted); do
        check "$readme: --$option" sh -c "case ' $all version ' in *' $option '*) ;; *) exit 1 ;; esac"
    done
    for word in $(grep -o '`tianbao [a-z][a-z]*' "$source/$readme" | sed 's/.* //' | sorted); do
        check "$readme: tianbao $word" sh -c "case ' $(echo $commands) ' in *' $word '*) ;; *) exit 1 ;; esac"
    done
done

# --- keys, exit codes, version ---
keys=$(sed -n 's/^ *{COMMAND_[A-Z_]*, [^,]*, \([^,]*\), \([^,]*\),.*/\1 \2/p' "$source/src/wizard/command.c" |
    sed 's/_(/(/g' | tr -d '()"' | sed 's/NULL//' | sorted)
check 'the table has keys' [ -n "$keys" ]
equal 'KEYS of the manual' "$keys" \
    "$(sed -n '/^\.Sh KEYS/,/^\.Ss /s/^\.It //p' "$manual" | sed 's/ , / /g' | sorted)"
equal 'keys of README.zh_CN.md' "$keys" \
    "$(sed -n '/^### 按键/,/^### /s/^| \([^|]*\) |.*/\1/p' "$source/README.zh_CN.md" | sed '/^按键$/d; /^-/d; s/、/ /g' | sorted)"
equal 'exit codes of the manual' '0 1 2 3 4' "$(sed -n '/^\.Sh EXIT/,/^\.Sh EXAMPLES/s/^\.It //p' "$manual" | sorted)"
equal 'codes of the program' '0 1 2 3 4' "$(sed -n 's/^ *EXIT_[A-Z]* = \([0-9]\).*/\1/p' "$source/src/cli/cli.h" | sorted)"
version=$(sed -n 's/^VERSION = //p' "$source/Makefile")
check 'the changelog names this version' grep -q "^## \[$version\]" "$source/CHANGELOG.md"
if command -v mandoc >/dev/null; then
    equal 'mandoc finds nothing' '' "$(mandoc -T lint -W warning "$manual" 2>&1)"
else
    echo 'skip - mandoc finds nothing, no mandoc'
fi
