/* SPDX-License-Identifier: MIT */
/* The wizard on a real terminal, ended at a random moment while answers are typed: killed, hung up
 * on, its terminal closed. What the screen had moved on from is in the draft; what ends with a
 * warning also keeps the text in hand. Of
 * a long answer, what was half typed is there again afterwards.
 *
 * TEST_SEED repeats a run; TEST_LONG=1 makes it long. */
#include <signal.h>
#include <time.h>

#include "base/attributes.h"
#include "model/node.h"
#include "support/pty.h"
#include "unit/scratch.h"

enum { FIELDS = 10, KILLS = 66, LONG_KILLS = 1500, ANSWER = 40, LABEL_ROW = 19, ENTRY_ROW = 20 };
enum { SAVED_EVERY = 40, MOST_TYPED = 70, PAUSES = 33 /* one run of so many waits for a pause */ };

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
    str_add(&form,
            "  - title: 二\n    fields:\n      - {name: long, label: 长文, type: paragraph}\n"
            "    text: |\n      {{long}}\n"
            "checks:\n  - {name: few, assert: long == \"好\", message: 少了, severity: warning}\n");
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

static struct pty *open_draft(void)
{
    const char *const argv[] = {program, "fill", "a.yaml", NULL};
    const struct pty_options options = {.argv = argv, .rows = 24, .columns = 80};

    return pty_start(&options);
}

static void begin(struct typing *typing, const char *at)
{
    struct str draft = STR_INIT;

    for (unsigned i = 0; i < FIELDS; i++)
        snprintf(typing->answers[i], ANSWER, "答%u号", below(1000000));
    str_addf(&draft,
             "_format: 1\n_form: walk\n_form_version: 1\n%s"
             "_created_at: 2026-12-18T15:02:11+08:00\n",
             at);
    scratch_write("a.yaml", str_text(&draft));
    str_free(&draft);
    unlink("a.yaml.bak");
    typing->pty = open_draft();
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

static const struct node *read_draft(struct arena *arena)
{
    struct diags diags = DIAGS_INIT("a.yaml");
    int error;
    const struct node *draft = node_read(arena, "a.yaml", &diags, &error);

    assert_non_null(draft);
    diags_free(&diags);
    return draft;
}

/* What the draft has half typed for the field, "" for nothing; the caller frees. */
static char *half_typed(const char *field)
{
    struct arena arena = ARENA_INIT;
    const struct node *typing = node_get(read_draft(&arena), "_typing");
    const struct node *text = typing ? node_get(typing, field) : NULL;
    char *copy = strdup(text ? text->text : "");

    arena_free(&arena);
    return copy;
}

static void expect_answer(const char *name, const char *text)
{
    struct arena arena = ARENA_INIT;
    const struct node *answer = node_get(read_draft(&arena), name);

    if (!answer || strcmp(answer->text, text) != 0)
        fail_msg("%s is %s, not %s", name, answer ? answer->text : "gone", text);
    arena_free(&arena);
}

/* The draft is whole and has the answers of so many fields. */
static void expect_draft(const struct typing *typing, unsigned fields)
{
    struct arena arena = ARENA_INIT;
    char name[20];

    read_draft(&arena);
    arena_free(&arena);
    for (unsigned i = 0; i < fields; i++) {
        snprintf(name, sizeof name, "f%u", i);
        expect_answer(name, typing->answers[i]);
    }
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

/* Ends the program; 0: its terminal is closed. */
static void warn(struct typing *typing, int signal)
{
    if (signal)
        pty_signal(typing->pty, signal);
    else
        pty_hangup(typing->pty);
    assert_int_equal(pty_exit(typing->pty), 0);
    assert_int_equal(access(".a.yaml.lock", F_OK), -1);
}

static char *read_text(void)
{
    struct str text = STR_INIT;

    assert_int_equal(file_read("a.yaml", 1 << 20, &text), 0);
    return str_take(&text);
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
    warn(typing, signal);
    expect_draft(typing, typing->waited + (*text != '\0'));
}

/* Every screen there is, and what asks for a line on it: keys, what shows that they have worked,
 * what is typed then, and under which key of the draft it is kept. */
static const struct {
    const char *keys, *shown, *typed, *kept;
} screens[] = {
    {"\017", "目录", NULL, NULL},
    {"\020", "全文", NULL, NULL},
    {"\027", "文稿写好了", NULL, NULL},
    {"\007", "帮助", NULL, NULL},
    {"\014", "还缺哪些", NULL, NULL},
    {"\024", "提供科室", NULL, NULL},
    {"\006", "在填报项、说明、内容", "找某事", NULL},
    {"\013", "写给自己和同事看", "再问一次", "_notes"},
    {"\025", "改写这一段", NULL, NULL},
    {"\0251", "是填空处，照样留着", "又改了", "_text"},
    {"\0251", "是填空处，照样留着", "{{改一半", "_text"},
};

/* The end comes with a warning on another screen than the one that asks. */
static void is_warned_elsewhere(struct typing *typing, size_t screen, int signal)
{
    const char *typed = screens[screen].typed;
    char *draft;

    pty_send(typing->pty, screens[screen].keys);
    assert_true(pty_wait_text(typing->pty, screens[screen].shown));
    if (typed) {
        pty_send(typing->pty, typed);
        assert_true(pty_wait_text(typing->pty, typed));
    }
    warn(typing, signal);
    expect_draft(typing, typing->waited);
    draft = read_text();
    if (screens[screen].kept && (!strstr(draft, screens[screen].kept) ||
                                 !strstr(strstr(draft, screens[screen].kept), typed)))
        fail_msg("%s lacks %s: %s", screens[screen].kept, typed, draft);
    free(draft);
}

static void kill_now(struct typing *typing)
{
    pty_signal(typing->pty, SIGKILL);
    assert_int_equal(pty_exit(typing->pty), 128 + SIGKILL);
    pty_free(typing->pty);
}

/* Letters; how many. */
static size_t some_letters(char text[MOST_TYPED + 1])
{
    size_t len = SAVED_EVERY + below(MOST_TYPED - SAVED_EVERY);

    for (size_t i = 0; i < len; i++)
        text[i] = (char)('a' + below(26));
    text[len] = '\0';
    return len;
}

/* A long answer is not yet given when the end comes: at most the last characters of it are lost,
 * and who comes back finds the others where they were typed. */
static void is_killed_half_way(struct typing *typing)
{
    char text[MOST_TYPED + 1], name[20], row[MOST_TYPED + 4], *saved;
    size_t len = some_letters(text);

    for (size_t at = 0, piece; at < len; at += piece) {
        piece = 1 + below(30);
        piece = piece < len - at ? piece : len - at;
        pty_sendn(typing->pty, text + at, piece);
        pty_take(typing->pty, (int)below(2));
    }
    snprintf(row, sizeof row, " > %s", text);
    assert_true(pty_wait_row(typing->pty, ENTRY_ROW, row));
    kill_now(typing);
    expect_draft(typing, typing->waited);
    snprintf(name, sizeof name, "f%u", typing->waited);
    saved = half_typed(name);
    if (strlen(saved) + SAVED_EVERY <= len || strncmp(saved, text, strlen(saved)) != 0)
        fail_msg("of %s typed, %s is there", text, saved);
    typing->pty = open_draft();
    snprintf(row, sizeof row, " > %s", saved);
    assert_true(pty_wait_row(typing->pty, ENTRY_ROW, row));
    pty_hangup(typing->pty);
    assert_int_equal(pty_exit(typing->pty), 0);
    expect_answer(name, saved);
    free(saved);
}

/* A few words of several lines, and then nothing: they are saved after a while. */
static void is_killed_in_a_pause(struct typing *typing)
{
    char *saved = strdup("");

    assert_true(pty_wait_text(typing->pty, " 长文"));
    pty_send(typing->pty, "一是抓学习");
    for (int tries = 0; !*saved && tries < 1000; tries++) {
        free(saved);
        pty_take(typing->pty, 10);
        saved = half_typed("long");
    }
    assert_string_equal(saved, "一是抓学习");
    free(saved);
    kill_now(typing);
    typing->pty = open_draft();
    assert_true(pty_wait_text(typing->pty, "一是抓学习"));
    pty_hangup(typing->pty);
    assert_int_equal(pty_exit(typing->pty), 0);
    expect_answer("long", "一是抓学习");
}

/* On the last screen, the line behind those of the unanswered fields. */
static void ask_for_a_reason(struct typing *typing)
{
    char digit[] = {(char)('1' + FIELDS - (int)typing->waited), '\0'};

    pty_send(typing->pty, "\027");
    assert_true(pty_wait_text(typing->pty, "少了（回车写明原因）"));
    pty_send(typing->pty, digit);
    assert_true(pty_wait_text(typing->pty, " 情况说明：少了"));
}

/* How many of the letters typed the draft has where they were saved; all but the last ones it
 * must. `saved`: NULL where none were. */
static size_t expect_kept(const char *draft, const char *saved, const char *text, size_t len)
{
    size_t kept = 0;

    while (saved && kept < len && saved[kept] == text[kept])
        kept++;
    if (kept + SAVED_EVERY <= len)
        fail_msg("of %s typed, %lu are there: %s", text, (unsigned long)kept, draft);
    return kept;
}

/* A reason is being written. */
static void is_killed_giving_a_reason(struct typing *typing)
{
    char text[MOST_TYPED + 1], *draft;
    const char *saved;
    size_t len = some_letters(text), kept;

    ask_for_a_reason(typing);
    pty_send(typing->pty, text);
    assert_true(pty_wait_text(typing->pty, text + len - 10));
    kill_now(typing);
    expect_draft(typing, typing->waited);
    draft = read_text();
    saved = strstr(draft, "_typing:\n  _reasons.few: ");
    kept = expect_kept(draft, saved ? strstr(saved, "few: ") + strlen("few: ") : NULL, text, len);
    free(draft);
    typing->pty = open_draft();
    assert_true(pty_wait_text(typing->pty, "上次有一条情况说明没写完"));
    ask_for_a_reason(typing);
    text[kept] = '\0';
    assert_true(pty_wait_text(typing->pty, text));
    pty_hangup(typing->pty);
    assert_int_equal(pty_exit(typing->pty), 0);
    draft = read_text();
    assert_non_null(strstr(draft, "_reasons:\n  few: "));
    free(draft);
}

/* A paragraph is being reworded: the same holds of its words, whatever number they stand under. */
static void is_killed_rewording(struct typing *typing)
{
    char text[MOST_TYPED + 1], *draft, *saved;
    size_t len = some_letters(text), kept;

    pty_send(typing->pty, "\0251");
    assert_true(pty_wait_text(typing->pty, "是填空处，照样留着"));
    pty_send(typing->pty, text);
    assert_true(pty_wait_text(typing->pty, text + len - 10));
    kill_now(typing);
    expect_draft(typing, typing->waited);
    draft = read_text();
    saved = strstr(draft, "_typing:\n  _text.");
    saved = saved ? strchr(saved, '}') : NULL; /* typed behind: 填了{{f0}}。 */
    kept = expect_kept(draft, saved ? saved + strlen("}}。") : NULL, text, len);
    free(draft);
    typing->pty = open_draft();
    assert_true(pty_wait_text(typing->pty, "上次有一段改写没写完"));
    pty_send(typing->pty, "\0251");
    text[kept] = '\0';
    assert_true(pty_wait_text(typing->pty, text + kept - 10));
    pty_hangup(typing->pty);
    assert_int_equal(pty_exit(typing->pty), 0);
    expect_draft(typing, typing->waited);
}

static const int warnings[] = {SIGHUP, SIGTERM, 0 /* the terminal is closed */};

static void one_run(unsigned number)
{
    struct typing typing = {.waited = 0};

    if (number % PAUSES == PAUSES - 1) {
        begin(&typing, "_at: long\n");
        is_killed_in_a_pause(&typing);
    } else if (number % PAUSES == PAUSES - 2) {
        begin(&typing, "long: 不好\n");
        expect_label(&typing, 0);
        type_some(&typing, 2 + below(FIELDS - 3));
        is_killed_giving_a_reason(&typing);
    } else {
        begin(&typing, "");
        expect_label(&typing, 0);
        type_some(&typing, below(FIELDS - 1));
        if (number % 3 == 0)
            is_killed(&typing);
        else if (number % 6 == 1)
            is_warned(&typing, warnings[number / 6 % COUNT_OF(warnings)]);
        else if (number % 6 == 4)
            is_warned_elsewhere(&typing, number / 6 % COUNT_OF(screens),
                                warnings[number / 6 % COUNT_OF(warnings)]);
        else if (number % 6 == 2)
            is_killed_half_way(&typing);
        else
            is_killed_rewording(&typing);
    }
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
