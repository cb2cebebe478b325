/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <stdlib.h>
#include <time.h>

#include "base/attributes.h"
#include "unit/check.h"

static void in_zone(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

static void prints_local_time(void **state)
{
    static const struct {
        const char *zone;
        time_t time;
        const char *text;
    } cases[] = {
        {"CST-8", 1797577331, "2026-12-18T15:02:11+08:00"},
        {"UTC0", 1797577331, "2026-12-18T07:02:11+00:00"},
        {"NST3:30", 1797577331, "2026-12-18T03:32:11-03:30"},
        {"CST-8", 0, "1970-01-01T08:00:00+08:00"},
        {"UTC0", 951782400, "2000-02-29T00:00:00+00:00"},
        {"UTC0", 2147483647, "2038-01-19T03:14:07+00:00"},
    };
    char text[CLOCK_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        in_zone(cases[i].zone);
        clock_print(cases[i].time, text);
        assert_string_equal(text, cases[i].text);
        assert_int_equal(clock_parse(text), cases[i].time);
    }
    in_zone("CST-8");
    clock_print_short(1797577331, text);
    assert_string_equal(text, "2026-12-18 15:02");
}

static void reads_back_what_it_printed(void **state)
{
    char text[CLOCK_TEXT_SIZE];

    (void)state;
    in_zone("CST-8");
    for (long time = 0; time < 2147000000L; time += 86399 * 3 + 7) {
        clock_print((time_t)time, text);
        assert_int_equal(clock_parse(text), time);
    }
}

static void refuses_what_is_no_time(void **state)
{
    static const char *const wrong[] = {
        "",
        "2026",
        "2026-12-18",
        "2026-12-18 15:02:11+08:00",
        "2026-12-18T15:02:11",
        "2026-12-18T15:02:11+0800",
        "2026-12-18T15:02:11+08:00 ",
        "2026-13-18T15:02:11+08:00",
        "2026-00-18T15:02:11+08:00",
        "2026-02-29T15:02:11+08:00",
        "2026-02-00T15:02:11+08:00",
        "1900-02-29T15:02:11+08:00",
        "2026-04-31T15:02:11+08:00",
        "0000-01-01T00:00:00Z",
        "2026-12-18T24:02:11+08:00",
        "2026-12-18T15:60:11+08:00",
        "2026-12-18T15:02:61+08:00",
        "2026-12-18T15:02:11+16:00",
        "2026-12-18T15:02:11*08:00",
        "２０26-12-18T15:02:11+08:00",
        "+026-12-18T15:02:11+08:00",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_int_equal(clock_parse(wrong[i]), -1);
    assert_int_equal(clock_parse("2026-12-18T07:02:11Z"), 1797577331);
}

static void takes_any_number_for_a_time(void **state)
{
    char text[CLOCK_TEXT_SIZE];

    (void)state;
    if (sizeof(time_t) < 8)
        skip();
    clock_print((time_t)INT64_MAX, text);
    assert_string_equal(text, "1970-01-01T00:00:00+00:00");
    clock_print((time_t)INT64_MIN, text);
    assert_string_equal(text, "1970-01-01T00:00:00+00:00");
}

static void can_be_set(void **state)
{
    time_t before = time(NULL);

    (void)state;
    unsetenv("TIANBAO_NOW");
    assert_true(clock_now() >= before && clock_now() <= before + 60);
    setenv("TIANBAO_NOW", "1797577331", 1);
    assert_int_equal(clock_now(), 1797577331);
    clock_set(77);
    assert_int_equal(clock_now(), 77);
    clock_set(0);
    assert_int_equal(clock_now(), 1797577331);
    setenv("TIANBAO_NOW", "12x", 1);
    assert_true(clock_now() >= before);
    setenv("TIANBAO_NOW", "", 1);
    assert_true(clock_now() >= before);
    setenv("TIANBAO_NOW", "99999999999999999999", 1);
    assert_true(clock_now() <= before + 60);
    unsetenv("TIANBAO_NOW");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_local_time),
        cmocka_unit_test(reads_back_what_it_printed),
        cmocka_unit_test(refuses_what_is_no_time),
        cmocka_unit_test(takes_any_number_for_a_time),
        cmocka_unit_test(can_be_set),
    };

    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
