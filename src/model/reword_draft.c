/* SPDX-License-Identifier: MIT */
/* Rewordings from and to a draft, and from last year's. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/map.h"
#include "model/rewordings.h"
#include "model/yaml_write.h"
#include "text/decimal.h"

/* --- which unit the words are about --- */

/* A draft may hold more, kept from other versions, than it may put in force. */
enum { MOST_LOOKS = 5 * REWORD_MAX };

/* Every unit of the form, to be found by what a draft says of it. */
struct entry {
    struct reword_unit unit;
    long next, last; /* with the same label and source; of the first: the last one */
    bool alone;      /* no other unit of the form has its source */
};

struct index {
    struct entry *entries;
    size_t count, cap;
    struct map by_key, by_source;
    struct arena arena; /* of the keys */
    int looks, tries;   /* how many units were looked for, how many words compiled */
    size_t bytes;       /* of those words; once there are too many, all that follow are, too */
};

static const char *make_key(struct arena *arena, const char *label, const char *source, size_t len,
                            size_t *size)
{
    size_t label_len = strnlen(label, REWORD_LABEL);
    char *key = arena_alloc(arena, label_len + len + 2);

    memcpy(key, label, label_len);
    key[label_len] = '\n';
    memcpy(key + label_len + 1, source, len);
    *size = label_len + 1 + len;
    return key;
}

static void add_entry(struct index *index, const struct form *form, const struct reword_unit *unit)
{
    long at = (long)index->count, first;
    size_t size;
    const char *key = make_key(&index->arena, form_section_label(form, unit->section->index),
                               unit->source, unit->len, &size);

    ARRAY_ROOM(index->entries, index->count, index->cap);
    index->entries[index->count++] = (struct entry){*unit, -1, at, true};
    first = map_add(&index->by_key, key, size, at);
    if (first >= 0) {
        index->entries[index->entries[first].last].next = at;
        index->entries[first].last = at;
    }
    first = map_add(&index->by_source, unit->source, unit->len, at);
    if (first >= 0)
        index->entries[first].alone = false;
}

static void make_index(struct index *index, const struct form *form)
{
    struct reword_unit unit = {0};

    *index = (struct index){.by_key = MAP_INIT};
    while (rewordings_next_unit(form, &unit))
        add_entry(index, form, &unit);
}

static void free_index(struct index *index)
{
    free(index->entries);
    map_free(&index->by_key);
    map_free(&index->by_source);
    arena_free(&index->arena);
}

/* By label and source; where no section of that label has it, by the source alone if it stands only
 * once: the section has another title now. */
static struct entry *find_entry(struct index *index, struct rewording *rewording)
{
    size_t size, len = strlen(rewording->was);
    const char *key = make_key(&index->arena, rewording->label, rewording->was, len, &size);
    long at = map_find(&index->by_key, key, size);

    for (int i = 1; at >= 0 && i < rewording->occurrence; i++)
        at = index->entries[at].next;
    if (at >= 0)
        return &index->entries[at];
    at = map_find(&index->by_source, rewording->was, len);
    if (at < 0 || !index->entries[at].alone)
        return NULL;
    rewording->occurrence = 1;
    return &index->entries[at];
}

static const char *why_unbound(struct draft *draft, struct index *index,
                               struct rewording *rewording, struct str *reason)
{
    struct entry *entry;

    index->looks++;
    if (index->looks > MOST_LOOKS)
        return _("改写的段落太多，这一段没有用上，原样保留");
    entry = find_entry(index, rewording);
    if (!entry)
        return _("模板里没有这一段原文了，改写的文字没有用上，原样保留");
    if (rewordings_find(draft, &entry->unit))
        return _("这一段已经有一处改写，这一处没有用上，原样保留");
    index->bytes += strlen(rewording->text);
    index->tries++;
    if (index->tries > REWORD_MAX || index->bytes > REWORD_MAX_ALL)
        return _("改写的段落太多，这一段没有用上，原样保留");
    if (!rewordings_try(draft->form, rewording->text, strlen(rewording->text), reason))
        return _("改写的文字没有用上，原样保留：");
    rewording->unit = entry->unit;
    return NULL;
}

/* Puts the words in force, or keeps them. */
static void take(struct draft *draft, struct index *index, struct rewording *rewording,
                 struct diags *diags)
{
    struct rewordings *rewordings = rewordings_of(draft);
    struct str reason = STR_INIT;
    const char *why = why_unbound(draft, index, rewording, &reason);
    struct rewording *added;

    if (why && diags)
        diags_add(diags, DIAG_WARNING, rewording->node->line, rewording->node->col, "%s%s", why,
                  str_text(&reason));
    added = rewordings_add(why ? &rewordings->kept : &rewordings->bound, rewording);
    if (!why) {
        free(added->label);
        added->label = xstrdup(form_section_label(draft->form, added->unit.section->index));
    }
    str_free(&reason);
}

static void build_all(struct draft *draft)
{
    const struct reword_list *bound = draft->rewordings ? &draft->rewordings->bound : NULL;

    for (size_t i = 0; bound && i < bound->count; i++)
        if (!i || bound->items[i].unit.section != bound->items[i - 1].unit.section)
            rewordings_build(draft, bound->items[i].unit.section);
}

/* --- the draft's _text --- */

static const char *word_of(const struct node *map, const char *key)
{
    const struct node *value = map->kind == NODE_MAP ? node_get(map, key) : NULL;

    return value && value->kind == NODE_SCALAR ? value->text : NULL;
}

static int read_occurrence(const struct node *map)
{
    const char *text = word_of(map, "occurrence");
    struct decimal number;

    if (text && decimal_parse(text, strlen(text), &number) && !number.scale && number.units > 1 &&
        number.units <= NODE_MAX_FILE)
        return (int)number.units;
    return 1;
}

static void read_one(struct draft *draft, struct index *index, const struct node *node,
                     struct diags *diags)
{
    const char *label = word_of(node, "section"), *was = word_of(node, "was");
    const char *text = word_of(node, "text");
    struct rewording rewording = {.occurrence = read_occurrence(node),
                                  .label = (char *)(label ? label : ""),
                                  .was = (char *)was,
                                  .text = (char *)text,
                                  .node = node};

    if (was && *was && text) {
        take(draft, index, &rewording, diags);
        return;
    }
    diags_add(diags, DIAG_WARNING, node->line, node->col,
              _("_text 的每一项要有 section、was（原文）和 text（改写），这一项原样保留"));
    rewording.label = rewording.was = rewording.text = NULL;
    rewordings_add(&rewordings_of(draft)->kept, &rewording);
}

void reword_bind(struct draft *draft, struct diags *diags)
{
    const struct node *list = node_get(draft->root, "_text"), *item;
    struct index index;

    if (!list || !(list->len || list->count))
        return;
    make_index(&index, draft->form);
    for (item = list->kind == NODE_LIST ? list->first : list; item;
         item = item == list ? NULL : item->next)
        read_one(draft, &index, item, diags);
    free_index(&index);
    build_all(draft);
}

static bool is_own_key(const char *key)
{
    static const char *const keys[] = {"section", "was", "text", "occurrence"};

    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static void write_one(struct str *out, const struct rewording *it)
{
    const struct node *extra = it->node && it->was ? it->node->first : NULL;
    size_t start = out->len;

    if (!it->was) {
        yaml_write_item(out, 1, it->node);
        return;
    }
    yaml_write_scalar(out, 2, "section", it->label, strlen(it->label), YAML_TEXT);
    yaml_write_block(out, 2, "was", it->was, strlen(it->was));
    if (it->occurrence > 1) {
        struct str number = STR_INIT;
        str_addf(&number, "%d", it->occurrence);
        yaml_write_scalar(out, 2, "occurrence", str_text(&number), number.len, YAML_FIGURE);
        str_free(&number);
    }
    yaml_write_block(out, 2, "text", it->text, strlen(it->text));
    for (; extra; extra = extra->next)
        if (!is_own_key(extra->key->text))
            yaml_write_node(out, 2, extra->key->text, extra);
    out->s[start + 2] = '-';
}

void reword_write(const struct draft *draft, const char *key, struct str *out)
{
    const struct rewording *it;
    size_t bound = 0, kept = 0;

    if (draft->rewordings && draft->rewordings->bound.count + draft->rewordings->kept.count)
        str_addf(out, "%s:\n", key);
    while ((it = reword_next(draft, &bound)))
        write_one(out, it);
    while ((it = reword_next_unbound(draft, &kept)))
        write_one(out, it);
}

/* --- comparing and carrying --- */

static bool same_words(const char *one, const char *other)
{
    return one == other || (one && other && strcmp(one, other) == 0);
}

static bool same_list(const struct reword_list *a, const struct reword_list *b)
{
    for (size_t i = 0; i < a->count && a->count == b->count; i++) {
        const struct rewording *one = &a->items[i], *other = &b->items[i];
        if (one->unit.source != other->unit.source || one->occurrence != other->occurrence ||
            !same_words(one->label, other->label) || !same_words(one->was, other->was) ||
            !same_words(one->text, other->text))
            return false;
    }
    return a->count == b->count;
}

bool reword_same(const struct draft *draft, const struct draft *other)
{
    static const struct rewordings none;
    const struct rewordings *a = draft->rewordings ? draft->rewordings : &none;
    const struct rewordings *b = other->rewordings ? other->rewordings : &none;

    return same_list(&a->bound, &b->bound) && same_list(&a->kept, &b->kept);
}

void reword_carry(struct draft *draft, const struct draft *last)
{
    const struct rewording *it;
    size_t bound = 0, kept = 0;
    struct index index;

    if (!last->rewordings)
        return;
    make_index(&index, draft->form);
    while ((it = reword_next(last, &bound)) || (it = reword_next_unbound(last, &kept))) {
        struct rewording copy = *it;
        copy.unit = (struct reword_unit){0};
        copy.node = NULL;
        if (copy.was)
            take(draft, &index, &copy, NULL);
    }
    free_index(&index);
    build_all(draft);
}
