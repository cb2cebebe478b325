#!/bin/sh
# SPDX-License-Identifier: MIT
# What others wrote never reaches a terminal raw: names of files, labels, answers, YAML that is wrong.
set -u
. tests/support/program.sh
. "$source/tests/support/json.sh"

escape=$(printf '\033')
csi=$(printf '\302\233')
bidi=$(printf '\342\200\256')
evil="a${escape}[31mb${csi}c${bidi}d"

# clean WHAT ARGUMENT...: two tests that neither output nor words hold a control or bidi character.
clean() {
    what=$1
    shift
    run "$@"
    for stream in out err; do
        if tr -d '\n\t' <"$dir/$stream" | LC_ALL=C grep -q -e '[[:cntrl:]]' -e "$csi" -e "$bidi"; then
            echo "not ok - $what: $stream"
            od -c "$dir/$stream" | head -n 20
        else
            echo "ok - $what: $stream"
        fi
    done
}

mkdir forms
printf '%s\n' 'id: evil' 'version: 1' "name: \"甲\\e[31m\\u009b\\u202e乙\"" 'sections:' \
    "  - title: \"丙\\e\\u202e\"" '    fields:' \
    "      - {name: n, label: \"数\\e\\u202e\", type: text, source: \"科\\e\\u202e\", unit: \"次\\e\"}" '    text: "{{n}}"' \
    'checks:' "  - {name: c, assert: n == \"1\", message: \"错\\e\\u202e\"}" >forms/evil.yaml
printf '_form: evil\nn: "\\e[31m\\u202e"\n"\\e\\u202e": 1\n' >"$evil.yaml"

for form in evil ./forms/evil.yaml; do
    clean "show $form" show "$form"
    clean "lint $form" lint "$form"
    clean "new $form" new "$form"
    clean "new $form where there is one" new "$form" -o "$evil.yaml"
done
gives 'the path of a new draft is data' 0 "new$evil" new evil -o "new$evil"
for format in --table --json; do
    clean "check $format" check "$format" "$evil.yaml"
    clean "list $format" list "$format"
done
is_json "$dir/out"
equal 'list --json is JSON' 0 $?
run check --json "$evil.yaml"
check 'check --json too' is_json "$dir/out"
clean check check "$evil.yaml"
clean fill fill "$evil.yaml"
clean set set "$evil.yaml" "n=$evil"
clean 'set a name' set "$evil.yaml" "$evil=1"
clean 'set no pair' set "$evil.yaml" "$evil"
clean 'assemble to nowhere' assemble "$evil.yaml" -o "$evil/$evil"
clean 'assemble many' assemble "$evil.yaml" "$evil.yaml" -o "$evil/"
clean 'a command' "$evil"
clean 'an option' list "--$evil"
clean 'a value' assemble "--encoding=$evil" a
clean 'a missing draft' check "none$evil"
clean 'a missing form' show "none$evil"
clean 'a form for a draft' check "$evil.yaml" --form "$evil"

mkdir -p "$dir/home/drafts"
cp "$evil.yaml" "$dir/home/drafts/"
printf '_form: "\\e\\u202e"\n' >"$dir/home/drafts/none$evil.yaml"
clean list list
clean 'list --table' list --table

printf '%s: [\n' "$evil" >torn.yaml
clean 'torn YAML' check torn.yaml
printf '_form: "%s"\n' "x${bidi}y" >id.yaml
clean 'an id' check id.yaml
printf 'id: evil2\nname: x\n"k\\e\\u202e": 1\nsections: [{text: "{{\\e\\u202e}}{{#\\u202e}}"}]\n' >forms/evil2.yaml
clean 'a form that does not load' lint evil2
printf '_form: office\n"\377%s": 1\n' "$evil" >bytes.yaml
clean 'bytes' check bytes.yaml
