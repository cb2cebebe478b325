# SPDX-License-Identifier: MIT
# Characters of UTF-8 for an awk that counts bytes (LC_ALL=C).
BEGIN { for (i = 128; i < 192; i++) inside[sprintf("%c", i)] = 1 }

# Splits into parts[1], parts[2] … and returns how many.
function characters(s, parts,   i, n, c) {
    n = 0
    split("", parts)
    for (i = 1; i <= length(s); i++) {
        c = substr(s, i, 1)
        if (!(c in inside)) n++
        parts[n] = parts[n] c
    }
    return n
}
