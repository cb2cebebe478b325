/* SPDX-License-Identifier: MIT */
/* A program for test_terminal.c: a screen shaped like the wizard's, digits typed in its entry line.
 * Enter commits and goes to the other blank, ^C ends, ^D dies, ^A asks for widths, ^T crashes. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/key.h"
#include "tui/terminal.h"

enum { ENTRY_ROW = 20, ENTRY_COLUMN = 3, BLANKS = 4 };

static struct str typed = STR_INIT, report = STR_INIT;
static const char *answers[BLANKS] = {"12", NULL, NULL, NULL};
static int current = 1, left_margin = 1;
static bool ended;

static void add_blank(struct page *page, int blank)
{
    enum style style = blank == current ? STYLE_CURRENT
                       : answers[blank] ? STYLE_ANSWERED
                                        : STYLE_UNANSWERED;

    page_add(page, style, answers[blank] ? answers[blank] : "X");
}

static void add_body(struct page *page)
{
    static const char *const texts[] = {
        "　　坚持把理论学习摆在首位。全年中心组集体学习", "次，组织集中研讨交流",
        "次，外请\n专家教授辅导", "次，开展参观见学",
        "次。\n　　认真落实“三会一课”制度，严格执行民主集中制，重大事项集体研究决定。"};

    page_line(page, -1);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = texts[i], *end;

        for (; (end = strchr(text, '\n')); text = end + 1) {
            page_addn(page, STYLE_TEXT, text, (size_t)(end - text));
            page_line(page, -1);
        }
        page_add(page, STYLE_TEXT, text);
        if (i < BLANKS)
            add_blank(page, (int)i);
    }
}

static void add_footer(struct page *page)
{
    static const char *const keys[][2] = {{"回车", "下一处"}, {"^N", "找未填"}, {"PgDn", "下一节"},
                                          {"^O", "目录"},     {"^P", "全文"},   {"^G", "帮助"},
                                          {"^Q", "退出"}};

    page_line(page, -1);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        page_add(page, STYLE_KEY, keys[i][0]);
        page_add(page, STYLE_TEXT, " ");
        page_add(page, STYLE_TEXT, keys[i][1]);
        page_add(page, STYLE_TEXT, "  ");
    }
}

static int answered(void)
{
    int count = 11;

    for (int i = 0; i < BLANKS; i++)
        count += answers[i] != NULL;
    return count;
}

static void add_head(struct page *page)
{
    char progress[64];

    snprintf(progress, sizeof progress, "已填 %d/27  本节 第%d/4处", answered(), current + 1);
    page_line(page, -1);
    page_add(page, STYLE_TITLE, "交通运输局党建工作总结 · 2026");
    page_pad(page, 55);
    page_add(page, STYLE_TEXT, progress);
    page_line(page, -1);
    page_add(page, STYLE_HEADING, "二、理论学习");
}

static void add_field(struct page *page)
{
    static const char *const labels[BLANKS] = {"中心组集体学习（次）", "中心组集中研讨交流（次）",
                                               "外请专家教授辅导（次）", "开展参观见学（次）"};

    page_line(page, -1);
    page_add(page, STYLE_HEADING, labels[current]);
    page_pad(page, 62);
    page_add(page, STYLE_DIM, "去年 9  同比 —");
    page_line(page, -1);
    page_add(page, STYLE_ENTRY, "> ");
    page_add(page, STYLE_ENTRY, str_text(&typed));
    page_line(page, -1);
    page_add(page, STYLE_DIM, "以会议记录为准 · 党委办公室");
}

static void draw(struct canvas *canvas)
{
    static const struct {
        int row;
        void (*add)(struct page *page);
    } parts[] = {{0, add_head}, {3, add_body}, {19, add_field}, {23, add_footer}};

    canvas_clear(canvas);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct page page = PAGE_INIT;

        parts[i].add(&page);
        for (size_t line = 0; line < page.line_count; line++)
            canvas_line(canvas, parts[i].row + (int)line, left_margin, &page, line);
        page_free(&page);
    }
    for (int row = 2; row < 23; row += row == 2 ? 16 : 4)
        canvas_fill(canvas, row, 0, canvas->columns, STYLE_DIM, '-');
    canvas_put(canvas, 15, 1, STYLE_TEXT, str_text(&report), report.len);
    canvas->cursor_row = ENTRY_ROW;
    canvas->cursor_column = ENTRY_COLUMN + (int)typed.len;
}

static void commit(void)
{
    static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

    if (typed.len)
        answers[current] = digits[typed.s[typed.len - 1] - '0'];
    str_clear(&typed);
    current = current + 1 < BLANKS ? current + 1 : 0;
}

static void on_ctrl(struct terminal *terminal, char letter)
{
    if (letter == 'C')
        ended = true;
    if (letter == 'D')
        die("died");
    if (letter == 'T')
        raise(SIGSEGV);
    if (letter == 'A')
        terminal_ask_widths(terminal);
    if (letter == 'W')
        terminal_trust_width(terminal, true);
}

static void on_key(struct terminal *terminal, const struct key *key)
{
    if (key->name == KEY_NAME_TEXT)
        str_addn(&typed, key->text, key->len);
    else if (key->name == KEY_NAME_ENTER)
        commit();
    else if (key->name == KEY_NAME_CTRL)
        on_ctrl(terminal, key->letter);
    else if (key->name == KEY_NAME_CURSOR_REPORT)
        str_addf(&report, "[%d]", key->column - 1);
}

static void on_event(struct terminal *terminal, enum terminal_event event, struct canvas *canvas)
{
    int rows, columns;

    ended = ended || event == TERMINAL_HANGUP || event == TERMINAL_TERMINATE;
    if (event != TERMINAL_RESIZED && event != TERMINAL_RESUMED)
        return;
    terminal_size(terminal, &rows, &columns);
    canvas_resize(canvas, rows, columns);
}

int main(int argc, char **argv)
{
    struct key_decoder keys = KEY_DECODER_INIT;
    struct terminal *terminal;
    struct canvas canvas;
    struct str in = STR_INIT;
    const char *reason;
    int rows, columns;

    if (!(argc > 1 && strcmp(argv[1], "no locale") == 0) && !terminal_locale())
        return 9;
    terminal = terminal_open(&reason);
    if (!terminal) {
        fprintf(stderr, "%s\n", reason);
        return 3;
    }
    if (!terminal_is_utf8())
        keys.charset = terminal_charset;
    if (argc > 1 && strcmp(argv[1], "ask") == 0)
        terminal_ask_widths(terminal);
    terminal_size(terminal, &rows, &columns);
    canvas_init(&canvas, rows, columns);
    while (!ended) {
        enum terminal_event event;
        struct key key;

        draw(&canvas);
        terminal_paint(terminal, &canvas);
        event = terminal_wait(terminal, key_pending(&keys) ? 100 : -1, &in);
        on_event(terminal, event, &canvas);
        key_feed(&keys, str_text(&in), in.len);
        str_clear(&in);
        while (key_next(&keys, event == TERMINAL_TIMEOUT, &key))
            on_key(terminal, &key);
    }
    terminal_close(terminal);
    canvas_free(&canvas);
    key_decoder_free(&keys);
    str_free(&in);
    str_free(&typed);
    str_free(&report);
    return 0;
}
