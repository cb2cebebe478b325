/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/str.h"
#include "model/template.h"
#include "unit/check.h"

/* Mistakes are noted as "offset: text\n". */
static void note(void *self, size_t offset, const char *message)
{
    str_addf(self, "%lu: %s\n", (unsigned long)offset, message);
}

static bool compile(struct template *template, const char *text, struct str *mistakes)
{
    return template_compile(template, text, strlen(text), note, mistakes);
}

static void finds(const char *text, const char *expected)
{
    struct template template = TEMPLATE_INIT;
    struct str mistakes = STR_INIT;

    assert_int_equal(compile(&template, text, &mistakes), expected[0] == '\0');
    assert_string_equal(str_text(&mistakes), expected);
    str_free(&mistakes);
    template_free(&template);
}

static void sections_that_do_not_pair(void **state)
{
    (void)state;
    finds("全年{{#expert_lectures}}，外请{{expert_lectures}}次。",
          "6: {{#expert_lectures}} 没有对应的结束标记 {{/expert_lectures}}\n");
    finds("{{^甲}}无", "0: {{^甲}} 没有对应的结束标记 {{/甲}}\n");
    finds("{{#a}}x{{/a}}{{/a}}", "13: {{/a}} 没有对应的开始标记 {{#a}}\n");
    finds("{{#a}}{{/b}}", "6: {{/b}} 没有对应的开始标记 {{#b}}\n"
                          "0: {{#a}} 没有对应的结束标记 {{/a}}\n");
    finds("{{#a}}{{#b}}{{/a}}{{/b}}", "6: {{#b}} 没有对应的结束标记 {{/b}}\n"
                                      "18: {{/b}} 没有对应的开始标记 {{#b}}\n");
    finds("{{=<% %>=}}<%#a%>", "11: <%#a%> 没有对应的结束标记 <%/a%>\n");
}

static void tags_that_are_not_closed(void **state)
{
    (void)state;
    finds("党组会{{meetings次", "9: {{ 在本行没有对应的 }}\n");
    finds("党组会{{meetings}次", "9: {{ 在本行没有对应的 }}\n");
    finds("{{a\n{{b}}", "0: {{ 在本行没有对应的 }}\n");
    finds("{{a，{{b}}", "0: {{ 在本行没有对应的 }}\n");
    finds("{{a\n}}", "0: {{ 在本行没有对应的 }}\n");
    finds("{{{a}}次", "0: {{{ 在本行没有对应的 }}}\n");
    finds("{{=<% %>}}", "0: {{= 在本行没有对应的 =}}\n");
    finds("{{! 备注 {{x}", "0: {{! 注释没有对应的 }}\n");
    finds("{{", "0: {{ 在本行没有对应的 }}\n");
    finds("{{=| |=}}|a", "9: | 在本行没有对应的 |\n");
}

static void names_and_delimiters(void **state)
{
    static const char delimiters[] =
        "0: 更换标记符号要写成 {{=<% %>=}} 这样：两个符号之间空一格，不含等号\n";

    (void)state;
    finds("{{}}", "0: 标记里没有名称\n");
    finds("{{ }}", "0: 标记里没有名称\n");
    finds("{{{}}}", "0: 标记里没有名称\n");
    finds("{{#}}x{{/}}", "0: 标记里没有名称\n");
    finds("{{/ }}", "0: 标记里没有名称\n");
    finds("{{>}}", "0: 标记里没有名称\n");
    finds("{{= =}}", delimiters);
    finds("{{==}}", delimiters);
    finds("{{=<%=}}", delimiters);
    finds("{{=<% %> x=}}", delimiters);
    finds("{{=<= =>=}}", delimiters);
    finds("{{={{ }}=}}{{a}}", "");
}

static void all_mistakes_in_one_pass(void **state)
{
    (void)state;
    finds("{{a\n{{}}\n{{#b}}\n{{/c}}", "0: {{ 在本行没有对应的 }}\n"
                                       "4: 标记里没有名称\n"
                                       "16: {{/c}} 没有对应的开始标记 {{#c}}\n"
                                       "9: {{#b}} 没有对应的结束标记 {{/b}}\n");
}

static void braces_that_are_text(void **state)
{
    (void)state;
    finds("{a} } }} {", "");
    finds("{{a}}}", "");
}

static char *nested(size_t depth)
{
    struct str text = STR_INIT;

    for (size_t i = 0; i < depth; i++)
        str_add(&text, "{{#a}}");
    for (size_t i = 0; i < depth; i++)
        str_add(&text, "{{/a}}");
    return str_take(&text);
}

static void depth_is_limited(void **state)
{
    char *deep = nested(TEMPLATE_MAX_DEPTH), *deeper = nested(TEMPLATE_MAX_DEPTH + 1),
         *deepest = nested(10000);

    (void)state;
    finds(deep, "");
    finds(deeper, "192: 标记嵌套超过32层\n");
    finds(deepest, "192: 标记嵌套超过32层\n");
    free(deep);
    free(deeper);
    free(deepest);
}

/* The tags as one line: kind, name or text, the end of the body where there is one. */
static void compiles_to(const char *text, const char *expected)
{
    struct template t = TEMPLATE_INIT;
    struct str got = STR_INIT;

    assert_true(compile(&t, text, &got));
    for (size_t i = 0; i < t.count; i++) {
        const struct tag *tag = &t.tags[i];

        str_addf(&got, "%s%c%.*s", i ? " " : "", "tv#^>"[tag->kind], (int)tag -> len, tag -> text);
        if (tag->end != i + 1)
            str_addf(&got, "-%lu", (unsigned long)tag->end);
        str_add(&got, tag->repeats ? "*" : "");
        str_add(&got, tag->raw ? "!" : "");
        assert_int_equal(tag->ref, -1);
    }
    assert_string_equal(str_text(&got), expected);
    str_free(&got);
    template_free(&t);
}

static void flat_array(void **state)
{
    (void)state;
    compiles_to("", "");
    compiles_to("全年{{a}}次", "t全年 va t次");
    compiles_to("{{#a}}x{{^b}}y{{/b}}{{/a}}z", "#a-4 tx ^b-4 ty tz");
    compiles_to("{{{a}}}{{&b}}{{> c }}", "va! vb! >c");
    compiles_to("{{ # a }}x{{ / a }}", "#a-2 tx");
    compiles_to("a{{! 备注 }}b", "ta tb");
    compiles_to("{{外出 考察}}", "v外出 考察");
}

static void repeats_flag(void **state)
{
    (void)state;
    compiles_to("{{#a}}{{.}}{{/a}}", "#a-2* v.");
    compiles_to("{{#a}}{{{.}}}、{{/a}}", "#a-3* v.! t、");
    compiles_to("{{#a}}x{{/a}}{{.}}", "#a-2 tx v.");
    compiles_to("{{#a}}{{#b}}{{.}}{{/b}}{{/a}}", "#a-3 #b-3* v.");
    compiles_to("{{#a}}{{#b}}x{{/b}}{{ . }}{{/a}}", "#a-4* #b-3 tx v.");
    compiles_to("{{#a}}{{^b}}{{.}}{{/b}}{{/a}}", "#a-3* ^b-3 v.");
    compiles_to("{{^a}}{{.}}{{/a}}", "^a-2 v.");
    compiles_to("{{#a}}{{.x}}{{/a}}", "#a-2 v.x");
}

static void places_in_the_source(void **state)
{
    static const char text[] = "一\n  {{#a}}\n次{{b}}{{/a}}";
    struct template t = TEMPLATE_INIT;

    (void)state;
    assert_true(template_compile(&t, text, sizeof text - 1, note, NULL));
    assert_int_equal(t.count, 4);
    assert_int_equal(t.tags[1].offset, 6);
    assert_int_equal(t.tags[2].offset, 13);
    assert_ptr_equal(t.tags[2].text, text + 13);
    assert_int_equal(t.tags[3].offset, 16);
    template_free(&t);
}

static void can_be_compiled_again(void **state)
{
    struct template t = TEMPLATE_INIT;
    struct str mistakes = STR_INIT;

    (void)state;
    compile(&t, "{{a}}{{b}}{{c}}", &mistakes);
    compile(&t, "x", &mistakes);
    assert_int_equal(t.count, 1);
    template_free(&t);
    assert_int_equal(t.count, 0);
}

/* A view that writes down what it is called with. Sections stand as often as their name has
 * letters; one that begins with 0 does not. */
struct log {
    struct str calls;
    const struct template *partial;
};

static size_t times(void *self, const struct tag *tag)
{
    (void)self;
    return tag->text[0] == '0' ? 0 : tag->len;
}

static void enter(void *self, const struct tag *tag, size_t turn)
{
    str_addf(&((struct log *)self)->calls, "<%.*s%lu ", (int)tag->len, tag->text,
             (unsigned long)turn);
}

static void leave(void *self, const struct tag *tag, size_t turn)
{
    str_addf(&((struct log *)self)->calls, "%.*s%lu> ", (int)tag->len, tag->text,
             (unsigned long)turn);
}

static void skip_body(void *self, const struct template *template, const struct tag *tag)
{
    assert_true(tag >= template->tags && tag < template->tags + template->count);
    str_addf(&((struct log *)self)->calls, "skip %.*s ", (int)tag->len, tag->text);
}

static void text_call(void *self, const char *text, size_t len)
{
    str_addf(&((struct log *)self)->calls, "\"%.*s\" ", (int)len, text);
}

static void variable(void *self, const struct tag *tag)
{
    str_addf(&((struct log *)self)->calls, "%.*s ", (int)tag->len, tag->text);
}

static const struct template *partial(void *self, const struct tag *tag)
{
    struct log *log = self;

    str_addf(&log->calls, "[%.*s%.*s] ", (int)tag->indent_len, tag->indent ? tag->indent : "",
             (int)tag->len, tag->text);
    return log->partial;
}

static const struct template_view view = {times,    enter,   leave, skip_body, text_call,
                                          variable, partial, NULL,  NULL};

static void walks_as(const char *text, const char *expected)
{
    struct template t = TEMPLATE_INIT;
    struct log log = {STR_INIT, NULL};
    struct template_view logged = view;

    logged.self = &log;
    assert_true(compile(&t, text, &log.calls));
    assert_true(template_walk(&t, &logged));
    assert_string_equal(str_text(&log.calls), expected);
    str_free(&log.calls);
    template_free(&t);
}

static void calls_in_order(void **state)
{
    (void)state;
    walks_as("x{{y}}{{0}}", "\"x\" y 0 ");
    walks_as("{{#a}}x{{/a}}y", "<a0 \"x\" a0> \"y\" ");
    walks_as("{{#ab}}{{.}}{{/ab}}", "<ab0 . ab0> <ab1 . ab1> ");
    walks_as("{{#0}}x{{#a}}y{{/a}}{{/0}}z", "skip 0 \"z\" ");
    walks_as("{{^a}}{{#0}}{{/0}}{{/a}}", "<a0 skip 0 a0> ");
    walks_as("{{#ab}}{{^c}}x{{/c}}{{/ab}}", "<ab0 <c0 \"x\" c0> ab0> <ab1 <c0 \"x\" c0> ab1> ");
    walks_as("{{#a}}{{/a}}", "<a0 a0> ");
    walks_as("  {{> p }}\n{{>q}}x", "[  p] [q] \"x\" ");
}

static void one_body(void **state)
{
    struct template t = TEMPLATE_INIT;
    struct log log = {STR_INIT, NULL};
    struct template_view logged = view;

    (void)state;
    logged.self = &log;
    assert_true(compile(&t, "a{{#0}}b{{c}}{{/0}}d", &log.calls));
    assert_true(template_walk_body(&t, &t.tags[1], &logged));
    assert_string_equal(str_text(&log.calls), "\"b\" c ");
    str_free(&log.calls);
    template_free(&t);
}

static bool has_enough(void *self)
{
    return ((struct log *)self)->calls.len > 20;
}

/* What was entered is left. */
static void ends_early(void **state)
{
    struct template t = TEMPLATE_INIT;
    struct log log = {STR_INIT, NULL};
    struct template_view logged = view;

    (void)state;
    logged.self = &log;
    logged.done = has_enough;
    assert_true(compile(&t, "{{#abc}}{{#de}}{{x}}{{y}}{{/de}}{{/abc}}{{z}}", &log.calls));
    assert_true(template_walk(&t, &logged));
    assert_string_equal(str_text(&log.calls), "<abc0 <de0 x y de0> <de1 de1> abc0> ");
    str_free(&log.calls);
    template_free(&t);
}

static void optional_calls_may_be_missing(void **state)
{
    struct template t = TEMPLATE_INIT;
    struct log log = {STR_INIT, NULL};
    struct template_view least = {
        .times = times, .text = text_call, .variable = variable, .self = &log};

    (void)state;
    assert_true(compile(&t, "{{#a}}x{{/a}}{{#0}}y{{/0}}{{>p}}", &log.calls));
    assert_true(template_walk(&t, &least));
    assert_string_equal(str_text(&log.calls), "\"x\" ");
    str_free(&log.calls);
    template_free(&t);
}

static void partials_without_end(void **state)
{
    struct template t = TEMPLATE_INIT;
    struct log log = {STR_INIT, &t};
    struct template_view logged = view;
    size_t entered = 0, left = 0;

    (void)state;
    logged.self = &log;
    assert_true(compile(&t, "{{#a}}{{>p}}{{>p}}{{/a}}", &log.calls));
    assert_false(template_walk(&t, &logged));
    for (size_t i = 0; i < log.calls.len; i++) {
        entered += log.calls.s[i] == '<';
        left += log.calls.s[i] == '>';
    }
    assert_int_equal(entered, TEMPLATE_MAX_DEPTH + 1);
    assert_int_equal(left, entered);
    str_free(&log.calls);
    template_free(&t);
}

/* Whatever is compiled, mistakes or not, can be walked. */
static void survives(const char *text, size_t len)
{
    char *copy = xmalloc(len); /* exactly as long, for the address sanitizer */
    struct template t = TEMPLATE_INIT;
    struct log log = {STR_INIT, NULL};
    struct template_view logged = view;

    memcpy(copy, text, len);
    logged.self = &log;
    template_compile(&t, copy, len, note, &log.calls);
    assert_true(template_walk(&t, &logged));
    str_free(&log.calls);
    template_free(&t);
    free(copy);
}

static void truncated_anywhere(void **state)
{
    static const char text[] = "全年{{a}}次{{#b}}，{{^c}}{{{d}}}{{/c}}{{! 注\n释 }}\r\n  {{/b}}\r\n"
                               "  {{> p }}\n{{=<% %>=}}<%& e %>\n <%={{ }}=%> \n{{#f}}{{.}}{{/f}}";

    (void)state;
    for (size_t len = 0; len <= sizeof text - 1; len++)
        for (size_t from = 0; from <= len; from++)
            survives(text + from, len - from);
}

static void random_marks(void **state)
{
    static const char *const marks[] = {"{{",  "}}",   "{{#", "{{/", "{{^", "{{=", "=}}",
                                        "{{{", "}}}",  "{{!", "{{>", "a",   "b",   " ",
                                        "\n",  "\r\n", "| |", "|",   ".",   "次"};
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        struct str text = STR_INIT;

        for (int i = 0; i < 24; i++) {
            seed = seed * 1664525u + 1013904223u;
            str_add(&text, marks[(seed >> 16) % COUNT_OF(marks)]);
        }
        survives(str_text(&text), text.len);
        str_free(&text);
    }
}

static void runs_of_lines(void **state)
{
    static const struct {
        const char *text, *first; /* the run at the beginning */
    } cases[] = {
        {"a\nb", "a\n"},
        {"a", "a"},
        {"\nb", "\n"},
        {"a {{x}}\nb", "a {{x}}\n"},
        {"{{#x}}a{{/x}}\nb", "{{#x}}a{{/x}}\n"},
        {"{{#x}}\na\n{{/x}}\nb", "{{#x}}\na\n{{/x}}\n"},
        {"a{{#x}}\n{{^y}}b\n{{/y}}{{/x}}c\nd", "a{{#x}}\n{{^y}}b\n{{/y}}{{/x}}c\n"},
        {"{{#x}}\n{{/x}}{{#x}}\n{{/x}}\nd", "{{#x}}\n{{/x}}{{#x}}\n{{/x}}\n"},
        {"{{! a\nb }}\nc", "{{! a\nb }}\n"},
        {"{{=<% %>=}}\nb\nc\n", "{{=<% %>=}}\nb\nc\n"},
        {"{{#x}}\na\n", "{{#x}}\na\n"}, /* mistakes end too */
        {"{{x\nb", "{{x\n"},
        {"{{/x}}\nb", "{{/x}}\n"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(template_run(cases[i].text, strlen(cases[i].text), 0),
                         strlen(cases[i].first));
    assert_int_equal(template_run("a\nb\nc", 5, 2), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_that_do_not_pair),
        cmocka_unit_test(tags_that_are_not_closed),
        cmocka_unit_test(names_and_delimiters),
        cmocka_unit_test(all_mistakes_in_one_pass),
        cmocka_unit_test(braces_that_are_text),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(flat_array),
        cmocka_unit_test(repeats_flag),
        cmocka_unit_test(places_in_the_source),
        cmocka_unit_test(can_be_compiled_again),
        cmocka_unit_test(runs_of_lines),
        cmocka_unit_test(calls_in_order),
        cmocka_unit_test(one_body),
        cmocka_unit_test(optional_calls_may_be_missing),
        cmocka_unit_test(ends_early),
        cmocka_unit_test(partials_without_end),
        cmocka_unit_test(truncated_anywhere),
        cmocka_unit_test(random_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
