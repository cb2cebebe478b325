/* SPDX-License-Identifier: MIT */
/* Inputs made to take all time or memory: refused, in about 100 ms of the processor each. The time
 * is shown and not judged, since machines differ. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/attributes.h"
#include "model/draft.h"
#include "model/form.h"
#include "model/node.h"
#include "text/excerpt.h"
#include "unit/scratch.h"
#include "writer/writer.h"

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

/* What stands in each of SECTIONS texts, so that the file is as large as may be. */
enum { SECTIONS = 60 };

static const struct bomb texts[] = {
    {"unclosed tags", "'", "{{ ", "'\n", 21000, false},
    {"tags closed far behind", "'", "{{n ", "}}'\n", 16000, false},
    {"braces that a tag lacks", "'", "{{{n}}", "'\n", 10900, false},
    {"delimiters that are not changed", "'", "{{= }}", "'\n", 10900, false},
    {"comments without end", "'", "{{!", "'\n", 21000, false},
    {"unknown names", "'", "{{nn}}", "'\n", 10900, false},
    {"ends without clauses", "'", "{{/n}}", "'\n", 10900, false},
    {"clauses in clauses", "'", "{{#n}}", "'\n", 10900, false},
};

static const struct bomb lines[] = {
    {"a line of many mistakes",
     FORM_HEAD "fields:\n  - {name: n, label: 甲, type: select_one, "
               "choices: [",
     "v, ", "w]}\n", 190000, false},
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

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time); /* whatever else the computer does */
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

/* The same, and shows the excerpts of what is wrong, as lint does. */
static bool show_form(const char *path, struct diags *diags)
{
    struct str text = STR_INIT, shown = STR_INIT;
    struct form *form;
    bool good;
    int error;

    assert_true(node_text(path, &text, diags, &error));
    diags->source = str_text(&text);
    diags->source_len = text.len;
    form = form_load(path, str_text(&text), text.len, diags);
    good = !diags->errors;
    excerpt_add_all(&shown, diags);
    assert_true(shown.len < DIAGS_MOST * 1000);
    form_free(form);
    str_free(&text);
    str_free(&shown);
    return good;
}

static void judge(const struct bomb *bomb, const struct str *text,
                  bool (*read)(const char *, struct diags *))
{
    struct diags diags = DIAGS_INIT("bomb");
    double before, taken;
    bool good;

    scratch_write("bomb", str_text(text));
    before = now();
    good = read("bomb", &diags);
    taken = now() - before;
    print_message("%6.1f ms %s%s\n", taken, bomb->name, taken > 100 ? "  (more than 100)" : "");
    if (good != bomb->is_fine)
        fail_msg("%s: %s", bomb->name, good ? "taken" : "refused");
    assert_true(good || diags.errors > 0);
    assert_true(diags.count <= DIAGS_MOST);
    diags_free(&diags);
}

static void expect_refused(const struct bomb *bomb, bool (*read)(const char *, struct diags *))
{
    struct str text = STR_INIT;

    explode(bomb, &text);
    judge(bomb, &text, read);
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

static void texts_are_refused(void **state)
{
    struct str text = STR_INIT;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        str_clear(&text);
        str_add(&text, FORM_HEAD "fields: [{name: n, label: 甲, type: count}]\nsections:\n");
        for (int k = 0; k < SECTIONS; k++) {
            str_addf(&text, "  - title: 第%d节\n    text: ", k);
            explode(&texts[i], &text);
        }
        judge(&texts[i], &text, show_form);
    }
    str_free(&text);
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        expect_refused(&lines[i], show_form);
}

/* --- a draft's own words, for a form as large as may be --- */

enum { MANY = 19000, PER_SECTION = 100 };

#define ITEM "- section: 第1节\n  was: 有{{f1}}。\n  text: "

/* What stands under _text; is_fine: all of it can be used. */
static const struct bomb wordings[] = {
    {"200 rewordings", "", "- {section: 第1节, was: '有{{f1}}。', text: '写{{f2}}。'}\n", "", 200,
     false},
    {"20,000 rewordings of one paragraph", "",
     "- {section: 第1节, was: '有{{f1}}。', text: '写{{f2}}。'}\n", "", 20000, false},
    {"20,000 rewordings of none", "", "- {section: 一, was: 没有, text: 写}\n", "", 20000, false},
    {"the same, far down", "", "- {section: 一, was: 没有, occurrence: 999999, text: 写}\n", "",
     20000, false},
    {"blanks, 16 KiB", ITEM "'", "{{f2}}", "'\n", 2700, true},
    {"blanks, 64 KiB", ITEM "'", "{{f2}}", "'\n", 10000, false},
    {"clauses in clauses", ITEM "'", "{{#f2}}", "'\n", 2300, false},
    {"clauses without end", ITEM "'", "{{#f2}}{{/f2}}{{#f2}}", "'\n", 780, false},
    {"ends without clauses", ITEM "'", "{{/f2}}", "'\n", 2300, false},
    {"unclosed tags", ITEM "'", "{{ ", "'\n", 5400, false},
    {"unknown names", ITEM "'", "{{nn}}", "'\n", 2700, false},
    {"lines", ITEM "\"", "a\\n", "\"\n", 8000, true},
    {"200 times 16 KiB of blanks", NULL, "{{f2}}", "", 2700, false},
    {"200 times 16 KiB of unclosed tags", NULL, "{{ ", "", 5400, false},
    {"200 times 16 KiB of braces that lack", NULL, "{{{n}}", "", 2700, false},
    {"200 times 16 KiB of unknown names", NULL, "{{nn}}", "", 2700, false},
};

static struct form *load_large(void)
{
    struct diags diags = DIAGS_INIT("large");
    struct str text = STR_INIT;
    struct form *form;
    double before;

    str_add(&text, FORM_HEAD "sections:\n");
    for (int i = 0; i < MANY; i += PER_SECTION) {
        str_addf(&text, "  - title: 第%d节\n    fields:\n", i / PER_SECTION + 1);
        for (int k = i; k < i + PER_SECTION; k++)
            str_addf(&text, "      - {name: f%d, label: 甲%d, type: text}\n", k, k);
        str_add(&text, "    text: |\n");
        for (int k = i; k < i + PER_SECTION; k++)
            str_addf(&text, "      有{{f%d}}。\n", k);
    }
    before = now();
    form = form_load("large", str_text(&text), text.len, &diags);
    print_message("%6.1f ms the form of %d fields itself\n", now() - before, MANY);
    assert_non_null(form);
    str_free(&text);
    diags_free(&diags);
    return form;
}

/* Without `head` each paragraph of the first two sections is said in such words. */
static void explode_words(const struct bomb *bomb, struct str *text)
{
    struct bomb one = *bomb;

    for (int i = 0; !bomb->head && i < 200; i++) {
        char head[100];
        snprintf(head, sizeof head, "- {section: 第%d节, was: '有{{f%d}}。', text: '",
                 i / PER_SECTION + 1, i);
        one.head = head;
        one.tail = "'}\n";
        explode(&one, text);
    }
    if (bomb->head)
        explode(bomb, text);
}

/* How long the draft takes; its warnings are `*warnings`. */
static double bind(const struct form *form, const struct str *text, int *warnings)
{
    struct diags diags = DIAGS_INIT("draft");
    struct draft draft = {0};
    double before = now();

    strcpy(draft.created, "2026-12-18T15:02:11+08:00");
    draft.root = node_parse(&draft.arena, str_text(text), text->len, &diags);
    if (draft.root)
        draft_bind(&draft, form, &diags);
    before = now() - before;
    *warnings = (int)diags.count;
    draft_free(&draft);
    diags_free(&diags);
    return before;
}

static void wordings_are_bounded(void **state)
{
    struct form *form = load_large();
    struct str text = STR_INIT;
    double empty, taken;
    int warnings;

    (void)state;
    str_add(&text, "_form: a\n");
    empty = bind(form, &text, &warnings);
    print_message("%6.1f ms a draft of it without rewordings\n", empty);
    for (size_t i = 0; i < COUNT_OF(wordings); i++) {
        str_clear(&text);
        str_add(&text, "_form: a\n_text:\n");
        explode_words(&wordings[i], &text);
        taken = bind(form, &text, &warnings) - empty;
        assert_int_equal(warnings == 0, wordings[i].is_fine);
        print_message("%6.1f ms more: %s (%zu bytes, %d warnings)%s\n", taken, wordings[i].name,
                      text.len, warnings, taken > 100 ? "  (more than 100)" : "");
    }
    str_free(&text);
    form_free(form);
}

/* --- what multiplies itself --- */

#define ANSWER "fields:\n  - {name: f0, label: 甲, type: paragraph}\n"
#define SEED   "fields:\n  - {name: f0, label: 甲, type: paragraph, default: 啊啊啊啊}\n"

/* `count` fields; where `times` is given each has that often the one before as its default. A
 * section shows the last `shown` times or, of lists, each within the other. */
static const struct {
    const char *name, *head, *field;
    int count, times, shown;
} multipliers[] = {
    {"defaults that double", SEED, "paragraph", 7, 10, 1},
    {"calculations that copy", ANSWER, "paragraph, calculation: f0", 15000, 0, 1},
    {"a long answer in many places", ANSWER, "paragraph, calculation: f0", 1, 0, 10000},
    {"lists in lists", "fields:\n", "list, default: a、a、a、a、a、a、a、a", 8, 0, 0},
};

static void add_tags(struct str *text, const char *sign, int field, int times)
{
    while (times-- > 0)
        str_addf(text, "{{%sf%d}}", sign, field);
}

static void write_multiplier(size_t row, struct str *text)
{
    int count = multipliers[row].count, times = multipliers[row].times;

    str_addf(text, FORM_HEAD "%s", multipliers[row].head);
    for (int i = 1; i <= count; i++) {
        str_addf(text, "  - {name: f%d, label: 甲, type: %s", i, multipliers[row].field);
        str_add(text, times ? ", default: '" : "");
        add_tags(text, "", i - 1, times);
        str_add(text, times ? "'}\n" : "}\n");
    }
    str_add(text, "sections:\n  - text: '");
    add_tags(text, "", count, multipliers[row].shown);
    for (int i = 1; !multipliers[row].shown && i <= count; i++)
        str_addf(text, "{{#f%d}}{{.}}", i);
    for (int i = count; !multipliers[row].shown && i; i--)
        str_addf(text, "{{/f%d}}", i);
    str_add(text, "'\n");
}

/* What the answers come to, and the report; what has no default is answered with 60,000 bytes. */
static size_t multiply(const struct form *form, struct str *report)
{
    struct answers answers;
    struct str text = STR_INIT;
    size_t len = 0;

    while (text.len < 60000)
        str_add(&text, "啊");
    answers_init(&answers, form, 2026);
    if (!form->fields[0].default_text.node)
        answers_put(&answers, &form->fields[0], str_text(&text), text.len);
    answers_settle(&answers);
    for (int i = 0; i < form->field_count; i++)
        len += strlen(answer_text(&answers.items[i]));
    text_writer.write(&answers, report);
    answers_free(&answers);
    str_free(&text);
    return len;
}

static void what_multiplies_is_bounded(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(multipliers); i++) {
        struct diags diags = DIAGS_INIT("multiplier");
        struct str text = STR_INIT, report = STR_INIT;
        struct form *form;
        double before;
        size_t len;

        write_multiplier(i, &text);
        form = form_load("multiplier", str_text(&text), text.len, &diags);
        assert_int_equal(diags.errors, 0);
        before = now();
        len = multiply(form, &report);
        print_message("%6.1f ms %s: %zu bytes of answers, %zu of the report\n", now() - before,
                      multipliers[i].name, len, report.len);
        assert_true(len < NODE_MAX_FILE + 2 * NODE_MAX_SCALAR);
        assert_true(report.len < 20 * 1024 * 1024);
        form_free(form);
        diags_free(&diags);
        str_free(&text);
        str_free(&report);
    }
}

/* Of 30,000 rows in 300,000 places; without that it takes minutes. */
static void sums_are_added_up_once(void **state)
{
    struct diags diags = DIAGS_INIT("sums");
    struct str text = STR_INIT, rows = STR_INIT;
    struct answers answers;
    struct form *form;
    double before;

    (void)state;
    str_add(&text, FORM_HEAD "fields:\n  - name: r\n    label: 甲\n    type: repeat\n"
                             "    fields: [{name: x, label: 甲, type: count}]\n");
    for (int i = 0; i < 15000; i++) {
        str_addf(&text, "  - {name: f%d, label: 甲, type: integer, calculation: 0", i);
        for (int k = 0; k < 20; k++)
            str_add(&text, "+sum(r.x)");
        str_add(&text, "}\n");
    }
    str_add(&text, "sections: [{title: 乙, text: 丙}]\n");
    for (int i = 0; i < 30000; i++)
        str_add(&rows, i ? "\n1" : "1");
    form = form_load("sums", str_text(&text), text.len, &diags);
    assert_int_equal(diags.errors, 0);
    before = now();
    answers_init(&answers, form, 2026);
    answers_put(&answers, &form->fields[0], str_text(&rows), rows.len);
    answers_settle(&answers);
    print_message("%6.1f ms sums\n", now() - before);
    assert_string_equal(answer_text(&answers.items[1]), "600000");
    answers_free(&answers);
    form_free(form);
    diags_free(&diags);
    str_free(&text);
    str_free(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(documents_are_refused),      scratch_test(forms_are_refused),
        scratch_test(texts_are_refused),          scratch_test(wordings_are_bounded),
        scratch_test(what_multiplies_is_bounded), scratch_test(sums_are_added_up_once),
    };

    return cmocka_run_group_tests_name("bombs", tests, NULL, NULL);
}
