/* SPDX-License-Identifier: MIT */
#include "model/node.h"

#include <string.h>
#include <yaml.h>

#include "base/alloc.h"
#include "model/node_frame.h"
#include "model/node_mistakes.h"
#include "model/node_source.h"

struct reader {
    struct arena *arena;
    struct diags *diags;
    const char *text;
    size_t len;
    const struct node *root;
    struct frame frames[NODE_MAX_DEPTH];
    size_t depth;
    size_t events;
    size_t behind_brace; /* index behind the { of the last flow map */
    int last_line;       /* of the last event */
    bool suspicious;     /* the source deserves a look */
    bool misread;        /* the tree is not what was meant */
    bool stop;
};

static void complain(struct reader *reader, const yaml_mark_t *mark, const char *text)
{
    diags_add(reader->diags, DIAG_ERROR, (int)mark->line + 1, (int)mark->column + 1, "%s", text);
}

static struct frame *top_of(struct reader *reader)
{
    return reader->depth ? &reader->frames[reader->depth - 1] : NULL;
}

static struct node *node_new(struct reader *reader, enum node_kind kind, const yaml_mark_t *mark)
{
    struct node *node = arena_take(reader->arena, sizeof *node);

    *node = (struct node){.kind = kind, .line = (int)mark->line + 1, .col = (int)mark->column + 1};
    return node;
}

static void attach(struct reader *reader, struct node *node, bool braces)
{
    struct frame *frame = top_of(reader);

    if (frame)
        frame_attach(frame, node, braces, reader->diags);
    else
        reader->root = node;
}

static void on_scalar(struct reader *reader, const yaml_event_t *event)
{
    static const enum node_style styles[] = {[YAML_PLAIN_SCALAR_STYLE] = NODE_PLAIN,
                                             [YAML_SINGLE_QUOTED_SCALAR_STYLE] = NODE_QUOTED,
                                             [YAML_DOUBLE_QUOTED_SCALAR_STYLE] = NODE_QUOTED,
                                             [YAML_LITERAL_SCALAR_STYLE] = NODE_LITERAL,
                                             [YAML_FOLDED_SCALAR_STYLE] = NODE_FOLDED};
    const yaml_mark_t *mark = &event->start_mark;
    const char *text = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    struct node *node = node_new(reader, NODE_SCALAR, mark);

    if (len > NODE_MAX_SCALAR) {
        complain(reader, mark, _("这段文字超过 64 KiB，请拆成几段"));
        reader->misread = true;
        len = 0;
    } else if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
               memchr(text, '\0', len)) {
        complain(reader, mark, _("这段文字里有空字符 \\0，请删去"));
        len = strlen(text);
    }
    node->text = arena_strndup(reader->arena, text, len);
    node->len = len;
    node->style = styles[event->data.scalar.style];
    if (node->style == NODE_PLAIN &&
        frame_suspects(top_of(reader), node, event->end_mark.line != mark->line))
        reader->suspicious = true;
    attach(reader, node, false);
}

static struct frame *push(struct reader *reader, enum node_kind kind, const yaml_event_t *event,
                          bool braces)
{
    struct node *node;
    struct frame *frame;

    if (reader->depth == NODE_MAX_DEPTH) {
        complain(reader, &event->start_mark, _("嵌套超过 32 层，请减少层次"));
        reader->stop = true;
        return NULL;
    }
    frame = top_of(reader);
    if (frame && frame->node->kind == NODE_MAP && !frame->key)
        reader->misread = true; /* no word before the colon */
    node = node_new(reader, kind, &event->start_mark);
    attach(reader, node, braces);
    frame = &reader->frames[reader->depth++];
    frame->node = node;
    frame->last = NULL;
    frame->key = NULL;
    frame->braces = braces;
    map_clear(&frame->keys);
    return frame;
}

static void on_list(struct reader *reader, const yaml_event_t *event)
{
    struct frame *frame = push(reader, NODE_LIST, event, false);

    if (frame)
        frame->flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
}

/* {{x}} is, for YAML, a flow map whose key is a flow map. */
static void on_map(struct reader *reader, const yaml_event_t *event)
{
    struct frame *frame = top_of(reader);
    size_t index = event->start_mark.index;
    bool flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    bool braces = flow && frame && frame->flow && frame->node->kind == NODE_MAP && !frame->key &&
                  !frame->last && index == reader->behind_brace;

    if (braces && !frame->braces)
        mistakes_braces(reader->text, reader->len, frame->node->line, frame->node->col,
                        reader->diags);
    if (flow)
        reader->behind_brace = index + 1;
    frame = push(reader, NODE_MAP, event, braces);
    if (frame)
        frame->flow = flow;
}

static void on_end(struct reader *reader, const yaml_event_t *event)
{
    (void)event;
    reader->depth--;
}

static void on_alias(struct reader *reader, const yaml_event_t *event)
{
    struct node *node = node_new(reader, NODE_SCALAR, &event->start_mark);

    node->len = strlen((const char *)event->data.alias.anchor);
    node->text = arena_strndup(reader->arena, (const char *)event->data.alias.anchor, node->len);
    diags_add(reader->diags, DIAG_ERROR, node->line, node->col,
              _("本程序不用别名，以 * 开头的文字要加引号：\"*%.*s\""),
              (int)source_bytes(node->text, node->len, FRAME_KEY_SHOWN), node->text);
    node->style = NODE_QUOTED;
    attach(reader, node, true);
}

static void on_document(struct reader *reader, const yaml_event_t *event)
{
    if (event->data.document_start.tag_directives.start !=
        event->data.document_start.tag_directives.end)
        complain(reader, &event->start_mark, _("本程序不用标签，请删去 %TAG 行"));
    if (!reader->root)
        return;
    complain(reader, &event->start_mark, _("一个文件只能有一份内容，请删去 --- 及以后的部分"));
    reader->stop = true;
}

static void check_properties(struct reader *reader, const yaml_event_t *event)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;

    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    }
    if (anchor)
        complain(reader, &event->start_mark, _("本程序不用锚点，以 & 开头的文字要加引号"));
    if (tag)
        complain(reader, &event->start_mark, _("本程序不用标签，以 ! 开头的文字要加引号"));
}

static void (*const handlers[])(struct reader *, const yaml_event_t *) = {
    [YAML_DOCUMENT_START_EVENT] = on_document, [YAML_ALIAS_EVENT] = on_alias,
    [YAML_SCALAR_EVENT] = on_scalar,           [YAML_SEQUENCE_START_EVENT] = on_list,
    [YAML_SEQUENCE_END_EVENT] = on_end,        [YAML_MAPPING_START_EVENT] = on_map,
    [YAML_MAPPING_END_EVENT] = on_end,
};

static void on_event(struct reader *reader, const yaml_event_t *event)
{
    reader->last_line = (int)event->start_mark.line + 1;
    if (++reader->events > NODE_MAX_EVENTS) {
        complain(reader, &event->start_mark, _("文件的内容项太多，请拆成几个文件"));
        reader->stop = true;
        return;
    }
    check_properties(reader, event);
    if (handlers[event->type])
        handlers[event->type](reader, event);
}

/* libyaml stops at its first problem. Where the source shows what was meant, that is said. */
static void on_syntax_error(struct reader *reader, const yaml_parser_t *parser)
{
    bool at_context;
    const char *text = mistakes_problem(parser->context, parser->problem, &at_context);
    const yaml_mark_t *mark = at_context ? &parser->context_mark : &parser->problem_mark;

    if (parser->error == YAML_MEMORY_ERROR)
        die_out_of_memory();
    if (parser->error == YAML_READER_ERROR &&
        !source_check(reader->text, reader->len, reader->diags))
        return;
    if (!mistakes_find(reader->text, reader->len, reader->last_line,
                       (int)parser->problem_mark.line + 1, reader->diags))
        complain(reader, mark, text);
}

static void read_events(struct reader *reader, yaml_parser_t *parser)
{
    yaml_event_t event;
    bool ended = false;

    while (!ended && !reader->stop) {
        if (!yaml_parser_parse(parser, &event)) {
            on_syntax_error(reader, parser);
            reader->misread = true;
            return;
        }
        ended = event.type == YAML_STREAM_END_EVENT;
        on_event(reader, &event);
        yaml_event_delete(&event);
    }
    if (reader->suspicious && !reader->stop) {
        bool alone = reader->root->kind == NODE_SCALAR;
        size_t before = reader->diags->errors;

        mistakes_find(reader->text, reader->len, alone ? 1 : 0, alone ? reader->last_line : 0,
                      reader->diags);
        reader->misread = reader->misread || reader->diags->errors > before;
    }
    reader->misread = reader->misread || reader->stop;
}

static void read_text(struct reader *reader)
{
    yaml_parser_t parser;

    if (!yaml_parser_initialize(&parser))
        die_out_of_memory();
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)reader->text, reader->len);
    read_events(reader, &parser);
    yaml_parser_delete(&parser);
    for (size_t i = 0; i < NODE_MAX_DEPTH; i++)
        map_free(&reader->frames[i].keys);
}

static bool is_empty(const struct node *root)
{
    return !root || (root->kind == NODE_SCALAR && root->style == NODE_PLAIN && !root->len);
}

const struct node *node_parse_through(struct arena *arena, const char *text, size_t len,
                                      struct diags *diags)
{
    struct reader reader = {.arena = arena, .diags = diags, .text = text, .len = len};
    size_t before = diags->errors;

    if (len > NODE_MAX_FILE)
        diags_add(diags, DIAG_ERROR, 0, 0, "%s", _("文件超过 4 MiB，请拆成几个文件"));
    else if (!source_has_odd_line_end(text, len) || source_check(text, len, diags))
        read_text(&reader);
    if (diags->errors == before && is_empty(reader.root))
        diags_add(diags, DIAG_ERROR, 0, 0, "%s", _("文件是空的，或者只有注释"));
    if (diags->errors == before || !reader.misread)
        return reader.root;
    diags_sort(diags);
    return NULL;
}

const struct node *node_parse(struct arena *arena, const char *text, size_t len,
                              struct diags *diags)
{
    size_t before = diags->errors;
    const struct node *root = node_parse_through(arena, text, len, diags);

    if (diags->errors == before)
        return root;
    diags_sort(diags);
    return NULL;
}

const struct node *node_get(const struct node *map, const char *key)
{
    size_t len = strlen(key);

    for (const struct node *entry = map->first; entry; entry = entry->next)
        if (entry->key && entry->key->len == len && !memcmp(entry->key->text, key, len))
            return entry;
    return NULL;
}

const struct node *node_of_key(const struct node *map, const char *key)
{
    const struct node *value = node_get(map, key);

    return value ? value : map;
}

const char *node_library(void)
{
    return yaml_get_version_string();
}
