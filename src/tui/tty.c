/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* TIOCGWINSZ, SIGWINCH */
#define __EXTENSIONS__
#define _DARWIN_C_SOURCE
#include "tui/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/attributes.h"

static const int noted[] = {SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};

static struct termios found;
static const char *farewell = "";
static size_t farewell_len;
static int wakeup[2] = {-1, -1};
static volatile sig_atomic_t flags[COUNT_OF(noted)];
static struct sigaction old_noted[COUNT_OF(noted)], old_crashes[COUNT_OF(crashes)];

bool tty_save(void)
{
    return isatty(STDOUT_FILENO) && tcgetattr(STDIN_FILENO, &found) == 0;
}

/* All bytes are keys: ^S does not freeze the screen, ^C and ^Z are no signals. */
void tty_raw(void)
{
    struct termios raw = found;

    raw.c_iflag &= ~(tcflag_t)(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON |
                               IXOFF);
    raw.c_oflag &= ~(tcflag_t)OPOST;
    raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    raw.c_cflag &= ~(tcflag_t)(CSIZE | PARENB);
    raw.c_cflag |= CS8;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
}

void tty_restore(void)
{
    tcsetattr(STDIN_FILENO, TCSADRAIN, &found);
}

bool tty_size(int *rows, int *columns)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_row || !size.ws_col)
        return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

static void on_signal(int signal)
{
    int saved = errno;

    for (size_t i = 0; i < COUNT_OF(noted); i++)
        if (noted[i] == signal)
            flags[i] = 1;
    if (write(wakeup[1], "", 1) < 0) {
        /* full: it wakes up anyway */
    }
    errno = saved;
}

/* SA_RESETHAND: raised again, the signal does what it does without us. */
static void on_crash(int signal)
{
    if (write(STDOUT_FILENO, farewell, farewell_len) < 0) {
        /* the terminal is gone */
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &found);
    raise(signal);
}

static void open_wakeup(void)
{
    if (pipe(wakeup) != 0)
        die("%s: %s", _("无法建立管道"), strerror(errno));
    for (int i = 0; i < 2; i++) {
        fcntl(wakeup[i], F_SETFL, O_NONBLOCK);
        fcntl(wakeup[i], F_SETFD, FD_CLOEXEC);
    }
}

void tty_set_farewell(const char *bytes)
{
    farewell = bytes;
    farewell_len = strlen(bytes);
}

void tty_catch_signals(void)
{
    struct sigaction action;

    open_wakeup();
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    for (size_t i = 0; i < COUNT_OF(noted); i++)
        sigaction(noted[i], &action, &old_noted[i]);
    action.sa_handler = on_crash;
    action.sa_flags = (int)SA_RESETHAND;
    for (size_t i = 0; i < COUNT_OF(crashes); i++) {
        sigaction(crashes[i], NULL, &old_crashes[i]);
        if (old_crashes[i].sa_handler == SIG_DFL) /* a sanitizer keeps its own */
            sigaction(crashes[i], &action, NULL);
    }
}

void tty_release_signals(void)
{
    for (size_t i = 0; i < COUNT_OF(noted); i++)
        sigaction(noted[i], &old_noted[i], NULL);
    for (size_t i = 0; i < COUNT_OF(crashes); i++)
        sigaction(crashes[i], &old_crashes[i], NULL);
    for (int i = 0; i < 2; i++) {
        close(wakeup[i]);
        wakeup[i] = -1;
    }
}

bool tty_signalled(int signal)
{
    for (size_t i = 0; i < COUNT_OF(noted); i++)
        if (noted[i] == signal && flags[i]) {
            flags[i] = 0;
            return true;
        }
    return false;
}

static bool any_signalled(void)
{
    bool any = false;

    for (size_t i = 0; i < COUNT_OF(noted); i++)
        any = any || flags[i];
    return any;
}

/* End of input, or any error but "not now", ends the terminal: asking again would spin. */
static enum tty_input read_bytes(struct str *in)
{
    char bytes[4096];
    ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);

    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return TTY_SIGNALLED;
    if (count <= 0)
        return TTY_ENDED;
    str_addn(in, bytes, (size_t)count);
    return TTY_BYTES;
}

enum tty_input tty_read(int milliseconds, struct str *in)
{
    struct pollfd waited[] = {{STDIN_FILENO, POLLIN, 0}, {wakeup[0], POLLIN, 0}};
    int ready = poll(waited, COUNT_OF(waited), milliseconds);
    char woken[64];

    if (ready == 0)
        return TTY_TIMEOUT;
    if (ready > 0 && !waited[1].revents && !any_signalled())
        return read_bytes(in);
    while (read(wakeup[0], woken, sizeof woken) > 0)
        ;
    return TTY_SIGNALLED; /* first: keys that wait are meant for the new size */
}
