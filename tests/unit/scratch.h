/* SPDX-License-Identifier: MIT */
/* A folder of its own for each test, entered before and removed after it. */
#ifndef UNIT_SCRATCH_H
#define UNIT_SCRATCH_H

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "unit/check.h"

struct scratch {
    char *path;
    char *before; /* the folder we came from */
};

static int scratch_enter(void **state)
{
    struct scratch *scratch = malloc(sizeof *scratch);
    const char *parent = getenv("TMPDIR");
    struct str path = STR_INIT;

    str_addf(&path, "%s/tianbao-test-XXXXXX", parent && *parent ? parent : "/tmp");
    scratch->path = str_take(&path);
    scratch->before = getcwd(NULL, 0);
    assert_non_null(mkdtemp(scratch->path));
    assert_int_equal(chdir(scratch->path), 0);
    umask(022);
    *state = scratch;
    return 0;
}

static int scratch_remove(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
    (void)st, (void)flag, (void)ftw;
    return remove(path);
}

static int scratch_leave(void **state)
{
    struct scratch *scratch = *state;
    int failed = chdir(scratch->before);

    failed |= nftw(scratch->path, scratch_remove, 16, FTW_DEPTH | FTW_PHYS);
    free(scratch->path);
    free(scratch->before);
    free(scratch);
    return failed;
}

#define scratch_test(function)                                                                     \
    cmocka_unit_test_setup_teardown(function, scratch_enter, scratch_leave)

static inline void scratch_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static inline void scratch_expect(const char *path, const char *text)
{
    struct str read = STR_INIT;

    assert_int_equal(file_read(path, 1 << 22, &read), 0);
    assert_string_equal(str_text(&read), text);
    str_free(&read);
}

/* How many entries the folder has, and how many of them look like ours that should be gone; a lock
 * may outlive a program that could not look at it any more. */
static inline int scratch_count(const char *folder, int *temporary)
{
    DIR *dir = opendir(folder);
    int count = 0;

    *temporary = 0;
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        count++;
        *temporary += entry->d_name[0] == '.' && strcmp(strrchr(entry->d_name, '.'), ".lock") != 0;
    }
    closedir(dir);
    return count;
}

static inline void scratch_expect_files(const char *folder, int expected)
{
    int temporary;

    assert_int_equal(scratch_count(folder, &temporary), expected);
}

static inline void scratch_expect_count(const char *folder, int expected)
{
    int temporary;

    assert_int_equal(scratch_count(folder, &temporary), expected);
    assert_int_equal(temporary, 0);
}

#endif
