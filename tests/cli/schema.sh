#!/bin/sh
# SPDX-License-Identifier: MIT
# tianbao schema: it is what is shipped, and a real validator and the loader agree on what is built wrong.
set -u
. tests/support/program.sh

run schema
equal 'schema: exit code and messages' '0 ' "$code $err"
check 'forms/schema.json is what the program prints (make schema renews it)' cmp -s "$source/forms/schema.json" "$dir/out"
cp "$dir/out" "$dir/schema.json"
for form in "$source"/forms/*.yaml; do
    case $form in *.test.yaml) continue ;; esac
    equal "${form##*/}: the modeline" '# yaml-language-server: $schema=./schema.json' "$(head -n 1 "$form")"
done

# For editors a scalar is what YAML 1.2 makes of it: yes is a text, a date too.
cat >"$dir/validate.py" <<'EOF2'
import json, re, sys, jsonschema, yaml

class Loader(yaml.SafeLoader):
    yaml_implicit_resolvers = {}

for kind, pattern, first in [
        ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("bool", "true|True|TRUE|false|False|FALSE", list("tTfF")),
        ("int", "[-+]?[0-9]+", list("-+0123456789")),
        ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789"))]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + kind, re.compile("(?:%s)$" % pattern), first)
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        print("good" if validator.is_valid(yaml.load(file, Loader)) else "bad", path)
EOF2
if ! python3 -c 'import jsonschema, yaml' 2>/dev/null; then
    echo 'skip - the validator agrees with the loader, no python3 with jsonschema and yaml'
    exit 0
fi

# --- the shipped forms ---
find "$source/forms" -maxdepth 1 -name '*.yaml' ! -name '*.test.yaml' | LC_ALL=C sort >"$dir/forms"
xargs python3 -W ignore "$dir/validate.py" "$dir/schema.json" <"$dir/forms" >"$dir/said"
equal 'the shipped forms are valid' "$(sed 's/^/good /' "$dir/forms")" "$(cat "$dir/said")"

# --- small forms ---
# What is built right or wrong, one form a paragraph: the verdict and what it shows, then the form without its
# id and name.
cat >"$dir/table" <<'EOF2'
good the smallest form
sections: []

good all keys of a form
version: 3
title: 总结
numbering: none
indent: auto
fields: []
checks: []
sections: []

good scalars of every kind
version: "3"
title: 2026
sections: [{title: true, label: 3.5, text: 2026-01-05}]

bad key of a form unknown
titel: 总结
sections: []

bad sections missing

bad sections empty
sections:

bad sections spelled null
sections: ~

bad sections a text
sections: 正文

bad sections a map
sections: {title: 一}

bad section a text
sections: [正文]

bad section a list
sections: [[]]

bad section null
sections: [~]

bad title of a form empty
title:
sections: []

bad title a list
title: [a, b]
sections: []

bad title a map
title:
  text: x
sections: []

bad version zero
version: 0
sections: []

bad version too large
version: 1000001
sections: []

good version the largest
version: 1000000
sections: []

bad version a fraction
version: 1.5
sections: []

bad version a word
version: 二
sections: []

bad version a map
version: {}
sections: []

bad version empty
version:
sections: []

bad numbering no such word
numbering: roman
sections: []

bad numbering true
numbering: true
sections: []

bad numbering empty quotes
numbering: ""
sections: []

bad indent a list
indent: [auto]
sections: []

bad fields a map
fields: {name: a, label: 甲, type: text}
sections: []

good a section with everything
sections:
  - title: 一
    label: 甲
    when: 1 > 0
    numbering: none
    indent: none
    fields: []
    text: 正文。
    sections: []

good an empty section
sections: [{}]

good sections within sections
sections: [{title: 一, sections: [{title: 二, sections: [{title: 三}]}]}]

bad key of a section unknown
sections: [{titel: 一}]

bad key of a section within a section unknown
sections: [{title: 一, sections: [{text: x, txt: y}]}]

bad key of a form in a section
sections: [{id: a}]

bad text of a section empty
sections:
  - text:

bad text of a section spelled null
sections: [{text: null}]

good text that says null
sections: [{text: "null"}]

bad text of a section a list
sections:
  - text:
      - 一行

bad text in an empty block
sections:
  - text: |
    title: 一

bad when a map
sections: [{when: {a: 1}}]

bad numbering of a section unknown
sections: [{numbering: manual}]

bad sections of a section a text
sections: [{sections: 无}]

good a field with everything
fields:
  - name: a
    was: b
    label: 甲
    hint: 一
    help: 二
    source: 三
    example: 4
    placeholder: X
    type: count
    unit: 次
    approximate: true
    required: false
    required_message: 五
    min: 1
    max: "9"
    constraint: . > 1
    constraint_message: 六
    default: 7
    when: report_year > 2000
    prefill: never
    format: wan
sections: [{text: "{{a}}"}]

good a calculation
fields: [{name: a, label: 甲, type: count, calculation: 1 + 1}]
sections: []

good a default that is false
fields: [{name: a, label: 甲, type: boolean, default: false}]
sections: []

good booleans in quotes
fields: [{name: a, label: 甲, type: text, required: "true"}]
sections: []

bad name of a field missing
fields: [{label: 甲, type: text}]
sections: []

bad label of a field missing
fields: [{name: a, type: text}]
sections: []

bad type of a field missing
fields: [{name: a, label: 甲}]
sections: []

bad type unknown
fields: [{name: a, label: 甲, type: number}]
sections: []

bad type a list
fields: [{name: a, label: 甲, type: [text]}]
sections: []

bad hint empty
fields:
  - name: a
    label: 甲
    type: text
    hint:
sections: []

bad hint empty quotes
fields: [{name: a, label: 甲, type: text, hint: ""}]
sections: []

bad hint a list
fields: [{name: a, label: 甲, type: text, hint: [一, 二]}]
sections: []

bad required yes
fields: [{name: a, label: 甲, type: text, required: yes}]
sections: []

bad required a number
fields: [{name: a, label: 甲, type: text, required: 1}]
sections: []

bad approximate empty
fields: [{name: a, label: 甲, type: count, approximate: }]
sections: []

bad prefill unknown
fields: [{name: a, label: 甲, type: text, prefill: always}]
sections: []

bad format in Chinese
fields: [{name: a, label: 甲, type: count, format: 万}]
sections: []

bad default a list
fields: [{name: a, label: 甲, type: list, default: [一, 二]}]
sections: []

bad default empty
fields: [{name: a, label: 甲, type: text, default: }]
sections: []

bad min a map
fields: [{name: a, label: 甲, type: count, min: {value: 1}}]
sections: []

bad max spelled null
fields: [{name: a, label: 甲, type: count, max: ~}]
sections: []

bad key of a field unknown
fields: [{name: a, label: 甲, type: text, requird: true}]
sections: []

bad key of a field in a section unknown
sections: [{fields: [{name: a, label: 甲, type: text, units: 次}]}]

bad key of a section in a field
fields: [{name: a, label: 甲, type: text, title: 乙}]
sections: []

bad choices a text
fields: [{name: a, label: 甲, type: text, choices: 乙}]
sections: []

bad fields of a field a map
fields: [{name: a, label: 甲, type: text, fields: {}}]
sections: []

bad min_items zero
fields: [{name: a, label: 甲, type: text, min_items: 0}]
sections: []

bad max_items a word
fields: [{name: a, label: 甲, type: text, max_items: 多}]
sections: []

good checks of both severities
checks:
  - {name: a, assert: 1 > 0, message: 甲}
  - {name: b, assert: 1 > 0, message: 乙, severity: error}
  - {name: c, assert: 1 > 0, message: 丙, severity: warning}
sections: []

bad name of a check missing
checks: [{assert: 1 > 0, message: 甲}]
sections: []

bad assert missing
checks: [{name: a, message: 甲}]
sections: []

bad message missing
checks: [{name: a, assert: 1 > 0}]
sections: []

bad severity unknown
checks: [{name: a, assert: 1 > 0, message: 甲, severity: fatal}]
sections: []

bad key of a check unknown
checks: [{name: a, assert: 1 > 0, message: 甲, when: 1 > 0}]
sections: []

bad assert empty
checks: [{name: a, assert: , message: 甲}]
sections: []

bad checks a text
checks: 无
sections: []
EOF2
# Types that a program without them cannot show.
cat >"$dir/select" <<'EOF2'

good choices
fields:
  - {name: a, label: 甲, type: select_one, choices: [{value: b, label: 乙}, {value: 3, label: 丙, when: 1 > 0}]}
sections: [{text: "{{a}}"}]

bad value of a choice missing
fields: [{name: a, label: 甲, type: select_one, choices: [{value: b, label: 乙}, {label: 丙}]}]
sections: [{text: "{{a}}"}]

bad label of a choice missing
fields: [{name: a, label: 甲, type: select_one, choices: [{value: b, label: 乙}, {value: c}]}]
sections: [{text: "{{a}}"}]

bad label of a choice empty
fields: [{name: a, label: 甲, type: select_one, choices: [{value: b, label: 乙}, {value: c, label: }]}]
sections: [{text: "{{a}}"}]

bad key of a choice unknown
fields: [{name: a, label: 甲, type: select_one, choices: [{value: b, label: 乙}, {value: c, label: 丙, name: 丁}]}]
sections: [{text: "{{a}}"}]

bad choices texts
fields: [{name: a, label: 甲, type: select_one, choices: [乙, 丙]}]
sections: [{text: "{{a}}"}]

good a repeat
fields:
  - {name: a, label: 甲, type: repeat, min_items: 1, max_items: 9, fields: [{name: b, label: 乙, type: count}]}
sections: [{text: "{{#a}}{{b}}次；{{/a}}"}]

bad label of a column missing
fields: [{name: a, label: 甲, type: repeat, fields: [{name: b, type: count}]}]
sections: [{text: "{{#a}}{{b}}次；{{/a}}"}]

bad key of a column unknown
fields: [{name: a, label: 甲, type: repeat, fields: [{name: b, label: 乙, type: count, when_: c}]}]
sections: [{text: "{{#a}}{{b}}次；{{/a}}"}]

bad column a text
fields: [{name: a, label: 甲, type: repeat, fields: [乙]}]
sections: [{text: "x"}]
EOF2
if grep -q '"select_one"' "$dir/schema.json" && grep -q '"repeat"' "$dir/schema.json"; then
    cat "$dir/select" >>"$dir/table"
fi

mkdir forms
awk -v names="$dir/names" '
    !NF { close(file); file = "" ; next }
    file == "" { file = sprintf("forms/f%02d.yaml", ++count); print "id: f\nname: 表" >file; print >names; next }
    { print >file }' "$dir/table"
python3 -W ignore "$dir/validate.py" "$dir/schema.json" forms/*.yaml | cut -d ' ' -f 1 >"$dir/said"
check 'forty forms at least' [ "$(wc -l <"$dir/said")" -ge 40 ]
count=0
while read -r verdict name && read -r said <&3; do
    count=$((count + 1))
    form=forms/f$(printf %02d "$count").yaml
    "$TIANBAO" lint "$form" >/dev/null 2>"$dir/err"
    loader=good
    ! grep -q '错误' "$dir/err" || loader=bad
    equal "$name" "loader $verdict, validator $verdict" "loader $loader, validator $said"
done <"$dir/names" 3<"$dir/said"
