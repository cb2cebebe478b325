/* SPDX-License-Identifier: MIT */
#include "model/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "model/paragraph.h"
#include "model/subject.h"
#include "model/wording.h"

struct walk {
    const struct answers *answers;
    const struct report_scope *scope;
    struct paragraph paragraph;
    const struct stretch *changed; /* the draft's own words are walked; NULL: the form's */
    int *occurrences;              /* by field; NULL until needed */
    bool uncounted;                /* occurrences are not asked for */
    int off;                       /* depth of clauses that do not stand */
    struct surroundings around;    /* {{.}} looks at them */
    size_t walked, reworded;       /* what all of it, and the draft's own words, have come to */
    struct str value;              /* of the blank in hand */
    struct str number;             /* of the heading in hand */
};

/* A report, and a draft's own words, come to far less. What somebody sends could multiply a list by
 * itself and a long answer by that: behind these bytes nothing more is written. */
enum { WALKED_MAX = 16 * 1024 * 1024, REWORDED_MAX = 1024 * 1024, PIECE_COST = 64 };

static bool is_cut_short(const struct walk *walk)
{
    return walk->walked >= (walk->scope->most ? walk->scope->most : WALKED_MAX);
}

static bool is_spent(void *self)
{
    const struct walk *walk = self;

    return is_cut_short(walk) || (walk->paragraph.block.reworded && walk->reworded >= REWORDED_MAX);
}

static bool affords(struct walk *walk, size_t len)
{
    if (!is_spent(walk)) {
        walk->walked += PIECE_COST + len;
        walk->reworded += walk->paragraph.block.reworded ? PIECE_COST + len : 0;
    }
    return !is_spent(walk);
}

static size_t times_of(const struct walk *walk, const struct tag *tag,
                       const struct subject *subject)
{
    signed char forced = walk->scope->forced ? walk->scope->forced[subject->owner->index] : 0;

    if (forced)
        return (forced > 0) == (tag->kind == TAG_SECTION);
    return subject_times(subject, tag);
}

static size_t times(void *self, const struct tag *tag)
{
    struct walk *walk = self;
    struct subject subject = subject_of(walk->answers, &walk->around, tag);
    size_t count = subject.field && affords(walk, 0) ? times_of(walk, tag, &subject) : 0;

    if (walk->scope->clause)
        walk->scope->clause(walk->scope->self, tag, count > 0);
    return count;
}

/* --- pieces --- */

/* Where a paragraph begins is where its first piece stands. */
static void note_place(struct walk *walk, const char *text)
{
    struct report_block *block = &walk->paragraph.block;

    if (block->kind != REPORT_PARAGRAPH || !block->section || paragraph_begun(&walk->paragraph))
        return;
    block->offset = walk->changed ? walk->changed->start
                                  : (size_t)(text - block->section->text.node->text);
}

static void enter(void *self, const struct tag *tag, size_t turn)
{
    struct walk *walk = self;

    note_place(walk, tag->text);
    if (!tag->indent)
        walk->paragraph.has_tag = true;
    if (tag->kind != TAG_SECTION)
        return;
    walk->around.clauses[walk->around.depth] = tag;
    walk->around.turns[walk->around.depth++] = turn;
}

static void leave(void *self, const struct tag *tag, size_t turn)
{
    struct walk *walk = self;
    struct subject subject;

    if (tag->kind != TAG_SECTION)
        return;
    walk->around.depth--;
    if (is_spent(walk))
        return;
    subject = subject_of(walk->answers, &walk->around, tag);
    if (subject.field && subject_shows_items(&subject, tag) &&
        turn + 1 == times_of(walk, tag, &subject))
        paragraph_seam(&walk->paragraph);
}

static void text(void *self, const char *text, size_t len)
{
    struct walk *walk = self;

    if (!affords(walk, len))
        return;
    for (;;) {
        const char *line_end = memchr(text, '\n', len);
        size_t line = line_end ? (size_t)(line_end - text) : len;

        if (line) {
            note_place(walk, text);
            paragraph_text(&walk->paragraph, text, line, walk->off > 0);
        }
        if (!line_end)
            return;
        paragraph_end(&walk->paragraph);
        text += line + 1;
        len -= line + 1;
    }
}

static size_t indent_of(const char *text, size_t len)
{
    static const char *const blanks[] = {" ", "\t", "　", NULL};
    size_t indent = 0, size;

    while ((size = bytes_begin_any(text + indent, len - indent, blanks)))
        indent += size;
    return indent;
}

/* Each line of an answer is a paragraph; where paragraphs are indented, its own indent goes. */
static void add_value(struct walk *walk, const struct report_blank *blank, const char *text,
                      size_t len)
{
    for (;;) {
        const char *line_end = memchr(text, '\n', len);
        size_t line = line_end ? (size_t)(line_end - text) : len;
        size_t indent = line_end && !walk->paragraph.exact ? indent_of(text, line) : 0;

        paragraph_blank(&walk->paragraph, blank, text + indent, line - indent, walk->off > 0);
        if (!line_end)
            return;
        paragraph_end(&walk->paragraph);
        text += line + 1;
        len -= line + 1;
        indent = walk->paragraph.exact ? 0 : indent_of(text, len);
        text += indent;
        len -= indent;
    }
}

static int count_occurrence(struct walk *walk, const struct field *field)
{
    if (walk->uncounted)
        return 0;
    if (!walk->occurrences)
        walk->occurrences = xcalloc((size_t)walk->answers->form->field_count,
                                    sizeof *walk->occurrences);
    return walk->occurrences[field->index]++;
}

static void variable(void *self, const struct tag *tag)
{
    struct walk *walk = self;
    const struct surroundings *around = &walk->around;
    const struct tag *clause = tag->ref == REF_ITEM && around->depth
                                   ? around->clauses[around->depth - 1]
                                   : NULL;
    struct subject subject = subject_of(walk->answers, around, clause ? clause : tag);
    struct report_blank blank = {subject.owner, subject.field, subject.answer, 0};

    note_place(walk, tag->text);
    if (tag->ref == REF_NUMBER && affords(walk, 0))
        paragraph_number(&walk->paragraph, walk->off > 0);
    if (!subject.field || is_spent(walk))
        return;
    blank.occurrence = count_occurrence(walk, subject.owner);
    str_clear(&walk->value);
    if (clause)
        subject_print_item(&subject, clause, around->turns[around->depth - 1], &walk->value);
    else
        subject_print(&subject, &walk->value);
    if (affords(walk, walk->value.len))
        add_value(walk, &blank, str_text(&walk->value), walk->value.len);
}

static bool holds(const struct template *template, const struct tag *clause,
                  const struct field *field)
{
    size_t i = (size_t)(clause - template->tags);

    for (; i < clause->end; i++)
        if (template->tags[i].ref == field->index)
            return true;
    return false;
}

static void skip(void *self, const struct template *template, const struct tag *tag)
{
    struct walk *walk = self;
    struct template_view view = {times, enter, leave, skip, text, variable, NULL, walk, is_spent};

    note_place(walk, tag->text);
    if (walk->scope->off && (!walk->scope->holding || holds(template, tag, walk->scope->holding))) {
        bool clause = tag->kind == TAG_SECTION;
        walk->off++;
        if (clause)
            enter(walk, tag, 0);
        template_walk_body(template, tag, &view);
        walk->around.depth -= clause;
        walk->off--;
    }
    if (!tag->indent && !walk->off)
        paragraph_seam(&walk->paragraph);
}

/* --- blocks --- */

static void walk_template(struct walk *walk, const struct template *template)
{
    struct template_view view = {times, enter, leave, skip, text, variable, NULL, walk, is_spent};

    template_walk(template, &view);
    if (paragraph_begun(&walk->paragraph))
        paragraph_end(&walk->paragraph);
}

void report_heading_number(int level, int number, struct str *out)
{
    static const struct {
        const char *before, *after;
        bool chinese;
    } styles[] = {{"", "、", true}, {"（", "）", true}, {"", ".", false}, {"（", "）", false}};

    str_add(out, styles[level - 1].before);
    if (styles[level - 1].chinese)
        number_in_chinese(number, out);
    else
        str_addf(out, "%d", number);
    str_add(out, styles[level - 1].after);
}

static void walk_heading(struct walk *walk, const struct section *section)
{
    int number = walk->answers->sections[section->index].number;
    struct str *text = &walk->number;

    walk->paragraph.block.kind = REPORT_HEADING;
    walk->paragraph.block.level = section->level;
    if (number) {
        str_clear(text);
        report_heading_number(section->level, number, text);
        paragraph_prefix(&walk->paragraph, text->s, text->len);
    }
    walk_template(walk, &section->title.template);
}

static void walk_text(struct walk *walk, const struct section *section)
{
    const struct wording *wordings = walk->answers->wordings;
    const struct wording *wording = wordings ? &wordings[section->index] : NULL;

    if (!wording || !wording->count) {
        walk_template(walk, &section->text.template);
        return;
    }
    for (size_t i = 0; i < wording->count; i++) {
        const struct stretch *stretch = &wording->stretches[i];
        if (stretch->struck && !walk->scope->off && !walk->scope->struck)
            continue;
        walk->paragraph.block.reworded = stretch->changed;
        walk->paragraph.block.struck = stretch->struck;
        walk->changed = stretch->changed ? stretch : NULL;
        walk->off += stretch->struck;
        walk_template(walk, &stretch->template);
        walk->off -= stretch->struck;
    }
    walk->changed = NULL;
}

static void walk_section(struct walk *walk, const struct section *section)
{
    struct paragraph *paragraph = &walk->paragraph;

    paragraph->exact = section->indent == LAYOUT_NONE;
    paragraph->block = (struct report_block){.indent = !paragraph->exact, .section = section};
    if (section->level)
        walk_heading(walk, section);
    paragraph->block.kind = REPORT_PARAGRAPH;
    paragraph->block.level = 0;
    paragraph->numbered = 0;
    walk_text(walk, section);
}

static void walk_all(struct walk *walk)
{
    const struct form *form = walk->answers->form;

    walk->paragraph.block = (struct report_block){.kind = REPORT_TITLE};
    walk_template(walk, &form->title.template);
    for (int i = 0; i < form->section_count && !is_cut_short(walk);) {
        if (walk->answers->sections[i].presence == HIDDEN) {
            i = form->sections[i].end;
            continue;
        }
        walk_section(walk, &form->sections[i++]);
    }
}

static void free_walk(struct walk *walk)
{
    free(walk->occurrences);
    str_free(&walk->value);
    str_free(&walk->number);
    paragraph_free(&walk->paragraph);
}

/* Told where the reader is: a report that looks whole and is not would be worse. */
static void say_cut_short(struct walk *walk)
{
    const char *notice = _("（太长了，后面的没有写）");
    const struct section *section = walk->paragraph.block.section;

    walk->paragraph.block = (struct report_block){.kind = section ? REPORT_PARAGRAPH : REPORT_TITLE,
                                                  .section = section};
    paragraph_text(&walk->paragraph, notice, strlen(notice), false);
    paragraph_end(&walk->paragraph);
}

bool report_walk(const struct answers *answers, const struct report_scope *scope,
                 const struct report_listener *listener)
{
    struct walk walk = {.answers = answers, .scope = scope, .paragraph = {.listener = listener}};
    bool whole;

    if (scope->section)
        walk_section(&walk, scope->section);
    else
        walk_all(&walk);
    whole = !is_cut_short(&walk);
    if (!whole)
        say_cut_short(&walk);
    free_walk(&walk);
    return whole;
}

bool report_prose_walk(const struct answers *answers, const struct prose *prose,
                       const struct report_scope *scope, const struct report_listener *listener)
{
    struct walk walk = {.answers = answers,
                        .scope = scope,
                        .uncounted = true,
                        .paragraph = {.block = {.kind = REPORT_PARAGRAPH}, .listener = listener}};

    bool whole;

    walk_template(&walk, &prose->template);
    whole = !is_cut_short(&walk);
    free_walk(&walk);
    return whole;
}
