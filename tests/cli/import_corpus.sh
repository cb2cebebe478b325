#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao import on the documents of tests/import, whose blanks are known.
set -u
. tests/support/tap.sh
report=$(mktemp) && blind=$(mktemp) || exit 1
trap 'rm -f "$report" "$blind"' EXIT

# shown WHAT COMMAND...: one test; what the command says is shown when it fails.
shown() {
    what=$1
    shift
    if "$@" >"$report" 2>&1; then
        echo "ok - $what"
    else
        echo "not ok - $what"
        cat "$report"
    fi
}

shown 'every expected blank points at its placeholder' tests/import/score --expected
printf '#!/bin/sh\necho "[]"\n' >"$blind" && chmod +x "$blind"
check 'a program that finds nothing does not pass' \
    sh -c '! TIANBAO=$1 tests/import/score water-bureau >/dev/null' - "$blind"
if "$TIANBAO" --help | grep -q '^ *\(tianbao \)\{0,1\}import '; then
    shown 'the blanks of the documents are found, and nothing else' tests/import/score
else
    echo 'skip - the blanks of the documents are found, this program has no command import yet'
fi
