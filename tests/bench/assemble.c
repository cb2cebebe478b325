/* SPDX-License-Identifier: MIT */
/* assemble FLOOR FOLDER: how fast $TIANBAO assembles, against the floor program. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "support/figures.h"
#include "support/material.h"

enum { DRAFTS = 10000, FEW = 1000, LONG = 10000, SHORT = 1000, HEAD = 6 };

#define FORM "forms/office.yaml"

struct bench {
    const char *tianbao, *floor;
    char size[24];  /* of a report, in bytes */
    char **drafts;  /* NULL at the end */
    struct str out; /* where reports go */
};

static void make_drafts(struct bench *bench)
{
    struct str text = STR_INIT, path = STR_INIT;

    material_form(&text);
    material_write(FORM, &text);
    bench->drafts = xcalloc(DRAFTS + 1, sizeof *bench->drafts);
    for (int i = 0; i < DRAFTS; i++) {
        str_clear(&text);
        material_draft(i, &text);
        str_addf(&path, "d/%05d.yaml", i);
        material_write(str_text(&path), &text);
        bench->drafts[i] = str_take(&path);
    }
    str_free(&text);
}

/* The mean of what the program wrote, so that the floor writes as many bytes. */
static void weigh_reports(struct bench *bench)
{
    struct stat report;
    long long total = 0;
    char path[32];

    for (int i = 0; i < DRAFTS; i++) {
        snprintf(path, sizeof path, "out/%05d.txt", i);
        total += stat(path, &report) == 0 ? (long long)report.st_size : 0;
    }
    snprintf(bench->size, sizeof bench->size, "%lld", total / DRAFTS);
}

static void empty_out(void)
{
    DIR *folder = opendir("out");
    struct dirent *entry;

    while (folder && (entry = readdir(folder)))
        if (entry->d_name[0] != '.')
            unlinkat(dirfd(folder), entry->d_name, 0);
    if (folder)
        closedir(folder);
}

/* The caller frees; the words are borrowed. */
static const char **command(const char *const *head, char **words, int count)
{
    const char **argv = xcalloc((size_t)(HEAD + count + 1), sizeof *argv);
    int n = 0;

    for (; *head; head++)
        argv[n++] = *head;
    for (int i = 0; i < count; i++)
        argv[n++] = words[i];
    return argv;
}

static const char **floor_command(const struct bench *bench, int count)
{
    const char *const head[] = {bench->floor, bench->size, "out", FORM, NULL};

    return command(head, bench->drafts, count);
}

/* What more drafts cost in memory, past their names on the command line, which the floor holds as
 * well. */
static void memory(const char *const *many, const char *const *few, const char *const *floor_many,
                   const char *const *floor_few)
{
    long peak = figures_run(many).peak_kib, peak_few = figures_run(few).peak_kib;
    long names = figures_run(floor_many).peak_kib - figures_run(floor_few).peak_kib;

    figures_row("memory that 9,000 drafts more take", (double)(peak - peak_few - names), 512,
                "KiB");
    figures_note("peak %ld KiB at 10,000, %ld KiB at 1,000; their names %ld KiB", peak, peak_few,
                 names);
}

static void many(struct bench *bench)
{
    const char *const one_process[] = {bench->tianbao, "assemble", "-o", "out/", NULL};
    const char *const two_processes[] = {bench->tianbao, "assemble", "-j2", "-o", "out/", NULL};
    const char **one = command(one_process, bench->drafts, DRAFTS);
    const char **two = command(two_processes, bench->drafts, DRAFTS);
    const char **few = command(one_process, bench->drafts, FEW);
    const char **floor, **floor_few;
    struct figures_pair pair;

    figures_run(one);
    weigh_reports(bench);
    floor = floor_command(bench, DRAFTS);
    floor_few = floor_command(bench, FEW);
    pair = figures_compare(one, floor, 9, empty_out);
    figures_row("10,000 drafts, one process / floor", pair.ratio, 1.25, "x");
    figures_note("%.0f ms; floor %.0f ms; %s bytes a report", pair.a, pair.b, bench->size);
    pair = figures_compare(two, floor, 5, empty_out);
    figures_row("10,000 drafts, -j 2 / floor in one process", pair.ratio, 0.75, "x");
    figures_note("%.0f ms; floor %.0f ms", pair.a, pair.b);
    memory(one, few, floor, floor_few);
    free(floor);
    free(floor_few);
    free(one);
    free(two);
    free(few);
}

static void single(struct bench *bench)
{
    const char *const program[] = {bench->tianbao, "assemble",       "-o",
                                   "out/",         bench->drafts[0], NULL};
    const char *const floor[] = {bench->floor, bench->size, "out", FORM, bench->drafts[0], NULL};
    struct figures_pair pair = figures_compare(program, floor, FIGURES_PAIRS, empty_out);

    figures_row("one draft, start included / floor", pair.ratio, 1.5, "x");
    figures_note("%.2f ms; floor %.2f ms", pair.a, pair.b);
}

static void make_long(int fields, const char *form, const char *draft)
{
    struct str text = STR_INIT;

    material_long_form(fields, &text);
    material_write(form, &text);
    str_clear(&text);
    material_long_draft(fields, &text);
    material_write(draft, &text);
    str_free(&text);
}

static void linear(struct bench *bench)
{
    const char *const lint[] = {bench->tianbao, "lint", "l/long.yaml", NULL};
    const char *const lint_short[] = {bench->tianbao, "lint", "s/long.yaml", NULL};
    const char *const assemble[] = {bench->tianbao, "assemble",     "--form",
                                    "l/long.yaml",  "l/draft.yaml", NULL};
    const char *const assemble_short[] = {bench->tianbao, "assemble",     "--form",
                                          "s/long.yaml",  "s/draft.yaml", NULL};
    struct figures_pair pair;

    mkdir("l", 0777);
    mkdir("s", 0777);
    make_long(LONG, "l/long.yaml", "l/draft.yaml");
    make_long(SHORT, "s/long.yaml", "s/draft.yaml");
    pair = figures_compare(lint, lint_short, 5, NULL);
    figures_row("lint of 10,000 fields / of 1,000", pair.ratio, 12, "x");
    figures_note("%.1f ms; %.1f ms", pair.a, pair.b);
    pair = figures_compare(assemble, assemble_short, 5, NULL);
    figures_row("assemble of 10,000 fields / of 1,000", pair.ratio, 12, "x");
    figures_note("%.1f ms; %.1f ms", pair.a, pair.b);
}

int main(int argc, char **argv)
{
    struct bench bench = {.tianbao = getenv("TIANBAO"), .floor = argc > 1 ? argv[1] : NULL};

    if (argc != 3 || !bench.tianbao || chdir(argv[2]) != 0) {
        fputs("usage: TIANBAO=/program assemble FLOOR FOLDER\n", stderr);
        return 2;
    }
    mkdir("forms", 0777);
    mkdir("d", 0777);
    mkdir("out", 0777);
    make_drafts(&bench);
    many(&bench);
    single(&bench);
    linear(&bench);
    for (int i = 0; i < DRAFTS; i++)
        free(bench.drafts[i]);
    free(bench.drafts);
    return 0;
}
