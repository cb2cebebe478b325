/* SPDX-License-Identifier: MIT */
/* What the wizard sends over the line, for each of the forms that come with it, filled in from the
 * first question to the last. */
#include "tui/pair.h"

#include "base/alloc.h"

enum { MOST_MOVES = 400 };

static char here[1000]; /* the folder of forms/: where the test starts */

/* Sizes of one kind of step. */
struct costs {
    size_t bytes[MOST_MOVES], count;
};

static int by_size(const void *a, const void *b)
{
    size_t one = *(const size_t *)a, other = *(const size_t *)b;

    return one < other ? -1 : one > other;
}

static size_t part(struct costs *costs, int percent)
{
    qsort(costs->bytes, costs->count, sizeof *costs->bytes, by_size);
    return costs->count ? costs->bytes[(costs->count - 1) * (size_t)percent / 100] : 0;
}

static void add_cost(struct costs *costs, size_t bytes)
{
    assert_true(costs->count < MOST_MOVES);
    costs->bytes[costs->count++] = bytes;
}

static void say_costs(const char *form, const char *what, struct costs *costs)
{
    print_message("# %s: %s: %zu times, median %zu, 90%% %zu, most %zu bytes\n", form, what,
                  costs->count, part(costs, 50), part(costs, 90), part(costs, 100));
}

static size_t cost(struct pair *pair, const char *keys)
{
    pty_mark(pair->pty);
    press(pair, keys);
    expect_same(pair, keys);
    return pty_bytes(pair->pty);
}

static struct cell *copy_cells(const struct canvas *canvas)
{
    size_t size = (size_t)canvas->rows * (size_t)canvas->columns * sizeof *canvas->cells;
    struct cell *copy = xrealloc(NULL, size);

    memcpy(copy, canvas->cells, size);
    return copy;
}

static const struct cell *row_at(const struct canvas *canvas, const struct cell *cells, int row)
{
    return cells + row * canvas->columns;
}

static bool is_row_same(const struct canvas *canvas, const struct cell *before, int row)
{
    const struct cell *was = row_at(canvas, before, row);
    const struct cell *is = row_at(canvas, canvas->cells, row);

    for (int i = 0; i < canvas->columns; i++)
        if (strcmp(was[i].text, is[i].text) != 0)
            return false;
    return true;
}

static size_t body_rows_changed(const struct pair *pair, const struct cell *before)
{
    size_t count = 0;

    for (int row = 3; row < 3 + session_body_rows(&pair->session); row++)
        count += !is_row_same(&pair->canvas, before, row);
    return count;
}

static bool is_cell_same(const struct cell *one, const struct cell *other)
{
    return one->style == other->style && strcmp(one->text, other->text) == 0;
}

static int end_of_row(const struct canvas *canvas, int row)
{
    const struct cell *cells = row_at(canvas, canvas->cells, row);
    int end = canvas->columns;

    while (end && cells[end - 1].width == 1 && strcmp(cells[end - 1].text, " ") == 0)
        end--;
    return end;
}

/* Bytes of text that a step newly shows, without the blanks that end a row: of the rows that are
 * others now, and among them of the cells that are. */
struct shown {
    size_t rows, cells;
};

static struct shown newly_shown(const struct canvas *canvas, const struct cell *before)
{
    struct shown shown = {0, 0};

    for (int row = 0; row < canvas->rows; row++) {
        const struct cell *was = row_at(canvas, before, row);
        const struct cell *is = row_at(canvas, canvas->cells, row);
        int end = is_row_same(canvas, before, row) ? 0 : end_of_row(canvas, row);
        for (int i = 0; i < end; i++) {
            shown.rows += strlen(is[i].text);
            shown.cells += is_cell_same(&was[i], &is[i]) ? 0 : strlen(is[i].text);
        }
    }
    return shown;
}

static const char *answer_of(const struct field *field)
{
    static const char *const answers[][2] = {
        {"text", "江州市交通局"}, {"list", "甲、乙"},       {"date", "2026-12-25"},
        {"month", "3"},           {"year", "2026"},         {"boolean", "1"},
        {"select_one", "1"},      {"select_multiple", "1"}, {"paragraph", "一是甲。"}};

    for (size_t i = 0; i < COUNT_OF(answers); i++)
        if (strcmp(field->type->name, answers[i][0]) == 0)
            return answers[i][1];
    return "12";
}

struct form_costs {
    struct costs digits, characters, first, moves, breaks, changes;
    struct costs of_rows, of_cells; /* changes in hundredths of what they newly show */
};

/* A figure is typed in digits; those that choose are no figures. The first key may have to take
 * away what stood there, and in a long answer it makes Enter break lines. */
static void type_answer(struct pair *pair, struct form_costs *costs)
{
    const struct field *field = pair->session.field;
    const char *start = answer_of(field), *answer = start;

    while (*answer) {
        struct costs *kind = field->type->family->figure ? &costs->digits : &costs->characters;
        char character[5] = {0};
        size_t len = 1;

        while ((answer[len] & 0xC0) == 0x80)
            len++;
        memcpy(character, answer, len);
        if (answer == start && (pair->session.edit.selected || !field->type->family->figure))
            kind = &costs->first;
        add_cost(kind, cost(pair, character));
        answer += len;
    }
}

static void commit(struct pair *pair, struct form_costs *costs)
{
    struct cell *before = copy_cells(&pair->canvas);
    size_t top = pair->session.top, bytes;
    bool changed;

    pty_mark(pair->pty);
    press(pair, "\t");
    if (pair->session.mode != SESSION_FILL) { /* all done: shows a path, which differs */
        free(before);
        return;
    }
    expect_same(pair, "Tab");
    bytes = pty_bytes(pair->pty);
    changed = top != pair->session.top || !is_row_same(&pair->canvas, before, 1);
    if (changed || body_rows_changed(pair, before) > 1) {
        struct shown shown = newly_shown(&pair->canvas, before);
        add_cost(changed ? &costs->changes : &costs->breaks, bytes);
        if (changed) {
            add_cost(&costs->of_rows, bytes * 100 / shown.rows);
            add_cost(&costs->of_cells, bytes * 100 / shown.cells);
        }
    } else {
        add_cost(&costs->moves, bytes);
    }
    free(before);
}

/* Of the cells alone a page that is nearly empty after a full one takes more: the ways to its few
 * pieces and the looks of them, and its rows have to be erased. */
static void expect_costs(const char *form, struct form_costs *costs, size_t digit)
{
    say_costs(form, "a digit", &costs->digits);
    say_costs(form, "a character", &costs->characters);
    say_costs(form, "a first key that takes away or changes more", &costs->first);
    say_costs(form, "a move on the page", &costs->moves);
    say_costs(form, "an answer that breaks lines anew", &costs->breaks);
    say_costs(form, "another section or page", &costs->changes);
    say_costs(form, "the same, for 100 bytes of the rows that are others", &costs->of_rows);
    say_costs(form, "the same, for 100 bytes of the cells that are others", &costs->of_cells);
    assert_true(part(&costs->digits, 100) <= digit);
    assert_true(part(&costs->characters, 100) <= 8);
    assert_true(part(&costs->of_rows, 100) <= 120);
    assert_true(part(&costs->of_cells, 50) <= 120);
    assert_true(part(&costs->of_cells, 100) <= 150);
}

/* `digit`: what one may cost; last year's figure, and what that makes in hundredths, is on the
 * screen besides. Its moves are added to those of the other forms, of which some have only a few.
 */
static void fill_in(struct pair *pair, const char *form, size_t digit, struct costs *moves)
{
    struct form_costs costs = {0};

    expect_same(pair, "the start");
    for (int i = 0; i < MOST_MOVES && pair->session.mode == SESSION_FILL; i++) {
        type_answer(pair, &costs);
        commit(pair, &costs);
    }
    assert_int_equal(pair->session.mode, SESSION_FINISH);
    close_pair(pair);
    expect_costs(form, &costs, digit);
    for (size_t i = 0; i < costs.moves.count; i++)
        add_cost(moves, costs.moves.bytes[i]);
}

static void expect_moves(struct costs *moves)
{
    say_costs("all", "a move on the page", moves);
    assert_true(moves->count > 50);
    assert_true(part(moves, 50) <= 250);
}

static const char *const forms[] = {"transport-bureau", "transport-branch", "water-bureau",
                                    "party-group", "audit-bureau"};

static void test_forms(void **state)
{
    struct costs moves = {0};
    struct pair pair;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        open_pair(&pair, forms[i], PTY_NARROW, 24, 80);
        fill_in(&pair, forms[i], 2, &moves);
    }
    expect_moves(&moves);
}

/* A draft made from last year's, which is the example; one for the program and one for here. */
static void make_draft(const char *form, const char *path)
{
    struct str command = STR_INIT;

    unlink(path);
    str_addf(&command, "'%s' new %s --from '%s/forms/examples/%s.yaml' -o %s >/dev/null 2>&1",
             program, form, here, form, path);
    assert_int_equal(system(str_text(&command)), 0);
    str_free(&command);
}

static void test_forms_with_last_year(void **state)
{
    struct costs moves = {0};
    struct pair pair;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        make_draft(forms[i], "theirs.yaml");
        make_draft(forms[i], "ours.yaml");
        start_pair(&pair, NULL, true, "theirs.yaml", PTY_NARROW, 24, 80);
        assert_true(session_open(&pair.session, "ours.yaml", NULL, NULL));
        fill_in(&pair, forms[i], 40, &moves);
    }
    expect_moves(&moves);
}

#define cost_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        cost_test(test_forms),
        cost_test(test_forms_with_last_year),
    };

    (void)argc;
    if (!find_program(argv[0]) || !getcwd(here, sizeof here))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
