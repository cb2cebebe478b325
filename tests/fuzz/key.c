/* SPDX-License-Identifier: MIT */
/* Bytes of a terminal fed at once, and split at places that the first byte decides: the keys are
 * the same. */
#include "tui/key.h"

#include <string.h>

#include "fuzz/fuzz.h"
#include "text/encoding.h"

/* Text may come in pieces; what stood together is one. */
struct keys {
    struct str list;
    bool in_text;
};

static void note(struct keys *keys, const struct key *key)
{
    EXPECT(key->name > KEY_NAME_NONE && key->name <= KEY_NAME_UNKNOWN);
    if (key->name == KEY_NAME_TEXT || key->name == KEY_NAME_PASTE) {
        EXPECT(encoding_check_utf8(key->text, key->len) == key->len);
        for (size_t i = 0; i < key->len; i++)
            EXPECT(((unsigned char)key->text[i] >= 0x20 && key->text[i] != 0x7F) ||
                   (key->name == KEY_NAME_PASTE && strchr("\n\t", key->text[i])));
    }
    if (key->name != KEY_NAME_TEXT || !keys->in_text)
        str_addf(&keys->list, "\n%d %d %d %d ", (int)key->name,
                 key->name == KEY_NAME_CTRL ? key->letter : 0,
                 key->name == KEY_NAME_CURSOR_REPORT ? key->row : 0,
                 key->name == KEY_NAME_CURSOR_REPORT ? key->column : 0);
    keys->in_text = key->name == KEY_NAME_TEXT;
    if (key->name == KEY_NAME_TEXT || key->name == KEY_NAME_PASTE)
        str_addn(&keys->list, key->text, key->len);
}

/* At most one key for each byte: a decoder that stands still would never end. */
static void take(struct key_decoder *decoder, bool late, struct keys *keys, size_t most)
{
    struct key key;

    while (key_next(decoder, late, &key)) {
        EXPECT(most-- > 0);
        note(keys, &key);
    }
}

static void decode(const char *bytes, size_t len, unsigned seed, struct keys *keys)
{
    struct key_decoder decoder = KEY_DECODER_INIT;

    for (size_t at = 0; at < len;) {
        size_t piece = len - at;
        if (seed) {
            seed = seed * 1103515245u + 12345u;
            piece = 1 + (seed >> 16) % 7;
            piece = piece < len - at ? piece : len - at;
        }
        key_feed(&decoder, bytes + at, piece);
        take(&decoder, false, keys, len + 1);
        at += piece;
    }
    take(&decoder, true, keys, len + 1);
    EXPECT(!key_pending(&decoder));
    key_decoder_free(&decoder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct keys whole = {STR_INIT, false}, split = {STR_INIT, false};

    if (!size)
        return 0;
    decode((const char *)data + 1, size - 1, 0, &whole);
    decode((const char *)data + 1, size - 1, data[0] + 1u, &split);
    EXPECT(whole.list.len == split.list.len);
    EXPECT(memcmp(str_text(&whole.list), str_text(&split.list), whole.list.len) == 0);
    str_free(&whole.list);
    str_free(&split.list);
    return 0;
}
