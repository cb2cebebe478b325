/* SPDX-License-Identifier: MIT */
/* Names, labels, and whether what is asked is used. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/bytes.h"
#include "base/file.h"
#include "base/map.h"
#include "lint/lint_rules.h"

void lint_id(struct lint *lint)
{
    const struct form *form = lint->form;
    const char *base = form->path ? file_base(form->path) : NULL;
    size_t len = strlen(form->id);

    if (base && (strncmp(base, form->id, len) != 0 || strcmp(base + len, ".yaml") != 0))
        lint_say(lint, DIAG_WARNING, form->node, "id",
                 _("代号 %s 与文件名 %s 不一致，按代号找不到这个文件；请改成一样"), form->id, base);
}

/* --- labels --- */

void lint_labels(struct lint *lint)
{
    struct map seen = MAP_INIT;

    for (int i = 0; i < lint->form->field_count; i++) {
        const struct field *field = &lint->form->fields[i];
        long other = map_add(&seen, field->label, strlen(field->label), i);
        if (other >= 0)
            lint_say(lint, DIAG_WARNING, field->node, "label",
                     _("“%s”与 %s 的 label 相同，填报人分不清；请写得不一样"), field->label,
                     lint->form->fields[other].name);
    }
    map_free(&seen);
}

/* Words that make no difference to who reads a label in a hurry. */
static const char *const idle[] = {"本年度", "全年度", "本年", "全年", "年度", "今年", "当年",
                                   "年内",   "的",     "次数", "总数", "数量", "数目", "合计",
                                   "共计",   "情况",   "　",   " ",    "、",   "，",   "：",
                                   "（",     "）",     "(",    ")",    NULL};

static void add_essence(const char *text, size_t len, struct str *out)
{
    while (len) {
        size_t skip = bytes_begin_any(text, len, idle);
        if (!skip) {
            str_addc(out, *text);
            skip = 1;
        }
        text += skip;
        len -= skip;
    }
}

static bool is_figure(const struct field *field)
{
    return field->type->family->value == VALUE_NUMBER && field_is_asked(field);
}

static const char *unit_of(const struct field *field)
{
    return field->unit ? field->unit : "";
}

static void say_twice(struct lint *lint, const struct field *field, const struct field *other)
{
    lint_say(
        lint, lint_severity(lint, field->section), field->node, "label",
        _("“%s”与 %s 的“%s”像是同一个数问了两遍；同一个数只问一次，两处都写 {{%s}}；不是同一个数"
          "的，请在 label 里写明差别"),
        field->label, other->name, other->label, other->name);
}

static void check_alike(struct lint *lint, const struct field *field, const struct field *other)
{
    if (strcmp(field->label, other->label) == 0)
        return;
    if (is_figure(field) && is_figure(other) && strcmp(unit_of(field), unit_of(other)) == 0)
        say_twice(lint, field, other);
    else
        lint_say(lint, lint_severity(lint, field->section), field->node, "label",
                 _("“%s”与 %s 的“%s”容易混淆；请在 label 里写明差别"), field->label, other->name,
                 other->label);
}

/* Adds keys that live in the arena of the trial, which nobody uses meanwhile. */
static long add_key(struct lint *lint, struct map *seen, const struct str *key, int index)
{
    return map_add(seen, arena_strndup(&lint->trial.arena, str_text(key), key->len), key->len,
                   index);
}

void lint_alike(struct lint *lint)
{
    struct map seen = MAP_INIT;
    struct str key = STR_INIT;

    for (int i = 0; i < lint->form->field_count; i++) {
        const struct field *field = &lint->form->fields[i];
        long other;
        if (!field_is_asked(field))
            continue;
        str_clear(&key);
        add_essence(field->label, strlen(field->label), &key);
        other = key.len ? add_key(lint, &seen, &key, i) : -1;
        if (other >= 0)
            check_alike(lint, field, &lint->form->fields[other]);
    }
    map_free(&seen);
    str_free(&key);
    trial_reset(&lint->trial);
}

/* --- the same figure under two names --- */

static const char *const marks[] = {"，", "、", "。", "；", "：", "！", "？", "（", "）",
                                    "“",  "”",  "《", "》", "(",  ")",  "\n", NULL};
static const char *const verbs[] = {"组织开展", "组织", "开展", "召开", "举办", "举行",
                                    "进行",     "完成", "先后", "累计", "共",   NULL};

static size_t phrase_start(const char *text, size_t len)
{
    size_t start = len;

    while (start > 0 && !bytes_end_any(text, start, marks))
        start--;
    return start;
}

/* What the text right before a blank counts: the words since the last mark, without 全年 and
 * verbs that any of them may have. */
static void add_counted(const struct tag *text, struct str *out)
{
    size_t start = phrase_start(text->text, text->len), len = text->len - start, verb;
    struct str essence = STR_INIT;
    const char *words;

    add_essence(text->text + start, len, &essence);
    words = str_text(&essence);
    while ((verb = bytes_begin_any(words, strlen(words), verbs)))
        words += verb;
    str_add(out, words);
    str_free(&essence);
}

enum { TWO_HAN = 6 };

static void check_twice(struct lint *lint, struct map *seen, const struct tag *text,
                        const struct field *field)
{
    struct str key = STR_INIT;
    const struct field *other;
    long before;

    add_counted(text, &key);
    if (key.len >= TWO_HAN) {
        str_addf(&key, "|%s", unit_of(field));
        before = add_key(lint, seen, &key, field->index);
        other = before >= 0 ? &lint->form->fields[before] : NULL;
        if (other && other->section != field->section && strcmp(other->label, field->label) != 0)
            say_twice(lint, field, other);
    }
    str_free(&key);
}

void lint_twice(struct lint *lint)
{
    struct map seen = MAP_INIT;
    bool *done = xcalloc((size_t)lint->form->field_count + 1, sizeof *done);

    for (int s = 0; s < lint->form->section_count; s++) {
        const struct template *template = &lint->form->sections[s].text.template;
        for (size_t i = 1; i < template->count; i++) {
            const struct tag *tag = &template->tags[i];
            if (tag->kind != TAG_VARIABLE || tag->ref < 0 || done[tag->ref] ||
                tag[-1].kind != TAG_TEXT || !is_figure(&lint->form->fields[tag->ref]) ||
                (i > 1 && tag[-2].kind == TAG_VARIABLE && !phrase_start(tag[-1].text, tag[-1].len)))
                continue;
            done[tag->ref] = true;
            check_twice(lint, &seen, tag - 1, &lint->form->fields[tag->ref]);
        }
    }
    free(done);
    map_free(&seen);
    trial_reset(&lint->trial);
}

/* --- use --- */

static void mark(void *self, int index)
{
    bool *used = self;

    used[index] = true;
}

static void mark_formula(bool *used, const struct formula *formula)
{
    if (formula->expr)
        expr_fields(formula->expr, mark, used);
}

static void mark_prose(bool *used, const struct prose *prose)
{
    for (size_t i = 0; i < prose->template.count; i++)
        if (prose->template.tags[i].ref >= 0)
            used[prose->template.tags[i].ref] = true;
}

static void mark_field(bool *used, const struct field *field)
{
    mark_formula(used, &field->calculation);
    mark_formula(used, &field->constraint);
    mark_formula(used, &field->when);
    mark_formula(used, &field->default_value);
    mark_prose(used, &field->default_text);
    for (int i = 0; i < field->choice_count; i++)
        mark_formula(used, &field->choices[i].when);
}

static void mark_all(const struct form *form, bool *used)
{
    mark_prose(used, &form->title);
    for (int i = 0; i < form->field_count; i++)
        mark_field(used, &form->fields[i]);
    for (int i = 0; i < form->section_count; i++) {
        mark_formula(used, &form->sections[i].when);
        mark_prose(used, &form->sections[i].title);
        mark_prose(used, &form->sections[i].text);
    }
    for (int i = 0; i < form->check_count; i++)
        mark_formula(used, &form->checks[i].assert);
}

void lint_unused(struct lint *lint)
{
    bool *used = xcalloc((size_t)lint->form->field_count + 1, sizeof *used);

    mark_all(lint->form, used);
    for (int i = 0; i < lint->form->field_count; i++) {
        const struct field *field = &lint->form->fields[i];
        if (!used[i])
            lint_say(lint, DIAG_WARNING, field->node, "name",
                     _("问了 %s，但哪里也没有用到；在 text 里加上 {{%s}}，或删去这一项"),
                     field->name, field->name);
    }
    free(used);
}
