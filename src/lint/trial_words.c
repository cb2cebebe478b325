/* SPDX-License-Identifier: MIT */
/* Settings of a trial as people say them. */
#include "base/attributes.h"
#include "lint/trial.h"

enum { MOST_NAMES = 3 };

static const char *off_word(const struct field *field)
{
    static const char *const words[] = {
        [VALUE_NUMBER] = _("为无或 0 "),
        [VALUE_BOOLEAN] = _("为否"),
        [VALUE_TEXT] = _("为无"),
        [VALUE_LIST] = _("为无"),
    };

    return words[field->type->family->value];
}

struct names {
    struct str text;
    size_t count;
    const char *word; /* what all of them are, or NULL */
};

static void add_name(struct names *names, const struct field *field, const char *word)
{
    names->word = !names->count || names->word == word ? word : NULL;
    if (names->count++ < MOST_NAMES)
        str_addf(&names->text, "%s%s", names->count > 1 ? "、" : "", field->name);
}

static void add_other_value(struct names *others, const struct field *field,
                            const struct value *value)
{
    str_addf(&others->text, "%s%s ", others->count++ ? "、" : "", field->name);
    str_add(&others->text, _("为 "));
    if (value->kind == VALUE_NUMBER) {
        decimal_print(value->number, &others->text);
        str_addc(&others->text, ' ');
    } else {
        str_addn(&others->text, value->text, value->len);
    }
}

static void add_names(struct str *out, struct names *names)
{
    str_add(out, str_text(&names->text));
    if (names->count > MOST_NAMES)
        str_addf(out, _(" 等%zu项"), names->count);
    str_addf(out, " %s", names->word ? names->word : _("为无、否或 0 "));
}

void trial_describe(const struct trial *trial, struct str *out)
{
    struct names off = {.text = STR_INIT}, others = {.text = STR_INIT};
    const struct field *on = NULL, *field;
    size_t full = 0;

    for (size_t i = 0; i < trial->count; i++) {
        const struct trial_leaf *leaf = &trial->leaves[i];
        field = &trial->form->fields[leaf->field];
        if (leaf->now == leaf->on && ++full)
            on = field;
        else if (leaf->now == leaf->off)
            add_name(&off, field, off_word(field));
        else
            add_other_value(&others, field, &leaf->values[leaf->now]);
    }
    if (full == 1 && off.count > MOST_NAMES && !others.count)
        str_addf(out, _("只有 %s 有内容"), on->name);
    else {
        if (off.count)
            add_names(out, &off);
        str_addf(out, "%s%s", off.count && others.count ? "、" : "", str_text(&others.text));
    }
    str_free(&off.text);
    str_free(&others.text);
}
