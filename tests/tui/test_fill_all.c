/* SPDX-License-Identifier: MIT */
/* The forms that come with the program filled in by keys alone, in each face: the screens on the
 * way, the report and the draft at the end. */
#include "tui/pair.h"

#include "base/alloc.h"
#include "support/pty.h"

static const char *const forms[] = {"water-bureau", "audit-bureau", "party-group",
                                    "transport-branch", "transport-bureau"};

static char top[1000]; /* the folder of forms/ and tests/: where the test starts */

/* --- what is to be filled in --- */

/* The answers that a draft has, to be given anew by keys. */
struct wanted {
    const char *form;
    struct form_file found;
    struct draft draft;
    struct str report;
};

static void read_draft(struct draft *draft, const char *path, const struct form *form)
{
    struct diags diags = DIAGS_INIT(NULL);
    int error = 0;

    assert_true(draft_read(draft, path, &diags, &error));
    draft_bind(draft, form, &diags);
    assert_int_equal(diags.count, 0);
    diags_free(&diags);
}

/* What the form says itself is the answer where the draft has none. */
static void accept_defaults(struct draft *draft)
{
    const struct field *field = NULL;

    while ((field = form_walk_next(&draft->answers, field)))
        if (answers_of(&draft->answers, field)->unconfirmed)
            answers_confirm(&draft->answers, field);
    answers_settle(&draft->answers);
}

/* `state`: "" for the example, "-zero" where whatever may be 无 is. */
static void wanted_init(struct wanted *wanted, const char *form, const char *state)
{
    struct str path = STR_INIT;

    memset(wanted, 0, sizeof *wanted);
    wanted->form = form;
    assert_true(library_load(&wanted->found, form));
    str_addf(&path, "%s/%s/%s%s.yaml", top, *state ? "tests/golden" : "forms/examples", form,
             state);
    read_draft(&wanted->draft, str_text(&path), wanted->found.form);
    accept_defaults(&wanted->draft);
    str_clear(&path);
    str_addf(&path, "%s/tests/golden/%s%s.txt", top, form, state);
    assert_int_equal(file_read(str_text(&path), 1 << 20, &wanted->report), 0);
    str_free(&path);
}

static void wanted_free(struct wanted *wanted)
{
    draft_free(&wanted->draft);
    form_file_free(&wanted->found);
    str_free(&wanted->report);
}

/* What a person types for the field. */
static const char *answer_for(const struct wanted *wanted, const struct field *field)
{
    return str_text(&wanted->draft.answers.items[field->index].typed_text);
}

/* --- typing --- */

static bool is_inside(char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The length of the beginning that two texts share, in whole characters. */
static size_t shared_len(const char *one, const char *other)
{
    size_t len = 0;

    while (one[len] && one[len] == other[len])
        len++;
    while (is_inside(one[len]) || is_inside(other[len]))
        len--;
    return len;
}

/* In a long answer what is there is kept as far as it fits, and the rest deleted. */
static void add_long_keys(const char *before, const char *text, struct str *keys)
{
    size_t kept = shared_len(before, text);

    for (const char *at = before + kept; *at; at++)
        str_add(keys, is_inside(*at) ? "" : "\177");
    for (const char *at = text + kept; *at; at++)
        str_addc(keys, *at == '\n' ? '\r' : *at);
}

/* The keys that answer the field in question: Enter, in long answers Tab, where the answer is there
 * already. A choice goes by its digit. */
static void keys_for(const struct wanted *wanted, const struct session *session, struct str *keys)
{
    const struct field *field = session->field;
    const char *text = answer_for(wanted, field);
    const struct choice *choice = field_choice(field, text, strlen(text));

    str_clear(keys);
    if (strcmp(text, str_text(&session->edit.text)) == 0)
        ;
    else if (field->type->multiline)
        add_long_keys(str_text(&session->edit.text), text, keys);
    else if (choice && field->type->family == &type_one_of)
        str_addf(keys, "%d", (int)(choice - field->choices) + 1);
    else
        str_add(keys, text);
    str_addc(keys, field->type->multiline ? '\t' : '\r');
}

/* The same for who answers line by line. */
static void add_lines_for(const struct wanted *wanted, const struct session *session,
                          struct str *lines)
{
    const char *text = answer_for(wanted, session->field);
    bool given = strcmp(text, str_text(&session->edit.text)) != 0;

    str_addf(lines, "%s\n%s", given ? text : "",
             given && session->field->type->multiline ? ".\n" : "");
}

static void apply_keys(struct session *session, const char *keys)
{
    struct key_decoder decoder = KEY_DECODER_INIT;
    struct key key;

    key_feed(&decoder, keys, strlen(keys));
    while (key_next(&decoder, true, &key))
        session_apply(session, keymap_command(&key), key.text, key.len);
    key_decoder_free(&decoder);
}

/* All keys, and all lines, that fill in the form. */
static void compose(const struct wanted *wanted, struct str *keys, struct str *lines)
{
    struct session session;
    struct str step = STR_INIT;

    setenv("TIANBAO_HOME", "composed", 1);
    session_init(&session, 24, 80);
    assert_true(session_new(&session, wanted->form, NULL));
    while (session.mode == SESSION_FILL) {
        keys_for(wanted, &session, &step);
        str_add(keys, str_text(&step));
        add_lines_for(wanted, &session, lines);
        apply_keys(&session, str_text(&step));
    }
    assert_int_equal(session.mode, SESSION_FINISH);
    session_free(&session);
    str_free(&step);
}

/* --- what comes out --- */

/* The one file of the folder with that ending, its lock and its backup apart. */
static void find_only(const char *folder, const char *ending, struct str *path)
{
    DIR *dir = opendir(folder);
    int count = 0;

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        const char *dot = strrchr(entry->d_name, '.');
        if (*entry->d_name == '.' || strcmp(dot ? dot : "", ending) != 0)
            continue;
        str_clear(path);
        str_addf(path, "%s/%s", folder, entry->d_name);
        count++;
    }
    closedir(dir);
    assert_int_equal(count, 1);
}

static void expect_answers(const struct wanted *wanted, const struct draft *draft)
{
    const struct field *field = NULL;

    while ((field = form_walk_next(&wanted->draft.answers, field))) {
        const struct answer *is = answers_of(&draft->answers, field);
        const struct answer *was = answers_of(&wanted->draft.answers, field);
        if (strcmp(str_text(&is->typed_text), str_text(&was->typed_text)) != 0)
            fail_msg("%s: %s instead of %s", field->name, str_text(&is->typed_text),
                     str_text(&was->typed_text));
        assert_int_equal(is->reading.state, was->reading.state);
        assert_false(is->unconfirmed);
    }
}

/* The report byte for byte, and the draft answer by answer. */
static void expect_result(const struct wanted *wanted)
{
    struct str path = STR_INIT;
    struct draft draft = {0};

    find_only("home/reports", ".txt", &path);
    scratch_expect(str_text(&path), str_text(&wanted->report));
    find_only("home/drafts", ".yaml", &path);
    read_draft(&draft, str_text(&path), wanted->found.form);
    expect_answers(wanted, &draft);
    draft_free(&draft);
    str_free(&path);
}

/* --- the faces --- */

/* The screens are looked at cell by cell, question by question. */
static void fill_screen(const struct wanted *wanted, enum pty_kind kind)
{
    struct pair pair;
    struct str keys = STR_INIT;
    int asked = 0;

    open_pair(&pair, wanted->form, kind, 24, 80);
    for (; pair.session.mode == SESSION_FILL; asked++) {
        const char *label = pair.session.field->label;
        keys_for(wanted, &pair.session, &keys);
        press(&pair, str_text(&keys));
        if (pair.session.mode == SESSION_FILL)
            expect_same(&pair, label);
    }
    assert_int_equal(pair.session.mode, SESSION_FINISH);
    assert_true(asked >= pair.session.progress.asked);
    assert_true(pty_wait_text(pair.pty, "文稿写好了，在："));
    assert_null(pty_fault(pair.pty));
    close_pair(&pair);
    expect_result(wanted);
    str_free(&keys);
}

/* Everything in one write. */
static void fill_ahead(const struct wanted *wanted)
{
    const char *argv[] = {program, "fill", wanted->form, NULL};
    struct pty_options options = {.argv = argv};
    struct str keys = STR_INIT, lines = STR_INIT;
    struct pty *pty;

    compose(wanted, &keys, &lines);
    setenv("TIANBAO_HOME", "home", 1);
    pty = pty_start(&options);
    assert_true(pty_wait_text(pty, "回车 下一处"));
    pty_sendn(pty, str_text(&keys), keys.len);
    assert_true(pty_wait_text(pty, "文稿写好了，在："));
    pty_send(pty, "\021");
    assert_int_equal(pty_exit(pty), 0);
    pty_free(pty);
    expect_result(wanted);
    str_free(&keys);
    str_free(&lines);
}

static void fill_lines(const struct wanted *wanted)
{
    struct str command = STR_INIT, keys = STR_INIT, lines = STR_INIT;
    FILE *pipe;

    compose(wanted, &keys, &lines);
    setenv("TIANBAO_HOME", "home", 1);
    str_addf(&command, "'%s' fill --line %s >said 2>goodbye", program, wanted->form);
    pipe = popen(str_text(&command), "w");
    assert_non_null(pipe);
    assert_int_equal(fwrite(str_text(&lines), 1, lines.len, pipe), lines.len);
    assert_int_equal(pclose(pipe), 0);
    expect_result(wanted);
    str_free(&command);
    str_free(&keys);
    str_free(&lines);
}

/* Who answers on a GBK terminal, line by line. */
struct typist {
    struct pty *pty;
    iconv_t to_terminal;
};

static void typist_start(struct typist *typist, const char *form)
{
    const char *argv[] = {program, "fill", "--line", form, NULL};
    const char *gbk[] = {"LC_ALL=zh_CN.GBK", locpath, NULL};
    struct pty_options options = {
        .argv = argv, .environment = gbk, .rows = 60, .columns = 200, .kind = PTY_GBK};

    setenv("TIANBAO_HOME", "home", 1);
    typist->pty = pty_start(&options);
    typist->to_terminal = iconv_open("GBK", "UTF-8");
}

static bool has_read(struct pty *pty, const void *data)
{
    (void)data;
    return pty_has_read(pty);
}

/* Types what is awaited on the screen, and waits until it is read: a terminal keeps 4 KiB. */
static void typist_answer(struct typist *typist, const char *awaited, const struct str *lines)
{
    size_t in_left = lines->len, out_left = in_left;
    char *bytes = xrealloc(NULL, in_left + 1), *in = lines->s, *out = bytes;

    assert_true(pty_wait_text(typist->pty, awaited));
    assert_int_equal(iconv(typist->to_terminal, &in, &in_left, &out, &out_left), 0);
    pty_sendn(typist->pty, bytes, (size_t)(out - bytes));
    assert_true(pty_wait(typist->pty, has_read, NULL));
    free(bytes);
}

/* The closing lines are in the terminal's character set too. */
static void typist_end(struct typist *typist, const char *awaited)
{
    struct str quit = STR_INIT;

    str_add(&quit, ":quit\n");
    typist_answer(typist, awaited, &quit);
    assert_true(pty_wait_text(typist->pty, "下次从停下的地方接着填："));
    assert_true(pty_wait_text(typist->pty, "tianbao fill --line "));
    assert_int_equal(pty_exit(typist->pty), 0);
    assert_null(pty_fault(typist->pty));
    pty_free(typist->pty);
    iconv_close(typist->to_terminal);
    str_free(&quit);
}

static void fill_lines_gbk(const struct wanted *wanted)
{
    struct typist typist;
    struct session session;
    struct str keys = STR_INIT, lines = STR_INIT;

    typist_start(&typist, wanted->form);
    setenv("TIANBAO_HOME", "model", 1);
    session_init(&session, 24, 80);
    assert_true(session_new(&session, wanted->form, NULL));
    while (session.mode == SESSION_FILL) {
        keys_for(wanted, &session, &keys);
        str_clear(&lines);
        add_lines_for(wanted, &session, &lines);
        typist_answer(&typist, session.field->label, &lines);
        apply_keys(&session, str_text(&keys));
    }
    session_free(&session);
    typist_end(&typist, "文稿写好了，在：");
    expect_result(wanted);
    str_free(&keys);
    str_free(&lines);
}

/* --- the tests --- */

/* The drafts are of different years: each is filled in when it was. */
static void at_time_of(const struct wanted *wanted)
{
    int year = atoi(answer_for(wanted, &wanted->found.form->fields[0]));

    assert_true(year == 2025 || year == 2026);
    setenv("TIANBAO_NOW", year == 2025 ? "1767830400" : "1798000000", 1);
}

static void in_scratch(const struct wanted *wanted, void (*fill)(const struct wanted *))
{
    void *state = NULL;

    scratch_enter(&state);
    at_time_of(wanted);
    fill(wanted);
    scratch_leave(&state);
}

static void fill_narrow(const struct wanted *wanted)
{
    fill_screen(wanted, PTY_NARROW);
}

static void fill_wide(const struct wanted *wanted)
{
    fill_screen(wanted, PTY_WIDE);
}

static void fill_gbk(const struct wanted *wanted)
{
    fill_screen(wanted, PTY_GBK);
}

static void fill_forms(const char *state, void (*fill)(const struct wanted *))
{
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct wanted wanted;
        wanted_init(&wanted, forms[i], state);
        in_scratch(&wanted, fill);
        wanted_free(&wanted);
    }
}

static void test_narrow(void **state)
{
    (void)state;
    fill_forms("", fill_narrow);
}

static void test_wide(void **state)
{
    (void)state;
    fill_forms("", fill_wide);
}

static void test_gbk(void **state)
{
    (void)state;
    if (!locpath)
        skip();
    fill_forms("", fill_gbk);
}

static void test_ahead(void **state)
{
    (void)state;
    fill_forms("", fill_ahead);
}

static void test_lines(void **state)
{
    (void)state;
    fill_forms("", fill_lines);
}

static void test_lines_gbk(void **state)
{
    (void)state;
    if (!locpath)
        skip();
    fill_forms("", fill_lines_gbk);
}

/* The bytes of 联通 in GBK are good UTF-8, for something else. */
static void test_lines_of_two_meanings(void **state)
{
    struct typist typist;
    struct str line = STR_INIT, path = STR_INIT, text = STR_INIT;

    (void)state;
    if (!locpath)
        skip();
    typist_start(&typist, "transport-bureau");
    str_add(&line, "\n联通\n");
    typist_answer(&typist, "总结年度", &line);
    typist_end(&typist, "开头段落");
    find_only("home/drafts", ".yaml", &path);
    assert_int_equal(file_read(str_text(&path), 1 << 20, &text), 0);
    assert_non_null(strstr(str_text(&text), "\norg: 联通\n"));
    str_free(&line);
    str_free(&path);
    str_free(&text);
}

/* Nothing happened this year: 无 and 0 wherever that may be said. */
static void test_nothing(void **state)
{
    (void)state;
    fill_forms("-zero", fill_narrow);
    fill_forms("-zero", fill_lines);
}

#define fill_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        fill_test(test_narrow),    fill_test(test_wide),
        fill_test(test_gbk),       fill_test(test_ahead),
        fill_test(test_lines),     fill_test(test_nothing),
        fill_test(test_lines_gbk), fill_test(test_lines_of_two_meanings),
    };

    (void)argc;
    if (!find_program(argv[0]) || !getcwd(top, sizeof top))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
