/* SPDX-License-Identifier: MIT */
/* More memory than there can be ends the program with a message and exit code 3. */
#include "base/alloc.h"

#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>

#include "unit/scratch.h"

static void clean_up(void)
{
    scratch_write("clean", "");
}

static void grow_too_far(void)
{
    size_t cap = SIZE_MAX / 32;

    array_reserve(NULL, cap, &cap, 64);
}

/* In a child. */
static void expect_end(void (*run)(void))
{
    int status;
    pid_t child;

    unlink("clean");
    unlink("said");
    fflush(stdout);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (!freopen("said", "w", stderr))
            _exit(1);
        die_set_cleanup(clean_up);
        run();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 3);
    scratch_expect("said", "tianbao: 内存不足，已停止；上一次保存的草稿完好\n");
    assert_int_equal(access("clean", F_OK), 0);
}

static void ends_without_memory(void **state)
{
    (void)state;
    expect_end(grow_too_far);
}

static void gives_room_for_nothing(void **state)
{
    void *rooms[] = {xmalloc(0), xcalloc(0, 8), xrealloc(NULL, 0)};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rooms); i++) {
        assert_non_null(rooms[i]);
        free(rooms[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(ends_without_memory),
        cmocka_unit_test(gives_room_for_nothing),
    };

    return cmocka_run_group_tests_name("alloc", tests, NULL, NULL);
}
