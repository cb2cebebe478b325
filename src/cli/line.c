/* SPDX-License-Identifier: MIT */
#include "cli/line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "text/encoding.h"
#include "text/safe.h"
#include "wizard/layout.h"

enum { LINE_COLUMNS = 72 };

static void print(const char *text)
{
    struct str safe = STR_INIT;

    safe_add(&safe, text, strlen(text));
    fputs(str_text(&safe), stdout);
    str_free(&safe);
}

static void print_line(const struct page *page, size_t index)
{
    const struct line *line = &page->lines[index];

    for (size_t i = 0; i < line->span_count; i++) {
        const struct span *span = &page->spans[line->first_span + i];
        printf("%.*s", (int)span->len, page_span_text(page, span));
    }
    putchar('\n');
}

/* The lines of the section that hold the blank, marked so that an ear finds it. */
static void print_sentence(const struct session *session)
{
    const struct page *page = &session->page;
    size_t line = layout_find(page, STYLE_CURRENT, 0);

    if (session->field->section < 0)
        return;
    for (; line < page->line_count; line = layout_find(page, STYLE_CURRENT, line + 1))
        print_line(page, line);
}

static void print_question(const struct session *session)
{
    const struct field *field = session->field;
    struct str state = STR_INIT;

    print(field->label);
    if (field->unit) {
        print("（");
        print(field->unit);
        print("）");
    }
    session_state(session, &state);
    if (state.len)
        printf("　%s", str_text(&state));
    putchar('\n');
    if (field->hint) {
        print(field->hint);
        putchar('\n');
    }
    if (session->edit.text.len) {
        fputs(_("现在："), stdout);
        for (const char *text = str_text(&session->edit.text); *text;
             text += strcspn(text, "\n") + 1) {
            struct str line = STR_INIT;
            str_addn(&line, text, strcspn(text, "\n"));
            print(str_text(&line));
            putchar('\n');
            str_free(&line);
            if (!text[strcspn(text, "\n")])
                break;
        }
    }
    str_free(&state);
}

static void print_message(struct session *session)
{
    if (!session->message.len)
        return;
    fputs("※ ", stdout);
    print(str_text(&session->message));
    putchar('\n');
    str_clear(&session->message);
}

static void print_page(const struct session *session)
{
    for (size_t i = 0; i < session->page.line_count; i++) {
        if (session->page.lines[i].target >= 0 && session->mode != SESSION_PREVIEW)
            printf("%2zu ", i + 1);
        print_line(&session->page, i);
    }
}

/* What stands before a reply is wanted; `last` is the question asked before. */
static void show(struct session *session, const struct field **last_section)
{
    print_message(session);
    if (session->mode == SESSION_FILL && session->field) {
        struct str heading = STR_INIT;
        if (!*last_section || (*last_section)->section != session->field->section) {
            session_heading(session, &heading);
            printf("\n== %s ==\n", str_text(&heading));
        }
        *last_section = session->field;
        print_sentence(session);
        print_question(session);
        fputs(session->edit.multiline ? _("（几行都行，单独一个 . 结束；:help 看命令）\n> ") : "> ",
              stdout);
        str_free(&heading);
    } else {
        print_page(session);
        fputs(_("（回车返回，数字选一行，:quit 退出）\n> "), stdout);
    }
    fflush(stdout);
}

/* Reads a line without its end. False at the end of the input. Bytes that are no text are left out.
 */
static bool read_line(struct str *line)
{
    struct str bytes = STR_INIT;
    struct encoding_error error;
    enum encoding encoding;
    int c;

    while ((c = getchar()) != EOF && c != '\n')
        if (c != '\r' && c != '\0')
            str_addc(&bytes, (char)c);
    str_clear(line);
    encoding_decode(str_text(&bytes), bytes.len, line, &encoding, &error);
    str_free(&bytes);
    return c != EOF || line->len;
}

static void type(struct session *session, const char *text, size_t len)
{
    edit_set(&session->edit, "", session->edit.multiline);
    session_apply(session, COMMAND_TYPE, text, len);
}

/* An answer of several lines: up to a lone full stop. */
static void read_long(struct session *session, struct str *line)
{
    struct str all = STR_INIT, more = STR_INIT;

    str_add(&all, str_text(line));
    while (read_line(&more) && strcmp(str_text(&more), ".") != 0) {
        str_addc(&all, '\n');
        str_add(&all, str_text(&more));
    }
    type(session, str_text(&all), all.len);
    str_free(&all);
    str_free(&more);
}

static unsigned run_command(struct session *session, const char *word)
{
    const struct wizard_command *command = command_of_word(word);

    if (command)
        return session_apply(session, command->id, "", 0);
    puts(_("没有这个命令。可以用："));
    for (size_t i = 0; i < wizard_command_count; i++)
        if (wizard_commands[i].word)
            printf("  :%-9s %s\n", wizard_commands[i].word, wizard_commands[i].note);
    return EFFECT_NONE;
}

static unsigned answer(struct session *session, struct str *line)
{
    if (session->edit.multiline && line->len && strcmp(str_text(line), ".") != 0)
        read_long(session, line);
    else if (line->len && !session->edit.multiline)
        type(session, str_text(line), line->len);
    return session_apply(session, COMMAND_NEXT, "", 0);
}

/* In a list a number takes its line, an empty line goes back. */
static unsigned choose(struct session *session, const struct str *line)
{
    long number = strtol(str_text(line), NULL, 10);

    if (number < 1 || (size_t)number > session->page.line_count ||
        session->page.lines[number - 1].target < 0)
        return session_apply(
            session, session->mode == SESSION_FINISH ? COMMAND_QUIT : COMMAND_ESCAPE, "", 0);
    session->cursor = (size_t)number - 1;
    return session_apply(session, COMMAND_ENTER, "", 0);
}

static unsigned reply(struct session *session, struct str *line)
{
    if (line->len && line->s[0] == ':')
        return run_command(session, line->s + 1);
    return session->mode == SESSION_FILL ? answer(session, line) : choose(session, line);
}

void line_session(struct session *session)
{
    const struct field *last_section = NULL;
    struct str line = STR_INIT;

    session_resize(session, 24, LINE_COLUMNS);
    for (;;) {
        show(session, &last_section);
        if (!read_line(&line)) {
            session_close(session);
            break;
        }
        if (reply(session, &line) & EFFECT_QUIT)
            break;
    }
    putchar('\n');
    str_free(&line);
}
