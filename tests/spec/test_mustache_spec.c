/* SPDX-License-Identifier: MIT */
/* The published Mustache spec, every case through the engine: https://github.com/mustache/spec
 *
 * The folder with its .yml files is named by MUSTACHE_SPEC. Lookup in the data, escaping and
 * partials are the view's, so they are here; everything else is the engine's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/alloc.h"
#include "base/str.h"
#include "model/template.h"
#include "unit/check.h"

static const char *const modules[] = {"comments", "delimiters", "interpolation",
                                      "inverted", "partials",   "sections"};

struct spec_case {
    yaml_document_t *document;
    yaml_node_t *node;
};

/* What a case is rendered with. */
struct rendering {
    yaml_document_t *document;
    yaml_node_t *partials;
    yaml_node_t *context[64];
    size_t depth;
    struct str out;
    struct template compiled[64]; /* partials, kept until the end with their texts */
    struct str texts[64];
    size_t count;
};

/* The data. */

static yaml_node_t *node_at(yaml_document_t *document, int index)
{
    return yaml_document_get_node(document, index);
}

static bool is_scalar(const yaml_node_t *node, const char *text, size_t len)
{
    return node->type == YAML_SCALAR_NODE && node->data.scalar.length == len &&
           memcmp(node->data.scalar.value, text, len) == 0;
}

static yaml_node_t *get(yaml_document_t *document, yaml_node_t *map, const char *key, size_t len)
{
    if (!map || map->type != YAML_MAPPING_NODE)
        return NULL;
    for (yaml_node_pair_t *pair = map->data.mapping.pairs.start; pair < map->data.mapping.pairs.top;
         pair++)
        if (is_scalar(node_at(document, pair->key), key, len))
            return node_at(document, pair->value);
    return NULL;
}

static const char *text_of(yaml_document_t *document, yaml_node_t *map, const char *key,
                           size_t *len)
{
    yaml_node_t *node = get(document, map, key, strlen(key));

    *len = node ? node->data.scalar.length : 0;
    return node ? (const char *)node->data.scalar.value : NULL;
}

static bool is_plain(const yaml_node_t *node, const char *word)
{
    return is_scalar(node, word, strlen(word)) &&
           node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static bool is_false(const yaml_node_t *node)
{
    if (!node || is_plain(node, "false") || is_plain(node, "null") || is_plain(node, "~") ||
        is_plain(node, ""))
        return true;
    return node->type == YAML_SEQUENCE_NODE &&
           node->data.sequence.items.start == node->data.sequence.items.top;
}

/* What a name means: the first part anywhere up the stack, the others only in what came before. */
static yaml_node_t *lookup(const struct rendering *r, const char *name, size_t len)
{
    const char *dot = memchr(name, '.', len);
    size_t part = dot ? (size_t)(dot - name) : len;
    yaml_node_t *node = NULL;

    if (len == 1 && dot)
        return r->context[r->depth - 1];
    for (size_t i = r->depth; i > 0 && !node; i--)
        node = get(r->document, r->context[i - 1], name, part);
    while (node && part < len) {
        name += part + 1;
        len -= part + 1;
        dot = memchr(name, '.', len);
        part = dot ? (size_t)(dot - name) : len;
        node = get(r->document, node, name, part);
    }
    return node;
}

/* The view. */

static size_t times(void *self, const struct tag *tag)
{
    yaml_node_t *node = lookup(self, tag->text, tag->len);

    if (tag->kind == TAG_INVERTED)
        return is_false(node);
    if (node && node->type == YAML_SEQUENCE_NODE)
        return (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
    return !is_false(node);
}

static void enter(void *self, const struct tag *tag, size_t turn)
{
    struct rendering *r = self;
    yaml_node_t *node;

    if (tag->kind == TAG_INVERTED)
        return;
    node = lookup(r, tag->text, tag->len);
    if (node->type == YAML_SEQUENCE_NODE)
        node = node_at(r->document, node->data.sequence.items.start[turn]);
    assert_true(r->depth < 64);
    r->context[r->depth++] = node;
}

static void leave(void *self, const struct tag *tag, size_t turn)
{
    struct rendering *r = self;

    (void)turn;
    r->depth -= tag->kind != TAG_INVERTED;
}

static void add_text(void *self, const char *text, size_t len)
{
    struct rendering *r = self;

    str_addn(&r->out, text, len);
}

static void add_escaped(struct str *out, const char *text, size_t len)
{
    static const char *const escapes[] = {"&&amp;", "\"&quot;", "<&lt;", ">&gt;"};

    for (size_t i = 0; i < len; i++) {
        size_t e = 0;
        while (e < COUNT_OF(escapes) && escapes[e][0] != text[i])
            e++;
        if (e < COUNT_OF(escapes))
            str_add(out, escapes[e] + 1);
        else
            str_addc(out, text[i]);
    }
}

/* The length of a number without the zeros at its end: 1.210 is the number 1.21. */
static size_t significant(const yaml_node_t *node, const char *text, size_t len)
{
    if (node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE || !memchr(text, '.', len) ||
        strspn(text, "-0123456789.") != len)
        return len;
    while (text[len - 1] == '0')
        len--;
    return len - (text[len - 1] == '.');
}

static void variable(void *self, const struct tag *tag)
{
    struct rendering *r = self;
    const yaml_node_t *node = lookup(r, tag->text, tag->len);
    const char *text;
    size_t len;

    if (!node || node->type != YAML_SCALAR_NODE || is_plain(node, "null"))
        return;
    text = (const char *)node->data.scalar.value;
    len = significant(node, text, node->data.scalar.length);
    if (tag->raw)
        str_addn(&r->out, text, len);
    else
        add_escaped(&r->out, text, len);
}

static void refuse(void *self, size_t offset, const char *message)
{
    (void)self;
    fail_msg("%lu: %s", (unsigned long)offset, message);
}

static const struct template *partial(void *self, const struct tag *tag)
{
    struct rendering *r = self;
    const yaml_node_t *node = get(r->document, r->partials, tag->text, tag->len);
    struct template *template = &r->compiled[r->count];
    struct str *text = &r->texts[r->count];

    if (!node)
        return NULL;
    assert_true(r->count < 64);
    r->count++;
    for (size_t i = 0; i < node->data.scalar.length; i++) {
        if (i == 0 || node->data.scalar.value[i - 1] == '\n')
            str_addn(text, tag->indent, tag->indent_len);
        str_addc(text, (char)node->data.scalar.value[i]);
    }
    template_compile(template, str_text(text), text->len, refuse, r);
    return template;
}

static void render_case(void **state)
{
    const struct spec_case *spec = *state;
    yaml_document_t *document = spec->document;
    struct rendering *r = xcalloc(1, sizeof *r);
    struct template_view view = {.times = times,
                                 .enter = enter,
                                 .leave = leave,
                                 .text = add_text,
                                 .variable = variable,
                                 .partial = partial,
                                 .self = r};
    struct template template = TEMPLATE_INIT;
    size_t len, expected_len;
    const char *text = text_of(document, spec->node, "template", &len);
    const char *expected = text_of(document, spec->node, "expected", &expected_len);

    r->document = document;
    r->partials = get(document, spec->node, "partials", 8);
    r->context[r->depth++] = get(document, spec->node, "data", 4);
    assert_true(template_compile(&template, text, len, refuse, r));
    assert_true(template_walk(&template, &view));
    assert_string_equal(str_text(&r->out), expected);
    assert_int_equal(r->depth, 1);

    for (size_t i = 0; i < r->count; i++) {
        template_free(&r->compiled[i]);
        str_free(&r->texts[i]);
    }
    template_free(&template);
    str_free(&r->out);
    free(r);
}

/* The suite. */

struct suite {
    yaml_document_t documents[COUNT_OF(modules)];
    size_t opened;
    struct CMUnitTest *tests;
    struct spec_case *cases;
    size_t count, tests_cap, cases_cap;
};

static void add_case(struct suite *suite, const char *module, yaml_document_t *document,
                     yaml_node_t *node)
{
    struct str name = STR_INIT;
    size_t len;

    str_addf(&name, "%s: %s", module, text_of(document, node, "name", &len));
    ARRAY_ROOM(suite->tests, suite->count, suite->tests_cap);
    ARRAY_ROOM(suite->cases, suite->count, suite->cases_cap);
    suite->cases[suite->count] = (struct spec_case){document, node};
    suite->tests[suite->count++] = (struct CMUnitTest){str_take(&name), render_case, NULL, NULL,
                                                       NULL};
}

static bool read_module(struct suite *suite, const char *folder, const char *module)
{
    yaml_document_t *document = &suite->documents[suite->opened];
    struct str path = STR_INIT;
    yaml_parser_t parser;
    yaml_node_t *tests;
    FILE *file;
    int loaded;

    str_addf(&path, "%s/%s.yml", folder, module);
    file = fopen(str_text(&path), "rb");
    str_free(&path);
    if (!file)
        return false;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_file(&parser, file);
    loaded = yaml_parser_load(&parser, document);
    yaml_parser_delete(&parser);
    fclose(file);
    if (!loaded)
        return false;
    suite->opened++;
    tests = get(document, yaml_document_get_root_node(document), "tests", 5);
    for (yaml_node_item_t *item = tests->data.sequence.items.start;
         item < tests->data.sequence.items.top; item++)
        add_case(suite, module, document, node_at(document, *item));
    return true;
}

static void read_suite(struct suite *suite, const char *folder)
{
    for (size_t i = 0; i < COUNT_OF(modules); i++)
        if (!read_module(suite, folder, modules[i]))
            fprintf(stderr, "%s/%s.yml: cannot be read\n", folder, modules[i]);
    for (size_t i = 0; i < suite->count; i++)
        suite->tests[i].initial_state = &suite->cases[i];
}

static void free_suite(struct suite *suite)
{
    for (size_t i = 0; i < suite->opened; i++)
        yaml_document_delete(&suite->documents[i]);
    for (size_t i = 0; i < suite->count; i++)
        free((char *)suite->tests[i].name);
    free(suite->tests);
    free(suite->cases);
    free(suite);
}

static void spec_not_here(void **state)
{
    (void)state;
    skip();
}

static void every_module_was_read(void **state)
{
    const struct suite *suite = *state;

    assert_int_equal(suite->opened, COUNT_OF(modules));
}

int main(void)
{
    const char *folder = getenv("MUSTACHE_SPEC");
    struct suite *suite = xcalloc(1, sizeof *suite);
    struct CMUnitTest whole[] = {cmocka_unit_test_prestate(every_module_was_read, suite)};
    const struct CMUnitTest none[] = {cmocka_unit_test(spec_not_here)};
    int failed;

    read_suite(suite, folder ? folder : "../shared/mustache-spec");
    if (suite->opened) {
        failed = cmocka_run_group_tests(whole, NULL, NULL);
        failed += _cmocka_run_group_tests("mustache spec", suite->tests, suite->count, NULL, NULL);
    } else {
        failed = cmocka_run_group_tests(none, NULL, NULL);
    }
    free_suite(suite);
    return failed;
}
