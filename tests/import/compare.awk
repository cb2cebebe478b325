# SPDX-License-Identifier: MIT
# awk -v name=NAME -v totals=FILE -f characters.awk -f compare.awk part=text TEXT part=expected EXPECTED \
#     part=found FOUND
# Holds the blanks that were found (lines of json.awk) against the expected ones and prints what differs;
# appends one line of figures to FILE. The text is UTF-8 and awk counts bytes (LC_ALL=C).
BEGIN { FS = "\t" }
part == "text" { read_text() }
part == "expected" { read_expected() }
part == "found" { read_found() }
END {
    for (i = 1; i <= found; i++) judge(i)
    for (i = 1; i <= expected; i++)
        if (!seen[i] && !open[i]) { missing++; say(e_line[i], e_column[i], e_text[i], "missing, " e_kind[i] " " e_unit[i]) }
    print expected + 0, opened + 0, missing + 0, invented + 0, kinds + 0, units + 0, hedges + 0, merged + 0, \
        twice + 0, broken + 0 >>totals
}

function read_text(   i, n) {
    lines = FNR
    n = characters($0, parts)
    for (i = 1; i <= n; i++) at[FNR, i] = parts[i]
    start[FNR] = offset
    offset += n + 1
}
function stands(line, column, count,   s) {
    s = ""
    while (count-- > 0) s = s at[line, column++]
    return s
}
function say(line, column, text, what,   length_) {
    length_ = characters(text, parts)
    print name ":" line ":" column ": …" stands(line, column - 6, 6) "[" text "]" \
        stands(line, column + length_, 8) "… " what
}
function read_expected(   i, n) {
    i = ++expected
    e_line[i] = $1; e_column[i] = $2; e_text[i] = $3; e_kind[i] = $4; e_unit[i] = $5; e_hedge[i] = $6
    e_group[i] = $7 == "-" ? "-" FNR : $7
    open[i] = $8 == "?"
    opened += open[i]
    n = characters($3, parts)
    if (NF < 7 || NF > 8 || n == 0 || stands($1, $2, n) != $3) {
        broken++
        print name ".expected:" FNR ": there stands “" stands($1, $2, n) "”, not “" $3 "”"
    }
    if (index(kinds_known, " " $4 " ") == 0) { broken++; print name ".expected:" FNR ": no kind “" $4 "”" }
    if (open[i]) for (; n > 0; n--) leeway[$1, $2 + n - 1] = i
    else expects[$1, $2] = i
}
BEGIN { kinds_known = " count decimal money percent month ordinal year date name list " }
function read_found(   i) {
    i = ++found
    f_line[i] = $1; f_column[i] = $2; f_text[i] = $3; f_kind[i] = $4; f_unit[i] = $5; f_hedge[i] = $6
    f_field[i] = $7; f_offset[i] = $8; f_length[i] = $9
}
function judge(f,   e, n) {
    n = characters(f_text[f], parts)
    if (n != f_length[f] || stands(f_line[f], f_column[f], n) != f_text[f] ||
        start[f_line[f]] + f_column[f] - 1 != f_offset[f]) {
        broken++
        say(f_line[f], f_column[f], f_text[f], "line, column, offset and length do not agree with the text")
    }
    for (; n > 0; n--) if ((f_line[f], f_column[f] + n - 1) in leeway) return
    e = expects[f_line[f], f_column[f]]
    if (!e || e_text[e] != f_text[f]) {
        invented++
        say(f_line[f], f_column[f], f_text[f], "invented, " f_kind[f] " " f_unit[f])
        return
    }
    seen[e] = 1
    differ(e, f)
    gather(e, f)
}
# The unit of a percentage, year, month, ordinal, date, name or list is said by its kind.
function differ(e, f) {
    if (f_kind[f] != e_kind[e]) {
        kinds++
        say(f_line[f], f_column[f], f_text[f], "is " f_kind[f] " " f_unit[f] ", not " e_kind[e] " " e_unit[e])
    } else if (f_unit[f] != e_unit[e] && e_kind[e] ~ /^(count|decimal|money)$/) {
        units++
        say(f_line[f], f_column[f], f_text[f], "has the unit " f_unit[f] ", not " e_unit[e])
    }
    if (f_hedge[f] != e_hedge[e]) {
        hedges++
        say(f_line[f], f_column[f], f_text[f], "approximate is " f_hedge[f])
    }
}
function gather(e, f,   group, field) {
    group = e_group[e]; field = f_field[f]
    if (group == "?") return
    if (field in group_of && group_of[field] != group) {
        merged++
        say(f_line[f], f_column[f], f_text[f], "merged wrongly as " field)
    } else group_of[field] = group
    if (group in field_of && field_of[group] != field) {
        twice++
        say(f_line[f], f_column[f], f_text[f], "asked twice, as " field_of[group] " and " field)
    } else field_of[group] = field
}
