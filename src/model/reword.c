/* SPDX-License-Identifier: MIT */
#include "model/reword.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/bytes.h"
#include "model/rewordings.h"
#include "model/type_words.h"

enum reword_state reword_state(const struct draft *draft, const struct reword_unit *unit)
{
    const struct rewording *rewording = rewordings_find(draft, unit);

    if (!rewording)
        return REWORD_AS_IN_FORM;
    return *rewording->text ? REWORD_REWORDED : REWORD_STRUCK;
}

void reword_text(const struct draft *draft, const struct reword_unit *unit, struct str *out)
{
    const struct rewording *rewording = rewordings_find(draft, unit);

    if (rewording && *rewording->text)
        str_add(out, rewording->text);
    else
        str_addn(out, unit->source, unit->len);
}

/* The how-manieth unit it is of those that look the same in the draft. */
static int occurrence_of(const struct form *form, const struct reword_unit *unit)
{
    const char *label = form_section_label(form, unit->section->index);
    struct reword_unit other = {0};
    int occurrence = 1;

    while (rewordings_next_unit(form, &other) && other.source != unit->source)
        occurrence += other.len == unit->len && !memcmp(other.source, unit->source, unit->len) &&
                      strncmp(form_section_label(form, other.section->index), label,
                              REWORD_LABEL) == 0;
    return occurrence;
}

static void add_new(struct draft *draft, struct reword_list *list, const struct reword_unit *unit,
                    const char *text)
{
    const char *label = form_section_label(draft->form, unit->section->index);
    char *was = xstrndup(unit->source, unit->len);
    struct rewording rewording = {.occurrence = occurrence_of(draft->form, unit),
                                  .label = (char *)label,
                                  .was = was,
                                  .text = (char *)text};

    if (list == &draft->rewordings->bound)
        rewording.unit = *unit;
    rewordings_add(list, &rewording);
    free(was);
}

/* The bytes of all words in force but those of one rewording. */
static size_t bytes_besides(const struct draft *draft, const struct rewording *one)
{
    const struct rewording *it;
    size_t at = 0, bytes = 0;

    while ((it = reword_next(draft, &at)))
        bytes += it == one ? 0 : strlen(it->text);
    return bytes;
}

/* What would not be read back may not be put. */
static bool has_room(const struct draft *draft, const struct rewording *old, const char *text,
                     struct str *reason)
{
    if (!old && draft->rewordings && draft->rewordings->bound.count >= REWORD_MAX)
        str_addf(reason, _("一份草稿最多改写%d段，请先恢复几段，或把改动写进模板"), REWORD_MAX);
    else if (bytes_besides(draft, old) + strlen(text) > REWORD_MAX_ALL)
        str_add(reason,
                _("一份草稿里改写的文字太多（合计最多约十七万字），请先恢复几段，或把改动写进"
                  "模板"));
    else
        return true;
    return false;
}

static bool put(struct draft *draft, const struct reword_unit *unit, const char *text,
                struct str *reason)
{
    struct rewording *rewording = rewordings_find(draft, unit);

    if (!has_room(draft, rewording, text, reason))
        return false;
    if (rewording) {
        free(rewording->text);
        rewording->text = xstrdup(text);
    } else {
        add_new(draft, &rewordings_of(draft)->bound, unit, text);
    }
    rewordings_build(draft, unit->section);
    return true;
}

/* Without line feeds and blanks at the end, and without the indents that the report brings. */
static void clean(const struct reword_unit *unit, const char *text, size_t len, struct str *out)
{
    static const char *const blanks[] = {"　", " ", "\t", NULL};
    bool exact = unit->section->indent == LAYOUT_NONE;

    while (len && strchr(exact ? "\r\n" : " \t\r\n", text[len - 1]))
        len--;
    for (size_t i = 0; i < len; i++) {
        size_t size = exact || (i && text[i - 1] != '\n')
                          ? 0
                          : bytes_begin_any(text + i, len - i, blanks);
        for (; size; size = bytes_begin_any(text + i, len - i, blanks))
            i += size;
        if (i < len && !(text[i] == '\r' && text[i + 1] == '\n'))
            str_addc(out, text[i]);
    }
}

static bool is_source(const struct reword_unit *unit, const char *text, size_t len)
{
    return len == unit->len && memcmp(text, unit->source, len) == 0;
}

bool reword_put(struct draft *draft, const struct reword_unit *unit, const char *text, size_t len,
                struct str *reason)
{
    struct str words = STR_INIT;
    bool good = true;

    clean(unit, text, len, &words);
    if (is_source(unit, text, len) || is_source(unit, str_text(&words), words.len))
        reword_restore(draft, unit);
    else
        good = rewordings_try(draft->form, str_text(&words), words.len, reason) &&
               put(draft, unit, str_text(&words), reason);
    str_free(&words);
    return good;
}

void reword_restore(struct draft *draft, const struct reword_unit *unit)
{
    struct rewording *rewording = rewordings_find(draft, unit);

    if (!rewording)
        return;
    rewordings_remove(&draft->rewordings->bound, rewording);
    rewordings_build(draft, unit->section);
}

bool reword_keep(struct draft *draft, const struct reword_unit *unit, const char *text)
{
    size_t len = strlen(text);

    if (!len || len > NODE_MAX_SCALAR || type_bad_character(text, len, true))
        return false;
    add_new(draft, &rewordings_of(draft)->kept, unit, text);
    return true;
}
