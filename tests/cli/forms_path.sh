#!/bin/sh
# SPDX-License-Identifier: MIT
# Where forms are found: $TIANBAO_FORMS, ./forms, $TIANBAO_HOME/forms, the installed ones, those inside the
# program; make install and uninstall; the program copied alone to another machine.
set -u
. tests/support/program.sh

# form FOLDER NAME: FOLDER/place.yaml, which says where it is.
form() {
    mkdir -p "$1"
    printf '%s\n' 'id: place' 'version: 1' "name: $2" 'sections:' '  - text: 文' >"$1/place.yaml"
}

# found WHAT NAME: one test that this is the form place.
found() {
    run show place
    equal "$1" "0 $2（place，第" "$code ${out%% *}"
    run list --table
    equal "$1, in the list once" "$2" "$(grep "	place	" "$dir/out" | cut -f 2)"
}

says 'in none' 3 'place: 错误: 没有这个模板；用 tianbao list 看有哪些' show place
form "$dir/home/forms" 家
found '$TIANBAO_HOME/forms' 家
form forms 此
found './forms goes before it' 此
form "$dir/first" 先
export TIANBAO_FORMS="$dir/first"
found '$TIANBAO_FORMS goes before it' 先
export TIANBAO_FORMS=''
found 'an empty one is none' 此
export TIANBAO_FORMS="$dir/nowhere"
found 'one that is not there neither' 此
unset TIANBAO_FORMS
sed 's/transport-bureau/x/; s/^name:.*/name: 自己的/' "$source/forms/transport-bureau.yaml" >forms/transport-bureau.yaml
run show transport-bureau
equal 'a file goes before the one inside' '0 自己的' "$code ${out%%（*}"
rm forms/transport-bureau.yaml

echo 'tests: []' >forms/place.test.yaml
mkdir forms/examples forms/folder.yaml
cp forms/place.yaml forms/examples/example.yaml
cp forms/place.yaml forms/.hidden.yaml
run list --table
equal 'tests, examples, folders and hidden files are no forms' 'place' \
    "$(sed 1d "$dir/out" | grep -v '（内置）' | cut -f 5 | xargs)"
for id in place.test example examples/example .hidden folder ../forms/place; do
    run show $id
    equal "$id is no id" 3 "$code"
done

# --- outside of the search path ---
mkdir beside elsewhere
sed 's/^id: place/id: loose/; s/^name: .*/name: 旁边的/' forms/place.yaml >beside/loose.yaml
sed 's/^name: .*/name: 别处的/; s/文$/别处/' beside/loose.yaml >elsewhere/loose.yaml
printf '_form: loose\n' >beside/a.yaml
printf '_form: loose\n' >elsewhere/b.yaml
gives 'beside the draft' 0 '　　文' assemble beside/a.yaml
run assemble beside/a.yaml elsewhere/b.yaml -o out/
equal 'each beside its own' '　　文 　　别处' "$(cat out/a.txt) $(cat out/b.txt)"
printf '_form: loose\n_form_file: elsewhere/loose.yaml\n' >c.yaml
gives '_form_file' 0 '　　别处' assemble c.yaml
gives 'a form that --form names goes before all' 0 '　　文' assemble c.yaml --form beside/loose.yaml
run assemble elsewhere/loose.yaml c.yaml --form beside/loose.yaml -o named/
equal 'but not before a form that is asked for itself' '　　别处 　　文' "$(cat named/loose.txt) $(cat named/c.txt)"
printf '_form: loose\n' >d.yaml
says 'nowhere' 3 'loose: 错误: 没有这个模板；用 tianbao list 看有哪些
tianbao: d.yaml：找不到或读不了它的模板 loose；用 --form 指明模板文件' assemble d.yaml
printf '_form: ../work/elsewhere/loose\n' >d.yaml
run assemble d.yaml
equal 'the id of a draft is no path' 3 "$code"

# --- one file, carried ---
mkdir "$dir/carried"
cp "$TIANBAO" "$dir/carried/tianbao"
cd "$dir/carried" || exit 1
path=$(./tianbao new transport-bureau)
./tianbao set "$path" org=江州市交通运输局 campaign=无 2>"$dir/err"
equal 'the program alone makes a draft' "0 $dir/home/drafts/交通运输局党建工作总结-2026.yaml" "$? $path"
./tianbao assemble "$path" -o report.txt 2>"$dir/err"
equal 'and a report' '1 2026年党建工作总结' "$? $(head -n 1 report.txt)"

# --- installed ---
cd "$source" || exit 1
# shellcheck disable=SC2153
case $TIANBAO in
*/asan/*) echo 'skip - make install, which is tested without sanitizers' && exit ;;
esac
# make ARGUMENT...: builds into folders of its own.
build() {
    make B="$dir/build" PROGRAM="$dir/build/tianbao" PREFIX="$dir/prefix" "$@" >"$dir/make" 2>&1
}
build -j2 install DESTDIR="$dir/root"
equal 'make install' 0 $?
equal 'what it installs' "$(cd "$source" && find forms man -name '*.yaml' ! -name '*.test.yaml' -o -name 'schema.json' -o -name '*.[15]' |
    sed 's|^forms/examples|share/doc/tianbao/&|; s|/forms/examples|/examples|; s|^forms|share/tianbao/&|
         s|^man/.*\.\([15]\)$|share/man/man\1/&|; s|/man/tianbao|/tianbao|' | { echo bin/tianbao; cat; } | LC_ALL=C sort | xargs)" \
    "$(cd "$dir/root$dir/prefix" && find . -type f | sed 's/^..//' | LC_ALL=C sort | xargs)"
mv "$dir/root$dir/prefix" "$dir/prefix"
cd "$dir/carried" || exit 1
run_installed() {
    TIANBAO_HOME=$dir/none "$dir/prefix/bin/tianbao" "$@" 2>&1
}
equal 'the installed program finds its forms' "$(ls "$dir/prefix/share/tianbao/forms/"*.yaml)" \
    "$(run_installed list --table | cut -f 6 | sed 1d)"
equal 'and uses them' '交通运输局党建工作总结（transport-bureau，第' "$(run_installed show transport-bureau | sed 's/ .*//;q')"
cd "$source" || exit 1
mv "$dir/prefix" "$dir/root$dir/prefix"
build uninstall DESTDIR="$dir/root"
equal 'make uninstall leaves no file' '0 ' "$? $(find "$dir/root" -type f)"
equal 'nor a folder of its own' '' "$(find "$dir/root" -path '*tianbao*' -type d ! -path "$dir/root$dir" | grep "prefix/.*tianbao")"
