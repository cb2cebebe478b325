/* SPDX-License-Identifier: MIT */
/* Inputs made to take all time or memory: refused, in about 100 ms each. The time is shown and not
 * judged, since machines differ. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/attributes.h"
#include "model/form.h"
#include "model/node.h"
#include "unit/scratch.h"

/* `head`, then `count` times `body`, then `tail`. */
struct bomb {
    const char *name, *head, *body, *tail;
    size_t count;
    bool is_fine; /* large, and within the limits */
};

static const struct bomb documents[] = {
    {"lists in lists", "", "[", "", 200000, false},
    {"maps in maps", "", "{a: ", "", 100000, false},
    {"a map in each line", "", "- ", "x", 100000, false},
    {"quotes without end", "a: \"", "\\x41", "", 500000, false},
    {"4 MiB and a byte of answers", "", "abcdefg\n", "", NODE_MAX_FILE / 8 + 1, false},
    {"a scalar of 64 KiB and a byte", "a: ", "x", "", NODE_MAX_SCALAR + 1, false},
    {"a scalar of 4 MiB", "a: ", "x", "", NODE_MAX_FILE - 4, false},
    {"400,000 events", "", "- a\n", "", NODE_MAX_EVENTS, false},
    {"as many in one line", "[", "a,", "]", NODE_MAX_EVENTS, false},
    {"empty lists", "[", "[],", "]", NODE_MAX_EVENTS / 2, false},
    {"one key again and again", "", "a: 1\n", "", 100000, false},
    {"aliases", "a: &a [x, x]\n", "b: [*a, *a, *a, *a]\n", "", 50000, false},
    {"anchors", "", "- &a\n", "", 100000, false},
    {"tags", "", "- !!str a\n", "", 100000, false},
    {"tabs", "", "\t\n", "a: [", 100000, false},
    {"comments", "", "# x\n", "a: [", 500000, false},
    {"marks of documents", "", "---\n", "", 100000, false},
    {"keys without values", "", "? ", "", 100000, false},
    {"complex keys", "", "? - ", "", 50000, false},
    {"bytes that are no text", "", "\xff", "", 500000, false},
    {"controls", "", "\x01", "", 500000, false},
    {"line ends of old", "", "a\r", "", 500000, false},
    {"directives", "", "%YAML 1.1\n", "a: b", 50000, false},
    {"32 levels", "", "[", "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", 30, true},
};

#define FORM_HEAD "id: a\nversion: 1\nname: 甲\ntitle: 甲\n"
#define FIELD     "fields:\n  - {name: n, label: 甲, type: count, calculation: '"
#define TEXT                                                                                       \
    FORM_HEAD "fields: [{name: n, label: 甲, type: count}]\nsections:\n  - title: 乙\n    text: '"

static const struct bomb forms[] = {
    {"signs", FORM_HEAD FIELD, "-", "1'}\n", 2000, false},
    {"brackets", FORM_HEAD FIELD, "(", "1'}\n", 2000, false},
    {"not", FORM_HEAD FIELD, "not ", "1'}\n", 500, false},
    {"an expression of 4 KiB and a byte", FORM_HEAD FIELD, "1+", "1'}\n", 2100, false},
    {"clauses in clauses", TEXT, "{{#n}}", "'\n", 5000, false},
    {"clauses without end", TEXT, "{{#n}}{{/n}}{{#n}}", "'\n", 3000, false},
    {"ends without clauses", TEXT, "{{/n}}", "'\n", 8000, false},
    {"delimiters", TEXT, "{{=<% %>=}}<%={{ }}=%>", "{{#n}}'\n", 2000, false},
    {"unclosed tags", TEXT, "{{ ", "'\n", 15000, false},
    {"unknown names", TEXT, "{{nn}}", "'\n", 10000, false},
    {"20,001 fields", FORM_HEAD "fields:\n", "- {name: a, label: b, type: text}\n", "", 20001,
     false},
    {"unknown keys", FORM_HEAD, "fiels: 1\n", "", 50000, false},
    {"sections in sections", FORM_HEAD "sections:\n", "- {title: a, sections: [", "", 1000, false},
};

static void explode(const struct bomb *bomb, struct str *text)
{
    size_t len = strlen(bomb->body);
    char *body = malloc(len * bomb->count + 1);

    assert_non_null(body);
    for (size_t i = 0; i < bomb->count; i++)
        memcpy(body + i * len, bomb->body, len);
    str_add(text, bomb->head);
    str_addn(text, body, len * bomb->count);
    str_add(text, bomb->tail);
    free(body);
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1000.0 + (double)time.tv_nsec / 1000000.0;
}

/* Reads the file as the program does, its limit of size included. */
static bool read_document(const char *path, struct diags *diags)
{
    struct arena arena = ARENA_INIT;
    int error;
    const struct node *root = node_read(&arena, path, diags, &error);

    arena_free(&arena);
    return root != NULL;
}

static bool read_form(const char *path, struct diags *diags)
{
    struct str text = STR_INIT;
    struct form *form = NULL;
    bool good;
    int error;

    if (node_text(path, &text, diags, &error))
        form = form_load(path, str_text(&text), text.len, diags);
    good = form && !diags->errors;
    if (form)
        form_free(form);
    str_free(&text);
    return good;
}

static void expect_refused(const struct bomb *bomb, bool (*read)(const char *, struct diags *))
{
    struct diags diags = DIAGS_INIT("bomb");
    struct str text = STR_INIT;
    double before, taken;
    bool good;

    explode(bomb, &text);
    scratch_write("bomb", str_text(&text));
    before = now();
    good = read("bomb", &diags);
    taken = now() - before;
    print_message("%6.1f ms %s%s\n", taken, bomb->name, taken > 100 ? "  (more than 100)" : "");
    if (good != bomb->is_fine)
        fail_msg("%s: %s", bomb->name, good ? "taken" : "refused");
    assert_true(good || diags.errors > 0);
    assert_true(diags.count <= DIAGS_MOST);
    diags_free(&diags);
    str_free(&text);
}

static void documents_are_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(documents); i++)
        expect_refused(&documents[i], read_document);
}

static void forms_are_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        expect_refused(&forms[i], read_form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(documents_are_refused),
        scratch_test(forms_are_refused),
    };

    return cmocka_run_group_tests_name("bombs", tests, NULL, NULL);
}
