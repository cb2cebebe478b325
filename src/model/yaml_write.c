/* SPDX-License-Identifier: MIT */
#include "model/yaml_write.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/yaml_text.h"

enum { LIST_COLUMNS = 100 };

static void add_indent(struct str *out, int indent)
{
    for (; indent > 0; indent--)
        str_add(out, "  ");
}

/* The header behind "key: " and the lines, at `indent` levels. */
static void add_literal(struct str *out, int indent, const char *text, size_t len)
{
    bool ended = text[len - 1] == '\n';

    str_addf(out, "|%s%s\n", strchr(" \t\n", text[0]) ? "2" : "",
             !ended                             ? "-"
             : len > 1 && text[len - 2] == '\n' ? "+"
                                                : "");
    for (const char *next = text, *end = text + len; next && next < end;) {
        const char *feed = memchr(next, '\n', (size_t)(end - next));
        size_t n = (size_t)((feed ? feed : end) - next);

        if (n)
            add_indent(out, indent);
        str_addn(out, next, n);
        str_addc(out, '\n');
        next = feed ? feed + 1 : NULL;
    }
}

/* The value and its line feed; `indent` is that of the lines below it. */
static void add_value(struct str *out, int indent, const char *text, size_t len, bool plain)
{
    if (memchr(text, '\n', len) && yaml_holds_literal(text, len)) {
        add_literal(out, indent, text, len);
        return;
    }
    if (plain && yaml_holds_plain(text, len, YAML_IN_BLOCK))
        str_addn(out, text, len);
    else
        yaml_add_quoted(out, text, len);
    str_addc(out, '\n');
}

static void add_key(struct str *out, const char *key, size_t len)
{
    if (yaml_holds_plain(key, len, YAML_AS_KEY) && !yaml_looks_like_figure(key, len))
        str_addn(out, key, len);
    else
        yaml_add_quoted(out, key, len);
    str_addc(out, ':');
}

void yaml_write_scalar(struct str *out, int indent, const char *key, const char *text, size_t len,
                       enum yaml_type type)
{
    add_indent(out, indent);
    add_key(out, key, strlen(key));
    str_addc(out, ' ');
    add_value(out, indent + 1, text, len,
              type == YAML_FIGURE || !yaml_looks_like_figure(text, len));
}

void yaml_write_block(struct str *out, int indent, const char *key, const char *text, size_t len)
{
    if (!len || !yaml_holds_literal(text, len)) {
        yaml_write_scalar(out, indent, key, text, len, YAML_TEXT);
        return;
    }
    add_indent(out, indent);
    add_key(out, key, strlen(key));
    str_addc(out, ' ');
    add_literal(out, indent + 1, text, len);
}

struct item {
    const char *text;
    size_t len;
    bool plain; /* wherever it can be */
};

/* Cells, at two for what is not ASCII: a file must not depend on the terminal it was written in. */
static size_t width(const char *text, size_t len)
{
    size_t cells = 0;

    for (size_t i = 0; i < len; i++)
        cells += ((unsigned char)text[i] < 0x80) + 2 * ((unsigned char)text[i] >= 0xC0);
    return cells;
}

/* Appends the items as "[a, b]"; false, what was added being of no use, where they pass the
 * columns. */
static bool fits_flow(struct str *out, size_t line_start, const struct item *items, size_t count)
{
    str_add(out, " [");
    for (size_t i = 0; i < count; i++) {
        if (memchr(items[i].text, '\n', items[i].len))
            return false;
        str_add(out, i ? ", " : "");
        if (items[i].plain && yaml_holds_plain(items[i].text, items[i].len, YAML_IN_FLOW))
            str_addn(out, items[i].text, items[i].len);
        else
            yaml_add_quoted(out, items[i].text, items[i].len);
        if (width(out->s + line_start, out->len - line_start) >= LIST_COLUMNS - 1)
            return false;
    }
    str_add(out, "]\n");
    return true;
}

static bool add_flow(struct str *out, const struct item *items, size_t count)
{
    size_t before = out->len, line_start = before;

    while (line_start > 0 && out->s[line_start - 1] != '\n')
        line_start--;
    if (fits_flow(out, line_start, items, count))
        return true;
    str_splice(out, before, out->len - before, "", 0);
    return false;
}

/* An item like name:x or name：x would be held for a slip of the key that it looks like. */
static bool is_slip_in_list(const char *text, size_t len)
{
    return !yaml_holds_plain(text, len, YAML_AS_KEY);
}

/* Behind the dash. */
static void add_item(struct str *out, int indent, const char *text, size_t len, bool plain)
{
    str_addc(out, ' ');
    add_value(out, indent, text, len, plain && !is_slip_in_list(text, len));
}

/* The items behind "key:". */
static void add_items(struct str *out, int indent, const struct item *items, size_t count)
{
    if (add_flow(out, items, count))
        return;
    str_addc(out, '\n');
    for (size_t i = 0; i < count; i++) {
        add_indent(out, indent);
        str_addc(out, '-');
        add_item(out, indent + 1, items[i].text, items[i].len, items[i].plain);
    }
}

void yaml_write_list(struct str *out, int indent, const char *key, const char *const *items,
                     size_t count)
{
    struct item *all = xcalloc(count, sizeof *all);

    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(items[i]);
        all[i] = (struct item){items[i], len, !yaml_looks_like_figure(items[i], len)};
    }
    add_indent(out, indent);
    add_key(out, key, strlen(key));
    add_items(out, indent + 1, all, count);
    free(all);
}

/* --- pairs --- */

static void add_flow_pairs(struct str *out, const struct yaml_pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(pairs[i].text);
        bool plain = pairs[i].type == YAML_FIGURE || !yaml_looks_like_figure(pairs[i].text, len);

        str_add(out, i ? ", " : "{");
        add_key(out, pairs[i].key, strlen(pairs[i].key));
        str_addc(out, ' ');
        if (plain && yaml_holds_plain(pairs[i].text, len, YAML_IN_FLOW))
            str_addn(out, pairs[i].text, len);
        else
            yaml_add_quoted(out, pairs[i].text, len);
    }
    str_add(out, "}\n");
}

void yaml_write_pairs(struct str *out, int indent, const struct yaml_pair *pairs, size_t count)
{
    size_t start = out->len, behind_dash;

    add_indent(out, indent);
    str_add(out, "- ");
    behind_dash = out->len;
    add_flow_pairs(out, pairs, count);
    if (width(out->s + start, out->len - start) <= LIST_COLUMNS)
        return;
    str_splice(out, behind_dash, out->len - behind_dash, "", 0);
    for (size_t i = 0; i < count; i++)
        yaml_write_scalar(out, i ? indent + 1 : 0, pairs[i].key, pairs[i].text,
                          strlen(pairs[i].text), pairs[i].type);
}

static void add_node(struct str *out, int indent, const struct node *node);

static void add_scalar_node(struct str *out, int indent, const struct node *node)
{
    bool block = node->style == NODE_LITERAL || node->style == NODE_FOLDED;

    if (!node->len && node->style == NODE_PLAIN) {
        str_addc(out, '\n');
        return;
    }
    str_addc(out, ' ');
    if (block && yaml_holds_literal(node->text, node->len))
        add_literal(out, indent, node->text, node->len);
    else
        add_value(out, indent, node->text, node->len, node->style == NODE_PLAIN);
}

/* The entries of a map, each on its line; the first goes on where a dash stands. */
static void add_map(struct str *out, int indent, const struct node *map, bool behind_dash)
{
    for (const struct node *entry = map->first; entry; entry = entry->next) {
        if (!behind_dash || entry != map->first)
            add_indent(out, indent);
        add_key(out, entry->key->text, entry->key->len);
        add_node(out, indent + 1, entry);
    }
}

static bool is_flat(const struct node *list)
{
    for (const struct node *item = list->first; item; item = item->next)
        if (item->kind != NODE_SCALAR || (!item->len && item->style == NODE_PLAIN))
            return false;
    return true;
}

static void add_flat_list(struct str *out, int indent, const struct node *list)
{
    struct item *all = xcalloc(list->count, sizeof *all);
    size_t count = 0;

    for (const struct node *item = list->first; item; item = item->next)
        all[count++] = (struct item){item->text, item->len, item->style == NODE_PLAIN};
    add_items(out, indent, all, count);
    free(all);
}

void yaml_write_item(struct str *out, int indent, const struct node *item)
{
    add_indent(out, indent);
    str_addc(out, '-');
    if (item->kind == NODE_MAP && item->count) {
        str_addc(out, ' ');
        add_map(out, indent + 1, item, true);
    } else if (item->kind == NODE_SCALAR && item->style == NODE_PLAIN && item->len) {
        add_item(out, indent + 1, item->text, item->len, true);
    } else {
        add_node(out, indent + 1, item);
    }
}

static void add_dashes(struct str *out, int indent, const struct node *list)
{
    str_addc(out, '\n');
    for (const struct node *item = list->first; item; item = item->next)
        yaml_write_item(out, indent, item);
}

/* What stands behind a key's colon or a dash, the line feed included. */
static void add_node(struct str *out, int indent, const struct node *node)
{
    if (node->kind == NODE_SCALAR) {
        add_scalar_node(out, indent, node);
    } else if (node->kind == NODE_LIST && is_flat(node)) {
        add_flat_list(out, indent, node);
    } else if (node->kind == NODE_LIST) {
        add_dashes(out, indent, node);
    } else if (!node->count) {
        str_add(out, " {}\n");
    } else {
        str_addc(out, '\n');
        add_map(out, indent, node, false);
    }
}

void yaml_write_node(struct str *out, int indent, const char *key, const struct node *node)
{
    add_indent(out, indent);
    add_key(out, key, strlen(key));
    add_node(out, indent + 1, node);
}
