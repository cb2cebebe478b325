#!/bin/sh
# SPDX-License-Identifier: MIT
# Who includes what, who ends the program and who prints: CONTRIBUTING.md has the rules. First the
# rules are held against a made-up tree that breaks each of them, then against src/.
set -u
. tests/support/tap.sh

# broken FOLDER: prints "file:line: what" for every line below FOLDER/src that breaks a rule.
broken() (
    cd "$1" && find src -mindepth 2 -name '*.[ch]' | LC_ALL=C sort | xargs awk '
        function report(what) { print FILENAME ":" FNR ": " what }
        function only(header, file) {
            if ($0 ~ "^ *# *include *<" header ">" && FILENAME != file)
                report("only " file " includes this")
        }
        BEGIN {
            count = split("base text model writer lint import wizard tui cli", order, " ")
            for (i = 1; i <= count; i++)
                rank[order[i]] = i
        }
        FNR == 1 { split(FILENAME, path, "/"); layer = path[2]; comment = 0 }
        {   # comments may say what they like
            gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, "")
            if (comment && !sub(/^.*\*\//, "")) next
            comment = sub(/\/\*.*$/, "")
        }
        /^ *# *include *"/ {
            split($0, quoted, "\""); split(quoted[2], from, "/")
            if (!(from[1] in rank))
                report(quoted[2] " is of no layer")
            else if (rank[from[1]] > rank[layer])
                report(layer " must not know " from[1])
            next
        }
        {
            only("yaml[.]h", "src/model/node.c")
            only("(ncursesw/)?n?curses[.]h", "src/tui/painter.c")
            only("(ncursesw/)?term[.]h", "src/tui/terminal_type.c")
            only("iconv[.]h", "src/text/encoding.c")
            only("(expat|zlib)[.]h", "src/import/docx_part.c")
        }
        FILENAME == "src/base/alloc.c" || layer == "cli" { next }
        /(^|[^_a-zA-Z0-9])exit\(/ { report("exit() below cli") }
        layer != "tui" && /(^|[^_a-zA-Z0-9])(v?printf\(|puts\(|putchar\(|perror\(|std(out|err)([^_a-zA-Z0-9]|$))/ {
            report("prints")
        }'
)

# file NAME LINE...: one file of the made-up tree.
file() {
    mkdir -p "$tree/${1%/*}"
    name=$1
    shift
    printf '%s\n' "$@" >"$tree/$name"
}

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

file src/base/alloc.c '#include "base/alloc.h"' 'exit(3);' 'fputs("", stderr);'
file src/base/up.c '#include "base/alloc.h"' '#include "text/width.h"'
file src/text/encoding.c '#include <iconv.h>' '#include <yaml.h>'
file src/text/other.c '#include <iconv.h>' '#include "width.h"'
file src/model/node.c '#include <yaml.h>' '/* exit() and' ' * puts() here' ' */ int x; /* exit(1) */'
file src/model/loud.c 'puts("");' 'fprintf(stderr, "");' 'format(printf, 1, 2)' '    snprintf(a, 1, ""); fputs(a, out);' 'perror("");'
file src/import/docx_part.c '#include <expat.h>' '#include <zlib.h>'
file src/import/docx.c '#include <expat.h>' '#include <zlib.h>' '#include "wizard/page.h"'
file src/wizard/page.c '#include <ncursesw/curses.h>' 'exit(1);' '_exit(1);' 'at_exit(1);'
file src/tui/painter.c '#include <curses.h>' '#include "wizard/page.h"' 'puts("");'
file src/tui/terminal_type.c '#include <term.h>' '#include <curses.h>'
file src/tui/draw.c '#include <curses.h>' '#include "cli/cli.h"' '/* a */ exit(1); /* b */'
file src/cli/cli.c '#include "tui/draw.h"' 'exit(1);' 'printf("");'

equal 'each broken rule is found, and nothing else' 'src/base/up.c:2: base must not know text
src/import/docx.c:1: only src/import/docx_part.c includes this
src/import/docx.c:2: only src/import/docx_part.c includes this
src/import/docx.c:3: import must not know wizard
src/model/loud.c:1: prints
src/model/loud.c:2: prints
src/model/loud.c:5: prints
src/text/encoding.c:2: only src/model/node.c includes this
src/text/other.c:1: only src/text/encoding.c includes this
src/text/other.c:2: width.h is of no layer
src/tui/draw.c:1: only src/tui/painter.c includes this
src/tui/draw.c:2: tui must not know cli
src/tui/draw.c:3: exit() below cli
src/tui/terminal_type.c:2: only src/tui/painter.c includes this
src/wizard/page.c:1: only src/tui/painter.c includes this
src/wizard/page.c:2: exit() below cli' "$(broken "$tree")"

equal 'src/ keeps the rules' '' "$(broken .)"
