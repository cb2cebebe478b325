/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#define NCURSES_NOMACROS 1
#include <curses.h>
#include <term.h>
#undef key_next /* of term.h */

#include "base/attributes.h"
#include "base/str.h"
#include "tui/key.h"
#include "unit/check.h"

/* Keys as text: characters as they stand, others as <NAME>. */
static const char *const names[] = {
    [KEY_NAME_ENTER] = "<Enter>",
    [KEY_NAME_TAB] = "<Tab>",
    [KEY_NAME_BACKTAB] = "<Backtab>",
    [KEY_NAME_BACKSPACE] = "<BS>",
    [KEY_NAME_DELETE] = "<Del>",
    [KEY_NAME_INSERT] = "<Ins>",
    [KEY_NAME_UP] = "<Up>",
    [KEY_NAME_DOWN] = "<Down>",
    [KEY_NAME_LEFT] = "<Left>",
    [KEY_NAME_RIGHT] = "<Right>",
    [KEY_NAME_HOME] = "<Home>",
    [KEY_NAME_END] = "<End>",
    [KEY_NAME_PAGE_UP] = "<PgUp>",
    [KEY_NAME_PAGE_DOWN] = "<PgDn>",
    [KEY_NAME_ESCAPE] = "<Esc>",
    [KEY_NAME_F1] = "<F1>",
    [KEY_NAME_F2] = "<F2>",
    [KEY_NAME_F3] = "<F3>",
    [KEY_NAME_F4] = "<F4>",
    [KEY_NAME_F5] = "<F5>",
    [KEY_NAME_UNKNOWN] = "<?>",
    [KEY_NAME_CURSOR_REPORT] = "",
    [KEY_NAME_TEXT] = "",
    [KEY_NAME_PASTE] = "",
};

static void describe(struct str *out, const struct key *key)
{
    if (key->name == KEY_NAME_TEXT)
        str_addn(out, key->text, key->len);
    else if (key->name == KEY_NAME_PASTE)
        str_addf(out, "<Paste %.*s>", (int)key->len, key->text);
    else if (key->name == KEY_NAME_CTRL)
        str_addf(out, "<^%c>", key->letter);
    else if (key->name == KEY_NAME_CURSOR_REPORT)
        str_addf(out, "<%d,%d>", key->row, key->column);
    else
        str_addf(out, "%s%s", key->letter == KEY_MODIFIED ? "+" : "", names[key->name]);
}

static void take_keys(struct key_decoder *decoder, bool late, struct str *out)
{
    struct key key;

    while (key_next(decoder, late, &key))
        describe(out, &key);
    assert_int_equal(key.name, KEY_NAME_NONE);
}

struct sample {
    const char *bytes, *keys;
};

static const struct sample samples[] = {
    {"12", "12"},
    {"研讨“9”次", "研讨“9”次"},
    {"\xF0\xA0\xAE\xB7", "𠮷"},
    {"\r", "<Enter>"},
    {"\n", "<Enter>"},
    {"\t", "<Tab>"},
    {"\b", "<BS>"},
    {"\177", "<BS>"},
    {"\001\016\023\032", "<^A><^N><^S><^Z>"},
    {"\034\035\036\037", "<^\\><^]><^^><^_>"},
    /* function keys: xterm, VT220 and PuTTY, the Linux console */
    {"\033OP\033OQ\033OR\033OS", "<F1><F2><F3><F4>"},
    {"\033[11~\033[12~\033[13~\033[14~\033[15~", "<F1><F2><F3><F4><F5>"},
    {"\033[[A\033[[B\033[[C\033[[D\033[[E", "<F1><F2><F3><F4><F5>"},
    {"\033[1;5P\033[1;2Q\033[1;3S\033O5P", "<F1><F2><F4><F1>"},
    {"\033[17~\033[24~\033[[F", "<?><?><?>"},
    /* the cursor block */
    {"\033[A\033[B\033[C\033[D", "<Up><Down><Right><Left>"},
    {"\033OA\033OB\033OC\033OD", "<Up><Down><Right><Left>"},
    {"\033[1;5A\033[1;2B\033[1;3C\033[1;6D", "+<Up>+<Down>+<Right>+<Left>"},
    {"\033[5A\033O5B\033O1;5C", "+<Up>+<Down>+<Right>"},
    {"\033[a\033[b\033Oc\033Od", "+<Up>+<Down>+<Right>+<Left>"},
    {"\033[H\033OH\033[1~\033[7~\033[1;5H\033[7^", "<Home><Home><Home><Home>+<Home>+<Home>"},
    {"\033[F\033OF\033[4~\033[8~\033[1;5F\033[8@", "<End><End><End><End>+<End>+<End>"},
    {"\033[2~\033[3~\033[5~\033[6~", "<Ins><Del><PgUp><PgDn>"},
    {"\033[3;5~\033[5;2~\033[6$\033[5^", "+<Del>+<PgUp>+<PgDn>+<PgUp>"},
    {"\033[Z", "<Backtab>"},
    /* the keypad in application mode */
    {"\033Op\033Oq\033Or\033Os\033Ot\033Ou\033Ov\033Ow\033Ox\033Oy", "0123456789"},
    {"\033On\033Ol\033Om\033Oj\033Ok\033Oo\033OX\033OM", ".+-*+/=<Enter>"},
    /* answers */
    {"\033[1;2R\033[24;80R", "<1,2><24,80>"},
    {"\033[?1;2c\033[>41;354;0c\033[0n", "<?><?><?>"},
    {"\033]11;rgb:0000/0000/0000\007x", "<?>x"},
    {"\033]11;rgb:0000/0000/0000\033\\x", "<?>x"},
    {"\033P>|XTerm(380)\033\\x\033_Gi=1;OK\033\\y", "<?>x<?>y"},
    /* what means nothing is swallowed whole */
    {"\033[<0;10;20M\033[I\033[O", "<?><?><?>"},
    {"\033[200;300;400z1", "<?>1"},
    {"\033[12 q7", "<?>7"},
    {"\033x\033\1771", "<?><?>1"},
    {"\033[1\r7", "<?><Enter>7"},
    {"\033[1\033[A", "<?><Up>"},
    {"\033O\r", "<?><Enter>"},
    {"\033]0;title\r", "<?><Enter>"},
    {"\033\033[A", "<Esc><Up>"},
    /* typed behind Esc, and come with it */
    {"\03312\r\033研讨\033\r", "<Esc>12<Enter><Esc>研讨<Esc><Enter>"},
    {"\033[\xE7\xA0\x94", "<?>研"},
    /* pastes */
    {"\033[200~a\r\nb\rc\nd\033[201~e", "<Paste a\nb\nc\nd>e"},
    {"\033[200~\t1\001\010\177\033[31m2\033[201~", "<Paste \t1[31m2>"},
    {"\033[200~\033[201~\033[200~研\xFF讨\xC2\x85\033[201~", "<Paste ><Paste 研讨>"},
    {"\033[201~x", "<?>x"},
    /* bytes that are no characters */
    {"1\xFF"
     "2\xC0\xAF"
     "3\xED\xA0\x80"
     "4\xF5\x80\x80\x80"
     "5\x80"
     "6\xE7\xA0"
     "7",
     "1234567"},
    {"\xC2\x9B"
     "31m\xC2\x85",
     "31m"},
};

static void test_sequences(void **state)
{
    struct key_decoder decoder = KEY_DECODER_INIT;
    struct str keys = STR_INIT;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        str_clear(&keys);
        key_feed(&decoder, samples[i].bytes, strlen(samples[i].bytes));
        take_keys(&decoder, false, &keys);
        assert_string_equal(str_text(&keys), samples[i].keys);
        assert_int_equal(decoder.pending.len, 0);
    }
    str_free(&keys);
    key_decoder_free(&decoder);
}

static void test_any_split(void **state)
{
    struct key_decoder decoder = KEY_DECODER_INIT;
    struct str keys = STR_INIT;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        size_t len = strlen(samples[i].bytes);

        for (size_t split = 1; split < len; split++) {
            str_clear(&keys);
            key_feed(&decoder, samples[i].bytes, split);
            take_keys(&decoder, false, &keys);
            key_feed(&decoder, samples[i].bytes + split, len - split);
            take_keys(&decoder, false, &keys);
            assert_string_equal(str_text(&keys), samples[i].keys);
        }
        str_clear(&keys);
        for (size_t at = 0; at < len; at++) {
            key_feed(&decoder, samples[i].bytes + at, 1);
            take_keys(&decoder, false, &keys);
        }
        assert_string_equal(str_text(&keys), samples[i].keys);
    }
    str_free(&keys);
    key_decoder_free(&decoder);
}

static void test_typed_characters_come_together(void **state)
{
    struct key_decoder decoder = KEY_DECODER_INIT;
    struct key key;

    (void)state;
    key_feed(&decoder, "研讨9次\r", strlen("研讨9次\r"));
    assert_true(key_next(&decoder, false, &key));
    assert_int_equal(key.len, strlen("研讨9次"));
    assert_true(key_next(&decoder, false, &key));
    assert_int_equal(key.name, KEY_NAME_ENTER);
    assert_false(key_next(&decoder, false, &key));
    key_decoder_free(&decoder);
}

/* What the end of the escape delay makes of unfinished bytes, and whether there is anything to wait
 * for. */
static void test_late(void **state)
{
    static const struct {
        const char *bytes, *keys;
        bool pending;
    } unfinished[] = {
        {"\033", "<Esc>", true}, {"\033[", "<?>", true},
        {"\033O", "<?>", true},  {"\033[1;5", "<?>", true},
        {"\033[[", "<?>", true}, {"\033]11;rgb", "<?>", true},
        {"\033P", "<?>", true},  {"\033\033", "<Esc><Esc>", true},
        {"\xE7\xA0", "", false}, {"\033[200~x", "", false},
        {"", "", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(unfinished); i++) {
        struct key_decoder decoder = KEY_DECODER_INIT;
        struct str keys = STR_INIT;

        key_feed(&decoder, unfinished[i].bytes, strlen(unfinished[i].bytes));
        take_keys(&decoder, false, &keys);
        assert_int_equal(key_pending(&decoder), unfinished[i].pending);
        take_keys(&decoder, true, &keys);
        assert_string_equal(str_text(&keys), unfinished[i].keys);
        assert_false(key_pending(&decoder));
        str_free(&keys);
        key_decoder_free(&decoder);
    }
}

static void test_half_a_character_waits(void **state)
{
    struct key_decoder decoder = KEY_DECODER_INIT;
    struct str keys = STR_INIT;

    (void)state;
    key_feed(&decoder, "\xE7\xA0", 2);
    take_keys(&decoder, true, &keys);
    key_feed(&decoder, "\x94", 1);
    take_keys(&decoder, false, &keys);
    assert_string_equal(str_text(&keys), "研");
    str_free(&keys);
    key_decoder_free(&decoder);
}

/* 研 and U+20087 in GB18030; any ASCII for itself. */
static bool gb18030(const char *bytes, size_t len, struct str *out)
{
    if (len == 1 && (unsigned char)*bytes < 0x80)
        str_addc(out, *bytes);
    else if (len == 2 && memcmp(bytes, "\xD1\xD0", 2) == 0)
        str_add(out, "研");
    else if (len == 4 && memcmp(bytes, "\x95\x32\x83\x37", 4) == 0)
        str_add(out, "𠂇");
    else
        return false;
    return true;
}

static void test_charset(void **state)
{
    static const struct sample foreign[] = {
        {"1\xD1\xD0"
         "2",
         "1研2"},
        {"\x95\x32\x83\x37"
         "3",
         "𠂇3"},
        {"\xFF\xD1\xD0\r", "研<Enter>"},
        {"\xD1\r", "<Enter>"},
        {"\033[200~\xD1\xD0\r\033[201~", "<Paste 研\n>"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(foreign); i++) {
        size_t len = strlen(foreign[i].bytes);

        for (size_t split = 0; split < len; split++) {
            struct key_decoder decoder = KEY_DECODER_INIT;
            struct str keys = STR_INIT;

            decoder.charset = gb18030;
            key_feed(&decoder, foreign[i].bytes, split);
            take_keys(&decoder, false, &keys);
            key_feed(&decoder, foreign[i].bytes + split, len - split);
            take_keys(&decoder, false, &keys);
            assert_string_equal(str_text(&keys), foreign[i].keys);
            str_free(&keys);
            key_decoder_free(&decoder);
        }
    }
}

static const char *console_strings(const char *capability)
{
    static const char *const strings[][2] = {
        {"kf1", "\033[M"}, {"kpp", "\033[I"}, {"kdch1", "\177"},
        {"kcuf1", "\014"}, {"kf5", "\033Ot"},
    };

    for (size_t i = 0; i < COUNT_OF(strings); i++)
        if (strcmp(strings[i][0], capability) == 0)
            return strings[i][1];
    return NULL;
}

static void test_terminfo_only_adds(void **state)
{
    struct key_decoder decoder = KEY_DECODER_INIT;
    struct str keys = STR_INIT;

    (void)state;
    key_learn(&decoder, console_strings);
    key_feed(&decoder, "\033[M\033[I\177\014\033Ot", 11);
    take_keys(&decoder, false, &keys);
    assert_string_equal(str_text(&keys), "<F1><PgUp><BS><^L>4");
    str_free(&keys);
    key_decoder_free(&decoder);
}

static const char *terminfo_string(const char *capability)
{
    const char *string = tigetstr(capability);

    return string == (const char *)-1 ? NULL : string;
}

static const char *const terminals[] = {
    "xterm-256color", "xterm",        "linux", "screen-256color",
    "tmux-256color",  "rxvt-unicode", "vt100", "vt220",
};

/* Whatever TERM says, a sequence means the same. */
static void test_every_term(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(terminals); i++) {
        struct key_decoder decoder = KEY_DECODER_INIT;
        struct str keys = STR_INIT;
        int found;

        if (setupterm(terminals[i], 1, &found) != OK)
            continue; /* the package with the rarer ones is not installed */
        key_learn(&decoder, terminfo_string);
        for (size_t j = 0; j < COUNT_OF(samples); j++) {
            str_clear(&keys);
            key_feed(&decoder, samples[j].bytes, strlen(samples[j].bytes));
            take_keys(&decoder, false, &keys);
            assert_string_equal(str_text(&keys), samples[j].keys);
        }
        str_free(&keys);
        key_decoder_free(&decoder);
        del_curterm(cur_term);
    }
}

/* And what terminfo says of a key is understood, the VT100's F5 apart: a 4 of the keypad everywhere
 * else. */
static void test_terminfo_is_understood(void **state)
{
    static const struct sample capabilities[] = {
        {"kcuu1", "<Up>"},   {"kcud1", "<Down>"}, {"kcub1", "<Left>"},   {"kcuf1", "<Right>"},
        {"khome", "<Home>"}, {"kend", "<End>"},   {"kpp", "<PgUp>"},     {"knp", "<PgDn>"},
        {"kich1", "<Ins>"},  {"kdch1", "<Del>"},  {"kcbt", "<Backtab>"}, {"kent", "<Enter>"},
        {"kbs", "<BS>"},     {"kf1", "<F1>"},     {"kf2", "<F2>"},       {"kf3", "<F3>"},
        {"kf4", "<F4>"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(terminals); i++) {
        struct key_decoder decoder = KEY_DECODER_INIT;
        struct str keys = STR_INIT;
        int found;

        if (setupterm(terminals[i], 1, &found) != OK)
            continue;
        key_learn(&decoder, terminfo_string);
        for (size_t j = 0; j < COUNT_OF(capabilities); j++) {
            const char *bytes = terminfo_string(capabilities[j].bytes);

            str_clear(&keys);
            key_feed(&decoder, bytes ? bytes : "", bytes ? strlen(bytes) : 0);
            take_keys(&decoder, true, &keys);
            assert_string_equal(str_text(&keys), bytes ? capabilities[j].keys : "");
        }
        str_free(&keys);
        key_decoder_free(&decoder);
        del_curterm(cur_term);
    }
}

/* Any bytes, in any pieces: no crash, nothing kept for ever, and all text is valid UTF-8 without
 * controls. */
static void test_random_bytes(void **state)
{
    static const char favourites[] =
        "\033\033\033[[O]P~;0123456789ABCDHFMRZ$\r\n\t\007\\\xE7\xA0\x94\xC2";
    struct key_decoder decoder = KEY_DECODER_INIT;
    struct str keys = STR_INIT;

    (void)state;
    srand(1);
    for (int round = 0; round < 200000; round++) {
        char bytes[8];
        size_t len = (size_t)rand() % sizeof bytes + 1;

        for (size_t i = 0; i < len; i++)
            bytes[i] = rand() % 4 ? favourites[(size_t)rand() % (sizeof favourites - 1)]
                                  : (char)(rand() & 0xFF);
        str_clear(&keys);
        key_feed(&decoder, bytes, len);
        take_keys(&decoder, rand() % 3 == 0, &keys);
        for (size_t i = 0; i < keys.len; i++)
            assert_true((unsigned char)keys.s[i] >= 0x20 || strchr("\n\t", keys.s[i]));
        if (!decoder.pasting)
            assert_true(decoder.pending.len <= 4096 + sizeof bytes);
        take_keys(&decoder, true, &keys);
        assert_true(decoder.pending.len <= 8);
    }
    str_free(&keys);
    key_decoder_free(&decoder);
}

/* A megabyte in pieces costs no more than reading it. */
static void test_large_paste(void **state)
{
    struct key_decoder decoder = KEY_DECODER_INIT;
    char piece[4096];
    struct key key;

    (void)state;
    memset(piece, 'x', sizeof piece);
    key_feed(&decoder, "\033[200~", 6);
    for (int i = 0; i < 256; i++) {
        key_feed(&decoder, piece, sizeof piece);
        assert_false(key_next(&decoder, false, &key));
    }
    key_feed(&decoder, "\033[201~", 6);
    assert_true(key_next(&decoder, false, &key));
    assert_int_equal(key.name, KEY_NAME_PASTE);
    assert_int_equal(key.len, 256 * sizeof piece);
    key_decoder_free(&decoder);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sequences),
        cmocka_unit_test(test_any_split),
        cmocka_unit_test(test_typed_characters_come_together),
        cmocka_unit_test(test_late),
        cmocka_unit_test(test_half_a_character_waits),
        cmocka_unit_test(test_charset),
        cmocka_unit_test(test_terminfo_only_adds),
        cmocka_unit_test(test_every_term),
        cmocka_unit_test(test_terminfo_is_understood),
        cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_large_paste),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
