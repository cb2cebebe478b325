/* SPDX-License-Identifier: MIT */
#include "import/lexicon.h"

#include <string.h>

#include "base/attributes.h"
#include "import/glyph.h"
#include "import/lexicon_rows.h"

/* Words of Han, three bytes a character. */
enum { HAN = 3, CHARS_MOST = 6, SLOTS = 1 << 13, STARTS = 1 << 13 };

/* All words by their text, and how long those are that begin with the same two characters. */
static struct {
    bool learned;
    struct slot {
        const char *text; /* of lexicon_rows; NULL for a free one */
        unsigned len, classes;
    } slots[SLOTS];
    unsigned char lengths[STARTS]; /* a bit for each number of characters */
} lexicon;

static unsigned hash(const char *text, size_t len)
{
    unsigned sum = 0;

    for (size_t i = 1; i < len; i += HAN) /* the last two bytes of each character tell most */
        sum = sum * 4099u + ((unsigned char)text[i] * 67u ^ (unsigned char)text[i + 1]);
    return sum ^ sum >> 11;
}

static unsigned start_of(const char *text, size_t chars)
{
    return hash(text, (chars > 1 ? 2u : 1u) * HAN) % STARTS;
}

static struct slot *find(const char *text, size_t len)
{
    unsigned at = hash(text, len) % SLOTS;

    while (lexicon.slots[at].text &&
           (lexicon.slots[at].len != len || memcmp(lexicon.slots[at].text, text, len) != 0))
        at = (at + 1) % SLOTS;
    return &lexicon.slots[at];
}

static void learn_word(const char *text, size_t len, unsigned classes)
{
    struct slot *slot = find(text, len);
    size_t chars = len / HAN;

    slot->text = text;
    slot->len = (unsigned)len;
    slot->classes |= classes;
    lexicon.lengths[start_of(text, chars)] |= (unsigned char)(1u << chars);
}

static void learn(void)
{
    for (size_t i = 0; i < lexicon_row_count; i++)
        for (const char *word = lexicon_rows[i].words; *word;) {
            size_t len = strcspn(word, " ");
            learn_word(word, len, lexicon_rows[i].classes);
            word += len + (word[len] == ' ');
        }
    lexicon.learned = true;
}

static size_t look(const char *text, size_t chars, unsigned *classes)
{
    const struct slot *slot = find(text, chars * HAN);

    if (!slot->text)
        return 0;
    *classes = slot->classes;
    return chars * HAN;
}

size_t lexicon_word(const char *text, size_t len, unsigned *classes)
{
    size_t most = len / HAN, found;
    unsigned lengths;

    if (!lexicon.learned)
        learn();
    *classes = 0;
    if (!glyph_is_han(text, len) || glyph_size(text) != HAN)
        return glyph_size(text);
    if (most > CHARS_MOST)
        most = CHARS_MOST;
    lengths = most > 1 ? lexicon.lengths[start_of(text, 2)] : 0;
    for (size_t chars = most; chars > 1; chars--)
        if (lengths & 1u << chars && (found = look(text, chars, classes)))
            return found;
    if (lexicon.lengths[start_of(text, 1)] & 1u << 1 && (found = look(text, 1, classes)))
        return found;
    return HAN;
}
