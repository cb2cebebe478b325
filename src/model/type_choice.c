/* SPDX-License-Identifier: MIT */
/* Answers that are chosen: one, or several. Typed as value, label or the number in the menu; stored
 * as the value, written as the label. */
#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "model/form.h"
#include "model/type_words.h"

/* 1 is the first; 0: not a number in the menu. */
static int menu_number(const struct field *field, const char *text, size_t len)
{
    int number = 0;

    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9' || number > field->choice_count)
            return 0;
        number = number * 10 + text[i] - '0';
    }
    return number <= field->choice_count ? number : 0;
}

static bool is_called(const struct choice *choice, const char *text, size_t len)
{
    return (choice->value && bytes_equal(text, len, choice->value)) ||
           (choice->label && bytes_equal(text, len, choice->label));
}

const struct choice *field_choice(const struct field *field, const char *text, size_t len)
{
    int number = menu_number(field, text, len);

    for (int i = 0; i < field->choice_count; i++)
        if (is_called(&field->choices[i], text, len))
            return &field->choices[i];
    return number ? &field->choices[number - 1] : NULL;
}

static void say_choices(const struct field *field, const char *text, size_t len,
                        struct str *message)
{
    str_add(message, _("没有“"));
    str_addn(message, text, len);
    str_add(message, _("”这一项，可以填："));
    for (int i = 0; i < field->choice_count; i++)
        str_addf(message, "%s%d %s", i ? "、" : "", i + 1, field->choices[i].label);
}

static bool add_choice(const struct field *field, const char *text, size_t len, struct str *stored,
                       struct str *message)
{
    const struct choice *choice = field_choice(field, text, len);

    if (!choice) {
        say_choices(field, text, len, message);
        return false;
    }
    for (const char *line = str_text(stored); *line;) {
        size_t size = strcspn(line, "\n");
        if (bytes_equal(line, size, choice->value))
            return true;
        line += size + (line[size] == '\n');
    }
    if (stored->len)
        str_addc(stored, '\n');
    str_add(stored, choice->value);
    return true;
}

static bool parse_one(const struct field *field, int year, const char *text, size_t len,
                      struct reading *reading, struct str *stored, struct str *message)
{
    (void)year;
    (void)reading;
    return add_choice(field, text, len, stored, message);
}

static bool parse_several(const struct field *field, int year, const char *text, size_t len,
                          struct reading *reading, struct str *stored, struct str *message)
{
    struct str items = STR_INIT;
    bool good = true;

    (void)year;
    (void)reading;
    type_split_items(text, len, &items);
    for (const char *line = str_text(&items); *line && good;) {
        size_t size = strcspn(line, "\n");
        good = add_choice(field, line, size, stored, message);
        line += size + (line[size] == '\n');
    }
    if (good && !stored->len)
        str_add(message, type_no_items);
    str_free(&items);
    return good && stored->len;
}

static void print_choices(const struct field *field, const struct reading *reading,
                          const char *stored, bool hedge, struct str *out)
{
    (void)reading;
    (void)hedge;
    for (const char *line = stored; *line;) {
        size_t size = strcspn(line, "\n");
        const struct choice *choice = field_choice(field, line, size);
        if (line != stored)
            str_add(out, "、");
        str_addn(out, choice ? choice->label : line, choice ? strlen(choice->label) : size);
        line += size + (line[size] == '\n');
    }
}

const struct type_family type_one_of = {
    .value = VALUE_TEXT,
    .choices = true,
    .parse = parse_one,
    .print = print_choices,
};

const struct type_family type_several_of = {
    .value = VALUE_LIST,
    .choices = true,
    .parse = parse_several,
    .print = print_choices,
};
