/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static time_t set_to;

void clock_set(time_t now)
{
    set_to = now;
}

static bool from_environment(time_t *now)
{
    const char *text = getenv("TIANBAO_NOW");
    char *end;
    long long value;

    if (!text || !*text)
        return false;
    errno = 0;
    value = strtoll(text, &end, 10);
    *now = (time_t)value;
    return !errno && !*end && *now == value;
}

time_t clock_now(void)
{
    time_t now;

    if (set_to)
        return set_to;
    return from_environment(&now) ? now : time(NULL);
}

void clock_print(time_t time, char text[CLOCK_TEXT_SIZE])
{
    struct tm tm;
    size_t len = 0;

    tzset();
    if (localtime_r(&time, &tm) && tm.tm_year <= 9999 - 1900 && tm.tm_year >= -1900)
        len = strftime(text, CLOCK_TEXT_SIZE - 1, "%Y-%m-%dT%H:%M:%S%z", &tm);
    if (len < 5) {
        strcpy(text, "1970-01-01T00:00:00+00:00");
        return;
    }
    memmove(text + len - 1, text + len - 2, 3); /* +0800 becomes +08:00 */
    text[len - 2] = ':';
}

void clock_print_short(time_t time, char text[CLOCK_TEXT_SIZE])
{
    clock_print(time, text);
    text[strlen("2026-12-18")] = ' ';
    text[strlen("2026-12-18 15:02")] = '\0';
}

/* Reads `digits` digits, and the character that must follow them unless it is NUL. */
static bool take(const char **at, int digits, char after, int most, int *value)
{
    for (*value = 0; digits > 0; digits--, (*at)++) {
        if (**at < '0' || **at > '9')
            return false;
        *value = *value * 10 + (**at - '0');
    }
    if (after && *(*at)++ != after)
        return false;
    return *value <= most;
}

/* Seconds east of Greenwich. */
static bool take_offset(const char **at, int *seconds)
{
    int hours, minutes, sign = **at == '-' ? -1 : 1;

    *seconds = 0;
    if (**at == 'Z') {
        (*at)++;
        return true;
    }
    if (**at != '+' && **at != '-')
        return false;
    (*at)++;
    if (!take(at, 2, ':', 15, &hours) || !take(at, 2, '\0', 59, &minutes))
        return false;
    *seconds = sign * (hours * 60 + minutes) * 60;
    return true;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days since 1970-01-01, or false where the month has no such day. */
static bool days_since_epoch(int year, int month, int day, int64_t *days)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    int past = year - 1;
    int leap = is_leap(year);

    if (year < 1 || month < 1 || month > 12 || day < 1 ||
        day > before[month] - before[month - 1] + (month == 2 && leap))
        return false;
    *days = (int64_t)past * 365 + past / 4 - past / 100 + past / 400 - 719162;
    *days += before[month - 1] + (month > 2 && leap) + day - 1;
    return true;
}

time_t clock_parse(const char *text)
{
    int year, month, day, hour, minute, second, offset;
    int64_t days, seconds;

    if (!take(&text, 4, '-', 9999, &year) || !take(&text, 2, '-', 12, &month) ||
        !take(&text, 2, 'T', 31, &day) || !take(&text, 2, ':', 23, &hour) ||
        !take(&text, 2, ':', 59, &minute) || !take(&text, 2, '\0', 59, &second) ||
        !take_offset(&text, &offset) || *text || !days_since_epoch(year, month, day, &days))
        return -1;
    seconds = days * 86400 + hour * 3600 + minute * 60 + second - offset;
    return (time_t)seconds == seconds ? (time_t)seconds : -1;
}
