/* SPDX-License-Identifier: MIT */
#include "lint/schema.h"

#include "base/attributes.h"
#include "text/json.h"

/* A scalar is text to the loader, whatever YAML makes of it. */
#define SCALAR "\"type\": [\"string\", \"number\", \"boolean\"], \"minLength\": 1"

/* What a key takes: in words, and as a schema; words NULL: see below. */
static const struct {
    const char *words, *schema;
    bool bare; /* the example needs no quotes in JSON */
} kinds[] = {
    [KEY_TEXT] = {_("文字"), SCALAR, false},
    [KEY_PROSE] = {_("带填空处的文字"), SCALAR, false},
    [KEY_FORMULA] = {_("表达式"), SCALAR, false},
    [KEY_SCALAR] = {_("数或文字"), SCALAR, false},
    [KEY_BOOLEAN] = {_("true 或 false"),
                     "\"type\": [\"boolean\", \"string\"], \"pattern\": \"^(true|false)$\"", true},
    [KEY_COUNT] = {_("从 1 起的整数"),
                   "\"type\": [\"integer\", \"string\"], \"minimum\": 1, \"maximum\": 1000000, "
                   "\"pattern\": \"^0*([1-9][0-9]{0,5}|1000000)$\"",
                   true},
    [KEY_TYPE] = {_("类型的名称"), NULL, false},
    [KEY_WORD] = {NULL, NULL, false},
    [KEY_LIST] = {NULL, NULL, false},
};

static const struct definition {
    const char *name;
    const struct key_table *table;
} definitions[] = {
    {"section", &section_keys},
    {"field", &field_keys},
    {"choice", &choice_keys},
    {"check", &check_keys},
};

/* --- for people --- */

static void describe_words(struct str *out, const char *const *words)
{
    if (!**words)
        words++;
    for (size_t i = 0; words[i]; i++)
        str_addf(out, "%s%s", i == 0 ? "" : words[i + 1] ? "、" : _(" 或 "), words[i]);
}

void schema_describe_key(struct str *out, const struct key_row *row)
{
    str_addf(out, _("%s。"), row->help);
    if (row->kind == KEY_WORD)
        describe_words(out, row->words);
    else if (row->kind == KEY_LIST)
        str_addf(out, _("列表，每项是一个%s"), row->items->what);
    else
        str_add(out, kinds[row->kind].words);
    str_addf(out, _("；%s。"), row->absent ? row->absent : _("必填"));
}

void schema_describe_type(struct str *out, const struct type *type)
{
    str_addf(out, _("%s：%s%s%s。"), type->label, type->help, type->writing ? _("；") : "",
             type->writing ? type->writing : "");
}

/* --- for programs --- */

/* A line feed and the indentation of a depth. */
static void line(struct str *out, int depth)
{
    str_addf(out, "\n%*s", 2 * depth, "");
}

static void add_string(struct str *out, struct str *text)
{
    json_add_string(out, str_text(text));
    str_clear(text);
}

static void add_words(struct str *out, const char *const *words)
{
    str_add(out, "\"enum\": [");
    if (!**words)
        words++;
    for (size_t i = 0; words[i]; i++) {
        str_add(out, i ? ", " : "");
        json_add_string(out, words[i]);
    }
    str_addc(out, ']');
}

/* enumDescriptions is no word of draft-07: editors know it, validators pass over it. */
static void add_types(struct str *out, int depth)
{
    struct str text = STR_INIT;

    str_add(out, "\"enum\": [");
    for (const struct type *type = types; type->name; type++) {
        str_add(out, type == types ? "" : ", ");
        json_add_string(out, type->name);
    }
    str_add(out, "],");
    line(out, depth);
    str_add(out, "\"enumDescriptions\": [");
    for (const struct type *type = types; type->name; type++) {
        str_add(out, type == types ? "" : ",");
        line(out, depth + 1);
        schema_describe_type(&text, type);
        add_string(out, &text);
    }
    line(out, depth);
    str_addc(out, ']');
    str_free(&text);
}

static void add_items(struct str *out, const struct key_table *items)
{
    for (size_t i = 0; i < COUNT_OF(definitions); i++)
        if (definitions[i].table == items)
            str_addf(out, "\"type\": \"array\", \"items\": {\"$ref\": \"#/definitions/%s\"}",
                     definitions[i].name);
}

static void add_example(struct str *out, int depth, const struct key_row *row)
{
    if (row->kind == KEY_LIST)
        return;
    str_addc(out, ',');
    line(out, depth);
    str_add(out, "\"examples\": [");
    if (kinds[row->kind].bare)
        str_add(out, row->example);
    else
        json_add_string(out, row->example);
    str_addc(out, ']');
}

static void add_key(struct str *out, int depth, const struct key_row *row)
{
    struct str text = STR_INIT;

    line(out, depth);
    str_addf(out, "\"%s\": {", row->name);
    line(out, depth + 1);
    str_add(out, "\"description\": ");
    schema_describe_key(&text, row);
    add_string(out, &text);
    str_addc(out, ',');
    line(out, depth + 1);
    if (row->kind == KEY_WORD)
        add_words(out, row->words);
    else if (row->kind == KEY_TYPE)
        add_types(out, depth + 1);
    else if (row->kind == KEY_LIST)
        add_items(out, row->items);
    else
        str_add(out, kinds[row->kind].schema);
    add_example(out, depth + 1, row);
    line(out, depth);
    str_addc(out, '}');
    str_free(&text);
}

static void add_required(struct str *out, const struct key_table *table)
{
    const char *separator = "";

    str_add(out, "\"required\": [");
    for (size_t i = 0; i < table->count; i++) {
        if (!table->rows[i].required)
            continue;
        str_addf(out, "%s\"%s\"", separator, table->rows[i].name);
        separator = ", ";
    }
    str_add(out, "],");
}

/* What a map may hold, without its braces. */
static void add_map(struct str *out, int depth, const struct key_table *table)
{
    line(out, depth);
    str_add(out, "\"type\": \"object\",");
    line(out, depth);
    str_add(out, "\"additionalProperties\": false,");
    line(out, depth);
    add_required(out, table);
    line(out, depth);
    str_add(out, "\"properties\": {");
    for (size_t i = 0; i < table->count; i++) {
        str_add(out, i ? "," : "");
        add_key(out, depth + 1, &table->rows[i]);
    }
    line(out, depth);
    str_addc(out, '}');
}

static void add_definition(struct str *out, const struct definition *definition)
{
    line(out, 2);
    str_addf(out, "\"%s\": {", definition->name);
    line(out, 3);
    str_add(out, "\"title\": ");
    json_add_string(out, definition->table->what);
    str_addc(out, ',');
    add_map(out, 3, definition->table);
    line(out, 2);
    str_addc(out, '}');
}

void schema_add(struct str *out)
{
    str_add(out, "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",");
    line(out, 1);
    str_add(out, "\"title\": ");
    json_add_string(out, form_keys.what);
    str_addc(out, ',');
    add_map(out, 1, &form_keys);
    str_addc(out, ',');
    line(out, 1);
    str_add(out, "\"definitions\": {");
    for (size_t i = 0; i < COUNT_OF(definitions); i++) {
        str_add(out, i ? "," : "");
        add_definition(out, &definitions[i]);
    }
    str_add(out, "\n  }\n}\n");
}
