/* SPDX-License-Identifier: MIT */
/* Blanks and the words beside them. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "lint/lint_rules.h"
#include "text/hedge.h"
#include "text/measure_word.h"

/* --- order --- */

/* The fields of a section are asked in the order in which their blanks stand. */
static void check_order(struct lint *lint, int section, int *seen_in)
{
    const struct prose *prose = &lint->form->sections[section].text;
    const struct field *fields = lint->form->fields;
    int last = -1;

    for (size_t i = 0; i < prose->template.count; i++) {
        const struct tag *tag = &prose->template.tags[i];
        if (tag->kind != TAG_VARIABLE || tag->ref < 0 || seen_in[tag->ref] == section + 1 ||
            fields[tag->ref].section != section || !field_is_asked(&fields[tag->ref]))
            continue;
        seen_in[tag->ref] = section + 1;
        if (tag->ref < last)
            lint_say_at(
                lint, DIAG_WARNING, prose->node, tag->offset,
                _("{{%s}} 在文中排在 {{%s}} 后面，提问却在前面；请把 fields 的先后改成一致"),
                fields[tag->ref].name, fields[last].name);
        else
            last = tag->ref;
    }
}

void lint_order(struct lint *lint)
{
    int *seen_in = xcalloc((size_t)lint->form->field_count + 1, sizeof *seen_in);

    for (int i = 0; i < lint->form->section_count; i++)
        check_order(lint, i, seen_in);
    free(seen_in);
}

/* --- every blank of every section --- */

struct blank {
    const struct field *field;
    const struct prose *prose;
    int section;
    const struct tag *tag;
    const struct tag *before, *after; /* text right beside it, also past the end of a clause, or
                                         NULL */
};

/* The text behind a blank: what a clause of its own may put between is passed over. */
static const struct tag *text_after(const struct template *template, size_t i)
{
    while (i < template->count &&
           (template->tags[i].kind == TAG_SECTION || template->tags[i].kind == TAG_INVERTED))
        i = template->tags[i].end;
    return i < template->count && template->tags[i].kind == TAG_TEXT ? &template->tags[i] : NULL;
}

static void each_blank(struct lint *lint, void (*check)(struct lint *lint, const struct blank *))
{
    for (int s = 0; s < lint->form->section_count; s++) {
        const struct prose *prose = &lint->form->sections[s].text;
        const struct tag *tags = prose->template.tags;
        for (size_t i = 0; i < prose->template.count; i++) {
            struct blank blank = {NULL, prose, s, &tags[i], NULL, NULL};
            if (tags[i].kind != TAG_VARIABLE || tags[i].ref < 0)
                continue;
            blank.field = &lint->form->fields[tags[i].ref];
            if (i > 0 && tags[i - 1].kind == TAG_TEXT)
                blank.before = &tags[i - 1];
            blank.after = text_after(&prose->template, i + 1);
            check(lint, &blank);
        }
    }
}

/* --- units --- */

/* The text right behind a blank names the unit: it must be the field's, and no longer one that
 * begins like it (人, 人次). */
static void check_unit(struct lint *lint, const struct blank *blank)
{
    const struct field *field = blank->field;
    const struct tag *after = field->unit ? blank->after : NULL;
    const char *unit = after ? measure_at(after->text, after->len) : NULL;

    if (!unit ||
        (bytes_begin(after->text, after->len, field->unit) && strlen(unit) <= strlen(field->unit)))
        return;
    lint_say_at(lint, DIAG_WARNING, blank->prose->node, blank->tag->offset,
                _("{{%s}} 后面写的是“%s”，它的 unit 是“%s”；请改成一致"), field->name, unit,
                field->unit);
}

void lint_units(struct lint *lint)
{
    each_blank(lint, check_unit);
}

/* --- 余 twice --- */

static const char *const hedges_after[] = {"余", "多", NULL};
static const char *const many_else[] = {"多种", "多元", "多方", "多样", "多数", "多年", NULL};
static size_t hedge_behind(const char *text, size_t len)
{
    return bytes_begin_any(text, len, many_else) ? 0 : bytes_begin_any(text, len, hedges_after);
}

static void say_hedge(struct lint *lint, const struct blank *blank, const char *hedge, size_t len,
                      bool behind)
{
    const struct field *field = blank->field;
    enum diag_severity severity = lint_severity(lint, blank->section);
    const char *example = behind ? _("填确数就成了“637余”那样") : _("填确数就成了“约637”那样");

    if (field->approximate)
        lint_say_at(
            lint, severity, blank->prose->node, blank->tag->offset,
            _("{{%s}} 可以填约数（approximate），文中%s又写了“%.*s”，%s；请删去文中的“%.*s”，"
              "由填报人连数一起填"),
            field->name, behind ? _("后面") : _("前面"), (int)len, hedge, example, (int)len, hedge);
    else
        lint_say_at(lint, severity, blank->prose->node, blank->tag->offset,
                    _("{{%s}} 的占位符“%s”里有“%.*s”，文中%s又写了一个；请删去其中一个"),
                    field->name, field_placeholder(field), (int)len, hedge,
                    behind ? _("后面") : _("前面"));
}

static void check_hedge(struct lint *lint, const struct blank *blank)
{
    const struct field *field = blank->field;
    struct span placeholder = span_of(field_placeholder(field));
    const struct tag *before = blank->before, *after = blank->after;
    size_t len = after ? hedge_behind(after->text, after->len) : 0;

    if (field->type->family->value != VALUE_NUMBER)
        return;
    if (len && (field->approximate || hedge_drop_more(&placeholder)))
        say_hedge(lint, blank, after->text, len, true);
    len = before ? hedge_before(before->text, before->len) : 0;
    if (len && (field->approximate || hedge_drop_start(&placeholder)))
        say_hedge(lint, blank, before->text + before->len - len, len, false);
}

void lint_hedges(struct lint *lint)
{
    each_blank(lint, check_hedge);
}
