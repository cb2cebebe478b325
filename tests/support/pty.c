/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* TIOCSWINSZ, TIOCSCTTY */
#include "support/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

#include "base/str.h"
#include "support/emulator.h"

struct pty {
    int master, slave; /* the slave is kept open so that its settings outlive the program */
    pid_t child;
    int status;
    bool ended, mute;
    struct emulator *emulator; /* NULL: libvterm emulates */
    VTerm *vterm;
    VTermScreen *screen;
    bool cursor_visible;
    struct str output, row;
    struct str begun; /* of a character: libvterm wants it whole */
    int pieces;
    struct termios found;
};

static void give_up(const char *what)
{
    perror(what);
    abort();
}

static long now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000L + time.tv_nsec / 1000000L;
}

static int on_property(VTermProp property, VTermValue *value, void *data)
{
    struct pty *pty = data;

    if (property == VTERM_PROP_CURSORVISIBLE)
        pty->cursor_visible = value->boolean != 0;
    return 1;
}

static void open_vterm(struct pty *pty, int rows, int columns)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

    pty->cursor_visible = true;
    pty->vterm = vterm_new(rows, columns);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
}

static void open_line(struct pty *pty, int rows, int columns)
{
    struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};

    pty->master = posix_openpt(O_RDWR | O_NOCTTY);
    if (pty->master < 0 || grantpt(pty->master) != 0 || unlockpt(pty->master) != 0)
        give_up("posix_openpt");
    pty->slave = open(ptsname(pty->master), O_RDWR | O_NOCTTY);
    if (pty->slave < 0 || ioctl(pty->slave, TIOCSWINSZ, &size) != 0)
        give_up("ptsname");
    fcntl(pty->master, F_SETFD, FD_CLOEXEC);
    fcntl(pty->master, F_SETFL, O_NONBLOCK);
}

static void set_environment(const char *const *environment, const char *term)
{
    setenv("TERM", term ? term : "xterm-256color", 1);
    for (; environment && *environment; environment++) {
        char *copy = strdup(*environment), *equals = strchr(copy, '=');
        if (equals) {
            *equals = '\0';
            setenv(copy, equals + 1, 1);
        } else {
            unsetenv(copy);
        }
        free(copy);
    }
}

static void run_child(const struct pty *pty, const struct pty_options *options)
{
    setsid();
    if (!options->detached)
        ioctl(pty->slave, TIOCSCTTY, 0);
    for (int fd = 0; fd < 3; fd++)
        dup2(pty->slave, fd);
    close(pty->slave);
    set_environment(options->environment, options->term);
    execvp(options->argv[0], (char *const *)options->argv);
    perror(options->argv[0]);
    _exit(127);
}

struct pty *pty_start(const struct pty_options *options)
{
    int rows = options->rows ? options->rows : 24;
    int columns = options->columns ? options->columns : 80;
    struct pty *pty = calloc(1, sizeof *pty);

    if (!pty)
        give_up("calloc");
    pty->mute = options->mute;
    open_line(pty, rows, columns);
    if (options->kind == PTY_VTERM)
        open_vterm(pty, rows, columns);
    else
        pty->emulator = emulator_new(options->kind, rows, columns);
    pty->found = pty_settings(pty);
    fflush(NULL);
    pty->child = fork();
    if (pty->child < 0)
        give_up("fork");
    if (pty->child == 0)
        run_child(pty, options);
    return pty;
}

static bool child_ended(struct pty *pty)
{
    if (!pty->ended && waitpid(pty->child, &pty->status, WNOHANG) == pty->child)
        pty->ended = WIFEXITED(pty->status) || WIFSIGNALED(pty->status);
    return pty->ended;
}

void pty_free(struct pty *pty)
{
    if (!child_ended(pty)) {
        kill(pty->child, SIGKILL);
        waitpid(pty->child, &pty->status, 0);
    }
    if (pty->master >= 0)
        close(pty->master);
    if (pty->slave >= 0)
        close(pty->slave);
    if (pty->vterm)
        vterm_free(pty->vterm);
    emulator_free(pty->emulator);
    str_free(&pty->output);
    str_free(&pty->row);
    str_free(&pty->begun);
    free(pty);
}

void pty_send(struct pty *pty, const char *bytes)
{
    pty_sendn(pty, bytes, strlen(bytes));
}

/* What the emulator answers (cursor reports) goes to the program. */
static void send_answers(struct pty *pty)
{
    char bytes[256];
    size_t len;

    while ((len = pty->emulator ? emulator_answer(pty->emulator, bytes, sizeof bytes)
                                : vterm_output_read(pty->vterm, bytes, sizeof bytes)) > 0)
        if (!pty->mute)
            pty_sendn(pty, bytes, len);
}

/* The bytes at the end that begin a character of UTF-8 and do not end it. */
static size_t unfinished(const char *bytes, size_t len)
{
    size_t back = 1;

    while (back < 4 && back < len && ((unsigned char)bytes[len - back] & 0xC0) == 0x80)
        back++;
    if (back > len || (unsigned char)bytes[len - back] < 0xC0)
        return 0;
    return back < ((unsigned char)bytes[len - back] < 0xE0   ? 2u
                   : (unsigned char)bytes[len - back] < 0xF0 ? 3u
                                                             : 4u)
               ? back
               : 0;
}

/* A read ends anywhere; libvterm 0.1 takes a character that comes in two pieces for two. */
static void feed_vterm(struct pty *pty, const char *bytes, size_t len)
{
    size_t left;

    str_addn(&pty->begun, bytes, len);
    left = unfinished(str_text(&pty->begun), pty->begun.len);
    vterm_input_write(pty->vterm, str_text(&pty->begun), pty->begun.len - left);
    str_splice(&pty->begun, 0, pty->begun.len - left, "", 0);
}

/* Takes what there is, waiting for it at most so long. Returns the bytes that came. */
static size_t take_output(struct pty *pty, int milliseconds)
{
    struct pollfd waited = {pty->master, POLLIN, 0};
    char bytes[65536];
    ssize_t count;

    if (pty->master < 0 || poll(&waited, 1, milliseconds) <= 0)
        return 0;
    count = read(pty->master, bytes, sizeof bytes);
    if (count <= 0)
        return 0;
    pty->pieces++;
    str_addn(&pty->output, bytes, (size_t)count);
    if (pty->emulator)
        emulator_write(pty->emulator, bytes, (size_t)count);
    else
        feed_vterm(pty, bytes, (size_t)count);
    send_answers(pty);
    return (size_t)count;
}

void pty_sendn(struct pty *pty, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t count = write(pty->master, bytes, len);

        if (count < 0 && errno != EAGAIN && errno != EINTR)
            give_up("write");
        if (count < 0) {
            take_output(pty, 10); /* a full line: the program may itself wait for us */
            continue;
        }
        bytes += count;
        len -= (size_t)count;
    }
}

static void get_size(const struct pty *pty, int *rows, int *columns)
{
    if (pty->emulator)
        emulator_size(pty->emulator, rows, columns);
    else
        vterm_get_size(pty->vterm, rows, columns);
}

static int rows_of(const struct pty *pty)
{
    int rows, columns;

    get_size(pty, &rows, &columns);
    return rows;
}

/* An expectation: what the screen is waited to fulfil. */
struct expected {
    const char *text;
    int row, column;
};
typedef bool expectation(struct pty *pty, const void *data);

static bool has_text(struct pty *pty, const void *data)
{
    const struct expected *expected = data;
    for (int row = 0; row < rows_of(pty); row++)
        if (strstr(pty_row(pty, row), expected->text))
            return true;
    return false;
}

static bool has_no_text(struct pty *pty, const void *data)
{
    return !has_text(pty, data);
}

static bool has_row(struct pty *pty, const void *data)
{
    const struct expected *expected = data;
    return strcmp(pty_row(pty, expected->row), expected->text) == 0;
}

static bool has_cursor(struct pty *pty, const void *data)
{
    const struct expected *expected = data;
    int row, column;

    pty_cursor(pty, &row, &column);
    return row == expected->row && column == expected->column;
}

static bool has_output(struct pty *pty, const void *data)
{
    const struct expected *expected = data;
    return strstr(pty_output(pty), expected->text) != NULL;
}

bool pty_wait(struct pty *pty, bool (*holds)(struct pty *pty, const void *data), const void *data)
{
    long deadline = now() + PTY_DEADLINE;

    while (!holds(pty, data))
        if (take_output(pty, 20) == 0 && (child_ended(pty) || now() > deadline) &&
            take_output(pty, 0) == 0)
            return false;
    return true;
}

static bool wait_until(struct pty *pty, expectation *holds, const struct expected *expected)
{
    bool held = pty_wait(pty, holds, expected);

    if (!held) {
        fprintf(stderr, "expected: %s (row %d, column %d)\n", expected->text, expected->row,
                expected->column);
        pty_show(pty);
    }
    return held;
}

bool pty_has_read(const struct pty *pty)
{
    struct pollfd waits = {pty->slave, POLLIN, 0};

    return poll(&waits, 1, 0) == 0;
}

const char *pty_fault(const struct pty *pty)
{
    return pty->emulator ? emulator_fault(pty->emulator) : NULL;
}

bool pty_wait_text(struct pty *pty, const char *text)
{
    return wait_until(pty, has_text, &(struct expected){text, -1, -1});
}

bool pty_wait_gone(struct pty *pty, const char *text)
{
    return wait_until(pty, has_no_text, &(struct expected){text, -1, -1});
}

bool pty_wait_row(struct pty *pty, int row, const char *text)
{
    return wait_until(pty, has_row, &(struct expected){text, row, -1});
}

bool pty_wait_output(struct pty *pty, const char *bytes)
{
    return wait_until(pty, has_output, &(struct expected){bytes, -1, -1});
}

bool pty_wait_cursor(struct pty *pty, int row, int column)
{
    return wait_until(pty, has_cursor, &(struct expected){"cursor", row, column});
}

size_t pty_quiet(struct pty *pty, int milliseconds)
{
    size_t total = 0, count;

    while ((count = take_output(pty, milliseconds)) > 0)
        total += count;
    return total;
}

void pty_take(struct pty *pty, int milliseconds)
{
    take_output(pty, milliseconds);
}

/* Code points as UTF-8. */
static void add_character(struct str *out, unsigned long c)
{
    if (c < 0x80) {
        str_addc(out, (char)c);
    } else if (c < 0x800) {
        str_addf(out, "%c%c", (int)(0xC0 | c >> 6), (int)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        str_addf(out, "%c%c%c", (int)(0xE0 | c >> 12), (int)(0x80 | (c >> 6 & 0x3F)),
                 (int)(0x80 | (c & 0x3F)));
    } else {
        str_addf(out, "%c%c%c%c", (int)(0xF0 | c >> 18), (int)(0x80 | (c >> 12 & 0x3F)),
                 (int)(0x80 | (c >> 6 & 0x3F)), (int)(0x80 | (c & 0x3F)));
    }
}

struct pty_cell pty_cell(struct pty *pty, int row, int column)
{
    struct pty_cell cell = {"", 0, false, false, false, false};
    struct str text = STR_INIT;
    VTermScreenCell found;

    if (pty->emulator)
        return emulator_cell(pty->emulator, row, column);
    if (!vterm_screen_get_cell(pty->screen, (VTermPos){row, column}, &found))
        return cell;
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && found.chars[i]; i++)
        if (found.chars[i] != (uint32_t)-1)
            add_character(&text, found.chars[i]);
    snprintf(cell.text, sizeof cell.text, "%s", str_text(&text));
    str_free(&text);
    cell.width = found.width;
    cell.bold = found.attrs.bold != 0;
    cell.underline = found.attrs.underline != 0;
    cell.reverse = found.attrs.reverse != 0;
    cell.coloured = !VTERM_COLOR_IS_DEFAULT_FG(&found.fg);
    return cell;
}

const char *pty_row(struct pty *pty, int row)
{
    int rows, columns;
    size_t kept = 0;

    get_size(pty, &rows, &columns);
    str_clear(&pty->row);
    for (int column = 0; column < columns;) {
        struct pty_cell cell = pty_cell(pty, row, column);

        str_add(&pty->row, *cell.text ? cell.text : " ");
        if (*cell.text && strcmp(cell.text, " ") != 0)
            kept = pty->row.len;
        column += cell.width > 1 ? cell.width : 1;
    }
    str_splice(&pty->row, kept, pty->row.len - kept, "", 0);
    return str_text(&pty->row);
}

void pty_cursor(const struct pty *pty, int *row, int *column)
{
    VTermPos position;

    if (pty->emulator) {
        emulator_cursor(pty->emulator, row, column);
        return;
    }
    vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &position);
    *row = position.row;
    *column = position.col;
}

bool pty_cursor_visible(const struct pty *pty)
{
    return pty->emulator ? emulator_cursor_visible(pty->emulator) : pty->cursor_visible;
}

void pty_show(struct pty *pty)
{
    for (int row = 0; row < rows_of(pty); row++)
        fprintf(stderr, "%3d|%s\n", row, pty_row(pty, row));
}

void pty_mark(struct pty *pty)
{
    str_clear(&pty->output);
    pty->pieces = 0;
}

size_t pty_bytes(const struct pty *pty)
{
    return pty->output.len;
}

const char *pty_output(const struct pty *pty)
{
    return str_text(&pty->output);
}

int pty_pieces(const struct pty *pty)
{
    return pty->pieces;
}

void pty_resize(struct pty *pty, int rows, int columns)
{
    struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};

    if (pty->emulator)
        emulator_resize(pty->emulator, rows, columns);
    else
        vterm_set_size(pty->vterm, rows, columns);
    if (ioctl(pty->master, TIOCSWINSZ, &size) != 0)
        give_up("TIOCSWINSZ");
}

void pty_signal(struct pty *pty, int signal)
{
    kill(pty->child, signal);
}

long pty_pid(const struct pty *pty)
{
    return (long)pty->child;
}

void pty_hangup(struct pty *pty)
{
    close(pty->slave);
    close(pty->master);
    pty->slave = pty->master = -1;
}

/* With the terminal gone there is nothing to wait on but the time. */
static void wait_a_little(struct pty *pty)
{
    if (pty->master < 0 || take_output(pty, 10) == 0)
        poll(NULL, 0, 5);
}

int pty_exit(struct pty *pty)
{
    long deadline = now() + PTY_DEADLINE;

    while (!child_ended(pty)) {
        if (now() > deadline)
            return -1;
        wait_a_little(pty);
    }
    pty_quiet(pty, 0);
    return WIFEXITED(pty->status) ? WEXITSTATUS(pty->status) : 128 + WTERMSIG(pty->status);
}

bool pty_stopped(struct pty *pty)
{
    long deadline = now() + PTY_DEADLINE;
    int status;

    while (waitpid(pty->child, &status, WNOHANG | WUNTRACED) != pty->child || !WIFSTOPPED(status)) {
        if (now() > deadline)
            return false;
        wait_a_little(pty);
    }
    return true;
}

struct termios pty_settings(const struct pty *pty)
{
    struct termios settings;

    if (tcgetattr(pty->slave, &settings) != 0)
        give_up("tcgetattr");
    return settings;
}

bool pty_settings_restored(const struct pty *pty)
{
    struct termios settings = pty_settings(pty);
    const struct termios *a = &settings, *b = &pty->found;

    return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag &&
           a->c_lflag == b->c_lflag && memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) == 0;
}
