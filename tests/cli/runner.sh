#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/run itself: what it makes of programs that pass, fail, skip, die, hang or say nothing.
set -u
. tests/support/tap.sh
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# ends WHAT EXPECTED SCRIPT...: one test: the last line of tests/run over these programs, and its exit code.
ends() {
    what=$1 expected=$2 count=0
    shift 2
    rm -f "$dir"/*
    for script; do
        count=$((count + 1))
        printf '#!/bin/sh\n%s\n' "$script" >"$dir/$count"
        chmod +x "$dir/$count"
    done
    TEST_TIMEOUT=1 tests/run "$dir"/* >"$dir/output" 2>&1
    code=$?
    equal "$what" "$expected" "$(tail -n 1 "$dir/output"); $code"
}

ends 'passes add up' '3 passed, 0 failed; 0' 'echo ok - a; echo ok - b' 'echo ok 1 - c; echo 1..1'
ends 'a failure is one' '1 passed, 1 failed; 1' 'echo ok - a; echo not ok - b'
ends 'its code does not count twice' '0 passed, 1 failed; 1' 'echo not ok - a; exit 1'
ends 'skips are told' '1 passed, 0 failed, 3 skipped; 0' \
    'echo ok - a; echo ok 2 - b \# SKIP; echo not ok 3 \# SKIP c; echo skip - d, no terminal'
ends 'all skipped is fine' '0 passed, 0 failed, 1 skipped; 0' 'echo skip - a'
ends 'comments are no tests' '1 passed, 0 failed; 0' 'echo ok - a; echo \# not ok - b'
ends 'a program that dies has failed' '1 passed, 1 failed; 1' 'echo ok - a; kill -SEGV $$'
ends 'as has one that stops early' '1 passed, 1 failed; 1' 'echo 1..2; echo ok - a'
ends 'as has one that says nothing' '0 passed, 1 failed; 1' 'exit 0'
ends 'the next ones run all the same' '1 passed, 1 failed; 1' 'exit 1' 'echo ok - a'
ends 'a private, empty home and UTF-8' '2 passed, 0 failed; 0' \
    'touch "$HOME/x" "$TMPDIR/x"; [ $LC_ALL = C.UTF-8 ] && echo ok - a' \
    '[ -d "$HOME" ] && [ -d "$TMPDIR" ] && [ ! -e "$HOME/x" ] && [ ! -e "$TMPDIR/x" ] && echo ok - b'
if timeout -k 5 1 true 2>/dev/null; then
    ends 'a program that hangs has failed' '0 passed, 1 failed; 1' 'exec sleep 30'
else
    echo 'skip - a program that hangs has failed: no timeout here'
fi
check 'no program at all is a failure' sh -c '! tests/run >/dev/null'
