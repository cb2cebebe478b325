/* SPDX-License-Identifier: MIT */
/* man/tianbao-form.5 describes every key and every type in the words of the tables. */
#include <string.h>

#include "base/attributes.h"
#include "base/file.h"
#include "lint/schema.h"
#include "unit/check.h"

static struct str page;

/* The part under a heading, up to the next one. */
static void part_of(const char *heading, struct str *out)
{
    struct str line = STR_INIT;
    const char *from, *to;

    str_addf(&line, "\n.Ss %s\n", heading);
    from = strstr(str_text(&page), str_text(&line));
    if (!from)
        fail_msg("no heading %s", heading);
    from += line.len;
    to = strstr(from, "\n.S");
    str_clear(out);
    str_addn(out, from, to ? (size_t)(to - from) + 1 : strlen(from));
    str_free(&line);
}

static void expect_in(const char *part, const struct str *block)
{
    if (!strstr(part, str_text(block)))
        fail_msg("the page should have:\n%s", str_text(block));
}

static size_t count_items(const char *part)
{
    size_t count = 0;

    for (; (part = strstr(part, ".It Ic ")); part++)
        count++;
    return count;
}

static void test_keys(void **state)
{
    const struct key_table *tables[] = {&form_keys, &section_keys, &field_keys, &choice_keys,
                                        &check_keys};
    struct str part = STR_INIT, block = STR_INIT;

    (void)state;
    for (size_t t = 0; t < COUNT_OF(tables); t++) {
        str_clear(&block);
        str_addf(&block, "%s的键", tables[t]->what);
        part_of(str_text(&block), &part);
        for (size_t i = 0; i < tables[t]->count; i++) {
            const struct key_row *row = &tables[t]->rows[i];
            str_clear(&block);
            str_addf(&block, ".It Ic %s\n", row->name);
            schema_describe_key(&block, row);
            str_addf(&block, "\n例：\n.Li \"%s: %s\"\n", row->name, row->example);
            expect_in(str_text(&part), &block);
        }
        assert_int_equal(count_items(str_text(&part)), tables[t]->count);
    }
    str_free(&part);
    str_free(&block);
}

static void test_types(void **state)
{
    struct str part = STR_INIT, block = STR_INIT;

    (void)state;
    part_of("类型", &part);
    for (const struct type *type = types; type->name; type++) {
        if (!type->help)
            fail_msg("type %s has no help", type->name);
        str_clear(&block);
        str_addf(&block, ".It Ic %s\n", type->name);
        schema_describe_type(&block, type);
        str_addc(&block, '\n');
        expect_in(str_text(&part), &block);
    }
    str_free(&part);
    str_free(&block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_types),
    };
    int failed;

    if (file_read("man/tianbao-form.5", 1 << 20, &page) != 0)
        return 1;
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    str_free(&page);
    return failed;
}
