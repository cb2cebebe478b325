/* SPDX-License-Identifier: MIT */
/* Looking for a word: in what is asked, what was answered and noted, and in the text around it. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "model/report.h"
#include "text/fold.h"
#include "text/width.h"
#include "wizard/layout.h"
#include "wizard/mode.h"

/* A blank in the line of the report that is coming in. */
struct spot {
    size_t start, end;
    int field;
};

struct search {
    struct session *session;
    struct page *page;
    struct fold word, text;
    const struct field *next; /* whose words are to be looked through, in asking order */
    int heading;              /* the section whose heading stands on the page already */
    int near;                 /* the field of the last blank seen */
    const struct section *section;
    struct str line;
    struct spot *spots;
    size_t count, cap;
};

/* --- lines of the list --- */

static void section_line(struct search *search, int section)
{
    if (search->heading != section)
        layout_add_heading(&search->session->draft.answers, section, search->page);
    search->heading = section;
}

/* The hit with what stands around it: a third of the room before it, the rest behind. */
static void add_excerpt(struct search *search, const char *text, size_t len, size_t start,
                        size_t end, size_t columns)
{
    struct str before = STR_INIT, hit = STR_INIT, after = STR_INIT;
    size_t from = start, width;

    while (from && width_text(text + from, start - from) < columns / 3)
        from = width_back(text, from);
    if (from)
        str_add(&before, "...");
    str_addn(&before, text + from, start - from);
    str_addn(&hit, text + start, end - start);
    str_addn(&after, text + end, len - end);
    width = width_text(str_text(&before), before.len) + width_text(str_text(&hit), hit.len);
    page_add(search->page, STYLE_TEXT, str_text(&before));
    page_add(search->page, STYLE_TEXT, search->session->by_words ? "【" : "");
    page_add(search->page, STYLE_HIT, str_text(&hit));
    if (search->session->by_words) {
        page_add(search->page, STYLE_TEXT, "】");
        page_add(search->page, STYLE_TEXT, str_text(&after));
    } else if (width < columns)
        page_cut(search->page, STYLE_TEXT, str_text(&after), columns - width);
    str_free(&before);
    str_free(&hit);
    str_free(&after);
}

/* `name`: what the text is, standing before it. */
static void hit_line(struct search *search, int target, const char *name, const char *text,
                     size_t len, size_t start, size_t end)
{
    size_t room = (size_t)session_text_columns(search->session), taken;

    list_line(search->session, target);
    page_add(search->page, STYLE_DIM, name);
    taken = 2 + width_text(name, strlen(name));
    add_excerpt(search, text, len, start, end, room > taken + 8 ? room - taken : 8);
}

/* --- what is asked --- */

/* One line for the first hit. */
static void look_in(struct search *search, const struct field *field, const char *name,
                    const char *text)
{
    size_t at = 0, start, end;

    if (!text || !*text)
        return;
    fold_text(&search->text, text, strlen(text));
    if (!fold_find(&search->text, &search->word, &at, &start, &end))
        return;
    section_line(search, field->section);
    hit_line(search, field->index, name, text, strlen(text), start, end);
}

static void look_in_field(struct search *search, const struct field *field)
{
    const struct draft *draft = &search->session->draft;
    const struct answer *answer = answers_of(&draft->answers, field);
    struct str shown = STR_INIT, said = STR_INIT, note = STR_INIT, name = STR_INIT;

    if (answer->reading.state == ANSWER_GIVEN)
        answer_print(field, answer, true, &shown);
    else
        str_add(&shown, answer_text(answer));
    layout_join(str_text(&shown), &said);
    layout_join(remarks_of(draft, REMARK_NOTE, field->index), &note);
    str_addf(&name, _("%s："), field->label);
    look_in(search, field, "", field->label);
    look_in(search, field, str_text(&name), str_text(&said));
    look_in(search, field, _("说明："), field->hint);
    look_in(search, field, _("备注："), str_text(&note));
    look_in(search, field, _("代号："), field->name);
    str_free(&shown);
    str_free(&said);
    str_free(&note);
    str_free(&name);
}

/* Those of the sections up to this one. */
static void look_in_fields(struct search *search, int section)
{
    while (search->next && search->next->section <= section) {
        look_in_field(search, search->next);
        search->next = form_walk_next(&search->session->draft.answers, search->next);
    }
}

/* --- the text of the report --- */

static void begin(void *self, const struct report_block *block)
{
    struct search *search = self;

    search->section = block->section;
    if (block->section)
        look_in_fields(search, block->section->index);
    str_clear(&search->line);
    search->count = 0;
}

static void text(void *self, const char *text, size_t len, bool off)
{
    struct search *search = self;

    (void)off;
    str_addn(&search->line, text, len);
}

static void blank(void *self, const struct report_blank *blank, const char *text, size_t len,
                  bool off)
{
    struct search *search = self;

    (void)off;
    ARRAY_ROOM(search->spots, search->count, search->cap);
    search->spots[search->count++] = (struct spot){search->line.len, search->line.len + len,
                                                   blank->field->index};
    str_addn(&search->line, text, len);
}

/* Whether the field is asked now: a calculation is not. */
static bool is_asked(const struct search *search, int index)
{
    const struct answers *answers = &search->session->draft.answers;
    const struct field *field = &answers->form->fields[index];

    return field_is_asked(field) && answers_of(answers, field)->presence == PRESENT;
}

/* The blank that a hit leads to: the next in its line, else the one before, else of its section. */
static int nearest(const struct search *search, size_t end)
{
    const struct answers *answers = &search->session->draft.answers;
    const struct field *field = NULL;
    int found = -1;

    for (size_t i = 0; i < search->count; i++)
        if (is_asked(search, search->spots[i].field) &&
            (found < 0 || search->spots[i].start <= end))
            found = search->spots[i].field;
    if (found >= 0)
        return found;
    while (search->section && (field = form_walk_next(answers, field)))
        if (field->section >= search->section->index)
            return field->index;
    field = form_walk_next(answers, NULL);
    return search->near >= 0 ? search->near : field ? field->index : -1;
}

/* What stands wholly in a blank was found in its answer. */
static bool is_in_blank(const struct search *search, size_t start, size_t end)
{
    for (size_t i = 0; i < search->count; i++)
        if (start >= search->spots[i].start && end <= search->spots[i].end &&
            is_asked(search, search->spots[i].field))
            return true;
    return false;
}

static void end_block(void *self, const struct report_block *block)
{
    struct search *search = self;
    size_t at = 0, start, end;

    (void)block;
    fold_text(&search->text, str_text(&search->line), search->line.len);
    while (fold_find(&search->text, &search->word, &at, &start, &end)) {
        if (is_in_blank(search, start, end))
            continue;
        section_line(search, search->section ? search->section->index : -1);
        hit_line(search, nearest(search, end), "", str_text(&search->line), search->line.len, start,
                 end);
    }
    for (size_t i = 0; i < search->count; i++)
        if (is_asked(search, search->spots[i].field))
            search->near = search->spots[i].field;
}

/* --- the screen --- */

void search_build(struct session *session)
{
    const struct answers *answers = &session->draft.answers;
    struct search search = {.session = session,
                            .page = &session->page,
                            .word = FOLD_INIT,
                            .text = FOLD_INIT,
                            .heading = -2,
                            .near = -1};
    struct report_scope scope = {0};
    struct report_listener listener = {begin, text, blank, end_block, &search};

    fold_text(&search.word, str_text(&session->word), session->word.len);
    search.next = form_walk_next(answers, NULL);
    look_in_fields(&search, -1);
    report_walk(answers, &scope, &listener);
    look_in_fields(&search, answers->form->section_count);
    free(search.spots);
    fold_free(&search.word);
    fold_free(&search.text);
    str_free(&search.line);
}
