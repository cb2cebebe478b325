/* SPDX-License-Identifier: MIT */
/* Folding a text and looking in it for another: what stands before the first line feed. Each byte
 * comes from a whole character, and what is found folds to what holds the word. */
#include <string.h>

#include "fuzz/fuzz.h"
#include "text/encoding.h"
#include "text/fold.h"

static void expect_places(const struct fold *fold, const char *text, size_t len)
{
    EXPECT(!fold->from || fold->from[fold->text.len] == len);
    for (size_t i = 0; i < fold->text.len; i++) {
        EXPECT(fold->from[i] < len && fold->from[i] <= fold->from[i + 1]);
        EXPECT(((unsigned char)text[fold->from[i]] & 0xC0) != 0x80);
    }
}

static void look_for(const struct fold *fold, const struct fold *word, const struct str *text)
{
    size_t at = 0, before = 0, start, end;
    struct fold found = FOLD_INIT;

    while (fold_find(fold, word, &at, &start, &end)) {
        EXPECT(word->text.len && at >= before + word->text.len && at <= fold->text.len);
        EXPECT(start < end && end <= text->len);
        fold_text(&found, str_text(text) + start, end - start);
        EXPECT(strstr(str_text(&found.text), str_text(&word->text)));
        before = at;
    }
    fold_free(&found);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = STR_INIT;
    struct fold fold = FOLD_INIT, word = FOLD_INIT;
    struct encoding_error error;
    enum encoding encoding;

    if (encoding_decode((const char *)data, size, &text, &encoding, &error)) {
        size_t len = strcspn(str_text(&text), "\n");
        fold_text(&word, str_text(&text), len);
        fold_text(&fold, str_text(&text), text.len);
        expect_places(&fold, str_text(&text), text.len);
        look_for(&fold, &word, &text);
    }
    fold_free(&fold);
    fold_free(&word);
    str_free(&text);
    return 0;
}
