/* SPDX-License-Identifier: MIT */
/* The wizard on a real terminal, ended at a random moment while answers are typed: killed, hung up
 * on, its terminal closed. What the screen had moved on from is in the draft; what ends with a
 * warning also keeps the text in hand.
 *
 * TEST_SEED repeats a run; TEST_LONG=1 makes it long. */
#include <signal.h>
#include <stdbool.h>
#include <time.h>

#include "base/attributes.h"
#include "model/node.h"
#include "support/pty.h"
#include "unit/scratch.h"

enum { FIELDS = 10, KILLS = 60, LONG_KILLS = 1200, ANSWER = 40, LABEL_ROW = 19, ENTRY_ROW = 20 };

static const char *program;
static unsigned long seed;

/* The same numbers for the same seed, on every system. */
static unsigned below(unsigned limit)
{
    seed = (seed * 1103515245ul + 12345ul) & 0x7FFFFFFFul;
    return (unsigned)(seed >> 12) % limit;
}

/* One run: what is typed, and how far it was sent. */
struct typing {
    char answers[FIELDS][ANSWER];
    unsigned waited; /* fields answered whose answer was waited for */
    struct pty *pty;
};

static void write_form(void)
{
    struct str form = STR_INIT;

    str_add(&form, "id: walk\nversion: 1\nname: 行走\ntitle: 行走\nfields:\n");
    for (unsigned i = 0; i < FIELDS; i++)
        str_addf(&form, "  - {name: f%u, label: 第%u处, type: text}\n", i, i);
    str_add(&form, "sections:\n  - title: 一\n    text: |\n");
    for (unsigned i = 0; i < FIELDS; i++)
        str_addf(&form, "      填了{{f%u}}。\n", i);
    assert_int_equal(mkdir("forms", 0700), 0);
    scratch_write("forms/walk.yaml", str_text(&form));
    str_free(&form);
}

static void expect_label(struct typing *typing, unsigned field)
{
    char row[ANSWER];

    snprintf(row, sizeof row, " 第%u处", field);
    assert_true(pty_wait_row(typing->pty, LABEL_ROW, row));
}

static void begin(struct typing *typing)
{
    const char *const argv[] = {program, "fill", "a.yaml", NULL};
    const struct pty_options options = {.argv = argv, .rows = 24, .columns = 80};

    for (unsigned i = 0; i < FIELDS; i++)
        snprintf(typing->answers[i], ANSWER, "答%u号", below(1000000));
    scratch_write("a.yaml", "_format: 1\n_form: walk\n_form_version: 1\n"
                            "_created_at: 2026-12-18T15:02:11+08:00\n");
    unlink("a.yaml.bak");
    typing->pty = pty_start(&options);
    expect_label(typing, 0);
}

/* Answers some fields, each when the screen has come to it. */
static void type_some(struct typing *typing, unsigned fields)
{
    for (unsigned i = 0; i < fields; i++) {
        pty_send(typing->pty, typing->answers[i]);
        pty_send(typing->pty, "\r");
        expect_label(typing, i + 1);
    }
    typing->waited = fields;
}

/* How many fields the screen has moved on from. */
static unsigned moved_on(struct typing *typing)
{
    unsigned field = typing->waited;

    sscanf(pty_row(typing->pty, LABEL_ROW), " 第%u处", &field);
    return field;
}

/* The draft is whole and has the answers of so many fields. */
static void expect_draft(const struct typing *typing, unsigned fields)
{
    struct diags diags = DIAGS_INIT("a.yaml");
    struct arena arena = ARENA_INIT;
    int error;
    const struct node *draft = node_read(&arena, "a.yaml", &diags, &error);

    assert_non_null(draft);
    for (unsigned i = 0; i < fields; i++) {
        char name[20];
        const struct node *answer;
        snprintf(name, sizeof name, "f%u", i);
        answer = node_get(draft, name);
        if (!answer || strcmp(answer->text, typing->answers[i]) != 0)
            fail_msg("%s of %u is %s, not %s", name, fields, answer ? answer->text : "gone",
                     typing->answers[i]);
    }
    diags_free(&diags);
    arena_free(&arena);
}

/* More keys follow in pieces, whose effect nobody awaits; somewhere among them it ends. */
static void is_killed(struct typing *typing)
{
    struct str keys = STR_INIT;
    size_t end, piece;

    for (unsigned i = typing->waited; i < FIELDS - 1; i++)
        str_addf(&keys, "%s\r", typing->answers[i]);
    end = below((unsigned)keys.len + 1);
    for (size_t at = 0; at < end; at += piece) {
        piece = 1 + below(30);
        piece = piece < end - at ? piece : end - at;
        pty_sendn(typing->pty, str_text(&keys) + at, piece);
        pty_take(typing->pty, (int)below(4));
    }
    pty_signal(typing->pty, SIGKILL);
    assert_int_equal(pty_exit(typing->pty), 128 + SIGKILL);
    expect_draft(typing, moved_on(typing));
    str_free(&keys);
}

/* Half an answer is on the screen when the end comes, with a warning. */
static void is_warned(struct typing *typing, int signal)
{
    char *text = typing->answers[typing->waited], row[ANSWER + 4];

    if (below(4) == 0)
        *text = '\0';
    else
        text[strlen(text) - 3 * below(2)] = '\0';
    pty_send(typing->pty, text);
    snprintf(row, sizeof row, *text ? " > %s" : " >", text);
    assert_true(pty_wait_row(typing->pty, ENTRY_ROW, row));
    if (signal)
        pty_signal(typing->pty, signal);
    else
        pty_hangup(typing->pty);
    assert_int_equal(pty_exit(typing->pty), 0);
    expect_draft(typing, typing->waited + (*text != '\0'));
}

static const int warnings[] = {SIGHUP, SIGTERM, 0 /* the terminal is closed */};

static void one_run(unsigned number)
{
    struct typing typing = {.waited = 0};

    begin(&typing);
    type_some(&typing, below(FIELDS - 1));
    if (number % 2)
        is_killed(&typing);
    else
        is_warned(&typing, warnings[number / 2 % COUNT_OF(warnings)]);
    pty_free(typing.pty);
}

static void loses_no_committed_answer(void **state)
{
    unsigned runs = getenv("TEST_LONG") ? LONG_KILLS : KILLS;
    unsigned long first = seed;

    (void)state;
    write_form();
    for (unsigned i = 0; i < runs; i++) {
        unsigned long now = seed;
        fprintf(stderr, "run %u, seed %lu\n", i, now);
        one_run(i);
    }
    print_message("%u sessions ended, seed %lu\n", runs, first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {scratch_test(loses_no_committed_answer)};
    const char *wanted = getenv("TEST_SEED");

    program = getenv("TIANBAO");
    if (!program)
        return 1;
    seed = wanted ? strtoul(wanted, NULL, 10) : (unsigned long)time(NULL) & 0xFFFFFFul;
    setenv("TIANBAO_HOME", "home", 1);
    return cmocka_run_group_tests_name("killer", tests, NULL, NULL);
}
