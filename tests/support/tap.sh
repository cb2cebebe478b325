# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# For the shell tests: . tests/support/tap.sh. What the lines mean is said in tests/run.

# check WHAT COMMAND...: one test, which passes when the command does.
check() {
    what=$1
    shift
    if "$@"; then
        echo "ok - $what"
    else
        echo "not ok - $what"
    fi
}

# equal WHAT EXPECTED GOT: one test that two texts are the same.
equal() {
    if [ "$2" = "$3" ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        printf 'expected: %s\ngot:      %s\n' "$2" "$3"
    fi
}
