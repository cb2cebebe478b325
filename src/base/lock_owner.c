/* SPDX-License-Identifier: MIT */
#include "base/lock_owner.h"

#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"

/* The words of a lock, one line each. */
static const struct {
    const char *name;
    size_t offset;
} words[] = {
    {"account", offsetof(struct lock_owner, account)},
    {"host", offsetof(struct lock_owner, host)},
    {"terminal", offsetof(struct lock_owner, terminal)},
    {"address", offsetof(struct lock_owner, address)},
};

/* --- processes --- */

/* When a process started, in clock ticks since the start of the system: the 22nd word of what Linux
 * says of it; 0: unknown. `*state` is its third word, 'Z' for one that is gone but for its name. */
static unsigned long long start_of(long pid, char *state)
{
    struct str path = STR_INIT, stat = STR_INIT;
    unsigned long long start = 0;
    char *at;

    *state = '\0';
    str_addf(&path, "/proc/%ld/stat", pid);
    /* The second word is the program's name, in brackets, and may hold anything. */
    if (file_read(str_text(&path), 4096, &stat) == 0 && (at = strrchr(str_text(&stat), ')')) &&
        at[1]) {
        *state = at[2];
        for (int word = 2; at && word < 22; word++)
            at = strchr(at + 1, ' ');
        start = at ? strtoull(at, NULL, 10) : 0;
    }
    str_free(&path);
    str_free(&stat);
    return start;
}

static void host_name(char host[LOCK_WORD_SIZE])
{
    if (gethostname(host, LOCK_WORD_SIZE) != 0 || !*host)
        strcpy(host, "localhost");
    host[LOCK_WORD_SIZE - 1] = '\0';
}

bool lock_owner_is_gone(const struct lock_owner *owner)
{
    char host[LOCK_WORD_SIZE], state;
    unsigned long long start;

    host_name(host);
    if (strcmp(owner->host, host) != 0)
        return false;
    if (kill((pid_t)owner->pid, 0) != 0 && errno == ESRCH)
        return true;
    start = start_of(owner->pid, &state);
    return state == 'Z' || (start && owner->started && start != owner->started);
}

/* --- writing --- */

static void put_word(char word[LOCK_WORD_SIZE], const char *text, size_t len)
{
    snprintf(word, LOCK_WORD_SIZE, "%.*s", (int)(len < LOCK_WORD_SIZE ? len : LOCK_WORD_SIZE),
             text);
    for (; *word; word++) /* a line each */
        if ((unsigned char)*word < ' ')
            *word = '?';
}

static void account_name(char account[LOCK_WORD_SIZE])
{
    const struct passwd *entry = getpwuid(getuid());

    if (entry && entry->pw_name && *entry->pw_name)
        put_word(account, entry->pw_name, strlen(entry->pw_name));
    else
        snprintf(account, LOCK_WORD_SIZE, "%ld", (long)getuid());
}

static void terminal_name(char terminal[LOCK_WORD_SIZE])
{
    for (int fd = 0; fd <= 2 && !*terminal; fd++) {
        const char *name = isatty(fd) ? ttyname(fd) : NULL;

        if (name && strncmp(name, "/dev/", 5) == 0)
            name += 5;
        if (name)
            put_word(terminal, name, strlen(name));
    }
}

void lock_owner_self(struct lock_owner *owner)
{
    const char *connection = getenv("SSH_CONNECTION");
    char state;

    memset(owner, 0, sizeof *owner);
    account_name(owner->account);
    host_name(owner->host);
    terminal_name(owner->terminal);
    if (connection) /* client address, its port, server address, its port */
        put_word(owner->address, connection, strcspn(connection, " "));
    owner->pid = (long)getpid();
    owner->started = start_of(owner->pid, &state);
    owner->since = clock_now();
}

char *lock_owner_text(const struct lock_owner *owner)
{
    struct str text = STR_INIT;
    char since[CLOCK_TEXT_SIZE];

    for (size_t i = 0; i < COUNT_OF(words); i++) {
        const char *word = (const char *)owner + words[i].offset;

        if (*word)
            str_addf(&text, "%s: %s\n", words[i].name, word);
    }
    str_addf(&text, "pid: %ld\n", owner->pid);
    if (owner->started)
        str_addf(&text, "started: %llu\n", owner->started);
    clock_print(owner->since, since);
    str_addf(&text, "since: %s\n", since);
    return str_take(&text);
}

/* --- reading --- */

/* Digits only, 0 for anything else or too large. */
static unsigned long long read_number(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return text[digits] || digits > 18 ? 0 : strtoull(text, NULL, 10);
}

static void read_line(struct lock_owner *owner, const char *name, const char *value)
{
    time_t since;

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(name, words[i].name) == 0)
            put_word((char *)owner + words[i].offset, value, strlen(value));
    if (strcmp(name, "pid") == 0)
        owner->pid = read_number(value) <= INT_MAX ? (long)read_number(value) : 0;
    else if (strcmp(name, "started") == 0)
        owner->started = read_number(value);
    else if (strcmp(name, "since") == 0 && (since = clock_parse(value)) > 0)
        owner->since = since;
}

bool lock_owner_parse(struct lock_owner *owner, const char *text, size_t len)
{
    char copy[LOCK_MOST + 1];
    char *line, *next = copy;

    memset(owner, 0, sizeof *owner);
    if (!len || len > LOCK_MOST || memchr(text, '\0', len) || text[len - 1] != '\n')
        return false;
    memcpy(copy, text, len);
    copy[len] = '\0';
    while (*(line = next)) {
        char *value = strstr(line, ": ");

        next += strcspn(next, "\n");
        if (!value || value > next)
            return false;
        *next++ = *value = '\0';
        read_line(owner, line, value + 2);
    }
    /* A number that no process has: kill() means groups of processes by others. */
    return owner->pid > 0 && *owner->account && *owner->host;
}

/* --- telling --- */

void lock_owner_print(const struct lock_owner *owner, struct str *out)
{
    const struct {
        const char *before, *word, *after;
    } places[] = {
        {_("在 "), owner->host, _(" 上")},
        {_("终端 "), owner->terminal, ""},
        {_("从 "), owner->address, _(" 登录")},
    };
    char host[LOCK_WORD_SIZE];
    bool any = false;
    struct tm tm;

    host_name(host);
    str_add(out, owner->pid ? owner->account : _("不知是谁"));
    for (size_t i = strcmp(owner->host, host) == 0; i < COUNT_OF(places); i++)
        if (*places[i].word) {
            str_addf(out, "%s%s%s%s", any ? "，" : "（", places[i].before, places[i].word,
                     places[i].after);
            any = true;
        }
    str_add(out, any ? "）" : "");
    if (owner->since && localtime_r(&owner->since, &tm))
        str_addf(out, _("，从%d月%d日%d:%02d起"), tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min);
}
