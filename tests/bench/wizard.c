/* SPDX-License-Identifier: MIT */
/* wizard FLOOR FOLDER: the wizard of $TIANBAO on a terminal: its first screen against that of
 * dialog(1), its bytes, its memory. FLOOR is not used. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "support/figures.h"
#include "support/material.h"
#include "support/pty.h"

enum { FIELDS = 40, PAIRS = 15, SETTLED = 200 /* milliseconds without output */ };

static const char draft[] = "draft.yaml";
static const char last_of_wizard[] = "退出", last_of_dialog[] = "Cancel";

static void make_material(void)
{
    struct str text = STR_INIT;

    mkdir("forms", 0777);
    material_form(&text);
    material_write("forms/office.yaml", &text);
    str_clear(&text);
    str_add(&text, "_format: 1\n_form: office\n_form_version: 1\n_status: draft\n");
    material_write(draft, &text);
    str_free(&text);
}

/* --form TEXT HEIGHT WIDTH FORMHEIGHT, then for each field label, its place, value, its place,
 * lengths. */
static const char **dialog_command(void)
{
    static const char *const head[] = {"dialog", "--form", "form", "24", "80", "16"};
    static char label[] = "label", value[] = "", x[] = "1", at[] = "24", len[] = "20";
    static char rows[FIELDS][8];
    const char **argv = xcalloc(sizeof head / sizeof *head + FIELDS * 8 + 1, sizeof *argv);
    int n = 0;

    for (; n < (int)(sizeof head / sizeof *head); n++)
        argv[n] = head[n];
    for (int i = 0; i < FIELDS; i++) {
        snprintf(rows[i], sizeof rows[i], "%d", i + 1);
        const char *words[] = {label, rows[i], x, value, rows[i], at, len, len};
        for (int k = 0; k < 8; k++)
            argv[n++] = words[k];
    }
    return argv;
}

/* Milliseconds from before the start until the screen is there, which `last` is the end of. */
static double first_screen(const char *const *argv, const char *last)
{
    struct pty_options options = {.argv = argv};
    double start = figures_now(), ms;
    struct pty *pty = pty_start(&options);

    if (!pty_wait_text(pty, last))
        figures_note("%s: no first screen", argv[0]);
    ms = figures_now() - start;
    pty_free(pty);
    return ms;
}

static void compare_start(const char *const *wizard)
{
    const char **dialog = dialog_command();
    double ours[PAIRS], theirs[PAIRS], ms, against;

    for (int i = 0; i < PAIRS; i++) {
        ours[i] = first_screen(wizard, last_of_wizard);
        theirs[i] = first_screen(dialog, last_of_dialog);
    }
    ms = figures_median(ours, PAIRS);
    against = figures_median(theirs, PAIRS);
    figures_row("start to first screen / dialog --form", ms / against, 1, "x");
    figures_note("%.1f ms; dialog %.1f ms, 40 fields each", ms, against);
    free(dialog);
}

static bool is_installed(const char *program)
{
    return figures_run((const char *const[]){program, "--version", NULL}).code == 0;
}

/* VmHWM in KiB, 0 where the system does not tell. */
static long peak_of(long pid)
{
    char path[64], line[256];
    long peak = 0;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%ld/status", pid);
    file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "VmHWM:", 6) == 0)
            peak = atol(line + 6);
    if (file)
        fclose(file);
    return peak;
}

static size_t bytes_after(struct pty *pty, const char *keys)
{
    pty_mark(pty);
    pty_send(pty, keys);
    pty_quiet(pty, SETTLED);
    return pty_bytes(pty);
}

static void measure_session(const char *const *wizard)
{
    struct pty_options options = {.argv = wizard};
    struct pty *pty = pty_start(&options);
    size_t move;

    pty_wait_text(pty, last_of_wizard);
    pty_quiet(pty, SETTLED);
    figures_row("first screen", (double)pty_bytes(pty), 4096, "bytes");
    bytes_after(pty, "科");
    bytes_after(pty, "\r");
    bytes_after(pty, "1");
    figures_row("a digit", (double)bytes_after(pty, "2"), 4, "bytes");
    move = bytes_after(pty, "\r");
    figures_row("an answer and on to a blank on the screen", (double)move, 300, "bytes");
    figures_row("nothing typed", (double)bytes_after(pty, ""), 0, "bytes");
    figures_row("memory of the wizard", (double)peak_of(pty_pid(pty)) / 1024, 8, "MiB");
    pty_free(pty);
}

int main(int argc, char **argv)
{
    const char *wizard[] = {getenv("TIANBAO"), "fill", draft, NULL};

    if (argc != 3 || !wizard[0] || chdir(argv[2]) != 0) {
        fputs("usage: TIANBAO=/program wizard FLOOR FOLDER\n", stderr);
        return 2;
    }
    make_material();
    if (is_installed("dialog"))
        compare_start(wizard);
    else
        figures_note("dialog is not installed: start to first screen is not compared");
    measure_session(wizard);
    return 0;
}
