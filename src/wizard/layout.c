/* SPDX-License-Identifier: MIT */
#include "wizard/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "model/report.h"
#include "text/width.h"
#include "text/wrap.h"

/* Of a struck paragraph in the full text. */
enum { STRUCK_CELLS = 24 };

/* A stretch of the paragraph that is coming in. */
struct run {
    size_t start, len;
    enum style style;
    int target;
};

struct setting {
    struct page *page;
    const struct field *current;
    bool is_whole; /* the report, not a section */
    int columns;
    int target; /* of the last blank seen */
    struct str text;
    struct run *runs;
    size_t count, cap;
    struct wrap wrap;
};

enum style layout_style(const struct answer *answer)
{
    if (answer->presence == NOT_YET || answer->reading.state == ANSWER_OPEN)
        return STYLE_UNANSWERED;
    if (answer->reading.state == ANSWER_REFUSED)
        return STYLE_REFUSED;
    if (answer->reading.verify)
        return STYLE_VERIFY;
    return answer->unconfirmed ? STYLE_UNCONFIRMED : STYLE_ANSWERED;
}

static void add_run(struct setting *setting, const char *text, size_t len, enum style style,
                    int target)
{
    ARRAY_ROOM(setting->runs, setting->count, setting->cap);
    setting->runs[setting->count++] = (struct run){setting->text.len, len, style, target};
    str_addn(&setting->text, text, len);
}

static void begin(void *self, const struct report_block *block)
{
    struct setting *setting = self;

    str_clear(&setting->text);
    setting->count = 0;
    if (block->indent)
        add_run(setting, "　　", strlen("　　"), STYLE_TEXT, -1);
}

static void text(void *self, const char *text, size_t len, bool off)
{
    add_run(self, text, len, off ? STYLE_OFF : STYLE_TEXT, -1);
}

static void blank(void *self, const struct report_blank *blank, const char *text, size_t len,
                  bool off)
{
    struct setting *setting = self;
    enum style style = layout_style(blank->answer);

    if (off)
        style = STYLE_OFF;
    if (blank->field == setting->current)
        style = STYLE_CURRENT;
    add_run(setting, text, len, style, field_is_asked(blank->field) ? blank->field->index : -1);
}

/* The parts of the runs that lie on one line of the wrapped paragraph. */
static void add_line(struct setting *setting, size_t from, size_t to, enum style plain)
{
    struct line *line;
    bool found = false;

    page_line(setting->page, setting->target);
    line = &setting->page->lines[setting->page->line_count - 1];
    for (size_t i = 0; i < setting->count; i++) {
        const struct run *run = &setting->runs[i];
        size_t start = run->start > from ? run->start : from;
        size_t stop = run->start + run->len < to ? run->start + run->len : to;
        if (start >= stop)
            continue;
        if (run->target >= 0) {
            line->target = found ? line->target : run->target;
            setting->target = run->target;
            found = true;
        }
        page_addn(setting->page, run->style == STYLE_TEXT ? plain : run->style,
                  str_text(&setting->text) + start, stop - start);
    }
}

/* What was struck does not look like a part of the report. */
static void struck_line(struct setting *setting)
{
    static const char indent[] = "　　";
    const char *text = str_text(&setting->text);
    struct str shown = STR_INIT;

    text += strncmp(text, indent, strlen(indent)) == 0 ? strlen(indent) : 0;
    layout_cut(text, STRUCK_CELLS, &shown);
    page_line(setting->page, setting->target);
    page_add(setting->page, STYLE_DIM, _("（已删去）"));
    page_add(setting->page, STYLE_OFF, str_text(&shown));
    str_free(&shown);
}

static void wrapped_lines(struct setting *setting, enum style plain)
{
    wrap_text(&setting->wrap, str_text(&setting->text), setting->text.len, setting->columns);
    for (size_t i = 0; i < setting->wrap.count; i++)
        add_line(setting, setting->wrap.starts[i],
                 i + 1 < setting->wrap.count ? setting->wrap.starts[i + 1] : setting->text.len,
                 plain);
}

static void end(void *self, const struct report_block *block)
{
    struct setting *setting = self;
    enum style plain = block->kind == REPORT_TITLE     ? STYLE_TITLE
                       : block->kind == REPORT_HEADING ? STYLE_HEADING
                                                       : STYLE_TEXT;

    size_t first = setting->page->line_count;

    if (block->kind == REPORT_HEADING && !setting->is_whole)
        return;
    if (block->struck && setting->is_whole)
        struck_line(setting);
    else
        wrapped_lines(setting, plain);
    for (; first < setting->page->line_count; first++) {
        struct line *line = &setting->page->lines[first];
        line->reworded = block->reworded;
        line->section = block->kind == REPORT_PARAGRAPH ? block->section->index : -1;
        line->offset = block->offset;
    }
}

static void walk(struct setting *setting, const struct answers *answers,
                 const struct report_scope *scope)
{
    struct report_listener listener = {begin, text, blank, end, setting};

    setting->target = -1;
    report_walk(answers, scope, &listener);
    free(setting->runs);
    str_free(&setting->text);
    wrap_free(&setting->wrap);
}

void layout_section(const struct answers *answers, const struct section *section,
                    const struct field *current, int columns, struct page *page)
{
    struct setting setting = {
        .page = page, .current = current, .columns = columns, .wrap = WRAP_INIT};
    struct report_scope scope = {.section = section, .off = current != NULL, .holding = current};

    walk(&setting, answers, &scope);
}

void layout_report(const struct answers *answers, bool struck, int columns, struct page *page)
{
    struct setting setting = {
        .page = page, .is_whole = true, .columns = columns, .wrap = WRAP_INIT};
    struct report_scope scope = {.struck = struck};

    walk(&setting, answers, &scope);
}

void layout_heading(const struct answers *answers, int section, struct str *out)
{
    const struct section *it = section < 0 ? NULL : &answers->form->sections[section];
    int number = it ? answers->sections[section].number : 0;

    if (number)
        report_heading_number(it->level, number, out);
    if (it && it->title.node)
        report_prose(answers, &it->title, out);
    else
        str_add(out, form_section_label(answers->form, section));
}

void layout_add_heading(const struct answers *answers, int section, struct page *page)
{
    struct str heading = STR_INIT;

    layout_heading(answers, section, &heading);
    page_heading(page, str_text(&heading));
    str_free(&heading);
}

void layout_join(const char *text, struct str *out)
{
    str_clear(out);
    for (; *text; text++)
        str_addc(out, *text == '\n' ? ' ' : *text);
}

void layout_cut(const char *text, size_t cells, struct str *out)
{
    size_t line = strcspn(text, "\n"), len = width_prefix(text, line, cells);

    str_addn(out, text, len);
    str_add(out, text[len] ? "..." : "");
}

size_t layout_find(const struct page *page, enum style style, size_t from)
{
    for (; from < page->line_count; from++) {
        const struct line *line = &page->lines[from];
        for (size_t i = 0; i < line->span_count; i++)
            if (page->spans[line->first_span + i].style == style)
                return from;
    }
    return page->line_count;
}
