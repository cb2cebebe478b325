#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao doctor without a terminal: what can be known, and nothing waits. On one: tests/tui/test_doctor.c.
set -u
. tests/support/program.sh
unset NO_COLOR TMUX STY SSH_CONNECTION LC_CTYPE
export TERM=xterm

# tells WHAT LINE: one test that doctor says this line.
tells() {
    check "$1" grep -qxF "$2" "$dir/out"
}

run doctor
equal 'all is well' "0 " "$code $err"
tells 'the locale' '区域设置    LC_ALL=C.UTF-8，用的是 C.UTF-8'
tells 'the character set' '字符编码    UTF-8'
tells 'the type' '终端类型    TERM=xterm，可以全屏'
tells 'colours' '颜色        有'
tells 'borders' '边框        用减号画，不用线条字符：什么终端、什么编码都显示得出'
tells 'nobody is asked' '终端        标准输入或标准输出不是终端，不问字符宽度和按键'
check 'versions' grep -q '^程序和库    tianbao [0-9.]*，ncurses [0-9.]*，libyaml [0-9.]*，libunistring [0-9.]*$' "$dir/out"
check 'no escape sequence' [ -z "$(LC_ALL=C tr -cd '\033' <"$dir/out")" ]

NO_COLOR=1 run doctor
tells 'no colours wanted' '颜色        不用（设置了 NO_COLOR）'
export TERM=vt100
run doctor
tells 'none there' '颜色        没有，用粗体、下划线、反白区分'
export TERM=dumb
run doctor
equal 'a terminal that cannot' 1 "$code"
tells 'why' '            → 环境变量 TERM 所说的终端不能移动光标'
tells 'what to do' '            → 只能逐行问答；可以试试 export TERM=xterm'
unset TERM
run doctor
equal 'no type' 1 "$code"
tells 'why' '            → 没有设置终端类型（环境变量 TERM）'
export TERM=linux SSH_CONNECTION='1 2 3 4'
run doctor
equal 'the Linux console behind ssh' 1 "$code"
check 'in ASCII' grep -q 'The Linux console cannot show Chinese: use fbterm or kmscon' "$dir/out"
tells 'ssh' '登录方式    ssh：编码和字体由您自己电脑上的终端程序决定'
export TERM=xterm
TMUX=x run doctor
check 'a multiplexer' grep -q '^多窗口程序  在 tmux 里：' "$dir/out"
escape=$(printf '\033')
LC_ALL="zh_CN.UTF-8${escape}[31m" run doctor
equal 'a locale that is not there' 1 "$code"
tells 'which' '区域设置    LC_ALL=zh_CN.UTF-8<U+001B>[31m，用的是 C.UTF-8'
check 'what to do' grep -q 'export LC_ALL=C.UTF-8$' "$dir/out"
says 'takes no argument' 2 'tianbao: doctor 后面不带参数' doctor x
if [ -c /dev/full ]; then
    "$TIANBAO" doctor >/dev/full 2>"$dir/err"
    equal 'standard output is full' 3 $?
else
    echo 'skip - standard output is full, no /dev/full'
fi
