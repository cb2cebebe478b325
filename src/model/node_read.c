/* SPDX-License-Identifier: MIT */
/* From a file to a tree: reading, decoding, and naming what cannot be decoded. */
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "model/node.h"
#include "model/node_source.h"
#include "text/encoding.h"

/* A line and byte of the source as a column. */
static int column_at(const struct str *bytes, const struct encoding_error *place)
{
    struct source_line line = source_line(str_text(bytes), bytes->len, place->line);

    return source_columns(line.text, place->byte - 1 < line.len ? place->byte - 1 : line.len) + 1;
}

static bool read_bytes(const char *path, struct str *bytes, struct diags *diags, int *error)
{
    *error = file_read(path, NODE_MAX_FILE, bytes);
    if (*error == EFBIG)
        diags_add(diags, DIAG_ERROR, 0, 0, "%s", _("文件超过 4 MiB，请拆成几个文件"));
    else if (*error)
        diags_add(diags, DIAG_ERROR, 0, 0, "%s", file_reason(*error));
    return *error == 0;
}

static bool decode(const struct str *bytes, struct str *text, struct diags *diags)
{
    struct encoding_error place;
    enum encoding encoding;

    if (encoding_decode(str_text(bytes), bytes->len, text, &encoding, &place))
        return true;
    diags_add(diags, DIAG_ERROR, place.line,
              encoding == ENCODING_UTF8 ? column_at(bytes, &place) : 1,
              _("从这一行第 %zu 个字节起既不是 UTF-8 也不是 GB18030；"
                "请用编辑器另存为 UTF-8，或换用备份"),
              place.byte);
    return false;
}

const char *node_file_name(const char *path)
{
    return strcmp(path, "-") == 0 ? _("标准输入") : path;
}

bool node_text(const char *path, struct str *text, struct diags *diags, int *error)
{
    struct str bytes = STR_INIT;
    bool good = read_bytes(path, &bytes, diags, error) && decode(&bytes, text, diags);

    str_free(&bytes);
    return good;
}

static const struct node *parse(struct arena *arena, const struct str *text, struct diags *diags)
{
    diags->source_len = text->len;
    diags->source = arena_strndup(arena, str_text(text), text->len);
    return node_parse(arena, diags->source, text->len, diags);
}

static const struct node *decode_and_parse(struct arena *arena, const struct str *bytes,
                                           struct diags *diags)
{
    struct str text = STR_INIT;
    const struct node *root = decode(bytes, &text, diags) ? parse(arena, &text, diags) : NULL;

    str_free(&text);
    return root;
}

/* Nearly every file is UTF-8, which the parser checks by itself; only one that it refuses is looked
 * at for its encoding. */
static const struct node *parse_any(struct arena *arena, const struct str *bytes,
                                    struct diags *diags)
{
    bool marked = strncmp(str_text(bytes), "\xEF\xBB\xBF", 3) == 0;
    const struct node *root = NULL;

    if (!marked)
        root = parse(arena, bytes, diags);
    if (root || (!marked && encoding_check_utf8(str_text(bytes), bytes->len) == bytes->len))
        return root;
    diags_clear(diags);
    return decode_and_parse(arena, bytes, diags);
}

const struct node *node_read_bytes(struct arena *arena, const char *path, struct str *bytes,
                                   struct diags *diags, int *error)
{
    const char *name = node_file_name(path);

    str_clear(bytes);
    diags->file = arena_strndup(arena, name, strlen(name));
    return read_bytes(path, bytes, diags, error) ? parse_any(arena, bytes, diags) : NULL;
}

const struct node *node_read(struct arena *arena, const char *path, struct diags *diags, int *error)
{
    struct str bytes = STR_INIT;
    const struct node *root = node_read_bytes(arena, path, &bytes, diags, error);

    str_free(&bytes);
    return root;
}
