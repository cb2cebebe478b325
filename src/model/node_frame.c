/* SPDX-License-Identifier: MIT */
#include "model/node_frame.h"

#include <string.h>

#include "model/node_source.h"

enum { FEW_KEYS = 8 }; /* so many are compared one by one */

/* --- keys and items --- */

static long earlier_key(struct frame *frame, const struct node *key)
{
    const struct node *entry = frame->node->first;

    if (frame->node->count < FEW_KEYS) {
        for (; entry; entry = entry->next)
            if (entry->key->kind == NODE_SCALAR && entry->key->len == key->len &&
                !memcmp(entry->key->text, key->text, key->len))
                return entry->key->line;
        return -1;
    }
    if (!frame->keys.count)
        for (; entry; entry = entry->next)
            if (entry->key->kind == NODE_SCALAR)
                map_add(&frame->keys, entry->key->text, entry->key->len, entry->key->line);
    return map_add(&frame->keys, key->text, key->len, key->line);
}

static bool is_merge(const struct node *key)
{
    return key->kind == NODE_SCALAR && key->style == NODE_PLAIN && !strcmp(key->text, "<<");
}

static void take_key(struct frame *frame, const struct node *key, bool braces, struct diags *diags)
{
    long line;

    frame->key = key;
    if (key->kind != NODE_SCALAR) {
        if (!braces)
            diags_add(diags, DIAG_ERROR, key->line, key->col,
                      _("冒号前只能是一个词，不能是列表或映射；文字请加引号"));
        return;
    }
    if (is_merge(key))
        diags_add(diags, DIAG_ERROR, key->line, key->col,
                  _("本程序不用合并键 <<，请把各项直接写在这里"));
    else if ((line = earlier_key(frame, key)) > 0)
        diags_add(diags, DIAG_ERROR, key->line, key->col,
                  _("“%.*s”重复了，第 %ld 行已经有；请删去一处"),
                  (int)source_bytes(key->text, key->len, FRAME_KEY_SHOWN), key->text, line);
}

void frame_attach(struct frame *frame, struct node *node, bool braces, struct diags *diags)
{
    if (frame->node->kind == NODE_MAP && !frame->key) {
        take_key(frame, node, braces, diags);
        return;
    }
    node->key = frame->key;
    frame->key = NULL;
    if (node->key && is_merge(node->key))
        return; /* said already: it is not looked for again */
    if (frame->last)
        frame->last->next = node;
    else
        frame->node->first = node;
    frame->last = node;
    frame->node->count++;
}

/* --- what may not be what was meant --- */

static bool has(const char *text, size_t len, const char *part)
{
    return len >= strlen(part) && strstr(text, part);
}

static bool has_colon(const struct node *scalar)
{
    return memchr(scalar->text, ':', scalar->len) || has(scalar->text, scalar->len, "：");
}

/* Blanks that are none for YAML: U+3000, U+00A0, the spaces from U+2000. */
static bool starts_blank(const char *text)
{
    return (unsigned char)*text >= 0xC2 &&
           (!strncmp(text, "\xE3\x80\x80", 3) || !strncmp(text, "\xC2\xA0", 2) ||
            !strncmp(text, "\xE2\x80", 2));
}

bool frame_suspects(const struct frame *frame, const struct node *scalar, bool many_lines)
{
    if (!scalar->len)
        return frame && frame->flow && frame->key && frame->key->kind == NODE_SCALAR &&
               has_colon(frame->key);
    if (many_lines || (scalar->text[0] == '\xEF' &&
                       (!strncmp(scalar->text, "［", 3) || !strncmp(scalar->text, "｛", 3))))
        return true;
    if (frame && frame->node->kind == NODE_MAP) {
        if (!frame->key)
            return scalar->text[0] == '-' || starts_blank(scalar->text);
        return frame->key->line != scalar->line && has_colon(scalar);
    }
    return has_colon(scalar) || (frame && frame->flow && has(scalar->text, scalar->len, "，"));
}
