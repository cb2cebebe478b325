# SPDX-License-Identifier: MIT
# Takes the marks out of a marked text and writes what they say to the file `expected` (see tests/import/marked).
{
    plain = ""
    while (match($0, /\{[^{}]*\}/)) {
        plain = plain substr($0, 1, RSTART - 1)
        n = split(substr($0, RSTART + 1, RLENGTH - 2), mark, "|")
        $0 = substr($0, RSTART + RLENGTH)
        line = FNR "\t" characters(plain, parts) + 1 "\t" mark[1]
        split("name - no -", value, " ")
        for (i = 2; i <= n; i++) value[i - 1] = mark[i]
        for (i = 1; i <= (n == 6 ? 5 : 4); i++) line = line "\t" value[i]
        print line >>expected
        plain = plain mark[1]
    }
    print plain $0
}
