#!/bin/sh
# SPDX-License-Identifier: MIT
# What the program leaves alone: files behind links, the system's temporary folder, the images of crashed
# processes; and that it can be the shell that somebody logs in to.
set -u
. tests/support/program.sh
office
export TIANBAO_FORMS="$dir/work/forms"
mkdir -p "$dir/home/drafts" "$dir/home/reports" "$dir/home/trash"
drafts=$dir/home/drafts

# behind PATH: makes a link in the place of the file.
# not_followed WHAT: one test that what it leads to is as it was, and that it still leads there.
behind() {
    link=$1
    echo 别人的 >"$dir/theirs"
    rm -f "$link"
    ln -s "$dir/theirs" "$link"
}
not_followed() {
    equal "$1: what a link leads to is left alone" "别人的 $dir/theirs" "$(cat "$dir/theirs") $(readlink "$link")"
}
# lines FILE LINE...: fills the draft in line by line.
lines() {
    file=$1
    shift
    printf '%s\n' "$@" >"$dir/in"
    run fill --line "$file"
    rm -f "$dir/in"
}

behind n.yaml
run new office -o n.yaml
not_followed 'new'
equal 'new: is refused' 3 "$code"
behind o.txt
answered a.yaml
run assemble a.yaml -o o.txt
not_followed 'assemble into a file'
mkdir d
behind d/a.txt
run assemble a.yaml -o d/
not_followed 'assemble into a folder'
for name in a a-windows; do
    answered a.yaml
    behind "$dir/home/reports/$name.txt"
    lines a.yaml :finish 3 :quit
    not_followed "the report $name.txt"
    check "$name.txt: beside it" grep -q '江州市水务局' "$dir/home/reports/$name-2.txt"
    rm -f "$dir/home/reports/"*
done
behind .a.yaml.lock
run set a.yaml meetings=13
not_followed 'a lock'
rm -f .a.yaml.lock
behind a.yaml.bak
run set a.yaml meetings=14
equal 'the version before: its link is replaced' "0 别人的 12" \
    "$code $(cat "$dir/theirs") $(sed -n 's/^meetings: //p' a.yaml.bak)"
answered "$drafts/甲.yaml"
behind "$dir/home/trash/甲.yaml"
printf '%s\n' ':more 1' 5 :quit >"$dir/in"
run --line
rm -f "$dir/in"
not_followed 'the trash'
check 'the trash: beside it' test -f "$dir/home/trash/甲-2.yaml"
answered "$drafts/乙.yaml"
behind "$drafts/丙.yaml"
printf '%s\n' ':more 1' 4 丙 :quit >"$dir/in"
run --line
rm -f "$dir/in"
not_followed 'renaming'
check 'renaming: is refused' test -f "$drafts/乙.yaml"
stamp=$(date -d @1797577331 +%Y%m%d-%H%M%S 2>/dev/null || date -r 1797577331 +%Y%m%d-%H%M%S)
answered b.yaml
behind "b-冲突-$stamp.yaml"
draft .b.yaml.1-1-1-999.tmp 'org: 他'
size=$(wc -c <.b.yaml.1-1-1-999.tmp)
mv .b.yaml.1-1-1-999.tmp ".b.yaml.1-1-1-$((size)).tmp"
run set b.yaml meetings=15
not_followed 'the copy of what was not saved'
check 'the copy: beside it' grep -q 'org: 他' "b-冲突-$stamp-2.yaml"
ln -s "$dir/home" "$dir/elsewhere"
TIANBAO_HOME=$dir/elsewhere run new office
equal 'the home folder itself may be a link' 0 "$code"

# The image of a process that crashed would hold answers.
answered a.yaml
mkfifo lines
# shellcheck disable=SC3045 # where there is none, there is no limit to lift
(ulimit -c unlimited 2>/dev/null; exec "$TIANBAO" fill --line a.yaml <lines >"$dir/out" 2>&1) &
process=$!
exec 3>lines
if [ -r "/proc/$process/limits" ]; then
    tries=0
    until grep -q '^> ' "$dir/out" || [ $((tries += 1)) -gt 5000 ]; do :; done
    equal 'no core files' '0 0' "$(awk '/^Max core file size/ {print $5, $6}' "/proc/$process/limits")"
else
    echo 'skip - no core files, there is no /proc'
fi
echo :quit >&3
exec 3>&-
wait "$process"

if strace -f -o /dev/null -e trace=none true >/dev/null 2>&1; then
    answered a.yaml
    printf '%s\n' 12 :finish 3 :quit >"$dir/in"
    ASAN_OPTIONS=detect_leaks=0 strace -f -o "$dir/calls" "$TIANBAO" fill --line a.yaml <"$dir/in" >/dev/null 2>&1
    rm -f "$dir/in"
    check 'files were written' grep -q '\.tmp".*O_CREAT' "$dir/calls"
    equal 'nowhere but in its folders' '' "$(grep -e O_CREAT -e O_WRONLY -e O_RDWR -e mkdir "$dir/calls" |
        sed -n 's/^[^"]*"\(\/[^"]*\)".*/\1/p' | grep -v -e "^$dir/" -e '^/dev/' -e '^/proc/' -e '\.gcda$')"
    equal 'no other program is started, no network used' 1 "$(grep -c -e 'execve(' -e AF_INET "$dir/calls")"
else
    echo 'skip - nowhere but in its folders, strace is not here or may not trace'
fi

# A login shell is called by a name that begins with a dash.
mkdir shells
ln -s "$TIANBAO" shells/-tianbao
printf '%s\n' :quit >"$dir/in"
# shellcheck disable=SC2123,SC2215
(PATH=$PWD/shells && -tianbao --line <"$dir/in" >"$dir/out" 2>"$dir/err")
equal 'as a login shell' "0 " "$? $(cat "$dir/err")"
check 'it shows the home screen' grep -q '办公室小结  office' "$dir/out"
