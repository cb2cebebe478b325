/* SPDX-License-Identifier: MIT */
/* The program under strace, which kills it before a system call or has the call fail, one point
 * after the other. Whatever happens, each file is one of the versions it may have, whole; what the
 * program said is so; and the next run works.
 *
 * A scenario is one row of scenarios.h. TEST_LONG=1: every point; else some of the calls that
 * save, each with one error. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>

#include "base/attributes.h"
#include "fault/scenarios.h"
#include "support/strace.h"
#include "unit/scratch.h"

/* --- running --- */

enum { QUICK_POINTS = 100, MOST_POLLS = 2000 /* of a millisecond */ };

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

static pid_t start(const char *const *argv, int input)
{
    pid_t child = fork();

    assert_true(child >= 0);
    if (child)
        return child;
    alarm(60);
    redirect("said", O_WRONLY | O_CREAT | O_TRUNC, 1);
    if (dup2(input, 0) < 0 || dup2(1, 2) < 0 || chdir("work") != 0)
        _exit(126);
    execvp(argv[0], (char *const *)argv);
    _exit(126);
}

static int end(pid_t child)
{
    int status;

    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool has_asked(void)
{
    char *said = whole("said");
    bool asked = said && strstr(said, "\n> ");

    free(said);
    return asked;
}

/* The other program comes once the draft has been read: at the first question. False where none is
 * seen: the program has ended, or cannot write. */
static bool write_meanwhile(const struct scenario *scenario, pid_t child)
{
    siginfo_t ended = {.si_pid = 0};

    for (int tries = 0; !has_asked() && !ended.si_pid && tries < MOST_POLLS; tries++) {
        poll(NULL, 0, 1);
        assert_int_equal(waitid(P_PID, (id_t)child, &ended, WEXITED | WNOHANG | WNOWAIT), 0);
    }
    if (!has_asked())
        return false;
    scratch_write("work/" DRAFT, scenario->meanwhile);
    return true;
}

/* Runs the command in the folder, the first `lines` lines typed, its output to ../said. Returns the
 * exit code, or 128 + the signal. */
static int run(const char *const *argv, const struct scenario *scenario, size_t lines)
{
    struct str typed = STR_INIT;
    int input[2];
    pid_t child;

    for (size_t i = 0; i < lines && scenario->lines[i]; i++)
        str_addf(&typed, "%s\n", scenario->lines[i]);
    assert_int_equal(pipe(input), 0); /* holds it all at once */
    fcntl(input[0], F_SETFD, FD_CLOEXEC);
    fcntl(input[1], F_SETFD, FD_CLOEXEC);
    unlink("said");
    child = start(argv, input[0]);
    if (scenario->meanwhile && lines && !write_meanwhile(scenario, child))
        str_clear(&typed);
    assert_int_equal(write(input[1], str_text(&typed), typed.len), (ssize_t)typed.len);
    close(input[1]);
    close(input[0]);
    str_free(&typed);
    return end(child);
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
    const char *argv[ARGUMENTS + 8] = {"strace", "-f", "-o", log, "-e", what};

    command_of(scenario, argv + 6);
    return run(argv, scenario, LINES);
}

/* The same start for every point. */
static void prepare(const struct scenario *scenario, bool placed)
{
    char path[200];

    if (access("work", F_OK) == 0)
        assert_int_equal(nftw("work", scratch_remove, 16, FTW_DEPTH | FTW_PHYS), 0);
    assert_int_equal(mkdir("work", 0700), 0);
    assert_int_equal(mkdir("work/forms", 0700), 0);
    assert_int_equal(mkdir("work/d", 0700), 0);
    scratch_write("work/forms/office.yaml", form_text);
    scratch_write("work/" DRAFT, draft_text);
    scratch_write("work/o.txt", "旧文稿\n");
    scratch_write("work/d/a.txt", "旧文稿\n");
    assert_int_equal(mkdir("work/stick", 0700), 0);
    assert_int_equal(mkdir("work/home", 0700), 0);
    assert_int_equal(mkdir("work/home/drafts", 0700), 0);
    for (size_t i = 0; placed && i < PLACED && scenario->placed[i].path; i++) {
        snprintf(path, sizeof path, "work/%s", scenario->placed[i].path);
        scratch_write(path, scenario->placed[i].text);
    }
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

static void note_version(struct versions *versions, char *text)
{
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
        note_version(&versions[i], text_of(scenario->files[i]));
}

/* What is placed may be taken for the draft as it is. */
static void note_placed(const struct scenario *scenario, struct versions versions[FILES])
{
    for (size_t i = 0; i < PLACED && scenario->placed[i].path; i++) {
        char *text = strdup(scenario->placed[i].text);
        cut_line(text, "\n_at: ");
        note_version(&versions[0], text);
    }
}

/* As it was, and as it is after the first, the second … line is typed; also where nothing is
 * placed, since what cannot be read is not offered. */
static void find_versions(const struct scenario *scenario, struct versions versions[FILES])
{
    prepare(scenario, true);
    note_versions(scenario, versions);
    note_placed(scenario, versions);
    for (int placed = !scenario->placed[0].path; placed < 2; placed++) {
        size_t lines = 0;
        do {
            prepare(scenario, placed);
            assert_true(run_plain(scenario, lines) <= 1);
            note_versions(scenario, versions);
        } while (lines < LINES && scenario->lines[lines++]);
    }
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

/* The draft is another file now. */
static bool is_elsewhere(const char *said)
{
    return strstr(said, "没有覆盖") || strstr(said, "已存到");
}

static bool is_told(const char *said)
{
    static const char *const words[] = {"没有保存", "没有写成", "没有定稿", "没有建成",
                                        "没有恢复", "没有改名", "没有移到"};

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strstr(said, words[i]))
            return true;
    return false;
}

static const char *looked_for; /* by has_text() */

static int has_text(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
    char *text = flag == FTW_F && S_ISREG(st->st_mode) ? whole(path) : NULL;
    int found = text && strstr(text, looked_for);

    (void)ftw;
    free(text);
    return found;
}

static bool is_somewhere(const char *text)
{
    looked_for = text;
    return nftw("work", has_text, 16, FTW_PHYS) == 1;
}

static int broken_promises(const struct scenario *scenario, const struct strace_point *point,
                           int code)
{
    char *said = whole("said");
    int wrong = 0;

    for (size_t i = 0; i < PROMISES && scenario->promises[i].file; i++) {
        const struct promise *promise = &scenario->promises[i];
        char *text = text_of(promise->file);
        bool holds = (text && strstr(text, promise->kept)) ||
                     (is_elsewhere(said) && is_somewhere(promise->kept));
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
 * A draft that cannot be read again may have been changed: a copy is written.
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
        !is_elsewhere(said) && strcmp(point->call, "write") != 0)
        wrong = complain(point, "exit code %d without the reason", code);
    free(said);
    return wrong;
}

/* What was there before may stay. */
static bool is_placed(const struct scenario *scenario, const char *folder, const char *name)
{
    char path[300];

    for (size_t i = 0; i < PLACED && scenario->placed[i].path; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, name);
        if (strcmp(path + strlen("work/"), scenario->placed[i].path) == 0)
            return true;
    }
    return false;
}

static bool has_temporary(const struct scenario *scenario, const char *folder)
{
    DIR *dir = opendir(folder);
    bool found = false;

    for (struct dirent *entry; dir && (entry = readdir(dir));)
        found |= strlen(entry->d_name) > 4 && entry->d_name[0] == '.' &&
                 strcmp(entry->d_name + strlen(entry->d_name) - 4, ".tmp") == 0 &&
                 !is_placed(scenario, folder, entry->d_name);
    if (dir)
        closedir(dir);
    return found;
}

static int left_behind(const struct scenario *scenario, const struct strace_point *point)
{
    static const char *const folders[] = {"work", "work/d", "work/home/reports", "work/home/drafts",
                                          "work/home/trash"};
    int wrong = 0;

    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        if (point->error && strncmp(point->call, "unlink", 6) != 0 &&
            has_temporary(scenario, folders[i]))
            wrong += complain(point, "%s holds a temporary file", folders[i]);
    }
    return wrong;
}

/* What no file has any more. */
static int lost_texts(const struct scenario *scenario, const struct strace_point *point)
{
    int wrong = 0;

    for (size_t i = 0; i < ALWAYS && scenario->always[i]; i++) {
        if (!is_somewhere(scenario->always[i]))
            wrong += complain(point, "lost: %s", scenario->always[i]);
    }
    looked_for = scenario->meanwhile;
    if (looked_for && has_asked() &&
        !has_text("work/" DRAFT, &(struct stat){.st_mode = S_IFREG}, FTW_F, NULL))
        wrong += complain(point, "what another program wrote is gone");
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
    prepare(scenario, true);
    code = run_traced(scenario, what, "/dev/null");
    wrong = wrong_end(point, code) + wrong_files(scenario, versions, point) +
            broken_promises(scenario, point, code) + silent_sync(point, code) +
            left_behind(scenario, point) + lost_texts(scenario, point);
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
    size_t step;
    int wrong = 0;

    (void)state;
    if (!strace_works()) {
        print_message("strace is not here, or may not trace\n");
        skip();
    }
    find_versions(scenario, versions);
    prepare(scenario, true);
    assert_true(run_traced(scenario, "trace=all", "../log") <= 1);
    strace_find(&points, "log", is_long);
    step = is_long ? 1 : 1 + points.count / QUICK_POINTS;
    for (size_t i = 0; i < points.count; i += step)
        wrong += try_point(scenario, versions, &points.items[i]);
    print_message("%s: %zu points, %d wrong\n", scenario->name, (points.count + step - 1) / step,
                  wrong);
    assert_true(points.count > 0);
    free_versions(versions);
    free(points.items);
    assert_int_equal(wrong, 0);
}

/* The lock of a process that is gone, and a temporary file's name with its length in it. */
static void name_the_dead(void)
{
    char host[100] = "";
    pid_t child = fork();

    if (child == 0)
        _exit(0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    gethostname(host, sizeof host - 1);
    snprintf(dead_lock, sizeof dead_lock, "account: wangfang\nhost: %s\npid: %ld\nstarted: 1\n",
             *host ? host : "localhost", (long)child);
    snprintf(unsaved_name, sizeof unsaved_name, "." DRAFT ".%ld-1-1-%zu.tmp", (long)child,
             strlen(unsaved_text));
}

int main(void)
{
    struct CMUnitTest tests[COUNT_OF(scenarios)];

    program = getenv("TIANBAO");
    is_long = getenv("TEST_LONG") != NULL;
    if (!program)
        return 1;
    setenv("TIANBAO_HOME", "home", 1);
    setenv("HOME", "stick", 1);             /* where it is saved if it cannot be here */
    setenv("TIANBAO_NOW", "1798000000", 1); /* 2026-12-23 */
    setenv("TZ", "CST-8", 1);
    /* A tracer is in the way of looking for leaks. */
    setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
    name_the_dead();
    for (size_t i = 0; i < COUNT_OF(scenarios); i++)
        tests[i] = (struct CMUnitTest){scenarios[i].name, survives_every_point, setup,
                                       scratch_leave, (void *)&scenarios[i]};
    return cmocka_run_group_tests_name("inject", tests, NULL, NULL);
}
