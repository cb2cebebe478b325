/* SPDX-License-Identifier: MIT */
/* The proof that a form loses nothing of its document. */
#include <string.h>

#include "base/attributes.h"
#include "import/form_source.h"
#include "import/glyph.h"
#include "model/answers.h"
#include "writer/writer.h"

struct comparison {
    const struct form_source *source;
    const char *text; /* the report with nothing answered */
    size_t len, at;
    size_t line;
    size_t column; /* code points of the line before the piece in hand */
    bool same;
    struct diags *diags;
};

static size_t same_bytes(const char *a, const char *b, size_t len)
{
    size_t at = 0;

    while (at < len && a[at] == b[at])
        at++;
    return at;
}

/* A blank reads as its field's placeholder. */
static void compare(void *self, const struct blank *blank, const char *text, size_t len)
{
    struct comparison *comparison = self;
    const char *expected = blank ? comparison->source->questions->items[blank->field].placeholder
                                 : text;
    size_t expected_len = blank ? strlen(expected) : len, left = comparison->len - comparison->at;
    size_t same;

    if (!comparison->same)
        return;
    same = same_bytes(expected, comparison->text + comparison->at,
                      expected_len < left ? expected_len : left);
    comparison->at += same;
    comparison->same = same == expected_len;
    comparison->column += glyph_count(text, comparison->same ? len : same < len ? same : len);
    if (!comparison->same)
        diags_add(comparison->diags, DIAG_ERROR, (int)comparison->line + 1,
                  (int)comparison->column + 1,
                  _("从这里起，模板汇编出来的文字与文档不一样；请把这一行改写后再导入"));
}

static bool compare_lines(struct comparison *comparison)
{
    const struct form_source *source = comparison->source;

    for (size_t i = 0; comparison->same && i < source->document->count; i++) {
        if (!form_source_keeps(source, i))
            continue;
        comparison->line = i;
        comparison->column = 0;
        form_source_walk(source, i, compare, comparison);
        compare(comparison, NULL, "\n", 1);
    }
    if (comparison->same && comparison->at < comparison->len) {
        diags_add(comparison->diags, DIAG_ERROR, (int)source->document->count, 1,
                  _("模板汇编出来的文字比文档多；请把这一行改写后再导入"));
        comparison->same = false;
    }
    return comparison->same;
}

static bool say_unreadable(const struct diags *found, struct diags *diags)
{
    diags_add(diags, DIAG_ERROR, 0, 0,
              _("做成的模板读不回来（第%d行：%s）；请把文档另存为"
                "纯文本（.txt）再导入"),
              found->items[0].line, found->items[0].text);
    return false;
}

bool form_text_prove(const struct document *document, const struct blanks *blanks,
                     const struct questions *questions, const struct str *form,
                     const struct form_text_options *options, struct diags *diags)
{
    struct diags found = DIAGS_INIT(options->id);
    struct form *loaded = form_load(NULL, str_text(form), form->len, &found);
    struct comparison comparison = {.same = true, .diags = diags};
    struct form_source source;
    struct answers answers;
    struct str report = STR_INIT;
    bool good;

    if (found.errors) {
        good = say_unreadable(&found, diags);
    } else {
        form_source_init(&source, document, blanks, questions, options);
        answers_init(&answers, loaded, 0);
        text_writer.write(&answers, &report);
        comparison.source = &source;
        comparison.text = str_text(&report);
        comparison.len = report.len;
        good = compare_lines(&comparison);
        answers_free(&answers);
        form_source_free(&source);
    }
    str_free(&report);
    form_free(loaded);
    diags_free(&found);
    return good;
}
