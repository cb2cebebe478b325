/* SPDX-License-Identifier: MIT */
#include "lint/form_test.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "lint/nearest.h"
#include "model/draft.h"
#include "model/draft_metadata.h"
#include "model/loader.h"
#include "writer/writer.h"

#define AT(member) offsetof(struct form_tests, member)
static const struct key_row file_rows[] = {
    {.name = "cases",
     .kind = KEY_NODE,
     .offset = AT(case_list),
     .required = true,
     .help = _("用例，一个一项")},
};
#undef AT

#define AT(member) offsetof(struct form_test_case, member)
static const struct key_row case_rows[] = {
    {.name = "name",
     .kind = KEY_TEXT,
     .offset = AT(name),
     .required = true,
     .help = _("用例的名称，说明试的是什么")},
    {.name = "answers",
     .kind = KEY_NODE,
     .offset = AT(answers),
     .required = false,
     .help = _("填报内容，写法同草稿；没写的就是未填")},
    {.name = "expect",
     .kind = KEY_NODE,
     .offset = AT(expect),
     .required = false,
     .help = _("文稿里应有的句子")},
    {.name = "forbid",
     .kind = KEY_NODE,
     .offset = AT(forbid),
     .required = false,
     .help = _("文稿里不应有的句子")},
};
#undef AT

static const struct key_table file_keys = {_("测试文件"), file_rows, COUNT_OF(file_rows)};
static const struct key_table case_keys = {_("用例"), case_rows, COUNT_OF(case_rows)};

/* --- reading --- */

bool form_tests_path(const struct form *form, struct str *path)
{
    static const char *const endings[] = {".yaml", ".yml", NULL};
    size_t len = form->path ? strlen(form->path) : 0;

    str_addn(path, form->path, len - bytes_end_any(form->path, len, endings));
    str_add(path, ".test.yaml");
    return form->path != NULL;
}

static void report_name(struct loader *loader, const struct form *form, const struct field *field,
                        const struct node *key)
{
    const char *near;

    if (field) {
        loader_error(loader, key,
                     field_is_asked(field) ? _("“%s”的内容应是文字或列表")
                                           : _("“%s”由模板算出，不能填；删去这一行"),
                     key->text);
        return;
    }
    near = diags_full(loader->diags) ? NULL : form_nearest(form, key->text, key->len);
    loader_error(loader, key, _("模板里没有填报项“%s”%s%s%s"), key->text,
                 near ? _("，是不是 ") : "", near ? near : "", near ? "？" : "");
}

static void check_answers(struct loader *loader, const struct form *form, const struct node *map)
{
    if (map->kind != NODE_MAP) {
        loader_error(loader, map, _("answers 应写成“名称: 内容”，一行一项"));
        return;
    }
    for (const struct node *node = map->first; node; node = node->next) {
        const struct field *field = form_field(form, node->key->text, node->key->len);
        if (!metadata_is_known(node->key->text) && !draft_takes(field, node))
            report_name(loader, form, field, node->key);
    }
}

static void check_sentences(struct loader *loader, const char *key, const struct node *list)
{
    if (list->kind != NODE_LIST) {
        loader_error(loader, list, _("%s 应是一个列表，一句一行，以“- ”开头"), key);
        return;
    }
    for (const struct node *item = list->first; item; item = item->next)
        if (item->kind != NODE_SCALAR || !item->len)
            loader_error(loader, item, _("%s 的每一项应是一句话"), key);
}

static void read_case(struct loader *loader, struct form_tests *tests, const struct node *node)
{
    struct form_test_case one = {NULL, NULL, NULL, NULL};

    loader_read(loader, &case_keys, node, &one);
    if (one.answers)
        check_answers(loader, tests->form, one.answers);
    if (one.expect)
        check_sentences(loader, "expect", one.expect);
    if (one.forbid)
        check_sentences(loader, "forbid", one.forbid);
    if (node->kind == NODE_MAP && !one.expect && !one.forbid)
        loader_error(loader, node, _("这个用例一句也不核对：写上 expect 或 forbid"));
    ARRAY_ROOM(tests->cases, tests->count, tests->cap);
    tests->cases[tests->count++] = one;
}

bool form_tests_read(struct form_tests *tests, const struct form *form, const char *path,
                     struct diags *diags, int *error)
{
    struct loader loader = {.diags = diags};
    const struct node *root;

    memset(tests, 0, sizeof *tests);
    tests->form = form;
    tests->diags = diags;
    root = node_read(&tests->arena, path, diags, error);
    if (root)
        loader_read(&loader, &file_keys, root, tests);
    if (tests->case_list && (tests->case_list->kind != NODE_LIST || !tests->case_list->first))
        loader_error(&loader, tests->case_list, _("cases 应是一个列表，一个用例一项，至少一项"));
    else if (tests->case_list)
        for (const struct node *node = tests->case_list->first; node; node = node->next)
            read_case(&loader, tests, node);
    diags_sort(diags);
    return root && !diags->errors;
}

void form_tests_free(struct form_tests *tests)
{
    free(tests->cases);
    arena_free(&tests->arena);
    memset(tests, 0, sizeof *tests);
}

/* --- running --- */

/* The answers are put as those of a draft that was read. */
static void put_answers(struct draft *draft, const struct form *form, const struct node *answers)
{
    static const struct node none = {.kind = NODE_MAP};
    struct diags diags = DIAGS_INIT("");
    const struct node *created = answers ? node_get(answers, "_created_at") : NULL;
    time_t time = created && created->kind == NODE_SCALAR ? clock_parse(created->text) : -1;

    memset(draft, 0, sizeof *draft);
    clock_print(time < 0 ? clock_now() : time, draft->created);
    draft->root = answers ? answers : &none;
    draft_bind(draft, form, &diags);
    diags_free(&diags);
}

static size_t report_refused(const struct form_tests *tests, const struct draft *draft)
{
    size_t count = 0;

    for (const struct node *node = draft->root->first; node; node = node->next) {
        const struct field *field = form_field(tests->form, node->key->text, node->key->len);
        const struct answer *answer = field ? answers_of(&draft->answers, field) : NULL;
        if (!answer || answer->reading.state != ANSWER_REFUSED)
            continue;
        count++;
        diags_add(tests->diags, DIAG_ERROR, node->line, node->col, "%s", answer->reason);
    }
    return count;
}

/* The text between the lines that a block scalar brings along. */
static struct span sentence(const struct node *item)
{
    struct span wanted = {item->text, item->len};

    while (wanted.len > 1 && wanted.s[wanted.len - 1] == '\n')
        wanted.len--;
    return wanted;
}

static const char *find(const struct str *report, struct span wanted)
{
    const char *found = NULL, *from = str_text(report), *end = from + report->len;

    for (; !found && (size_t)(end - from) >= wanted.len; from++)
        if (*from == *wanted.s && memcmp(from, wanted.s, wanted.len) == 0)
            found = from;
    return found;
}

static void report_missing(const struct form_tests *tests, const struct str *report,
                           const struct node *item)
{
    struct span near, wanted = sentence(item);

    if (diags_full(tests->diags) ||
        !nearest_sentence(str_text(report), report->len, wanted.s, wanted.len, &near))
        diags_add(tests->diags, DIAG_ERROR, item->line, item->col,
                  _("文稿里没有这一句，也没有相近的"));
    else
        diags_add(tests->diags, DIAG_ERROR, item->line, item->col,
                  _("文稿里没有这一句，最接近的是：%.*s"), (int)near.len, near.s);
}

static size_t check_expected(const struct form_tests *tests, const struct str *report,
                             const struct node *list)
{
    size_t count = 0;

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        if (find(report, sentence(item)))
            continue;
        count++;
        report_missing(tests, report, item);
    }
    return count;
}

static size_t check_forbidden(const struct form_tests *tests, const struct str *report,
                              const struct node *list)
{
    size_t count = 0;

    for (const struct node *item = list ? list->first : NULL; item; item = item->next) {
        struct span around, wanted = sentence(item);
        const char *found = find(report, wanted);
        if (!found)
            continue;
        count++;
        around = sentence_around(str_text(report), report->len, (struct span){found, wanted.len});
        diags_add(tests->diags, DIAG_ERROR, item->line, item->col,
                  _("文稿里不应有这一句，却有：%.*s"), (int)around.len, around.s);
    }
    return count;
}

bool form_tests_run(const struct form_tests *tests, size_t which, struct coverage *coverage)
{
    const struct form_test_case *one = &tests->cases[which];
    struct str report = STR_INIT;
    struct draft draft;
    size_t failures;

    put_answers(&draft, tests->form, one->answers);
    text_writer.write(&draft.answers, &report);
    failures = report_refused(tests, &draft);
    failures += check_expected(tests, &report, one->expect);
    failures += check_forbidden(tests, &report, one->forbid);
    coverage_note(coverage, &draft.answers);
    str_free(&report);
    draft_free(&draft);
    return failures == 0;
}
