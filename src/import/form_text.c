/* SPDX-License-Identifier: MIT */
#include "import/form_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "import/form_parts.h"
#include "model/form.h"
#include "model/node.h"
#include "model/yaml_write.h"
#include "text/safe.h"

enum { MOST_PAIRS = 8, MARGIN = 1024 };

struct maker {
    struct form_source source;
    struct form_parts parts;
    bool *asked; /* by question */
    struct str *out, scratch;
    size_t events, fields;
    struct diags *diags;
};

/* --- fields --- */

static const char *type_of(const struct question *question, const struct blank *blank)
{
    static const char *const names[] = {
        [BLANK_COUNT] = "count",     [BLANK_DECIMAL] = "decimal", [BLANK_MONEY] = "money",
        [BLANK_PERCENT] = "percent", [BLANK_MONTH] = "month",     [BLANK_ORDINAL] = "ordinal",
        [BLANK_YEAR] = "year",       [BLANK_DATE] = "date",       [BLANK_NAME] = "text",
        [BLANK_LIST] = "list",
    };

    return blank->no_year ? "text" : names[question->kind];
}

/* What has a unit of its own; of money those that the loader knows. */
static bool takes_unit(const struct question *question)
{
    static const char *const money[] = {"元", "千元", "万元", "亿元", NULL};
    const char *const *unit = money;

    if (question->kind != BLANK_MONEY)
        return question->kind <= BLANK_DECIMAL && *question->unit;
    while (*unit && strcmp(*unit, question->unit) != 0)
        unit++;
    return *unit != NULL;
}

static bool is_plain_year(const char *text)
{
    return strlen(text) == 4 && strspn(text, "0123456789") == 4;
}

static size_t add_known(const struct question *question, const struct blank *blank,
                        struct yaml_pair *pairs, size_t count)
{
    if (!blank->filled && blank->no_year)
        pairs[count++] = (struct yaml_pair){"example", _("1月5日"), YAML_TEXT};
    else if (blank->filled && question->kind == BLANK_YEAR && is_plain_year(question->placeholder))
        pairs[count++] = (struct yaml_pair){"default", question->placeholder, YAML_FIGURE};
    else if (blank->filled)
        pairs[count++] = (struct yaml_pair){"example", question->placeholder, YAML_TEXT};
    return count;
}

static void write_field(struct maker *maker, size_t indent, size_t index)
{
    const struct question *question = &maker->source.questions->items[index];
    const struct blank *blank = &maker->source.blanks->items[question->first];
    struct yaml_pair pairs[MOST_PAIRS] = {
        {"name", question->name, YAML_TEXT},
        {"label", question->label, YAML_TEXT},
        {"type", type_of(question, blank), YAML_TEXT},
    };
    size_t count = 3;

    if (takes_unit(question))
        pairs[count++] = (struct yaml_pair){"unit", question->unit, YAML_TEXT};
    if (question->approximate && question->kind <= BLANK_PERCENT)
        pairs[count++] = (struct yaml_pair){"approximate", "true", YAML_FIGURE};
    if (strcmp(question->placeholder, "X") != 0)
        pairs[count++] = (struct yaml_pair){"placeholder", question->placeholder, YAML_TEXT};
    count = add_known(question, blank, pairs, count);
    yaml_write_pairs(maker->out, (int)indent, pairs, count);
    maker->events += 2 + 2 * count;
    maker->fields++;
}

static void add_comment(struct maker *maker, size_t indent, const char *text)
{
    for (size_t i = 0; i < indent; i++)
        str_add(maker->out, "  ");
    str_add(maker->out, "# ");
    safe_add(maker->out, text, strlen(text));
    str_addc(maker->out, '\n');
}

static void write_comments(struct maker *maker, size_t indent, const struct question *question)
{
    const struct questions *questions = maker->source.questions;
    size_t line = maker->source.blanks->items[question->first].line + 1;
    struct str *text = &maker->scratch;

    if (question->doubt != DOUBT_NONE) {
        str_clear(text);
        str_addf(text, _("请核对（文档第%zu行）：%s"), line, doubt_reason(question->doubt));
        add_comment(maker, indent, str_text(text));
    }
    if (question->alike >= 0) {
        const char *name = questions->items[question->alike].name;
        str_clear(text);
        str_addf(text, _("与“%s”若是同一项，导入时加上 --merge %s=%s，就只问一次"), name, name,
                 question->name);
        add_comment(maker, indent, str_text(text));
    }
}

/* What is asked for the first time in these lines, in the order of the blanks. */
static void write_fields(struct maker *maker, size_t indent, size_t first, size_t end)
{
    const struct outline *outline = &maker->source.outline;
    bool begun = false;

    for (size_t line = first; line < end; line++) {
        if (!form_source_keeps(&maker->source, line))
            continue;
        for (size_t i = outline->blanks[line]; i < outline->blanks[line + 1]; i++) {
            size_t index = (size_t)maker->source.blanks->items[i].field;
            if (maker->asked[index])
                continue;
            maker->asked[index] = true;
            for (size_t n = 0; !begun && n < indent; n++)
                str_add(maker->out, "  ");
            if (!begun)
                str_add(maker->out, "fields:\n");
            begun = true;
            write_comments(maker, indent + 1, &maker->source.questions->items[index]);
            write_field(maker, indent + 1, index);
        }
    }
    maker->events += begun ? 3 : 0;
}

/* --- sections --- */

static void write_line(struct maker *maker, size_t indent, const char *key, size_t line)
{
    str_clear(&maker->scratch);
    form_source_template(&maker->source, line, line + 1, false, &maker->scratch);
    yaml_write_scalar(maker->out, (int)indent, key, str_text(&maker->scratch), maker->scratch.len,
                      YAML_TEXT);
}

static void write_text(struct maker *maker, size_t indent, const struct form_part *part)
{
    str_clear(&maker->scratch);
    form_source_template(&maker->source, part->first, part->end, true, &maker->scratch);
    if (maker->scratch.len)
        yaml_write_block(maker->out, (int)indent, "text", maker->scratch.s, maker->scratch.len);
}

static void write_label(struct maker *maker, size_t indent, const struct form_part *part)
{
    str_clear(&maker->scratch);
    safe_add(&maker->scratch, part->label, part->label_len);
    yaml_write_scalar(maker->out, (int)indent, "label", str_text(&maker->scratch),
                      maker->scratch.len, YAML_TEXT);
}

/* The keys of a section stand two levels deeper for each section around; its dash goes before the
 * first of them. */
static void write_part(struct maker *maker, const struct form_part *part, size_t depth_before)
{
    size_t indent = 2 * part->depth + 2, start;

    if (part->depth > depth_before)
        str_addf(maker->out, "%*ssections:\n", (int)(2 * (indent - 2)), "");
    start = maker->out->len + 2 * (indent - 1);
    if (part->title != FORM_NO_LINE)
        write_line(maker, indent, "title", part->title);
    else
        write_label(maker, indent, part);
    maker->out->s[start] = '-';
    write_fields(maker, indent, part->title != FORM_NO_LINE ? part->title : part->first, part->end);
    write_text(maker, indent, part);
    maker->events += 10;
}

/* --- limits --- */

static const char *passed_limit(const struct maker *maker)
{
    if (maker->fields > FORM_MAX_FIELDS)
        return _("填报项太多");
    if (maker->out->len > NODE_MAX_FILE)
        return _("模板太大");
    return maker->events > NODE_MAX_EVENTS - MARGIN ? _("章节和填报项太多") : NULL;
}

/* Where a section of the first level begins that the limits leave out, or where they are met. */
static bool say_limit(struct maker *maker, const char *reason, size_t i)
{
    size_t line;

    while (i > 1 && maker->parts.items[i].depth)
        i--;
    line = maker->parts.items[i].title != FORM_NO_LINE ? maker->parts.items[i].title
                                                       : maker->parts.items[i].first;
    diags_add(maker->diags, DIAG_ERROR, (int)line + 1, 1,
              _("%s，一份模板装不下；请从这里起把文档分成两份，存为两个文件，分别导入"), reason);
    return false;
}

static bool write_sections(struct maker *maker)
{
    size_t depth = 0;

    str_add(maker->out, "sections:\n");
    for (size_t i = 0; i < maker->parts.count; i++) {
        const char *reason;
        write_part(maker, &maker->parts.items[i], depth);
        depth = maker->parts.items[i].depth;
        reason = passed_limit(maker);
        if (reason)
            return say_limit(maker, reason, i);
    }
    if (!maker->parts.count)
        diags_add(maker->diags, DIAG_ERROR, 0, 0, _("文档里没有正文，做不成模板"));
    return maker->parts.count > 0;
}

/* --- the form --- */

static void write_name(struct maker *maker)
{
    const struct document *document = maker->source.document;
    const struct outline *outline = &maker->source.outline;
    const char *name = maker->source.options->id;
    size_t len = strlen(name);

    if (outline->title < outline->count) {
        name = document->text.s + document->lines[outline->title].start +
               outline->lines[outline->title].start;
        len = outline->lines[outline->title].len;
    }
    str_clear(&maker->scratch);
    safe_add(&maker->scratch, name, len);
    yaml_write_scalar(maker->out, 0, "name", str_text(&maker->scratch), maker->scratch.len,
                      YAML_TEXT);
}

static void write_head(struct maker *maker)
{
    const char *id = maker->source.options->id;

    str_add(maker->out, _("# 由 tianbao import 从一份文档生成：文字一字不动，{{…}} 是填空处。\n"
                          "# label 是填报时看到的名称，可以随意改；name 要与文中的 {{…}} "
                          "一起改。\n"));
    yaml_write_scalar(maker->out, 0, "id", id, strlen(id), YAML_TEXT);
    str_add(maker->out, "version: 1\n");
    write_name(maker);
    if (maker->parts.title != FORM_NO_LINE)
        write_line(maker, 0, "title", maker->parts.title);
    str_add(maker->out, "numbering: none\nindent: none\n");
    if (maker->parts.title != FORM_NO_LINE)
        write_fields(maker, 0, maker->parts.title, maker->parts.title + 1);
}

bool form_text_write(const struct document *document, const struct blanks *blanks,
                     const struct questions *questions, const struct form_text_options *options,
                     struct str *out, struct diags *diags)
{
    struct maker maker = {.out = out, .diags = diags};
    bool good;

    form_source_init(&maker.source, document, blanks, questions, options);
    maker.asked = xcalloc(questions->count + 1, sizeof *maker.asked);
    good = form_parts_find(&maker.parts, &maker.source, diags);
    if (good) {
        write_head(&maker);
        good = write_sections(&maker);
    }
    form_parts_free(&maker.parts);
    free(maker.asked);
    str_free(&maker.scratch);
    form_source_free(&maker.source);
    return good;
}
