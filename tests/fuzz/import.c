/* SPDX-License-Identifier: MIT */
/* Documents from anywhere. The first byte chooses what counts as a blank. Blanks stand in their
 * lines, in order, none in another; what they ask has names and labels of its own. */
#include <string.h>

#include "base/map.h"
#include "fuzz/fuzz.h"
#include "import/flow.h"
#include "import/glyph.h"
#include "import/label.h"
#include "text/encoding.h"

static void expect_lines(const struct document *document)
{
    size_t end = 0;

    for (size_t i = 0; i < document->count; i++) {
        EXPECT(document->lines[i].start == end);
        end += document->lines[i].len;
        EXPECT(end < document->text.len && document->text.s[end] == '\n');
        end++;
    }
    EXPECT(end == document->text.len);
}

static void expect_blank(const struct document *document, const struct blank *blank, size_t from)
{
    const struct document_line *line = &document->lines[blank->line];

    EXPECT(blank->line < document->count);
    EXPECT(blank->start >= from && blank->start >= line->start && blank->len > 0);
    EXPECT(blank->start + blank->len <= line->start + line->len);
    EXPECT(blank->behind >= blank->start && blank->behind <= line->start + line->len);
    EXPECT(encoding_check_utf8(document->text.s + blank->start, blank->len) == blank->len);
    EXPECT(blank->unit && *blank_kind_name(blank->kind) && doubt_reason(blank->doubt));
}

static void expect_question(const struct question *question, size_t index, struct map *labels,
                            struct map *names)
{
    size_t len = strlen(question->label);

    EXPECT(len && glyph_count(question->label, len) <= LABEL_MOST);
    EXPECT(encoding_check_utf8(question->label, len) == len);
    EXPECT(map_add(labels, question->label, len, (long)index) < 0);
    EXPECT(*question->name);
    EXPECT(map_add(names, question->name, strlen(question->name), (long)index) < 0);
    EXPECT(question->alike < (int)index && question->blanks > 0);
}

static void expect_questions(const struct questions *questions, const struct blanks *blanks)
{
    struct map labels = MAP_INIT, names = MAP_INIT;
    size_t asked = 0;

    for (size_t i = 0; i < questions->count; i++) {
        expect_question(&questions->items[i], i, &labels, &names);
        EXPECT(i == 0 || questions->items[i].first > questions->items[i - 1].first);
        EXPECT(blanks->items[questions->items[i].first].field == (int)i);
        asked += questions->items[i].blanks;
    }
    EXPECT(asked == blanks->count);
    map_free(&labels);
    map_free(&names);
}

static void find(const struct document *document, const struct blank_options *options)
{
    struct diags diags = DIAGS_INIT("");
    struct questions questions;
    struct blanks blanks;
    size_t from = 0;

    EXPECT(flow_read(document, options, NULL, 0, &blanks, &questions, &diags));
    for (size_t i = 0; i < blanks.count; i++) {
        expect_blank(document, &blanks.items[i], from);
        from = blanks.items[i].start + blanks.items[i].len;
    }
    expect_questions(&questions, &blanks);
    if (questions.count > 1) {
        struct question_merge merge = {questions.items[questions.count - 1].name,
                                       questions.items[0].name};
        struct questions merged;
        EXPECT(questions_make(&merged, document, &blanks, &merge, 1, &diags) || diags.count);
        if (!diags.count)
            expect_questions(&merged, &blanks);
        questions_free(&merged);
    }
    diags_free(&diags);
    questions_free(&questions);
    blanks_free(&blanks);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags diags = DIAGS_INIT("");
    struct document document;

    if (!size)
        return 0;
    if (document_decode(&document, (const char *)data + 1, size - 1, &diags)) {
        struct blank_options options = {data[0] & 1, data[0] & 2 ? blanks_year(&document) : 0};
        expect_lines(&document);
        find(&document, &options);
    } else
        EXPECT(diags.count);
    document_free(&document);
    diags_free(&diags);
    return 0;
}
