# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# is_json FILE: whether the file is JSON made of objects, arrays, strings, whole numbers and null: these become S,
# then what holds only S becomes S, until nothing changes.
is_json() {
    ! LC_ALL=C tr -d '\n' <"$1" | LC_ALL=C grep -q '[[:cntrl:]]' || return 1
    tr -d '\n' <"$1" | sed -E '
        s/"([^"\\]|\\(["\\\/bfnrt]|u[0-9a-fA-F]{4}))*"/S/g
        s/ //g
        s/:(-?(0|[1-9][0-9]*)|null)([],}])/:S\3/g
        s/\{\}|\[\]/S/g
        :a
        s/\{S:S(,S:S)*\}/S/
        s/\[S(,S)*\]/S/
        ta' | grep -qx S
}
