/* SPDX-License-Identifier: MIT */
/* Mustache, compiled once and walked as often as wanted: https://github.com/mustache/spec
 * (comments, delimiters, interpolation, inverted, partials, sections).
 *
 * The engine knows no data and no output: a view answers how often a body stands and receives
 * the pieces. */
#ifndef MODEL_TEMPLATE_H
#define MODEL_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

enum tag_kind { TAG_TEXT, TAG_VARIABLE, TAG_SECTION, TAG_INVERTED, TAG_PARTIAL };

struct tag {
    enum tag_kind kind;
    bool raw;         /* {{{x}}} or {{&x}}: the writer must not escape */
    bool repeats;     /* a section whose own body holds {{.}}, inverted sections in it included */
    const char *text; /* the name, or the literal text: borrowed from the source */
    size_t len;
    const char *indent; /* before a tag alone on its line; NULL: it is not alone */
    size_t indent_len;
    size_t offset; /* of the tag in the source, in bytes */
    size_t end;    /* index behind the tag and, of a section, behind its body, which comes next */
    int ref;       /* the owner's: which field the name means; -1 at first */
    int column;    /* the owner's: which column of it; -1 at first */
};

/* Tags in the order of the source, bodies inside: one flat array. */
struct template
{
    struct tag *tags;
    size_t count, cap;
};

#define TEMPLATE_INIT                                                                              \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

enum { TEMPLATE_MAX_DEPTH = 32 };

/* Called for every mistake, with its place in the source. */
typedef void template_problem(void *self, size_t offset, const char *message);

/* Compiles the text, which must outlive the template. False when there were mistakes, all
 * reported: a tag that is not closed on its line, a section that is not closed or closed twice,
 * a bad delimiter, an empty name, too deep a nesting. Names may hold anything but the
 * delimiters. Mistakes come as they are found, not by place; what was compiled then can still be
 * walked. What the template held before is gone. */
bool template_compile(struct template *template, const char *text, size_t len,
                      template_problem *problem, void *self);
void template_free(struct template *template);

/* Where the smallest run of whole lines ends that begins at `from` (the start of a line outside of
 * every section) and cuts no tag and no section apart: behind a line feed, or at the end. Where
 * delimiters are changed it goes on to the end. */
size_t template_run(const char *text, size_t len, size_t from);

struct template_view {
    /* How often the body of this section or inverted section stands: 0, 1, … */
    size_t (*times)(void *self, const struct tag *tag);
    /* Around each standing of a body; may be NULL. */
    void (*enter)(void *self, const struct tag *tag, size_t turn);
    void (*leave)(void *self, const struct tag *tag, size_t turn);
    /* Instead of a body that does not stand; may be NULL. */
    void (*skip)(void *self, const struct template *template, const struct tag *tag);
    void (*text)(void *self, const char *text, size_t len);
    void (*variable)(void *self, const struct tag *tag);
    /* The partial's template, its indentation already put before each of its lines, or NULL for
     * none. Borrowed for the walk. May be NULL itself. */
    const struct template *(*partial)(void *self, const struct tag *tag);
    void *self;
    /* Whether enough has been walked: what was entered is left, no more is told. May be NULL. */
    bool (*done)(void *self);
};

/* Walks the whole template. False when partials nest deeper than TEMPLATE_MAX_DEPTH: the walk
 * ends there (a partial that holds itself twice would go on for ever), leaving what it entered. */
bool template_walk(const struct template *template, const struct template_view *view);

/* Walks the body of one section of it, once: for a view that shows what does not stand. */
bool template_walk_body(const struct template *template, const struct tag *section,
                        const struct template_view *view);

#endif
