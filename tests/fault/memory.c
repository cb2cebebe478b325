/* SPDX-License-Identifier: MIT */
/* Memory runs out at one allocation after the other, once or from then on: there is a message and
 * an end, and what is on disk is whole. The linker leads the allocations here (--wrap).
 *
 * TEST_LONG=1: every allocation; else some of them. */
#include <fcntl.h>
#include <stdbool.h>
#include <sys/wait.h>

#include "base/attributes.h"
#include "cli/cli.h"
#include "unit/scratch.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
const char *__asan_default_options(void);

static struct {
    bool armed, sticky;
    long ordinal, seen;
} fault;

/* Ending in the middle leaves memory behind. */
const char *__asan_default_options(void)
{
    return "detect_leaks=0";
}

static bool fails(void)
{
    if (!fault.armed)
        return false;
    fault.seen++;
    return fault.seen == fault.ordinal || (fault.sticky && fault.seen > fault.ordinal);
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return fails() ? NULL : __real_realloc(old, size);
}

#define DRAFT                                                                                      \
    "_format: 1\n_form: office\n_form_version: 1\n_created_at: 2026-12-18T15:02:11+08:00\n"        \
    "org: 江州市水务局\nkinds:\n  - 甲\n  - 乙\nplans: |\n  一是。\n  二是。\n"
enum { SOME_POINTS = 80, SEEN_FD = 9 };

/* What is run, and what it writes. */
struct scenario {
    const char *arguments[5];
    const char *file;
    const char *before; /* NULL: no file */
    const char *kept;   /* what the file has when it is done */
};

static const struct scenario scenarios[] = {
    {{"set", "a.yaml", "meetings=12"}, "a.yaml", DRAFT, "meetings: 12\n"},
    {{"assemble", "a.yaml", "-o", "o.txt"}, "o.txt", "旧文稿\n", "江州市水务局开会"},
    {{"new", "office", "-o", "n.yaml"}, "n.yaml", NULL, "_form: office\n"},
    {{"fill", "a.yaml", "--line"}, "a.yaml", DRAFT, "meetings: 12\n"},
};

static const struct scenario *scenario; /* of the test at hand */

static const char form_text[] =
    "id: office\nversion: 1\nname: 小结\ntitle: 小结\nfields:\n"
    "  - {name: meetings, label: 会议, type: count, unit: 次}\n"
    "  - {name: org, label: 单位, type: text}\n"
    "  - {name: kinds, label: 几样, type: list}\n"
    "  - {name: plans, label: 打算, type: paragraph}\n"
    "  - {name: twice, label: 两倍, type: count, calculation: meetings * 2}\n"
    "sections:\n  - title: 一\n    text: |\n"
    "      {{org}}开会{{meetings}}次{{#kinds}}，{{.}}{{/kinds}}，{{twice}}。\n      {{plans}}\n";

static void prepare(void)
{
    unlink("a.yaml.bak");
    unlink("o.txt.bak");
    unlink("n.yaml");
    scratch_write("a.yaml", DRAFT);
    scratch_write("o.txt", "旧文稿\n");
}

static void redirect(const char *path, int flags, int to)
{
    int fd = open(path, flags, 0600);

    if (fd < 0 || dup2(fd, to) < 0)
        _exit(126);
    close(fd);
}

/* Tells the parent how many allocations there were, whichever way it ends. */
static void note_seen(void)
{
    fault.armed = false;
    if (write(SEEN_FD, &fault.seen, sizeof fault.seen) < 0)
        _exit(126);
}

static void run_child(void)
{
    char *argv[7] = {(char *)"tianbao"};
    int argc = 1;

    for (size_t i = 0; i < COUNT_OF(scenario->arguments) && scenario->arguments[i]; i++)
        argv[argc++] = (char *)scenario->arguments[i];
    redirect("typed", O_RDONLY, 0);
    redirect("said", O_WRONLY | O_CREAT | O_TRUNC, 1);
    dup2(1, 2);
    redirect("seen", O_WRONLY | O_CREAT | O_TRUNC, SEEN_FD);
    atexit(note_seen);
    fault.armed = true;
    exit(cli_main(argc, argv));
}

/* Runs the scenario with this fault, none where the ordinal is 0. Returns the exit code. */
static int run(long ordinal, bool sticky)
{
    int status;
    pid_t child;

    fault.ordinal = ordinal;
    fault.sticky = sticky;
    fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (child == 0)
        run_child();
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static char *text_of(const char *path)
{
    struct str text = STR_INIT;

    if (file_read(path, 1 << 20, &text) != 0) {
        str_free(&text);
        return NULL;
    }
    return str_take(&text);
}

/* Both versions end with the whole of what they hold. */
static bool is_whole(const char *text, bool done)
{
    bool is_old = text && scenario->before ? strcmp(text, scenario->before) == 0
                                           : text == scenario->before;

    return done ? text && strstr(text, scenario->kept) : is_old || strstr(text, scenario->kept);
}

static void expect_end(int code, long ordinal, bool sticky)
{
    char *text = text_of(scenario->file), *said = text_of("said");

    if (code > 1 && (code != 3 || !strstr(said, "内存不足")))
        fail_msg("allocation %ld%s: exit code %d: %s", ordinal, sticky ? " and on" : "", code,
                 said);
    if (!is_whole(text, code <= 1))
        fail_msg("allocation %ld%s: exit code %d: %s is %s", ordinal, sticky ? " and on" : "", code,
                 scenario->file, text ? text : "gone");
    free(text);
    free(said);
}

static long count_allocations(void)
{
    FILE *file;
    long seen = 0;

    prepare();
    expect_end(run(0, false), 0, false);
    file = fopen("seen", "r");
    assert_non_null(file);
    assert_int_equal(fread(&seen, sizeof seen, 1, file), 1);
    fclose(file);
    return seen;
}

static int setup(void **state)
{
    scenario = *state;
    scratch_enter(state);
    assert_int_equal(mkdir("forms", 0700), 0);
    scratch_write("forms/office.yaml", form_text);
    scratch_write("typed", "12\n\n\n\n:quit\n");
    return 0;
}

static void ends_clean(void **state)
{
    bool is_long = getenv("TEST_LONG") != NULL;
    long all = count_allocations(), step = is_long ? 1 : 1 + all / SOME_POINTS, points = 0;

    (void)state;
    for (long ordinal = 1; ordinal <= all; ordinal += step)
        for (int sticky = 0; sticky < (is_long ? 2 : 1); sticky++, points++) {
            bool on = is_long ? sticky : ordinal / step % 2;
            prepare();
            expect_end(run(ordinal, on), ordinal, on);
        }
    print_message("%s: %ld allocations, %ld points\n", scenario->arguments[0], all, points);
    assert_true(all > 10);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(scenarios)];

    setenv("TIANBAO_HOME", "home", 1);
    setenv("TIANBAO_NOW", "1798000000", 1); /* 2026-12-23 */
    setenv("TZ", "CST-8", 1);
    for (size_t i = 0; i < COUNT_OF(scenarios); i++)
        tests[i] = (struct CMUnitTest){scenarios[i].arguments[0], ends_clean, setup, scratch_leave,
                                       (void *)&scenarios[i]};
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
