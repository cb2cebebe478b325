# SPDX-License-Identifier: MIT
# Reads the array of objects that `tianbao import --json` prints and writes one line for each:
# line, column, placeholder, kind, unit, approximate, field, offset, length, separated by tabs.
# What is null, empty or absent becomes "-"; true and false become yes and no.
{ text = text $0 "\n" }
END {
    escapes["n"] = "\n"; escapes["t"] = escapes["r"] = escapes["b"] = escapes["f"] = " "
    while (text != "") {
        if (match(text, /^[ \n\t\r,:\[\]]+/)) { text = substr(text, RLENGTH + 1); continue }
        if (text ~ /^\{/) { text = substr(text, 2); split("", value); key = ""; continue }
        if (text ~ /^\}/) { text = substr(text, 2); put(); continue }
        token = text ~ /^"/ ? string() : word()
        if (key == "") key = token
        else { value[key] = token; key = "" }
    }
}
function string(   s, c) {
    text = substr(text, 2)
    while (match(text, /^[^"\\]+/) || text ~ /^\\/) {
        if (text ~ /^\\/) {
            c = substr(text, 2, 1)
            s = s (c in escapes ? escapes[c] : c)
            text = substr(text, 3)
        } else {
            s = s substr(text, 1, RLENGTH)
            text = substr(text, RLENGTH + 1)
        }
    }
    text = substr(text, 2)
    return s
}
function word(   s) {
    if (!match(text, /^[^ \n\t\r,:\[\]{}"]+/)) RLENGTH = 1
    s = substr(text, 1, RLENGTH)
    text = substr(text, RLENGTH + 1)
    return s == "null" ? "" : s == "true" ? "yes" : s == "false" ? "no" : s
}
function get(name) { return name in value && value[name] != "" ? value[name] : "-" }
function put() {
    print get("line") "\t" get("column") "\t" get("placeholder") "\t" get("kind") "\t" get("unit") "\t" \
        get("approximate") "\t" get("field") "\t" get("offset") "\t" get("length")
}
