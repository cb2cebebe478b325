#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao set: what is taken, what is refused, and that a refusal leaves the file alone.
# shellcheck disable=SC1111 # the quotes of what is said
set -u
. tests/support/program.sh
office

# refuses WHAT CODE WORDS NAME=VALUE...: one test that `set a.yaml` says so, another that a.yaml stays.
refuses() {
    what=$1 expected=$2 words=$3
    shift 3
    cp a.yaml before
    says "$what" "$expected" "$words" set a.yaml "$@"
    check 'nothing is written' cmp -s a.yaml before
}
nothing='tianbao: a.yaml：什么也没有写入'

draft a.yaml
says 'several pairs' 0 '' set a.yaml org=江州市水务局 meetings=十二 documents=30余 training=是 trained=1,200人
equal 'are in the draft as understood' 'org: 江州市水务局
meetings: 12
training: 是
trained: 1200
documents: 30余' "$(grep -v '^_' a.yaml)"
check 'the version before is kept' grep -q '^_created_at' a.yaml.bak
check 'without them' sh -c '! grep -q org a.yaml.bak'
says 'a value with = in it' 0 '' set a.yaml 'org=a=b'
equal 'is taken whole' 'org: a=b' "$(grep '^org' a.yaml)"
says 'the last one counts' 0 '' set a.yaml meetings=3 meetings=4
equal 'of two' 'meetings: 4' "$(grep '^meetings' a.yaml)"
says 'to be verified' 0 '' set a.yaml 'meetings=12？'
equal 'is noted' '_verify: [meetings]
meetings: 12' "$(grep -e meetings a.yaml)"
says 'none this year' 0 '' set a.yaml meetings=无
equal 'is noted' 'meetings: 0' "$(grep meetings a.yaml)"
says 'X' 0 '' set a.yaml meetings=X
equal 'is unanswered' '' "$(grep meetings a.yaml)"
says 'nothing' 0 '' set a.yaml org=
equal 'is unanswered' '' "$(grep org a.yaml)"

refuses 'a value' 4 "tianbao: 承办会议（meetings）：“12人”的单位是人，这里要填的是次数，请只填数字
$nothing" org=新 meetings=12人
refuses 'two of them' 4 "tianbao: 承办会议（meetings）：“12人”的单位是人，这里要填的是次数，请只填数字
tianbao: 培训人数（trained）：“3次”的单位是次，这里要填的是人数，请只填数字
$nothing" meetings=12人 trained=3次
refuses 'a name' 4 "tianbao: 模板里没有填报项“meeting”，是不是 meetings
$nothing" org=新 meeting=3
refuses 'a name like none' 4 "tianbao: 模板里没有填报项“zzz”
$nothing" zzz=3
refuses 'no name' 4 "tianbao: 模板里没有填报项“”
$nothing" =3
refuses 'a name of the draft itself' 4 "tianbao: “_status”是草稿自己的记录，不能填
$nothing" _status=finalized
refuses 'no pair' 2 'tianbao: “meetings”应写成 名称=内容' org=新 meetings
refuses 'bytes that are no text' 4 "tianbao: 单位（org）：不是文字，第2个字节读不出
$nothing" "org=a$(printf '\377')"
refuses 'more than a draft may hold' 4 "tianbao: 单位（org）：太长了，一项最多写 64 KiB（约两万字）
$nothing" "org=$(head -c 65537 /dev/zero | tr '\0' a)"
refuses 'a control character' 4 "tianbao: 单位（org）：含有控制字符（如制表符），请删去后再填
$nothing" "org=a$(printf '\033')[31m"
if gbk=$(printf 'org=江州' | iconv -f UTF-8 -t GBK 2>/dev/null); then
    says 'a terminal in GBK' 0 '' set a.yaml "$gbk"
    equal 'is understood' 'org: 江州' "$(grep org a.yaml)"
else
    echo 'skip - a terminal in GBK, no iconv'
fi

draft a.yaml '_status: finalized'
refuses 'a finalized draft' 4 "tianbao: a.yaml 已经定稿；在填报界面里按 ^R 重新打开后再改
$nothing" meetings=3
sed 's/^_format: 1/_format: 2/' a.yaml >b.yaml && mv b.yaml a.yaml
refuses 'a newer format' 4 "tianbao: a.yaml 由更新版本的 tianbao 写成，这里只能看，不能改
$nothing" meetings=3

draft real.yaml
ln -s real.yaml link.yaml
cp real.yaml before
says 'a link' 3 'tianbao: link.yaml：没有保存：这是符号链接，不能写入，请用它指向的文件' set link.yaml meetings=3
check 'nothing is written' cmp -s real.yaml before
mkfifo pipe.yaml # nobody ever writes into it
says 'a pipe' 3 'pipe.yaml: 错误: 这不是普通文件（而是设备、管道之类），请换一个' set pipe.yaml meetings=3
says 'a pipe to be filled in' 3 'pipe.yaml: 错误: 这不是普通文件（而是设备、管道之类），请换一个' fill --line pipe.yaml
check 'no lock is left' [ ! -e .pipe.yaml.lock ]

chmod 640 real.yaml
run set real.yaml meetings=3
equal 'its mode stays' '-rw-r-----' "$(mode real.yaml)"
run new office
run set 办公室小结-2026 meetings=5
check 'a name in the drafts folder' grep -qx 'meetings: 5' "$dir/home/drafts/办公室小结-2026.yaml"
run set 办公室小结-2026.yaml meetings=6
check 'with its ending' grep -qx 'meetings: 6' "$dir/home/drafts/办公室小结-2026.yaml"

draft "$dir/in"
run set - meetings=7
check 'standard input to standard output' grep -qx 'meetings: 7' "$dir/out"
equal 'and nothing else' '0 no' "$code$err $([ -e - ] && echo yes || echo no)"
rm "$dir/in"

draft a.yaml 'misspelt: 3' '_ours: {a: 1}' 'meetings: 12人'
run set a.yaml org=新
equal 'what is unknown or refused is kept, and said' "0
a.yaml:5:1: 提示: 模板里没有填报项“misspelt”，原样保留
    misspelt: 3
    ^
_ours:
  a: 1
org: 新
meetings: 12人
misspelt: 3" "$code
$err
$(grep -v '^_[fs]' a.yaml | grep -v '^_created')"

# A lock as another program leaves it: lock HOST PID.
lock() {
    printf '%s\n' 'account: wangfang' "host: $1" 'terminal: pts/3' 'address: 10.1.2.3' "pid: $2" \
        'since: 2026-12-18T15:02:11+08:00' >.a.yaml.lock
}
in_use='请等对方退出后再试；确知已没有人用，可删去 .a.yaml.lock'
here=$(uname -n)
draft a.yaml
lock "$here" $$
refuses 'a draft in use' 3 "tianbao: a.yaml 有人打开着：wangfang（终端 pts/3，从 10.1.2.3 登录），从12月18日15:02起。没有改动，$in_use" meetings=3
check 'its lock stays' [ -f .a.yaml.lock ]
lock elsewhere 1
refuses 'a draft in use on another computer' 3 "tianbao: a.yaml 有人打开着：wangfang（在 elsewhere 上，终端 pts/3，从 10.1.2.3 登录），从12月18日15:02起。没有改动，$in_use" meetings=3
ln -sf nowhere .a.yaml.lock
refuses 'a link as a lock' 3 "tianbao: a.yaml 有人打开着：不知是谁。没有改动，$in_use" meetings=3
check 'is not followed' [ ! -e nowhere ]
rm .a.yaml.lock
printf 'account: \033[31m\nhost: h\npid: 1\n' >.a.yaml.lock
run set a.yaml meetings=3
equal 'what a lock says is made safe' '3 0' "$code $(printf %s "$err" | tr -dc '\033' | wc -c | tr -d ' ')"
lock "$here" "$(sh -c 'echo $$')"
says 'the lock of a program that is gone' 0 '' set a.yaml meetings=3
check 'is taken over and removed' [ ! -e .a.yaml.lock ]
: >.a.yaml.1-2-3f-9.tmp && touch -t 202001010000 .a.yaml.1-2-3f-9.tmp
run set a.yaml meetings=4
equal 'nothing hidden is left behind' '' "$(find . -name '.a*')"

draft a.yaml 'meetings: 1'
sed 's/meetings: 1/meetings: 7/' a.yaml >".a.yaml.1-2-3f-$(wc -c <a.yaml | tr -d ' ').tmp"
says 'what a program that was ended had not saved' 0 'tianbao: a.yaml 上次有没存完的内容，已另存成 a-冲突-20261218-150211.yaml，请比对后留一份' set a.yaml meetings=2
equal 'is kept' 'meetings: 7
meetings: 2' "$(grep -h '^meetings' a-冲突-20261218-150211.yaml a.yaml)"
equal 'and nothing hidden' '' "$(find . -name '.a*')"
rm a-冲突-20261218-150211.yaml

# The form comes through a pipe, so that the draft has been read and is not yet saved.
mkfifo slow.yaml
draft a.yaml 'meetings: 1'
"$TIANBAO" set --form=slow.yaml a.yaml meetings=2 2>"$dir/slow" &
set=$!
exec 3>slow.yaml
check 'while it works there is a lock' grep -q "^pid: $set\$" .a.yaml.lock
equal 'of its own mode' '-rw-------' "$(mode .a.yaml.lock)"
run set a.yaml meetings=9
equal 'another one is refused' "3 tianbao: a.yaml 有人打开着：$(sed -n 's/^account: //p' .a.yaml.lock)，从12月18日15:02起。没有改动，$in_use" "$code $err"
if [ -r "/proc/$set/limits" ]; then
    equal 'a crash leaves no image of it' '0 0' "$(awk '/^Max core/ { print $5, $6 }' "/proc/$set/limits")"
else
    echo 'skip - a crash leaves no image of it, no /proc'
fi
sed 's/meetings: 1/meetings: 8/' a.yaml >b.yaml && mv b.yaml a.yaml
cp a.yaml before
cat forms/office.yaml >&3
exec 3>&-
wait "$set"
equal 'a draft changed meanwhile' '3 tianbao: a.yaml 刚被别的程序改过，没有覆盖；这次填的连同原来的存成了 a-冲突-20261218-150211.yaml，请比对后留一份' "$? $(cat "$dir/slow")"
check 'is not overwritten' cmp -s a.yaml before
equal 'and the answers are in a copy' 'meetings: 2' "$(grep '^meetings' a-冲突-20261218-150211.yaml)"
check 'the lock is gone' [ ! -e .a.yaml.lock ]

draft a.yaml
run set a.yaml meetings=3
printf 'a: [\n' >a.yaml
for command in 'set a.yaml meetings=4' 'check a.yaml' 'assemble a.yaml'; do
    # shellcheck disable=SC2086
    run $command
    equal "${command%% *} tells where the version before of a broken draft is" '4
a.yaml:1:4: 错误: 这个 [ 没有配对的 ]
    a: [
       ^
tianbao: 上一次保存的样子还读得出来，在 a.yaml.bak' "$code
$err"
done
equal 'which is left alone' 'a: [' "$(cat a.yaml)"
printf 'b: [\n' >a.yaml.bak
run check a.yaml
equal 'one that is broken too is not told' '' "$(printf '%s\n' "$err" | grep bak)"

mkdir locked && draft locked/a.yaml && chmod 555 locked
if [ -w locked ]; then
    echo 'skip - a folder that may only be read, as root it may be written'
else
    cp locked/a.yaml before
    says 'a folder that may only be read' 3 'tianbao: locked/a.yaml：没有保存：没有权限，请换一个位置，或请管理员授权' set locked/a.yaml meetings=3
    check 'nothing is written' cmp -s locked/a.yaml before
fi
chmod 755 locked
