/* SPDX-License-Identifier: MIT */
/* From the tree to structs, by the key tables. */
#include <stdarg.h>
#include <string.h>

#include "model/loader.h"
#include "text/decimal.h"
#include "text/excerpt.h"

void loader_error(struct loader *loader, const struct node *node, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diags_addv(loader->diags, DIAG_ERROR, node->line, node->col, format, args);
    va_end(args);
}

void loader_error_at(struct loader *loader, const struct node *scalar, size_t offset,
                     const char *message)
{
    int line = scalar->line, col = scalar->col;

    if (!diags_full(loader->diags))
        node_place(scalar, loader->diags, offset, &line, &col);
    diags_add(loader->diags, DIAG_ERROR, line, col, "%s", message);
}

/* --- one reader for each kind of key --- */

typedef void read_value(struct loader *, const struct key_row *, const struct node *, void *place);

static bool means(const struct node *node, const char *word)
{
    return strcmp(node->text, word) == 0;
}

/* What YAML takes for no value, or an empty text. */
static bool is_empty(const struct node *node)
{
    static const char *const words[] = {"~", "null", "Null", "NULL"};

    for (size_t i = 0; node->style == NODE_PLAIN && i < COUNT_OF(words); i++)
        if (means(node, words[i]))
            return true;
    return !node->len;
}

static bool is_scalar(struct loader *loader, const struct key_row *row, const struct node *node)
{
    if (node->kind != NODE_SCALAR)
        loader_error(loader, node, _("%s 的值应是一段文字，这里是%s"), row->name,
                     node->kind == NODE_MAP ? _("一组键值") : _("一个列表"));
    else if (is_empty(node))
        loader_error(loader, node, _("%s 是空的：写上内容，或删去这一行"), row->name);
    else
        return true;
    return false;
}

static void read_text(struct loader *loader, const struct key_row *row, const struct node *node,
                      void *place)
{
    if (is_scalar(loader, row, node))
        *(const char **)place = node->text;
}

static void read_prose(struct loader *loader, const struct key_row *row, const struct node *node,
                       void *place)
{
    if (is_scalar(loader, row, node))
        ((struct prose *)place)->node = node;
}

static void read_formula(struct loader *loader, const struct key_row *row, const struct node *node,
                         void *place)
{
    if (is_scalar(loader, row, node))
        ((struct formula *)place)->node = node;
}

static void read_boolean(struct loader *loader, const struct key_row *row, const struct node *node,
                         void *place)
{
    if (!is_scalar(loader, row, node))
        return;
    if (!means(node, "true") && !means(node, "false"))
        loader_error(loader, node, _("%s 只能是 true 或 false"), row->name);
    *(bool *)place = means(node, "true");
}

static void read_count(struct loader *loader, const struct key_row *row, const struct node *node,
                       void *place)
{
    struct decimal number;

    if (!is_scalar(loader, row, node))
        return;
    if (!decimal_parse(node->text, node->len, &number) || number.scale || number.units < 1 ||
        number.units > 1000000)
        loader_error(loader, node, _("%s 应是从 1 起的整数"), row->name);
    else
        *(int *)place = (int)number.units;
}

enum { MOST_WORDS = 64 };

/* The nearest of the words, else all of them. */
static void add_remedy(struct str *out, const struct node *node, const char *const *words)
{
    const char *near = excerpt_nearest(node->text, node->len, words);

    if (near && *near) {
        str_addf(out, _("，是不是 %s？"), near);
        return;
    }
    for (; *words; words++)
        if (**words)
            str_addf(out, "%s%s", out->len ? "、" : _("，可以用："), *words);
}

/* `format` takes what knows no such word, the word, and the remedy. */
static void report_unknown(struct loader *loader, const struct node *node, const char *format,
                           const char *what, const char *const *words)
{
    struct str remedy = STR_INIT;

    if (!diags_full(loader->diags))
        add_remedy(&remedy, node, words);
    loader_error(loader, node, format, what, node->text, str_text(&remedy));
    str_free(&remedy);
}

static void read_word(struct loader *loader, const struct key_row *row, const struct node *node,
                      void *place)
{
    if (!is_scalar(loader, row, node))
        return;
    for (int i = 0; row->words[i]; i++)
        if (*row->words[i] && means(node, row->words[i])) {
            *(int *)place = i;
            return;
        }
    report_unknown(loader, node, _("%s 没有“%s”%s"), row->name, row->words);
}

static void read_type(struct loader *loader, const struct key_row *row, const struct node *node,
                      void *place)
{
    const char *names[MOST_WORDS] = {NULL};

    if (!is_scalar(loader, row, node))
        return;
    *(const struct type **)place = type_find(node->text, node->len);
    if (*(const struct type **)place)
        return;
    for (size_t i = 0; types[i].name; i++)
        names[i] = types[i].name;
    report_unknown(loader, node, _("%s 没有“%s”%s"), row->name, names);
}

static void read_scalar(struct loader *loader, const struct key_row *row, const struct node *node,
                        void *place)
{
    if (is_scalar(loader, row, node))
        *(const struct node **)place = node;
}

static void read_node(struct loader *loader, const struct key_row *row, const struct node *node,
                      void *place)
{
    (void)loader;
    (void)row;
    *(const struct node **)place = node;
}

static void read_list(struct loader *loader, const struct key_row *row, const struct node *node,
                      void *place)
{
    if (node->kind == NODE_LIST)
        *(const struct node **)place = node;
    else
        loader_error(loader, node, _("%s 应是一个列表，每一项以“- ”开头"), row->name);
}

static read_value *const readers[] = {
    [KEY_TEXT] = read_text,       [KEY_PROSE] = read_prose,   [KEY_FORMULA] = read_formula,
    [KEY_BOOLEAN] = read_boolean, [KEY_COUNT] = read_count,   [KEY_WORD] = read_word,
    [KEY_TYPE] = read_type,       [KEY_SCALAR] = read_scalar, [KEY_NODE] = read_node,
    [KEY_LIST] = read_list,
};

/* --- a map --- */

static const struct key_row *find_row(const struct key_table *table, const struct node *key)
{
    for (size_t i = 0; i < table->count; i++)
        if (means(key, table->rows[i].name))
            return &table->rows[i];
    return NULL;
}

static void report_key(struct loader *loader, const struct key_table *table, const struct node *key)
{
    const char *names[MOST_WORDS] = {NULL};

    for (size_t i = 0; i < table->count; i++)
        names[i] = table->rows[i].name;
    report_unknown(loader, key, _("%s没有“%s”这个键%s"), table->what, names);
}

void loader_read(struct loader *loader, const struct key_table *table, const struct node *map,
                 void *object)
{
    bool seen[MOST_WORDS] = {false};

    if (map->kind != NODE_MAP) {
        loader_error(loader, map, _("这里应是一个%s，写成“键: 值”的形式"), table->what);
        return;
    }
    for (const struct node *value = map->first; value; value = value->next) {
        const struct key_row *row = find_row(table, value->key);
        if (!row) {
            report_key(loader, table, value->key);
            continue;
        }
        seen[row - table->rows] = true;
        readers[row->kind](loader, row, value, (char *)object + row->offset);
    }
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].required && !seen[i])
            loader_error(loader, map, _("这个%s缺少 %s（%s）"), table->what, table->rows[i].name,
                         table->rows[i].help);
}
