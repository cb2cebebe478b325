/* SPDX-License-Identifier: MIT */
#include "model/rewordings.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/bytes.h"
#include "model/prose.h"
#include "model/type_words.h"

/* --- the list --- */

struct rewordings *rewordings_of(struct draft *draft)
{
    if (!draft->rewordings) {
        draft->rewordings = xcalloc(1, sizeof *draft->rewordings);
        draft->rewordings->wordings = xcalloc((size_t)draft->form->section_count,
                                              sizeof *draft->rewordings->wordings);
        draft->answers.wordings = draft->rewordings->wordings;
    }
    return draft->rewordings;
}

static bool stands_behind(const struct rewording *one, const struct rewording *other)
{
    const struct reword_unit *a = &one->unit, *b = &other->unit;

    if (!a->section || !b->section)
        return false;
    return a->section != b->section ? a->section->index > b->section->index : a->line > b->line;
}

struct rewording *rewordings_add(struct reword_list *list, const struct rewording *rewording)
{
    size_t at = list->count;

    ARRAY_ROOM(list->items, list->count, list->cap);
    for (; at > 0 && stands_behind(&list->items[at - 1], rewording); at--)
        list->items[at] = list->items[at - 1];
    list->items[at] = *rewording;
    list->items[at].label = rewording->label ? xstrdup(rewording->label) : NULL;
    list->items[at].was = rewording->was ? xstrdup(rewording->was) : NULL;
    list->items[at].text = rewording->text ? xstrdup(rewording->text) : NULL;
    list->count++;
    return &list->items[at];
}

static void free_words(struct rewording *rewording)
{
    free(rewording->label);
    free(rewording->was);
    free(rewording->text);
}

void rewordings_remove(struct reword_list *list, struct rewording *rewording)
{
    size_t behind = list->count - (size_t)(rewording - list->items) - 1;

    free_words(rewording);
    memmove(rewording, rewording + 1, behind * sizeof *rewording);
    list->count--;
}

static void free_list(struct reword_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free_words(&list->items[i]);
    free(list->items);
}

void reword_free(struct draft *draft)
{
    struct rewordings *rewordings = draft->rewordings;

    if (!rewordings)
        return;
    for (int i = 0; i < draft->form->section_count; i++)
        wording_clear(&rewordings->wordings[i]);
    free(rewordings->wordings);
    free_list(&rewordings->bound);
    free_list(&rewordings->kept);
    free(rewordings);
    draft->rewordings = NULL;
    draft->answers.wordings = NULL;
}

struct rewording *rewordings_find(const struct draft *draft, const struct reword_unit *unit)
{
    struct reword_list *bound = draft->rewordings ? &draft->rewordings->bound : NULL;

    for (size_t i = 0; bound && i < bound->count; i++)
        if (bound->items[i].unit.source == unit->source)
            return &bound->items[i];
    return NULL;
}

static const struct rewording *next_of(const struct reword_list *list, size_t *at)
{
    return *at < list->count ? &list->items[(*at)++] : NULL;
}

const struct rewording *reword_next(const struct draft *draft, size_t *at)
{
    return draft->rewordings ? next_of(&draft->rewordings->bound, at) : NULL;
}

const struct rewording *reword_next_unbound(const struct draft *draft, size_t *at)
{
    return draft->rewordings ? next_of(&draft->rewordings->kept, at) : NULL;
}

void rewordings_build(struct draft *draft, const struct section *section)
{
    struct wording *wording = &draft->rewordings->wordings[section->index];
    const struct reword_list *bound = &draft->rewordings->bound;
    size_t at = 0, len = section->text.node->len;

    wording_clear(wording);
    for (size_t i = 0; i < bound->count; i++) {
        const struct rewording *it = &bound->items[i];
        size_t start = rewordings_start(&it->unit), end = start + it->unit.len;
        if (it->unit.section != section)
            continue;
        if (at < start)
            wording_keep(wording, draft->form, section, at, start);
        at = end + (end < len);
        wording_change(wording, draft->form, section, start, at, *it->text ? it->text : NULL);
    }
    if (wording->count && at < len)
        wording_keep(wording, draft->form, section, at, len);
}

/* --- trying words --- */

/* The first mistake by place. */
struct mistake {
    const struct form *form;
    const char *text;
    size_t offset;
    struct str *reason;
    bool found;
};

static bool is_first(struct mistake *mistake, size_t offset)
{
    int line = 1, col = 1;

    if (mistake->found && offset >= mistake->offset)
        return false;
    mistake->found = true;
    mistake->offset = offset;
    for (size_t i = 0; i < offset; i++) {
        line += mistake->text[i] == '\n';
        col = mistake->text[i] == '\n' ? 1 : col + !bytes_inside(mistake->text[i]);
    }
    str_clear(mistake->reason);
    str_addf(mistake->reason, _("第%d行第%d列："), line, col);
    return true;
}

static void on_problem(void *self, size_t offset, const char *message)
{
    struct mistake *mistake = self;

    if (is_first(mistake, offset))
        str_add(mistake->reason, message);
}

static void on_unknown(void *self, size_t offset, const char *name, size_t len)
{
    struct mistake *mistake = self;
    const char *near;

    if (!is_first(mistake, offset))
        return;
    near = form_nearest(mistake->form, name, len);
    str_add(mistake->reason, _("没有名为“"));
    str_addn(mistake->reason, name, len);
    if (near)
        str_addf(mistake->reason, _("”的填报项，是不是 %s？"), near);
    else
        str_add(mistake->reason, _("”的填报项，请改用模板里有的名称，或删去这一处"));
}

bool rewordings_try(const struct form *form, const char *text, size_t len, struct str *reason)
{
    struct str first = STR_INIT;
    struct mistake mistake = {form, text, 0, &first, false};
    struct prose_problems problems = {on_problem, on_unknown, &mistake};
    struct template template = TEMPLATE_INIT;
    const char *bad = type_bad_character(text, len, true);
    bool good = false;

    if (len > REWORD_MAX_TEXT)
        str_add(reason, _("这一段太长（最多约五千字），请分成几段，或删短"));
    else if (bad)
        str_add(reason, bad);
    else
        good = prose_compile(&template, form, text, len, &problems);
    str_add(reason, str_text(&first));
    str_free(&first);
    template_free(&template);
    return good;
}
