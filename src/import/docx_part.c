/* SPDX-License-Identifier: MIT */
#include "import/docx_part.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"

#define SAVE_AGAIN "请在文字处理软件中打开，另存为新的 .docx 或纯文本（.txt，编码选 UTF-8），再导入"

const char *docx_attribute(const char *const *attributes, const char *name)
{
    for (; *attributes; attributes += 2) {
        const char *blank = strrchr(*attributes, ' ');
        if (strcmp(blank ? blank + 1 : *attributes, name) == 0)
            return attributes[1];
    }
    return NULL;
}

#ifdef WITH_DOCX

#include <expat.h>
#include <zlib.h>

/* A token longer than this is refused: old versions of expat read it anew with every piece of the
 * file, and so the pieces are large. */
enum { TOKEN_MOST = 4 * 1024 * 1024, PIECE_SIZE = 256 * 1024 };

#define DAMAGED   _("文件已损坏，读不了；请重新复制或下载，再导入。仍读不了的话，" SAVE_AGAIN)
#define MALFORMED _("文件里的内容不合 Word 文档的格式，读不了；" SAVE_AGAIN)
#define TOO_LARGE                                                                                  \
    _("文件展开后太大，读不了；请在文字处理软件中另存为纯文本（.txt，编码选 UTF-8），再导入")

struct xml {
    XML_Parser parser;
    const struct docx_events *events;
    void *reader;
    const char *reason; /* NULL as long as all is well */
    size_t depth, fed;
};

/* --- names --- */

static const struct {
    const char *uri, *prefix;
} vocabularies[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", ""},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", ""},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m:"},
};

enum { NAME_SIZE = 64 };

/* Expat names an element "uri local". */
static const char *short_name(const char *name, char buffer[NAME_SIZE])
{
    const char *blank = strrchr(name, ' ');

    for (size_t i = 0; blank && i < COUNT_OF(vocabularies); i++) {
        const char *uri = vocabularies[i].uri;
        size_t len = strlen(uri);
        if (len != (size_t)(blank - name) || memcmp(name, uri, len) != 0)
            continue;
        snprintf(buffer, NAME_SIZE, "%s%s", vocabularies[i].prefix, blank + 1);
        return buffer;
    }
    return "";
}

/* --- events --- */

static void stop(struct xml *xml, const char *reason)
{
    xml->reason = reason;
    XML_StopParser(xml->parser, XML_FALSE);
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct xml *xml = data;
    char buffer[NAME_SIZE];

    if (++xml->depth > DOCX_DEPTH_MOST)
        stop(xml, _("文件里的内容套得太深，读不了；" SAVE_AGAIN));
    else if (xml->events->start)
        xml->events->start(xml->reader, short_name(name, buffer), (const char *const *)attributes);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
    struct xml *xml = data;
    char buffer[NAME_SIZE];
    const char *reason;

    xml->depth--;
    if (xml->events->end && !xml->reason)
        xml->events->end(xml->reader, short_name(name, buffer));
    reason = xml->events->refusal ? xml->events->refusal(xml->reader) : NULL;
    if (reason && !xml->reason)
        stop(xml, reason);
}

static void XMLCALL on_text(void *data, const XML_Char *text, int len)
{
    struct xml *xml = data;

    if (xml->events->text)
        xml->events->text(xml->reader, text, (size_t)len);
}

/* Word writes none; entities, and what they can do to a reader, need one. */
static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int has_subset)
{
    (void)name, (void)system, (void)public, (void)has_subset;
    stop(data, MALFORMED);
}

static void open_xml(struct xml *xml)
{
    static const XML_Memory_Handling_Suite memory = {xmalloc, xrealloc, free};

    xml->parser = XML_ParserCreate_MM(NULL, &memory, " ");
    if (!xml->parser)
        die_out_of_memory();
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, on_start, on_end);
    XML_SetCharacterDataHandler(xml->parser, on_text);
    XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
}

static void feed(struct xml *xml, const char *piece, size_t len, bool last)
{
    long begun;

    xml->fed += len;
    if (XML_Parse(xml->parser, piece, (int)len, last) != XML_STATUS_OK) {
        if (!xml->reason)
            xml->reason = MALFORMED;
        return;
    }
    begun = (long)XML_GetCurrentByteIndex(xml->parser);
    if (begun >= 0 && xml->fed - (size_t)begun > TOKEN_MOST)
        xml->reason = TOO_LARGE;
}

/* --- unpacking --- */

static void unpack(struct xml *xml, const struct docx_part *part, z_stream *stream, char *piece)
{
    uLong crc = crc32(0, NULL, 0);
    int status = Z_OK;

    stream->next_in = (Bytef *)part->bytes;
    stream->avail_in = (uInt)part->packed;
    while (status != Z_STREAM_END && !xml->reason) {
        size_t len;
        stream->next_out = (Bytef *)piece;
        stream->avail_out = PIECE_SIZE;
        status = inflate(stream, Z_NO_FLUSH);
        len = PIECE_SIZE - stream->avail_out;
        if (status == Z_MEM_ERROR)
            die_out_of_memory();
        if ((status != Z_OK && status != Z_STREAM_END) || len > part->unpacked - xml->fed) {
            xml->reason = DAMAGED;
            return;
        }
        crc = crc32(crc, (const Bytef *)piece, (uInt)len);
        feed(xml, piece, len, false);
    }
    if (!xml->reason && (crc != part->crc || xml->fed != part->unpacked))
        xml->reason = DAMAGED;
}

static void read_deflated(struct xml *xml, const struct docx_part *part)
{
    z_stream stream = {0};
    char *piece = xmalloc(PIECE_SIZE);

    /* Negative: bare deflated data, without the head that zlib would write. */
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        die_out_of_memory();
    unpack(xml, part, &stream, piece);
    inflateEnd(&stream);
    free(piece);
}

static void read_stored(struct xml *xml, const struct docx_part *part)
{
    const char *bytes = (const char *)part->bytes;

    if (part->packed != part->unpacked ||
        crc32(crc32(0, NULL, 0), part->bytes, (uInt)part->packed) != part->crc)
        xml->reason = DAMAGED;
    while (!xml->reason && xml->fed < part->packed) {
        size_t left = part->packed - xml->fed;
        feed(xml, bytes + xml->fed, left < PIECE_SIZE ? left : PIECE_SIZE, false);
    }
}

static const char *refusal(const struct docx_part *part, size_t budget)
{
    if (part->encrypted)
        return _("文件加了密码，读不了；请在文字处理软件中打开，去掉密码后另存为 .docx，再导入");
    if (part->method != 0 && part->method != 8)
        return _("文件用了读不了的压缩方式；" SAVE_AGAIN);
    return part->unpacked > budget ? TOO_LARGE : NULL;
}

const char *docx_part_read(const struct docx_part *part, size_t *budget,
                           const struct docx_events *events, void *reader)
{
    struct xml xml = {NULL, events, reader, refusal(part, *budget), 0, 0};

    if (xml.reason)
        return xml.reason;
    *budget -= part->unpacked;
    open_xml(&xml);
    if (part->method)
        read_deflated(&xml, part);
    else
        read_stored(&xml, part);
    if (!xml.reason)
        feed(&xml, "", 0, true);
    XML_ParserFree(xml.parser);
    return xml.reason;
}

const char *docx_part_missing(void)
{
    return NULL;
}

#else

const char *docx_part_missing(void)
{
    return _("这个程序编译时缺少 zlib 或 expat，读不了 .docx 文档；"
             "请在文字处理软件中另存为纯文本（.txt，编码选 UTF-8），再导入");
}

const char *docx_part_read(const struct docx_part *part, size_t *budget,
                           const struct docx_events *events, void *reader)
{
    (void)part, (void)budget, (void)events, (void)reader;
    return docx_part_missing();
}

#endif
