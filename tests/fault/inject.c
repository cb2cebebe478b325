/* SPDX-License-Identifier: MIT */
/* The program under strace, which kills it before a system call or has the call fail, one point
 * after the other. Whatever happens, each file is one of the versions it may have, whole; what the
 * program said is so; and the next run works.
 *
 * A scenario is one row below. TEST_LONG=1: every point; else those of the calls that save, each
 * with one error. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>

#include "base/attributes.h"
#include "support/strace.h"
#include "unit/scratch.h"

#define DRAFT  "a.yaml"
#define REPORT "home/reports/a.txt"

static const char form_text[] = "id: office\n"
                                "version: 1\n"
                                "name: 办公室小结\n"
                                "title: \"{{year}}年小结\"\n"
                                "fields:\n"
                                "  - {name: year, label: 年份, type: year, default: report_year}\n"
                                "  - {name: org, label: 单位, type: text}\n"
                                "sections:\n"
                                "  - title: 会议\n"
                                "    fields:\n"
                                "      - {name: meetings, label: 承办会议, type: count, unit: 次}\n"
                                "      - {name: papers, label: 印发文件, type: count, unit: 件}\n"
                                "    text: |\n"
                                "      {{org}}承办会议{{meetings}}次，印发文件{{papers}}件。\n";

static const char draft_text[] = "_format: 1\n"
                                 "_form: office\n"
                                 "_form_version: 1\n"
                                 "_created_at: 2026-12-18T15:02:11+08:00\n"
                                 "_at: meetings\n"
                                 "year: 2026\n"
                                 "org: 江州市水务局\n"
                                 "papers: 30\n";

enum { ARGUMENTS = 6, LINES = 6, FILES = 2, PROMISES = 5, VERSIONS = 8 };

/* Where the output has `said`, and nowhere that it could not be kept, the file has `kept`. Without
 * `said`: where the exit code is 0 or 1. */
struct promise {
    const char *said, *file, *kept;
};

struct scenario {
    const char *name;
    const char *arguments[ARGUMENTS];
    const char *lines[LINES]; /* on standard input */
    const char *files[FILES]; /* what is written */
    struct promise promises[PROMISES];
    bool creates; /* running it again finds the file of the first time */
};

static const struct scenario scenarios[] = {
    {.name = "set",
     .arguments = {"set", DRAFT, "meetings=12"},
     .files = {DRAFT},
     .promises = {{NULL, DRAFT, "meetings: 12\n"}}},
    {.name = "assemble into a file",
     .arguments = {"assemble", DRAFT, "-o", "o.txt"},
     .files = {"o.txt", DRAFT},
     .promises = {{NULL, "o.txt", "承办会议X次，印发文件30件。\n"}}},
    {.name = "assemble into a folder",
     .arguments = {"assemble", DRAFT, "-o", "d/"},
     .files = {"d/a.txt", DRAFT},
     .promises = {{NULL, "d/a.txt", "承办会议X次，印发文件30件。\n"}}},
    {.name = "new",
     .arguments = {"new", "office", "-o", "n.yaml"},
     .files = {"n.yaml", DRAFT},
     .promises = {{NULL, "n.yaml", "_form: office\n"}},
     .creates = true},
    {.name = "fill and finalize",
     .arguments = {"fill", DRAFT, "--line"},
     .lines = {"12", "31", ":finish", "1", ":quit"},
     .files = {DRAFT, REPORT},
     .promises = {{NULL, DRAFT, "meetings: 12\npapers: 31\n"},
                  {"印发文件（件）", DRAFT, "meetings: 12\n"},
                  {"已填 4/4　完整", DRAFT, "papers: 31\n"},
                  {"文稿写好了，在：", REPORT, "承办会议12次，印发文件31件。\n"},
                  {"已定稿\n", DRAFT, "_status: finalized\n"}}},
};

/* --- running --- */

static const char *program;
static bool is_long;

static char *whole(const char *path)
{
    struct str text = STR_INIT;

    if (file_read(path, 1 << 20, &text) != 0) {
        str_free(&text);
        return NULL;
    }
    return str_take(&text);
}

static void redirect(const char *path, int flags, int to)
{
    int fd = open(path, flags, 0600);

    if (fd < 0 || dup2(fd, to) < 0)
        _exit(126);
    close(fd);
}

/* Runs the command in the folder, the first `lines` lines typed, its output to ../said. Returns the
 * exit code, or 128 + the signal. */
static int run(const char *const *argv, const struct scenario *scenario, size_t lines)
{
    struct str typed = STR_INIT;
    int status;
    pid_t child;

    for (size_t i = 0; i < lines && scenario->lines[i]; i++)
        str_addf(&typed, "%s\n", scenario->lines[i]);
    scratch_write("typed", str_text(&typed));
    str_free(&typed);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        alarm(60);
        redirect("typed", O_RDONLY, 0);
        redirect("said", O_WRONLY | O_CREAT | O_TRUNC, 1);
        if (dup2(1, 2) < 0 || chdir("work") != 0)
            _exit(126);
        execvp(argv[0], (char *const *)argv);
        _exit(126);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void command_of(const struct scenario *scenario, const char **argv)
{
    size_t count = 0;

    argv[count++] = program;
    for (size_t i = 0; i < ARGUMENTS && scenario->arguments[i]; i++)
        argv[count++] = scenario->arguments[i];
    argv[count] = NULL;
}

static int run_plain(const struct scenario *scenario, size_t lines)
{
    const char *argv[ARGUMENTS + 2];

    command_of(scenario, argv);
    return run(argv, scenario, lines);
}

static int run_traced(const struct scenario *scenario, const char *what, const char *log)
{
    const char *argv[ARGUMENTS + 10] = {"strace", "-f", "-o", log, "-e", what};

    command_of(scenario, argv + 6);
    return run(argv, scenario, LINES);
}

/* The same start for every point. */
static void prepare(void)
{
    if (access("work", F_OK) == 0)
        assert_int_equal(nftw("work", scratch_remove, 16, FTW_DEPTH | FTW_PHYS), 0);
    assert_int_equal(mkdir("work", 0700), 0);
    assert_int_equal(mkdir("work/forms", 0700), 0);
    assert_int_equal(mkdir("work/d", 0700), 0);
    scratch_write("work/forms/office.yaml", form_text);
    scratch_write("work/" DRAFT, draft_text);
    scratch_write("work/o.txt", "旧文稿\n");
    scratch_write("work/d/a.txt", "旧文稿\n");
}

/* --- the versions that a file may have --- */

struct versions {
    char *texts[VERSIONS]; /* NULL: no file */
    size_t count;
};

/* Cuts out the line that begins with the key. */
static void cut_line(char *text, const char *key)
{
    char *line = text ? strstr(text, key) : NULL, *end = line ? strchr(line + 1, '\n') : NULL;

    if (end)
        memmove(line, end, strlen(end) + 1);
}

/* The file without what may differ and is no answer: where the clerk was moves on with the save
 * after, and the path of a form is noted where its id could not be looked up. */
static char *text_of(const char *file)
{
    char path[100], *text;

    snprintf(path, sizeof path, "work/%s", file);
    text = whole(path);
    cut_line(text, "\n_at: ");
    cut_line(text, "\n_form_file: ");
    return text;
}

static bool same(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

static bool is_version(const struct versions *versions, const char *text)
{
    for (size_t i = 0; i < versions->count; i++)
        if (same(versions->texts[i], text))
            return true;
    return false;
}

static void note_version(struct versions *versions, const char *file)
{
    char *text = text_of(file);

    if (is_version(versions, text)) {
        free(text);
        return;
    }
    assert_true(versions->count < VERSIONS);
    versions->texts[versions->count++] = text;
}

static void note_versions(const struct scenario *scenario, struct versions versions[FILES])
{
    for (size_t i = 0; i < FILES && scenario->files[i]; i++)
        note_version(&versions[i], scenario->files[i]);
}

/* As it was, and as it is after the first, the second … line is typed. */
static void find_versions(const struct scenario *scenario, struct versions versions[FILES])
{
    size_t lines = 0;

    prepare();
    note_versions(scenario, versions);
    do {
        prepare();
        assert_true(run_plain(scenario, lines) <= 1);
        note_versions(scenario, versions);
    } while (lines < LINES && scenario->lines[lines++]);
}

static void free_versions(struct versions versions[FILES])
{
    for (size_t i = 0; i < FILES; i++)
        for (size_t k = 0; k < versions[i].count; k++)
            free(versions[i].texts[k]);
}

/* --- what must hold --- */

ATTR_PRINTF(2, 3)
static int complain(const struct strace_point *point, const char *format, ...)
{
    va_list args;
    char *said = whole("said");

    fprintf(stderr, "%s %d %s%s: ", point->call, point->ordinal, strace_error_name(point->error),
            point->sticky ? " from then on" : "");
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "; said: %s\n", said ? said : "");
    free(said);
    return 1;
}

static int wrong_files(const struct scenario *scenario, const struct versions versions[FILES],
                       const struct strace_point *point)
{
    int wrong = 0;

    for (size_t i = 0; i < FILES && scenario->files[i]; i++) {
        char *text = text_of(scenario->files[i]);
        if (!is_version(&versions[i], text))
            wrong += complain(point, "%s is %s", scenario->files[i], text ? text : "gone");
        free(text);
    }
    return wrong;
}

/* A lock that cannot be read may be somebody's: nothing is filled in then. */
static bool is_in_use(const char *said)
{
    return strstr(said, "有人打开着") != NULL;
}

static bool is_told(const char *said)
{
    return strstr(said, "没有保存") || strstr(said, "没有写成") || strstr(said, "没有定稿");
}

static int broken_promises(const struct scenario *scenario, const struct strace_point *point,
                           int code)
{
    char *said = whole("said");
    int wrong = 0;

    for (size_t i = 0; i < PROMISES && scenario->promises[i].file; i++) {
        const struct promise *promise = &scenario->promises[i];
        char *text = text_of(promise->file);
        bool holds = text && strstr(text, promise->kept);
        if (!holds && !is_in_use(said) &&
            (promise->said ? strstr(said, promise->said) && !is_told(said) : code <= 1))
            wrong += complain(point, "exit code %d, and %s lacks %s", code, promise->file,
                              promise->kept);
        free(text);
    }
    free(said);
    return wrong;
}

/* What could not be brought to disk, and whose page may still be there to read: it has to be told.
 */
static int silent_sync(const struct strace_point *point, int code)
{
    bool is_sync = strncmp(point->call, "fsync", 5) == 0 || strncmp(point->call, "syncfs", 6) == 0;
    char *said = whole("said");
    int wrong = 0;

    if (is_sync && point->error && point->error != EINTR && code <= 1 && !is_told(said))
        wrong = complain(point, "exit code %d, and no word", code);
    free(said);
    return wrong;
}

/* An error that the program got over is none. 127: the loader could not start it. 4: it took a
 * draft that could not be read for a form. Where writing fails there is nowhere to give the reason.
 */
static int wrong_end(const struct strace_point *point, int code)
{
    char *said;
    int wrong = 0;

    if (!point->error)
        return code == 128 + SIGKILL || code <= 1 ? 0 : complain(point, "exit code %d", code);
    if (code <= 1 || code == 127)
        return 0;
    if (code != 3 && code != 4)
        return complain(point, "exit code %d", code);
    said = whole("said");
    if (!strstr(said, file_reason(point->error)) && !strstr(said, "模板") && !is_in_use(said) &&
        strcmp(point->call, "write") != 0)
        wrong = complain(point, "exit code %d without the reason", code);
    free(said);
    return wrong;
}

static int left_behind(const struct strace_point *point)
{
    static const char *const folders[] = {"work", "work/d", "work/home/reports"};
    int temporary = 0, wrong = 0;

    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        if (access(folders[i], F_OK) != 0)
            continue;
        scratch_count(folders[i], &temporary);
        if (temporary && point->error && strncmp(point->call, "unlink", 6) != 0)
            wrong += complain(point, "%s holds a temporary file", folders[i]);
    }
    return wrong;
}

static int next_run(const struct scenario *scenario, const struct strace_point *point)
{
    const char *const check[] = {program, "check", DRAFT, NULL};
    char *before = text_of(scenario->files[0]);
    bool may_exist = scenario->creates && before;
    int code = run_plain(scenario, LINES), wrong = 0;

    if (code > 1 && !(may_exist && code == 3))
        wrong += complain(point, "the next run: exit code %d", code);
    code = run(check, scenario, 0);
    if (code > 1)
        wrong += complain(point, "check: exit code %d", code);
    free(before);
    return wrong;
}

static int try_point(const struct scenario *scenario, const struct versions versions[FILES],
                     const struct strace_point *point)
{
    char what[100];
    int code, wrong;

    strace_option(point, what, sizeof what);
    prepare();
    code = run_traced(scenario, what, "/dev/null");
    wrong = wrong_end(point, code) + wrong_files(scenario, versions, point) +
            broken_promises(scenario, point, code) + silent_sync(point, code) + left_behind(point);
    return wrong + next_run(scenario, point);
}

static const struct scenario *scenario; /* of the test at hand */

static int setup(void **state)
{
    scenario = *state;
    return scratch_enter(state);
}

static void survives_every_point(void **state)
{
    struct versions versions[FILES] = {{{NULL}, 0}};
    struct strace_points points = {NULL, 0, 0};
    int wrong = 0;

    (void)state;
    if (!strace_works()) {
        print_message("strace is not here, or may not trace\n");
        skip();
    }
    find_versions(scenario, versions);
    prepare();
    assert_true(run_traced(scenario, "trace=all", "../log") <= 1);
    strace_find(&points, "log", is_long);
    for (size_t i = 0; i < points.count; i++)
        wrong += try_point(scenario, versions, &points.items[i]);
    print_message("%s: %zu points, %d wrong\n", scenario->name, points.count, wrong);
    assert_true(points.count > 0);
    free_versions(versions);
    free(points.items);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(scenarios)];

    program = getenv("TIANBAO");
    is_long = getenv("TEST_LONG") != NULL;
    if (!program)
        return 1;
    setenv("TIANBAO_HOME", "home", 1);
    setenv("TIANBAO_NOW", "1798000000", 1); /* 2026-12-23 */
    setenv("TZ", "CST-8", 1);
    /* A tracer is in the way of looking for leaks. */
    setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
    for (size_t i = 0; i < COUNT_OF(scenarios); i++)
        tests[i] = (struct CMUnitTest){scenarios[i].name, survives_every_point, setup,
                                       scratch_leave, (void *)&scenarios[i]};
    return cmocka_run_group_tests_name("inject", tests, NULL, NULL);
}
