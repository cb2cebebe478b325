/* SPDX-License-Identifier: MIT */
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

static const struct node *decode_and_parse(struct arena *arena, const struct str *bytes,
                                           struct diags *diags)
{
    struct str text = STR_INIT;
    struct encoding_error place;
    enum encoding encoding;

    if (!encoding_decode(str_text(bytes), bytes->len, &text, &encoding, &place)) {
        diags_add(diags, DIAG_ERROR, place.line,
                  encoding == ENCODING_UTF8 ? column_at(bytes, &place) : 1,
                  _("从这一行第 %zu 个字节起既不是 UTF-8 也不是 GB18030；"
                    "请用编辑器另存为 UTF-8，或换用备份"),
                  place.byte);
        str_free(&text);
        return NULL;
    }
    diags->source_len = text.len;
    diags->source = arena_strndup(arena, str_text(&text), text.len);
    str_free(&text);
    return node_parse(arena, diags->source, diags->source_len, diags);
}

const struct node *node_read(struct arena *arena, const char *path, struct diags *diags, int *error)
{
    struct str bytes = STR_INIT;
    const struct node *root = NULL;

    diags->file = strcmp(path, "-") ? arena_strndup(arena, path, strlen(path)) : _("标准输入");
    *error = file_read(path, NODE_MAX_FILE, &bytes);
    if (*error == EFBIG)
        diags_add(diags, DIAG_ERROR, 0, 0, "%s", _("文件超过 4 MiB，请拆成几个文件"));
    else if (*error)
        diags_add(diags, DIAG_ERROR, 0, 0, "%s", file_reason(*error));
    else
        root = decode_and_parse(arena, &bytes, diags);
    str_free(&bytes);
    return root;
}
