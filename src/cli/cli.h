/* SPDX-License-Identifier: MIT */
/* The program as a shell sees it: commands, options, exit codes. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

/* Exit codes, stable. Of many inputs the highest counts. */
enum exit_code {
    EXIT_FINE = 0,
    EXIT_FOUND = 1, /* done, and found problems */
    EXIT_USAGE = 2,
    EXIT_SYSTEM = 3, /* cannot find, read, write or lock */
    EXIT_INVALID = 4 /* the input is not valid */
};

/* The one that counts. */
enum exit_code exit_worse(enum exit_code a, enum exit_code b);

enum { MERGES_MOST = 64 };

/* What the options said. */
struct options {
    const char *output;              /* -o */
    const char *form;                /* --form */
    const char *from;                /* --from */
    const char *encoding;            /* --encoding */
    const char *ambiguous;           /* --ambiguous */
    const char *merges[MERGES_MOST]; /* --merge */
    int merge_count;
    int jobs; /* -j, from 1 */
    bool json, table, text, line, windows, help, version;
    bool dry_run, figures, year, strip;
};

struct command {
    const char *name;
    const char *arguments; /* as usage shows them */
    const char *summary;   /* one line */
    const char *options;   /* letters of the option rows it takes */
    int least, most;       /* how many arguments; most -1: any number */
    enum exit_code (*run)(const struct options *options, char **arguments, int count);
};

/* Runs the command line; returns the exit code. */
int cli_main(int argc, char **argv);

/* One function per command, each in the file of its name. */
enum exit_code cli_home(const struct options *options);
enum exit_code cli_fill(const struct options *options, char **arguments, int count);
enum exit_code cli_new(const struct options *options, char **arguments, int count);
enum exit_code cli_set(const struct options *options, char **arguments, int count);
enum exit_code cli_assemble(const struct options *options, char **arguments, int count);
enum exit_code cli_check(const struct options *options, char **arguments, int count);
enum exit_code cli_lint(const struct options *options, char **arguments, int count);
enum exit_code cli_test(const struct options *options, char **arguments, int count);
enum exit_code cli_show(const struct options *options, char **arguments, int count);
enum exit_code cli_import(const struct options *options, char **arguments, int count);
enum exit_code cli_list(const struct options *options, char **arguments, int count);
enum exit_code cli_doctor(const struct options *options, char **arguments, int count);
enum exit_code cli_schema(const struct options *options, char **arguments, int count);

#endif
