/* SPDX-License-Identifier: MIT */
#include "cli/import_report.h"

#include <string.h>

#include "cli/say.h"
#include "cli/shell.h"
#include "import/glyph.h"
#include "import/outline.h"
#include "model/node.h"

enum { UNSURE_MOST = 20, WORDS_BEFORE = 10, WORDS_BEHIND = 8 };

/* --- how many --- */

static void say_kinds(const struct imported *imported)
{
    const struct blanks *blanks = imported->blanks;
    size_t counts[BLANK_LIST + 1] = {0};
    struct str list = STR_INIT;

    for (size_t i = 0; i < blanks->count; i++)
        counts[blanks->items[i].kind]++;
    for (int kind = 0; kind <= BLANK_LIST; kind++)
        if (counts[kind])
            str_addf(&list, "%s%s %zu", list.len ? "、" : "",
                     blank_kind_label((enum blank_kind)kind), counts[kind]);
    say(_("%s（%s）：找到填空处 %zu 个，问 %zu 项：%s"), node_file_name(imported->path),
        imported->document->format, blanks->count, imported->questions->count, str_text(&list));
    str_free(&list);
}

/* --- where it was unsure --- */

/* The words around the blank, within its line. */
static void add_words(const struct imported *imported, const struct blank *blank, struct str *out)
{
    const struct document_line *line = &imported->document->lines[blank->line];
    const char *text = imported->document->text.s;
    size_t from = blank->start, to = blank->start + blank->len, end = line->start + line->len;

    for (int i = 0; i < WORDS_BEFORE && from > line->start; i++)
        from = line->start + glyph_back(text + line->start, from - line->start);
    for (int i = 0; i < WORDS_BEHIND && to < end; i++)
        to += glyph_size(text + to);
    str_addf(out, "%s%.*s%s", from > line->start ? "…" : "", (int)(to - from), text + from,
             to < end ? "…" : "");
}

static void say_unsure(const struct imported *imported)
{
    const struct blanks *blanks = imported->blanks;
    struct str words = STR_INIT;
    size_t unsure = 0;

    for (size_t i = 0; i < blanks->count; i++) {
        const struct blank *blank = &blanks->items[i];
        if (blank->doubt == DOUBT_NONE || unsure++ >= UNSURE_MOST)
            continue;
        str_clear(&words);
        add_words(imported, blank, &words);
        say(_("请核对 第%zu行“%s”：%s"), blank->line + 1, str_text(&words),
            doubt_reason(blank->doubt));
    }
    if (unsure > UNSURE_MOST)
        say(_("还有 %zu 处拿不准，写在模板的注释里"), unsure - UNSURE_MOST);
    str_free(&words);
}

static void say_alike(const struct imported *imported)
{
    const struct questions *questions = imported->questions;
    size_t alike = 0;

    for (size_t i = 0; i < questions->count; i++)
        alike += questions->items[i].alike >= 0;
    if (alike)
        say(_("有 %zu 项也许与前面的是同一项，先分开问；是同一项的按模板里的注释加上 --merge"),
            alike);
}

/* Of blanks that were joined, those that now show another placeholder. */
static void say_placeholders(const struct imported *imported)
{
    const struct blanks *blanks = imported->blanks;
    size_t others = 0;

    for (size_t i = 0; i < blanks->count; i++) {
        const struct blank *blank = &blanks->items[i];
        const char *placeholder = imported->questions->items[blank->field].placeholder;
        others += strlen(placeholder) != blank->len ||
                  memcmp(placeholder, imported->document->text.s + blank->start, blank->len) != 0;
    }
    if (others)
        say(_("合并以后，有 %zu 处的占位符改成与第一处的一样"), others);
}

/* --- what more there is --- */

void import_add_operand(struct str *out, const char *path)
{
    if (path[0] == '-' && path[1])
        str_add(out, "-- ");
    shell_quote(out, path);
}

/* True when they were taken away. */
static bool say_wrappers(const struct imported *imported)
{
    struct outline outline = {.count = 0};
    struct str program = STR_INIT, operand = STR_INIT;
    bool stripped;

    shell_program(&program);
    import_add_operand(&operand, imported->path);
    outline_find(&outline, imported->document, imported->blanks);
    stripped = outline.wrappers && imported->options->strip;
    if (stripped)
        say(_("已去掉广告、启事和页码 %zu 行"), outline.wrappers);
    else if (outline.wrappers)
        say(_("广告、启事和页码有 %zu 行，照样留着；不要它们：%s import --strip -o "
              "新模板.yaml %s"),
            outline.wrappers, str_text(&program), str_text(&operand));
    str_free(&program);
    str_free(&operand);
    outline_free(&outline);
    return stripped;
}

/* How many figures, or years, there are that were filled in already and would be asked with the
 * options. The first of them, with its unit, goes to `first`. */
static size_t count_filled(const struct imported *imported, bool figures, int year,
                           struct str *first)
{
    const struct document *document = imported->document;
    struct blank_options options = {figures, year};
    struct blanks blanks;
    size_t count = 0;

    blanks_find(&blanks, document, &options);
    for (size_t i = 0; i < blanks.count; i++) {
        const struct blank *blank = &blanks.items[i];
        if (!blank->filled)
            continue;
        if (!count++)
            str_addn(first, document->text.s + blank->start, blank->behind - blank->start);
    }
    blanks_free(&blanks);
    return count;
}

static void say_more(const struct imported *imported)
{
    const struct options *options = imported->options;
    int year = blanks_year(imported->document);
    struct str figure = STR_INIT, other = STR_INIT;
    size_t figures = options->figures ? 0 : count_filled(imported, true, 0, &figure);
    size_t years = options->year || !year ? 0 : count_filled(imported, false, year, &other);

    if (figures)
        say(_("另有已经填好的数 %zu 个（如 %s），也要问的话请加上 --figures"), figures,
            str_text(&figure));
    if (years)
        say(_("另有 %d 年和前后一年 %zu 处，也要问的话请加上 --year"), year, years);
    str_free(&figure);
    str_free(&other);
}

void import_report(const struct imported *imported)
{
    bool stripped;

    say_kinds(imported);
    say_unsure(imported);
    say_alike(imported);
    say_placeholders(imported);
    stripped = say_wrappers(imported);
    say_more(imported);
    say(stripped ? _("已核对：一项不填汇编出来，与文档去掉广告、启事和页码以后一字不差")
                 : _("已核对：一项不填汇编出来，与文档一字不差"));
}

void import_report_none(const struct imported *imported)
{
    say(_("%s：没有找到填空处，没有写模板；请在要填的地方写上 X（如“召开会议X次”），再导入"),
        node_file_name(imported->path));
    say_more(imported);
}
