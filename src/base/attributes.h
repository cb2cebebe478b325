/* SPDX-License-Identifier: MIT */
/* What the compiler can check for us, spelled once. */
#ifndef BASE_ATTRIBUTES_H
#define BASE_ATTRIBUTES_H

#define ATTR_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#define ATTR_NORETURN           __attribute__((noreturn))

/* Text meant for people; the place where a translation would be looked up. */
#define _(text) (text)

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
