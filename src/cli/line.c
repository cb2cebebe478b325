/* SPDX-License-Identifier: MIT */
#include "cli/line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/attributes.h"
#include "cli/say.h"
#include "model/remarks.h"
#include "model/typing.h"
#include "text/encoding.h"
#include "text/safe.h"
#include "tui/editor.h"
#include "tui/terminal.h"
#include "wizard/layout.h"

/* No paragraph is broken: the terminal wraps, and who listens hears whole sentences. */
enum { LINE_ROWS = 24, LINE_COLUMNS = 1 << 20 };

/* What is said before the next answer is read goes out at once. */
static void flush(struct str *out)
{
    say_text(stdout, out);
    str_clear(out);
}

static void print(struct str *out, const char *text)
{
    safe_add(out, text, strlen(text));
}

/* Columns are for the eye: two blanks stand for any number of them. */
static void print_span(struct str *out, const struct page *page, const struct page_span *span)
{
    const char *text = page_span_text(page, span);
    bool is_pad = span->len > 2 && strspn(text, " ") >= span->len;

    str_addn(out, text, is_pad ? 2 : span->len);
}

static void print_line(struct str *out, const struct page *page, size_t index)
{
    const struct line *line = &page->lines[index];

    for (size_t i = 0; i < line->span_count; i++)
        print_span(out, page, &page->spans[line->first_span + i]);
    str_addc(out, '\n');
}

/* --- the question --- */

/* A paragraph with the blanks in question marked, so that an ear finds them. */
static void mark_blanks(const struct page *page, size_t index, struct str *out)
{
    const struct line *line = &page->lines[index];

    for (size_t i = 0; i < line->span_count; i++) {
        const struct page_span *span = &page->spans[line->first_span + i];
        bool is_current = span->style == STYLE_CURRENT;
        str_add(out, is_current ? "【" : "");
        str_addn(out, page_span_text(page, span), span->len);
        str_add(out, is_current ? "】" : "");
    }
}

static const char *unindented(const char *text)
{
    while (strncmp(text, "　", strlen("　")) == 0)
        text += strlen("　");
    return text;
}

/* The length of the first sentence. */
static size_t sentence_len(const char *text)
{
    static const char *const ends[] = {"。", "！", "？", "；"};
    const char *end = text + strlen(text);

    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        const char *found = strstr(text, ends[i]);
        end = found && found + strlen(ends[i]) < end ? found + strlen(ends[i]) : end;
    }
    return (size_t)(end - text);
}

/* The sentences that hold the blank; it may hold whole ones itself. */
static void print_sentences(struct str *out, const struct session *session)
{
    const struct page *page = &session->page;
    size_t line = layout_find(page, STYLE_CURRENT, 0);
    struct str text = STR_INIT;

    for (; line < page->line_count; line = layout_find(page, STYLE_CURRENT, line + 1)) {
        str_clear(&text);
        mark_blanks(page, line, &text);
        for (const char *at = unindented(str_text(&text)); *at;) {
            size_t len = sentence_len(at);
            const char *blank = strstr(at, "【");
            if (blank && blank < at + len) {
                const char *close = strstr(blank, "】");
                while (close && close >= at + len && at[len])
                    len += sentence_len(at + len);
                str_addf(out, "%.*s\n", (int)len, at);
            }
            at += len;
        }
    }
    str_free(&text);
}

static void print_question(struct str *out, const struct session *session)
{
    struct str text = STR_INIT;

    session_label(session, &text);
    print(out, str_text(&text));
    str_clear(&text);
    session_state(session, &text);
    str_add(out, text.len ? "　" : "");
    print(out, str_text(&text));
    str_addc(out, '\n');
    str_clear(&text);
    session_hint(session, &text);
    safe_add_lines(out, str_text(&text));
    if (session->edit.text.len) {
        str_add(out, _("现在是："));
        safe_add_lines(out, str_text(&session->edit.text));
    }
    str_free(&text);
}

static void ask_prompt(struct str *out, const struct session *session)
{
    print_question(out, session);
    str_add(out,
            session->edit.multiline ? _("可以写几行，单独一个 . 结束；直接回车不改\n> ") : "> ");
}

static void ask(struct str *out, const struct session *session, const struct field **asked)
{
    struct str heading = STR_INIT;

    if (!*asked || (*asked)->section != session->field->section) {
        session_heading(session, &heading);
        str_add(&heading, "　");
        session_position(session, &heading);
        str_addc(out, '\n');
        print(out, str_text(&heading));
        str_addc(out, '\n');
    }
    *asked = session->field;
    if (session->field->section >= 0 && !session->edit.multiline)
        print_sentences(out, session);
    print_question(out, session);
    str_add(out, session->edit.multiline ? _("可以写几行，单独一个 . 结束；直接回车用现在的\n> ")
                                         : "> ");
    str_free(&heading);
}

/* --- pages --- */

static bool is_numbered(const struct session *session, size_t line)
{
    return session->page.lines[line].target >= 0;
}

/* What can be done with the lines of a page that has numbers. */
static const char *choices(enum session_mode mode)
{
    static const char *const by_mode[SESSION_MODE_COUNT] = {
        [SESSION_HOME] = _(":more 加行号看更多做法，:help 看说明"),
        [SESSION_PREVIEW] = _(":reword 加行号改写或删去那一段，直接回车返回"),
        [SESSION_FINISH] = _("直接回车返回填报"),
    };

    return by_mode[mode] ? by_mode[mode] : _("直接回车返回");
}

static void print_page(struct str *out, const struct session *session)
{
    const char *quit = command_find(COMMAND_QUIT)->word;
    int number = 0;

    for (size_t i = 0; i < session->page.line_count; i++) {
        if (is_numbered(session, i))
            str_addf(out, "%d. ", ++number);
        print_line(out, &session->page, i);
    }
    if (number)
        str_addf(out, _("打数字选一行，%s；%s 退出\n"), choices(session->mode), quit);
    else
        str_addf(out, _("直接回车返回；%s 退出\n"), quit);
    str_add(out, "> ");
}

static void print_message(struct str *out, struct session *session)
{
    if (!session->message.len)
        return;
    str_add(out, session->is_error ? _("注意：") : "");
    print(out, str_text(&session->message));
    str_addc(out, '\n');
    str_clear(&session->message);
}

/* What stands before a reply is wanted; `asked` is the question asked before. */
static void show(struct str *out, struct session *session, const struct field **asked)
{
    print_message(out, session);
    if (session->prompt)
        ask_prompt(out, session);
    else if (session->mode == SESSION_FILL && session->field)
        ask(out, session, asked);
    else
        print_page(out, session);
    flush(out);
}

/* A terminal sends its character set, of which some words are good UTF-8 by chance; files and pipes
 * are looked at. Bytes that are no text are left out. */
static void decode(const struct str *bytes, struct str *line)
{
    struct encoding_error error;
    enum encoding encoding;

    if (isatty(STDIN_FILENO) && !terminal_is_utf8())
        terminal_decode(str_text(bytes), bytes->len, line);
    else
        encoding_decode(str_text(bytes), bytes->len, line, &encoding, &error);
}

/* Reads a line without its end. False at the end of the input. */
static bool read_line(struct str *line)
{
    struct str bytes = STR_INIT;
    int c;

    while ((c = getchar()) != EOF && c != '\n')
        if (c != '\r' && c != '\0')
            str_addc(&bytes, (char)c);
    str_clear(line);
    decode(&bytes, line);
    str_free(&bytes);
    return c != EOF || line->len;
}

static void type(struct session *session, const char *text, size_t len)
{
    edit_set(&session->edit, "", session->edit.multiline);
    session_apply(session, COMMAND_TYPE, text, len);
}

/* What was half written when the last session ended, which is gone on with; "" for nothing. */
static const char *half_written(const struct session *session)
{
    if (session->prompt)
        return typing_of(&session->draft, str_text(&session->prompt_name));
    return remarks_of(&session->draft, REMARK_TYPING, session->field->index);
}

/* An answer of several lines: up to a lone full stop, or to a command, which is returned: who types
 * :quit wants to leave. Each line is saved at once, as one that is half written. */
static const struct wizard_command *read_long(struct session *session, struct str *line)
{
    const struct wizard_command *command = NULL;
    struct str all = STR_INIT, more = STR_INIT;

    str_add(&all, half_written(session));
    str_add(&more, str_text(line));
    do {
        str_addf(&all, "%s\n", str_text(&more));
        type(session, str_text(&all), all.len);
        session_tick(session);
    } while (read_line(&more) && strcmp(str_text(&more), ".") != 0 &&
             !(command = command_of_word(str_text(&more))));
    type(session, str_text(&all), all.len - 1);
    str_free(&all);
    str_free(&more);
    return command;
}

/* Chooses a line by its number, if there is one. */
static bool choose_line(struct str *out, struct session *session, const char *number)
{
    long wanted = strtol(number, NULL, 10), found = 0;

    for (size_t i = 0; !session_has_entry(session) && i < session->page.line_count; i++)
        if (is_numbered(session, i) && ++found == wanted) {
            session->cursor = i;
            return true;
        }
    str_add(out, _("没有这一行\n"));
    return false;
}

/* What stands behind the word answers what the command asks for. */
static unsigned take_argument(struct str *out, struct session *session, const char *argument)
{
    if (!session->prompt) {
        str_add(out, _("这个命令后面不用写别的\n"));
        return EFFECT_NONE;
    }
    type(session, argument, strlen(argument));
    return session_apply(session, COMMAND_NEXT, "", 0);
}

/* Commands about one line of a list; in the full text a paragraph is one. */
static bool is_about_line(const struct session *session, enum command_id command)
{
    bool is_paragraph = command == COMMAND_REWORD || command == COMMAND_RESTORE;

    return command == COMMAND_RIGHT || (is_paragraph && session->mode == SESSION_PREVIEW);
}

/* ":search 学习", ":more 3": behind the word the answer to what it asks for, or a line's number. */
static unsigned apply_word(struct str *out, struct session *session, enum command_id command,
                           const char *argument)
{
    bool takes_line = is_about_line(session, command);
    unsigned effect;

    if (takes_line && *argument && !choose_line(out, session, argument))
        return EFFECT_NONE;
    effect = session_apply(session, command, "", 0);
    if (*argument && !takes_line && !(effect & EFFECT_QUIT))
        effect |= take_argument(out, session, argument);
    return effect;
}

static unsigned run_command(struct str *out, struct session *session, char *word)
{
    char *argument = word + strcspn(word, " ");
    const struct wizard_command *command;

    if (*argument)
        *argument++ = '\0';
    argument += strspn(argument, " ");
    command = command_of_word(word);
    if (command)
        return apply_word(out, session, command->id, argument);
    str_add(out, _("没有这个命令。可以用：\n"));
    for (size_t i = 0; i < wizard_command_count; i++)
        if (wizard_commands[i].word)
            str_addf(out, "%s %s\n", wizard_commands[i].word, wizard_commands[i].note);
    return EFFECT_NONE;
}

static unsigned answer(struct str *out, struct session *session, struct str *line)
{
    const struct wizard_command *command = NULL;

    if (session->edit.multiline && line->len && strcmp(str_text(line), ".") != 0)
        command = read_long(session, line);
    else if (line->len && !session->edit.multiline)
        type(session, str_text(line), line->len);
    print_message(out, session);
    return session_apply(session, command ? command->id : COMMAND_NEXT, "", 0);
}

/* In a list a number takes its line, an empty one goes back. */
static unsigned choose(struct str *out, struct session *session, const struct str *line)
{
    if (!line->len)
        return session_apply(session, COMMAND_ESCAPE, "", 0);
    return choose_line(out, session, line->s) ? session_apply(session, COMMAND_ENTER, "", 0)
                                              : EFFECT_NONE;
}

static unsigned reply(struct str *out, struct session *session, struct str *line)
{
    if (line->len && line->s[0] == ':')
        return run_command(out, session, line->s);
    return session_has_entry(session) ? answer(out, session, line) : choose(out, session, line);
}

void line_session(struct session *session)
{
    const struct field *asked = NULL;
    struct str out = STR_INIT, line = STR_INIT;
    unsigned effect;

    session->by_words = true;
    session_resize(session, LINE_ROWS, LINE_COLUMNS);
    for (;;) {
        show(&out, session, &asked);
        if (!read_line(&line)) {
            session_close(session);
            break;
        }
        effect = reply(&out, session, &line);
        if (effect & EFFECT_SHOW)
            safe_add_lines(&out, str_text(&session->shown));
        flush(&out);
        if (effect & EFFECT_EDIT)
            editor_on_entry(session);
        if (effect & EFFECT_QUIT)
            break;
    }
    str_addc(&out, '\n');
    flush(&out);
    str_free(&out);
    str_free(&line);
}
