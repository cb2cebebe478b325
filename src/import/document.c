/* SPDX-License-Identifier: MIT */
#include "import/document.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "base/bytes.h"
#include "base/file.h"
#include "import/docx.h"
#include "import/glyph.h"
#include "text/encoding.h"

/* --- files that are no text --- */

static const struct {
    const char *bytes;
    size_t len;
    const char *reason;
} foreign[] = {
    {"\xD0\xCF\x11\xE0", 4,
     _("这是旧版 Word 或 WPS 文档（.doc、.wps），读不了；请在文字处理软件中另存为 .docx 或纯文本"
       "（.txt），再导入")},
    {"{\\rtf", 5,
     _("这是 RTF 文档，读不了；请在文字处理软件中另存为 .docx 或纯文本（.txt），再导入")},
    {"%PDF", 4,
     _("这是 PDF，读不了；请找到原来的文档，在文字处理软件中另存为 .docx "
       "或纯文本（.txt），再导入")},
};

static const char *foreign_reason(const char *bytes, size_t len)
{
    for (size_t i = 0; i < COUNT_OF(foreign); i++)
        if (len >= foreign[i].len && memcmp(bytes, foreign[i].bytes, foreign[i].len) == 0)
            return foreign[i].reason;
    return NULL;
}

/* --- lines --- */

static void add_line(struct document *document, size_t start, size_t end, size_t point)
{
    ARRAY_ROOM(document->lines, document->count, document->cap);
    document->lines[document->count++] = (struct document_line){start, end - start, point};
}

/* CR LF and CR become LF in place; what the file lacks at its end is added. */
static void cut_lines(struct document *document)
{
    struct str *text = &document->text;
    size_t to = 0, point = 0;

    if (!text->len || (text->s[text->len - 1] != '\n' && text->s[text->len - 1] != '\r'))
        str_addc(text, '\n');
    for (size_t from = 0; from < text->len;) {
        char *line = text->s + from;
        size_t len = strcspn(line, "\r\n"); /* no NUL is in the text */
        size_t end = bytes_begin(line + len, text->len - from - len, "\r\n") ? 2 : 1;
        add_line(document, to, to + len, point);
        point += glyph_count(line, len) + end;
        if (to < from)
            memmove(text->s + to, line, len);
        to += len;
        text->s[to++] = '\n';
        from += len + end;
    }
    text->len = to;
    text->s[to] = '\0';
}

/* --- decoding --- */

static bool has_mark(const char *bytes, size_t len)
{
    return len > 1 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2));
}

/* UTF-16 without a mark: line feeds tell the order, for U+0A00 is no character; in one line NUL
 * bytes at every other place only, as X and digits have. */
static const char *guess_utf16(const char *bytes, size_t len)
{
    size_t zeros[2] = {0, 0}, feeds[2] = {0, 0};
    const size_t *seen;

    if (len < 2 || len % 2 || has_mark(bytes, len))
        return NULL;
    for (size_t i = 0; i < len; i += 2) {
        zeros[0] += bytes[i] == '\0';
        zeros[1] += bytes[i + 1] == '\0';
        feeds[0] += bytes[i] == '\0' && bytes[i + 1] == '\n';
        feeds[1] += bytes[i] == '\n' && bytes[i + 1] == '\0';
    }
    seen = feeds[0] || feeds[1] ? feeds : zeros;
    if (!seen[0] == !seen[1])
        return NULL;
    return seen[0] ? "\xFE\xFF" : "\xFF\xFE";
}

static bool say_undecodable(const struct encoding_error *place, struct diags *diags)
{
    diags_add(diags, DIAG_ERROR, 0, 0,
              _("第%d行第%zu个字节起读不懂：不是文字，或几种编码混在一起；请在文字处理软件中另存为"
                "纯文本（.txt），编码选 UTF-8，再导入"),
              place->line, place->byte);
    return false;
}

static bool say_binary(const char *bytes, size_t len, struct diags *diags)
{
    struct encoding_error place = {1, 1};

    for (size_t i = 0; i < len && bytes[i]; i++, place.byte++)
        if (bytes[i] == '\n') {
            place.line++;
            place.byte = 0;
        }
    return say_undecodable(&place, diags);
}

static bool decode(struct document *document, const char *bytes, size_t len, struct diags *diags)
{
    const char *mark = memchr(bytes, '\0', len) ? guess_utf16(bytes, len) : NULL;
    struct encoding_error place = {0, 0};
    enum encoding found;
    bool good;

    if (mark) {
        struct str marked = STR_INIT;
        str_addn(&marked, mark, 2);
        str_addn(&marked, bytes, len);
        good = encoding_decode(marked.s, marked.len, &document->text, &found, &place);
        str_free(&marked);
    } else {
        good = encoding_decode(bytes, len, &document->text, &found, &place);
    }
    if (!good)
        return say_undecodable(&place, diags);
    document->format = encoding_name(found);
    if (document->text.len && memchr(document->text.s, '\0', document->text.len))
        return say_binary(document->text.s, document->text.len, diags);
    return true;
}

bool document_decode(struct document *document, const char *bytes, size_t len, struct diags *diags)
{
    const char *reason = foreign_reason(bytes, len);
    bool good;

    *document = (struct document){.format = ""};
    if (reason) {
        diags_add(diags, DIAG_ERROR, 0, 0, "%s", reason);
        return false;
    }
    if (docx_is(bytes, len)) {
        document->format = _("Word 文档");
        good = docx_read(bytes, len, &document->text, diags);
    } else {
        good = decode(document, bytes, len, diags);
    }
    if (!good)
        return false;
    cut_lines(document);
    return true;
}

bool document_read(struct document *document, const char *path, struct diags *diags, int *error)
{
    struct str bytes = STR_INIT;
    bool good = false;

    *document = (struct document){.format = ""};
    *error = file_read(path, DOCUMENT_MAX_FILE, &bytes);
    if (*error == EFBIG)
        diags_add(diags, DIAG_ERROR, 0, 0,
                  _("文件超过 %d MB，读不了；请核对是不是这份文稿，是的话请分成几个文件，分别导入"),
                  DOCUMENT_MAX_FILE / 1024 / 1024);
    else if (*error)
        diags_add(diags, DIAG_ERROR, 0, 0, "%s", file_reason(*error));
    else
        good = document_decode(document, str_text(&bytes), bytes.len, diags);
    str_free(&bytes);
    return good;
}

void document_free(struct document *document)
{
    str_free(&document->text);
    free(document->lines);
    *document = (struct document){.format = ""};
}
