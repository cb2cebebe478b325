#!/bin/sh
# SPDX-License-Identifier: MIT
# Words and options of the command line: help, version, what is unknown, missing or too much.
set -u
. tests/support/program.sh

commands='fill new set assemble check lint test show import list schema doctor'

says 'no terminal, no command: usage, 2' 2 "tianbao: 没有终端，打不开首页；用 tianbao --help 看用法
$("$TIANBAO" --help)"
gives 'version' 0 "tianbao $(sed -n 's/^VERSION = //p' "$source/Makefile")" --version
gives 'its short name' 0 "$out" -V
run --help
help=$out
check 'help ends well and says nothing aside' [ "$code$err" = 0 ]
gives 'its short name' 0 "$help" -h
for command in $commands; do
    check "help names $command" grep -q "^ .*tianbao $command " "$dir/out"
done
for command in $commands; do
    run "$command" --help
    check "help of $command" grep -q "^用法：tianbao $command \[选项\]" "$dir/out"
    check "help of $command ends well" [ "$code$err" = 0 ]
    gives "its short name" 0 "$out" "$command" -h
done

run list --help
equal 'a command without arguments has none in its usage' '用法：tianbao list [选项]' "$(sed -n 1p "$dir/out")"

says 'unknown command' 2 'tianbao: 没有命令 frobnicate；用 tianbao --help 看有哪些' frobnicate
says 'one like it' 2 'tianbao: 没有命令 asemble，是不是 assemble？' asemble
says 'an empty one' 2 'tianbao: 没有命令 ；用 tianbao --help 看有哪些' ''
says 'unknown option' 2 'tianbao: 没有选项 --frob；用 --help 看有哪些' fill --frob
says 'one like it' 2 'tianbao: 没有选项 --lne，是不是 --line？' fill --lne
says 'one like it, with a value' 2 'tianbao: 没有选项 --fom=x，是不是 --form？' check --fom=x a
says 'an unknown letter' 2 'tianbao: 没有选项 -x；用 --help 看有哪些' list -x
says 'an option of another command' 2 'tianbao: 没有选项 --windows；用 --help 看有哪些' list --windows
says 'unknown option without a command' 2 'tianbao: 没有选项 --versoin，是不是 --version？' --versoin
says 'a command behind options' 2 'tianbao: 选项要写在命令后面：tianbao fill …' --ambiguous wide fill x

says 'a value is missing' 2 'tianbao: --output 后面缺少文件' assemble a.yaml -o
says 'a value for none' 2 'tianbao: --json 不带值' list --json=yes
says 'a word that is none' 2 'tianbao: --encoding 没有“gbk”：文稿的编码：utf-8（缺省）或 gb18030' \
    assemble a.yaml --encoding gbk
for number in 0 -1 65 x 2x '' ' 2' 99999999999999999999; do
    says "-j $number" 2 'tianbao: --jobs 应是 1 到 64 的整数' assemble a.yaml -j "$number"
done

says 'arguments are missing' 2 'tianbao: fill 后面缺少参数，应是：模板|草稿' fill
says 'one is missing' 2 'tianbao: set 后面缺少参数，应是：草稿 名称=内容…' set a.yaml
says 'one too many' 2 'tianbao: new 后面的参数太多，应是：模板' new a b
says 'any is too many' 2 'tianbao: list 后面不带参数' list a
for command in assemble check lint test show; do
    run "$command"
    check "$command wants an argument" [ "$code" = 2 ]
done

office
answered -o
says 'behind -- nothing is an option' 3 '--table: 错误: 没有这个文件或文件夹，请核对名称' check -- -o --table
