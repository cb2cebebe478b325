/* SPDX-License-Identifier: MIT */
/* No character of a form or an answer steers a terminal: each that could, in every place of every
 * screen, is a visible mark among the cells. TEST_LONG=1 in the environment: all of them. */
#include "unit/face.h"

#include <unistr.h>

#include "text/safe.h"

/* All that is data in a form holds the character, written as YAML escapes it. */
static void write_form(uint32_t c)
{
    struct str form = STR_INIT;
    char bad[16];

    snprintf(bad, sizeof bad, "\\U%08lX", (unsigned long)c);
    str_addf(&form, "id: small\nversion: 1\nname: \"名%s\"\ntitle: \"题%s\"\nfields:\n", bad, bad);
    str_addf(&form,
             "  - {name: org, label: \"标%s\", hint: \"提%s\", help: \"助%s\", source: \"科%s\", "
             "example: \"例%s\", placeholder: \"占%s\", type: text}\n",
             bad, bad, bad, bad, bad, bad);
    str_addf(&form, "  - {name: n, label: 数, unit: \"次%s\", type: count}\n", bad);
    str_addf(&form,
             "sections:\n  - title: \"节%s\"\n    fields:\n      - {name: kind, label: 类, type: "
             "select_one, choices: [{value: a, label: \"选%s\"}]}\n      - {name: long, label: 段, "
             "type: paragraph}\n    text: \"文%s{{org}}{{kind}}\\n{{long}}\"\nchecks:\n"
             "  - {name: few, assert: n >= 4, message: \"报%s\", severity: warning}\n",
             bad, bad, bad, bad);
    scratch_write("forms/small.yaml", str_text(&form));
    str_free(&form);
}

/* All that a draft keeps beside the answers holds it too, and what was half typed. */
static void write_draft(uint32_t c)
{
    struct str draft = STR_INIT;
    char bad[16];

    snprintf(bad, sizeof bad, "\\U%08lX", (unsigned long)c);
    str_addf(&draft,
             "_form: small\n_at: org\n_foreign%lu: \"%s\"\n_notes: {org: \"注%s\", \"%s\": 注}\n"
             "_reasons: {few: \"因%s\"}\n_last: {org: \"去%s\", n: 3}\n",
             (unsigned long)c, bad, bad, bad, bad, bad);
    str_addf(&draft,
             "_typing: {org: \"半%s\", _notes.org: \"半%s\", _reasons.few: \"半%s\", long: "
             "\"半%s\", \"_text.%s\": 半}\n"
             "_text: [{section: \"节%s\", was: \"{{long}}\", text: \"改%s{{long}}\"}]\n"
             "n: 2\norg: \"答%s\"\nlong: \"段%s\"\n\"%s\": 无\n",
             bad, bad, bad, bad, bad, bad, bad, bad, bad, bad);
    scratch_write("draft.yaml", str_text(&draft));
    str_free(&draft);
}

static void expect_clean(struct face *face, uint32_t bad, const char *where)
{
    draw_session(&face->canvas, &face->session);
    for (int i = 0; i < face->canvas.rows * face->canvas.columns; i++) {
        const uint8_t *at = (const uint8_t *)face->canvas.cells[i].text;
        ucs4_t c;

        while ((at = u8_next(&c, at)))
            if (safe_is_hidden(c))
                fail_msg("U+%04lX, %s, row %d", (unsigned long)bad, where,
                         i / face->canvas.columns);
    }
}

static void type(struct face *face, enum command_id command, uint32_t c)
{
    char text[16] = "值";
    int len = u8_uctomb((uint8_t *)text + 3, c, 8);

    if (len > 0)
        session_apply(&face->session, command, text, (size_t)len + 3);
}

/* Through all screens, typing and pasting the character where something is asked. */
static void walk(struct face *face, uint32_t c)
{
    static const char *const keys[] = {"",     "\007", "\033", "\t",   "1",    "\t", "\t",
                                       "\017", "\033", "\020", "\033", "\027", "\t", "\033"};

    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        press(face, keys[i]);
        expect_clean(face, c, "after a key");
        type(face, i % 2 ? COMMAND_PASTE : COMMAND_TYPE, c);
        expect_clean(face, c, "typed");
    }
}

/* By default the controls, those that turn the direction, and some of the others. */
static bool is_tried(uint32_t c)
{
    return safe_is_hidden(c) && (getenv("TEST_LONG") || c < 0xA0 || (c >= 0x200B && c <= 0x2069) ||
                                 c == 0xFEFF || c % 997 == 0);
}

/* By every prompt that takes up what was half typed. */
static void walk_draft(struct face *face, uint32_t c)
{
    static const char *const keys[] = {"\013", "\033", "\025", "1",    "\033", "\024",
                                       "\033", "\027", "5",    "\033", "\r"};

    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        press(face, keys[i]);
        expect_clean(face, c, "in the draft");
    }
    walk(face, c);
}

static void test_every_character(void **state)
{
    int opened = 0, drafts = 0;

    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        struct face face;

        if (!is_tried(c))
            continue;
        write_form(c);
        begin(&face, 30, 80);
        expect_clean(&face, c, "the list");
        opened += session_new(&face.session, "small", NULL);
        walk(&face, c);
        end(&face);
        begin(&face, 30, 80);
        write_draft(c);
        if (session_open(&face.session, "draft.yaml", NULL, NULL)) {
            walk_draft(&face, c);
            drafts++;
        }
        end(&face);
        assert_int_equal(system("rm -rf home draft*"), 0);
    }
    assert_true(opened > 50 && drafts > 50);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        face_test(test_every_character),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
