/* SPDX-License-Identifier: MIT */
/* cmocka with what it wants included before it. */
#ifndef UNIT_CHECK_H
#define UNIT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* How much longer than usual a test may take: under valgrind and the like TEST_PATIENCE says it. */
static inline double check_patience(void)
{
    const char *times = getenv("TEST_PATIENCE");

    return times ? atof(times) : 1;
}

#endif
