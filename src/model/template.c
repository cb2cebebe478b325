/* SPDX-License-Identifier: MIT */
#include "model/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/str.h"
#include "model/template_read.h"

struct compiler {
    struct template *template;
    struct template_source source;
    size_t literal;                    /* where the text not yet taken begins */
    size_t opened[TEMPLATE_MAX_DEPTH]; /* the sections around, by index */
    size_t depth;
    size_t beyond; /* sections open past the limit */
    template_problem *problem;
    void *self;
    bool failed;
};

static void compile_delimiters(struct compiler *c, const struct found *found);
static void compile_section(struct compiler *c, const struct found *found);
static void compile_end(struct compiler *c, const struct found *found);
static void compile_name(struct compiler *c, const struct found *found);

static const struct sigil sigils[] = {
    {'#', 0, TAG_SECTION, false, true, false, false, compile_section},
    {'^', 0, TAG_INVERTED, false, true, false, false, compile_section},
    {'/', 0, TAG_SECTION, false, true, false, false, compile_end},
    {'>', 0, TAG_PARTIAL, false, true, false, false, compile_name},
    {'{', '}', TAG_VARIABLE, true, false, false, false, compile_name},
    {'&', 0, TAG_VARIABLE, true, false, false, false, compile_name},
    {'!', 0, TAG_TEXT, false, true, true, true, NULL},
    {'=', '=', TAG_TEXT, false, true, false, true, compile_delimiters},
    {'\0', 0, TAG_VARIABLE, false, false, false, false, compile_name},
};

/* --- mistakes --- */

static void report(struct compiler *c, size_t offset, struct str *message)
{
    c->failed = true;
    c->problem(c->self, offset, str_text(message));
    str_free(message);
}

static void add_tag(struct str *out, const struct compiler *c, char sign, const char *name,
                    size_t len)
{
    str_addn(out, c->source.open.text, c->source.open.len);
    str_addc(out, sign);
    str_addn(out, name, len);
    str_addn(out, c->source.close.text, c->source.close.len);
}

static void report_unpaired(struct compiler *c, size_t offset, char sign, const char *lacks,
                            char other, const char *name, size_t len)
{
    struct str message = STR_INIT;

    add_tag(&message, c, sign, name, len);
    str_addf(&message, " %s ", lacks);
    add_tag(&message, c, other, name, len);
    report(c, offset, &message);
}

static void report_unclosed(struct compiler *c, size_t offset, const struct sigil *sigil)
{
    struct str open = STR_INIT, close = STR_INIT, message = STR_INIT;

    str_addn(&open, c->source.open.text, c->source.open.len);
    if (sigil->closer) {
        str_addc(&open, sigil->sign);
        str_addc(&close, sigil->closer);
    }
    str_addn(&close, c->source.close.text, c->source.close.len);
    str_addf(&message,
             sigil->sign == '!' ? _("%s! 注释没有对应的 %s") : _("%s 在本行没有对应的 %s"),
             str_text(&open), str_text(&close));
    str_free(&open);
    str_free(&close);
    report(c, offset, &message);
}

static void report_plain(struct compiler *c, size_t offset, const char *text)
{
    struct str message = STR_INIT;

    str_add(&message, text);
    report(c, offset, &message);
}

/* --- tags --- */

static struct tag *add(struct compiler *c, enum tag_kind kind, size_t offset)
{
    struct template *t = c->template;
    struct tag *tag;

    ARRAY_ROOM(t->tags, t->count, t->cap);
    tag = &t->tags[t->count++];
    *tag = (struct tag){.kind = kind, .offset = offset, .end = t->count, .ref = -1, .column = -1};
    return tag;
}

static struct tag *add_named(struct compiler *c, const struct found *found)
{
    struct tag *tag = add(c, found->sigil->kind, found->offset);

    tag->raw = found->sigil->raw;
    tag->text = found->name;
    tag->len = found->len;
    tag->indent = found->indent;
    tag->indent_len = found->indent_len;
    return tag;
}

static void add_text(struct compiler *c, size_t until)
{
    struct tag *tag;

    if (until <= c->literal)
        return;
    tag = add(c, TAG_TEXT, c->literal);
    tag->text = c->source.text + c->literal;
    tag->len = until - c->literal;
}

static bool has_name(struct compiler *c, const struct found *found)
{
    if (!found->len)
        report_plain(c, found->offset, _("标记里没有名称"));
    return found->len > 0;
}

/* An inverted section brings no item of its own: {{.}} in it means the section around. */
static void mark_repeating(struct compiler *c)
{
    for (size_t i = c->beyond ? 0 : c->depth; i > 0; i--) {
        struct tag *around = &c->template->tags[c->opened[i - 1]];

        if (around->kind == TAG_SECTION) {
            around->repeats = true;
            return;
        }
    }
}

static void compile_name(struct compiler *c, const struct found *found)
{
    if (!has_name(c, found))
        return;
    add_named(c, found);
    if (found->sigil->kind == TAG_VARIABLE && found->len == 1 && found->name[0] == '.')
        mark_repeating(c);
}

static void compile_section(struct compiler *c, const struct found *found)
{
    has_name(c, found);
    if (c->depth < TEMPLATE_MAX_DEPTH) {
        c->opened[c->depth++] = c->template->count;
        add_named(c, found);
        return;
    }
    if (!c->beyond++)
        report_plain(c, found->offset, _("标记嵌套超过32层"));
}

static void close_section(struct compiler *c)
{
    c->template->tags[c->opened[--c->depth]].end = c->template->count;
}

static void close_unpaired(struct compiler *c)
{
    struct tag tag = c->template->tags[c->opened[c->depth - 1]];

    close_section(c);
    if (tag.len)
        report_unpaired(c, tag.offset, tag.kind == TAG_SECTION ? '#' : '^', _("没有对应的结束标记"),
                        '/', tag.text, tag.len);
}

/* How many sections are open up to and with the innermost of this name; 0: none has it. */
static size_t depth_of(const struct compiler *c, const char *name, size_t len)
{
    size_t i = c->depth;

    for (; i > 0; i--) {
        const struct tag *tag = &c->template->tags[c->opened[i - 1]];

        if (tag->len == len && memcmp(tag->text, name, len) == 0)
            break;
    }
    return i;
}

static void compile_end(struct compiler *c, const struct found *found)
{
    size_t depth;

    if (c->beyond) {
        c->beyond--;
        return;
    }
    depth = depth_of(c, found->name, found->len);
    if (!depth) {
        if (has_name(c, found))
            report_unpaired(c, found->offset, '/', _("没有对应的开始标记"), '#', found->name,
                            found->len);
        return;
    }
    while (c->depth > depth)
        close_unpaired(c);
    close_section(c);
}

static void compile_delimiters(struct compiler *c, const struct found *found)
{
    if (!template_read_delimiters(&c->source, found))
        report_plain(c, found->offset,
                     _("更换标记符号要写成 {{=<% %>=}} 这样：两个符号之间空一格，不含等号"));
}

/* --- all of it --- */

static void take_tag(struct compiler *c, struct found *found)
{
    size_t until = found->offset, next = found->end;

    if (found->sigil->standalone && template_is_alone(&c->source, found, &until, &next)) {
        found->indent = c->source.text + until;
        found->indent_len = found->offset - until;
    }
    add_text(c, until);
    c->literal = next;
    if (found->sigil->compile)
        found->sigil->compile(c, found);
}

bool template_compile(struct template *template, const char *text, size_t len,
                      template_problem *problem, void *self)
{
    struct compiler c = {
        .template = template,
        .source = {.text = text, .len = len, .open = {"{{", 2}, .close = {"}}", 2}},
        .problem = problem,
        .self = self};
    size_t at = 0;

    template->count = 0;
    while ((at = template_next(&c.source, at)) < len) {
        struct found found;

        if (template_read_tag(&c.source, sigils, at, &found)) {
            take_tag(&c, &found);
            at = found.end;
            continue;
        }
        report_unclosed(&c, at, found.sigil);
        /* The rest of the text may well be what an open comment was to hide. */
        at = found.sigil->sign == '!' ? len
                                      : at + c.source.open.len + (found.sigil->closer != '\0');
    }
    add_text(&c, len);
    while (c.depth)
        close_unpaired(&c);
    return !c.failed;
}

size_t template_run(const char *text, size_t len, size_t from)
{
    struct template_source source = {
        .text = text, .len = len, .open = {"{{", 2}, .close = {"}}", 2}};
    size_t at = from, depth = 0;
    struct found found;

    for (;;) {
        const char *feed = depth || at >= len ? NULL : memchr(text + at, '\n', len - at);
        size_t line_end = feed ? (size_t)(feed - text) + 1 : len;

        source.len = line_end;
        at = template_next(&source, at);
        source.len = len;
        if (at == line_end)
            return line_end;
        if (!template_read_tag(&source, sigils, at, &found)) {
            at += source.open.len;
            continue;
        }
        if (found.sigil->compile == compile_delimiters)
            return len;
        depth += found.sigil->compile == compile_section;
        depth -= found.sigil->compile == compile_end && depth > 0;
        at = found.end;
    }
}

void template_free(struct template *template)
{
    free(template->tags);
    *template = (struct template)TEMPLATE_INIT;
}
