/* SPDX-License-Identifier: MIT */
/* What is missing, office by office. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/map.h"
#include "model/review.h"
#include "text/width.h"

enum { LINE_CELLS = 78 };

static const char *office_of(const struct field *field)
{
    return field->source && *field->source ? field->source : _("未注明");
}

static const struct field *next_missing(const struct draft *draft, const struct field *field)
{
    while ((field = form_walk_next(&draft->answers, field)))
        if (form_walk_finding(&draft->answers, field) != FINDING_NONE)
            break;
    return field;
}

/* The offices with how many fields each has; all of them, so that their order is the form's. */
static void count_fields(struct review_missing *missing, const struct draft *draft,
                         struct map *by_name)
{
    const struct field *field = NULL;
    size_t cap = 0;

    while ((field = form_walk_next(&draft->answers, field))) {
        const char *name = office_of(field);
        long known = map_add(by_name, name, strlen(name), (long)missing->office_count);
        size_t office = known < 0 ? missing->office_count : (size_t)known;
        if (known < 0) {
            ARRAY_ROOM(missing->offices, missing->office_count, cap);
            missing->offices[missing->office_count++] = (struct review_office){name, 0, 0};
        }
        if (form_walk_finding(&draft->answers, field) != FINDING_NONE) {
            missing->offices[office].count++;
            missing->field_count++;
        }
    }
}

static void sort_fields(struct review_missing *missing, const struct draft *draft,
                        const struct map *by_name)
{
    const struct field *field = NULL;
    size_t first = 0;

    for (size_t i = 0; i < missing->office_count; i++) {
        missing->offices[i].first = first;
        first += missing->offices[i].count;
        missing->offices[i].count = 0;
    }
    while ((field = next_missing(draft, field))) {
        const char *name = office_of(field);
        struct review_office *office = &missing->offices[map_find(by_name, name, strlen(name))];
        missing->fields[office->first + office->count++] = field;
    }
}

static void drop_idle(struct review_missing *missing)
{
    size_t kept = 0;

    for (size_t i = 0; i < missing->office_count; i++)
        if (missing->offices[i].count)
            missing->offices[kept++] = missing->offices[i];
    missing->office_count = kept;
}

void review_missing_init(struct review_missing *missing, const struct draft *draft)
{
    struct map by_name = MAP_INIT;

    *missing = (struct review_missing){NULL, 0, NULL, 0};
    count_fields(missing, draft, &by_name);
    missing->fields = xcalloc(missing->field_count + 1, sizeof *missing->fields);
    sort_fields(missing, draft, &by_name);
    drop_idle(missing);
    map_free(&by_name);
}

void review_missing_free(struct review_missing *missing)
{
    free(missing->offices);
    free(missing->fields);
    *missing = (struct review_missing){NULL, 0, NULL, 0};
}

/* As many names as the line holds; the last of them is followed by 等 where there are more. */
static void print_office(const struct review_missing *missing, const struct review_office *office,
                         const struct draft *draft, struct str *out)
{
    size_t start = out->len, i;

    str_addf(out, _("  %s %zu 项："), office->name, office->count);
    for (i = 0; i < office->count; i++) {
        const struct field *field = missing->fields[office->first + i];
        enum finding finding = form_walk_finding(&draft->answers, field);
        size_t before = out->len;
        str_addf(out, "%s%s", i ? "、" : "", field->label);
        if (finding != FINDING_OPEN)
            str_addf(out, "（%s）", finding_label(finding));
        if (i && width_text(out->s + start, out->len - start) + 2 > LINE_CELLS) {
            str_splice(out, before, out->len - before, "", 0);
            break;
        }
    }
    str_add(out, i < office->count ? _("等\n") : "\n");
}

void review_missing_print(const struct review_missing *missing, const struct draft *draft,
                          int lines, struct str *out)
{
    size_t room = lines > 2 ? (size_t)lines - 1 : 1, shown = missing->office_count, left = 0;

    if (!missing->field_count)
        return;
    str_addf(out, _("还有 %zu 项要填或要核对：\n"), missing->field_count);
    if (shown > room)
        shown = room - 1;
    for (size_t i = 0; i < shown; i++)
        print_office(missing, &missing->offices[i], draft, out);
    for (size_t i = shown; i < missing->office_count; i++)
        left += missing->offices[i].count;
    if (left)
        str_addf(out, _("  还有 %zu 个科室 %zu 项\n"), missing->office_count - shown, left);
}
