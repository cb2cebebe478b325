/* SPDX-License-Identifier: MIT */
/* The wizard without a terminal: a small form, keys as a terminal sends them, and the screen. */
#ifndef UNIT_FACE_H
#define UNIT_FACE_H

#include "unit/scratch.h"

#include "base/alloc.h"
#include "text/width.h"
#include "tui/canvas.h"
#include "tui/draw.h"
#include "tui/keymap.h"

static const char form_text[] =
    "id: small\n"
    "version: 1\n"
    "name: 小结\n"
    "fields:\n"
    "  - {name: year, label: 年份, type: year, default: report_year}\n"
    "  - {name: org, label: 单位全称, hint: 写到局为止, source: 办公室, type: text}\n"
    "sections:\n"
    "  - title: 理论学习\n"
    "    fields:\n"
    "      - {name: studies, label: 集体学习, example: \"12\", help: 只数集体的, type: count, "
    "unit: 次, max: 366}\n"
    "      - {name: lectures, label: 外请辅导, source: 机关党委, type: count, unit: 次}\n"
    "    text: |\n"
    "      {{org}}坚持把学习摆在首位，年初订计划，年中查进度，年底看结果。全年集体学习"
    "{{studies}}次{{#lectures}}，外请专家辅导{{lectures}}次{{/lectures}}。\n"
    "  - title: 不足\n"
    "    numbering: none\n"
    "    fields:\n"
    "      - {name: gaps, label: 存在的不足, hint: 一条一行, type: paragraph}\n"
    "    text: |\n"
    "      {{gaps}}\n"
    "checks:\n"
    "  - {name: few, assert: studies >= 4, message: 少于每季度一次，请核对, severity: warning}\n";

/* A wizard driven by the bytes of keys. */
struct face {
    struct session session;
    struct canvas canvas;
    struct key_decoder decoder;
    bool quit;
};

static inline int setup(void **state)
{
    scratch_enter(state);
    assert_int_equal(mkdir("forms", 0700), 0);
    scratch_write("forms/small.yaml", form_text);
    setenv("TIANBAO_FORMS", "forms", 1);
    setenv("TIANBAO_HOME", "home", 1);
    setenv("TIANBAO_NOW", "1798000000", 1); /* 2026-12-23 */
    setenv("TZ", "Asia/Shanghai", 1);
    return 0;
}

static inline void begin(struct face *face, int rows, int columns)
{
    struct face empty = {.decoder = KEY_DECODER_INIT};

    *face = empty;
    canvas_init(&face->canvas, rows, columns);
    session_init(&face->session, rows, columns);
    session_home(&face->session, "small");
}

static inline void open_new(struct face *face, int rows, int columns)
{
    begin(face, rows, columns);
    assert_true(session_new(&face->session, "small", NULL));
}

static inline void end(struct face *face)
{
    session_free(&face->session);
    canvas_free(&face->canvas);
    key_decoder_free(&face->decoder);
}

static inline void press(struct face *face, const char *keys)
{
    struct key key;

    key_feed(&face->decoder, keys, strlen(keys));
    while (key_next(&face->decoder, true, &key))
        if (session_apply(&face->session, keymap_command(&key), key.text, key.len) & EFFECT_QUIT)
            face->quit = true;
    draw_session(&face->canvas, &face->session);
}

/* A row of dashes is written as ---, so many empty rows as (n), and the caret as |. */
static inline void add_row(const struct canvas *canvas, int row, struct str *out)
{
    struct str text = STR_INIT;
    size_t caret = 0;

    canvas_row_text(canvas, row, &text);
    if (strspn(str_text(&text), "-") == (size_t)canvas->columns) {
        str_clear(&text);
        str_add(&text, "---");
    }
    if (row == canvas->cursor_row) {
        while (text.len < (size_t)canvas->cursor_column)
            str_addc(&text, ' ');
        for (int column = 0; column < canvas->cursor_column && caret < text.len;)
            column += (int)width_text(str_text(&text) + caret,
                                      width_next(str_text(&text), text.len, caret) - caret),
                caret = width_next(str_text(&text), text.len, caret);
        str_splice(&text, caret, 0, "|", 1);
    }
    str_add(out, str_text(&text));
    str_addc(out, '\n');
    str_free(&text);
}

static inline void print_screen(const struct canvas *canvas, struct str *out)
{
    int empty = 0;

    for (int row = 0; row <= canvas->rows; row++) {
        struct str text = STR_INIT;
        if (row < canvas->rows)
            add_row(canvas, row, &text);
        if (row < canvas->rows && strcmp(str_text(&text), "\n") == 0)
            empty++;
        else {
            if (empty)
                str_addf(out, "(%d)\n", empty);
            empty = 0;
            str_add(out, str_text(&text));
        }
        str_free(&text);
    }
}

static inline void expect_screen(struct face *face, const char *expected)
{
    struct str text = STR_INIT;

    draw_session(&face->canvas, &face->session);
    print_screen(&face->canvas, &text);
    assert_string_equal(str_text(&text), expected);
    str_free(&text);
}

static inline bool on_screen(struct face *face, const char *wanted)
{
    struct str text = STR_INIT;
    bool found;

    draw_session(&face->canvas, &face->session);
    print_screen(&face->canvas, &text);
    found = strstr(str_text(&text), wanted) != NULL;
    if (!found)
        print_message("expected: %s\n%s", wanted, str_text(&text));
    str_free(&text);
    return found;
}

#define face_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

#endif
