/* SPDX-License-Identifier: MIT */
#include "model/typing.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/bytes.h"
#include "model/rewordings.h"
#include "model/type_words.h"
#include "model/yaml_write.h"

/* Of drafts from anywhere, so many are compared with every paragraph. */
enum { MOST_LOOKS = 20 };

/* --- names --- */

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint64_t add_to_hash(uint64_t hash, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    return hash;
}

/* No line number: in another version of the form that is another paragraph's. */
void typing_name_words(const struct reword_unit *unit, struct str *out)
{
    uint64_t hash = add_to_hash(UINT64_C(14695981039346656037), unit->source, unit->len);

    str_addf(out, TYPING_WORDS "%08lx%08lx", (unsigned long)(hash >> 32),
             (unsigned long)(hash & 0xFFFFFFFF));
}

/* --- the texts --- */

static struct typing *find(const struct draft *draft, const char *name)
{
    for (size_t i = 0; i < draft->typings.count; i++)
        if (strcmp(draft->typings.items[i].name, name) == 0)
            return &draft->typings.items[i];
    return NULL;
}

static void add(struct draft *draft, const char *name, const char *text)
{
    struct typings *typings = &draft->typings;

    ARRAY_ROOM(typings->items, typings->count, typings->cap);
    typings->items[typings->count++] = (struct typing){xstrdup(name), xstrdup(text)};
}

static void drop(struct typings *typings, struct typing *typing)
{
    size_t behind = (size_t)(typings->items + typings->count - typing) - 1;

    free(typing->name);
    free(typing->text);
    memmove(typing, typing + 1, behind * sizeof *typing);
    typings->count--;
}

const char *typing_of(const struct draft *draft, const char *name)
{
    const struct typing *typing = find(draft, name);

    return typing ? typing->text : "";
}

bool typing_put(struct draft *draft, const char *name, const char *text)
{
    struct typing *typing = find(draft, name);
    size_t len = strlen(text);

    if (len > NODE_MAX_SCALAR || type_bad_character(text, len, true))
        return false;
    if (typing)
        drop(&draft->typings, typing);
    if (len)
        add(draft, name, text);
    return true;
}

bool typing_has_words(const struct draft *draft)
{
    const struct typings *typings = &draft->typings;
    size_t looks = typings->count < MOST_LOOKS ? typings->count : MOST_LOOKS;
    struct reword_unit unit = {0};
    struct str name = STR_INIT;
    bool found = false;

    while (looks && !found && rewordings_next_unit(draft->form, &unit)) {
        str_clear(&name);
        typing_name_words(&unit, &name);
        for (size_t i = 0; i < looks && !found; i++)
            found = strcmp(typings->items[i].name, str_text(&name)) == 0;
    }
    str_free(&name);
    return found;
}

/* --- in the draft --- */

bool typing_is_ours(const struct node *node)
{
    static const char *const names[] = {TYPING_NOTE, TYPING_REASON, TYPING_WORDS};

    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (bytes_begin(node->key->text, node->key->len, names[i]))
            return node->kind == NODE_SCALAR && node->len;
    return false;
}

void typing_bind(struct draft *draft, const struct node *node)
{
    for (node = node->kind == NODE_MAP ? node->first : NULL; node; node = node->next)
        if (typing_is_ours(node))
            add(draft, node->key->text, node->text);
}

void typing_write(const struct draft *draft, struct str *out)
{
    for (size_t i = 0; i < draft->typings.count; i++) {
        const struct typing *it = &draft->typings.items[i];
        yaml_write_scalar(out, 1, it->name, it->text, strlen(it->text), YAML_TEXT);
    }
}

bool typing_same(const struct draft *a, const struct draft *b)
{
    if (a->typings.count != b->typings.count)
        return false;
    for (size_t i = 0; i < a->typings.count; i++)
        if (strcmp(a->typings.items[i].name, b->typings.items[i].name) != 0 ||
            strcmp(a->typings.items[i].text, b->typings.items[i].text) != 0)
            return false;
    return true;
}

void typing_free(struct draft *draft)
{
    struct typings *typings = &draft->typings;

    while (typings->count)
        drop(typings, &typings->items[typings->count - 1]);
    free(typings->items);
    *typings = (struct typings){NULL, 0, 0};
}
