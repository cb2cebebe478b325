/* SPDX-License-Identifier: MIT */
#include "import/docx.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/attributes.h"
#include "import/docx_numbering.h"
#include "import/docx_symbol.h"
#include "import/docx_zip.h"

#define MAIN_PART "word/document.xml"

/* What holds text: a frame is open while its element is. The outermost is the document. */
struct frame {
    struct str text;  /* of a paragraph its characters, of others whole lines; of rows, by tabs */
    struct str aside; /* of a paragraph its text boxes, of a row the lines of its first cell, of
                         others the begun line of a paragraph whose end was deleted */
    bool is_paragraph, is_row;
    bool deleted; /* its end, or the row */
    size_t cells;
    struct docx_place place;
    struct str number;
    bool numbered;
};

struct reader {
    struct frame *frames;
    size_t count, cap;
    struct docx_numbering *numbering;
    size_t skipped;         /* how deep in what is left out */
    size_t written;         /* bytes, all frames */
    size_t fields, code;    /* open fields, and the outermost whose code it is, 0: none */
    bool in_text;           /* w:t, whose characters count */
    const char *properties; /* pPr or trPr while in it, else "" */
    size_t alternatives;    /* mc:AlternateContent, how deep */
    bool chosen[DOCX_DEPTH_MOST + 1];
};

static struct frame *top(struct reader *reader)
{
    return &reader->frames[reader->count - 1];
}

static struct frame *push(struct reader *reader)
{
    ARRAY_ROOM(reader->frames, reader->count, reader->cap);
    reader->frames[reader->count++] = (struct frame){.place = {-1, -1, -1}};
    return top(reader);
}

static void frame_free(struct frame *frame)
{
    str_free(&frame->text);
    str_free(&frame->aside);
    str_free(&frame->number);
}

static struct frame pop(struct reader *reader)
{
    return reader->frames[--reader->count];
}

static void append(struct str *to, const struct str *from)
{
    str_addn(to, str_text(from), from->len);
}

/* Characters of the paragraph; what stands in none, and more than DOCX_MOST, is dropped. */
static void add(struct reader *reader, const char *text, size_t len)
{
    reader->written += len;
    if (top(reader)->is_paragraph && !reader->code && !*reader->properties &&
        reader->written <= DOCX_MOST)
        str_addn(&top(reader)->text, text, len);
}

/* --- paragraphs --- */

static void number_paragraph(struct reader *reader)
{
    struct frame *frame = top(reader);

    if (frame->is_paragraph && !frame->numbered && !frame->deleted &&
        reader->written <= DOCX_MOST) {
        docx_numbering_count(reader->numbering, frame->place, &frame->number);
        reader->written += frame->number.len;
    }
    frame->numbered = true;
}

static void begin_paragraph(struct reader *reader, const char *const *attributes)
{
    (void)attributes;
    push(reader)->is_paragraph = true;
}

static void end_paragraph(struct reader *reader)
{
    struct frame frame, *parent;

    number_paragraph(reader);
    frame = pop(reader);
    parent = top(reader);
    reader->written++;
    if (frame.deleted) {
        append(&parent->aside, &frame.text);
    } else {
        append(&parent->text, &frame.number);
        append(&parent->text, &parent->aside);
        str_clear(&parent->aside);
        append(&parent->text, &frame.text);
        str_addc(&parent->text, '\n');
    }
    append(&parent->text, &frame.aside);
    frame_free(&frame);
}

static void finish_line(struct frame *frame)
{
    if (!frame->aside.len)
        return;
    append(&frame->text, &frame->aside);
    str_addc(&frame->text, '\n');
    str_clear(&frame->aside);
}

static void begin_box(struct reader *reader, const char *const *attributes)
{
    (void)attributes;
    push(reader);
}

static void end_box(struct reader *reader)
{
    struct frame frame = pop(reader);

    finish_line(&frame);
    append(top(reader)->is_paragraph ? &top(reader)->aside : &top(reader)->text, &frame.text);
    frame_free(&frame);
}

/* --- tables --- */

static void begin_row(struct reader *reader, const char *const *attributes)
{
    (void)attributes;
    push(reader)->is_row = true;
}

static void end_row(struct reader *reader)
{
    struct frame frame = pop(reader), *parent = top(reader);

    if (frame.deleted) {
        frame_free(&frame);
        return;
    }
    finish_line(parent);
    append(&parent->text, frame.cells == 1 ? &frame.aside : &frame.text);
    if (frame.cells > 1)
        str_addc(&parent->text, '\n');
    frame_free(&frame);
}

/* Lines and tabs become blanks; the last line's end goes. */
static void flatten(struct str *to, const struct str *lines)
{
    size_t start = to->len;

    append(to, lines);
    while (to->len > start && to->s[to->len - 1] == '\n')
        to->s[--to->len] = '\0';
    for (size_t i = start; i < to->len; i++)
        if (to->s[i] == '\n' || to->s[i] == '\t')
            to->s[i] = ' ';
}

static void end_cell(struct reader *reader)
{
    struct frame cell = pop(reader), *row = top(reader);

    finish_line(&cell);
    if (!row->is_row) {
        append(row->is_paragraph ? &row->aside : &row->text, &cell.text);
    } else {
        if (row->cells++ == 0)
            append(&row->aside, &cell.text);
        else
            str_addc(&row->text, '\t');
        flatten(&row->text, &cell.text);
    }
    reader->written++;
    frame_free(&cell);
}

/* --- properties --- */

static void begin_properties_of_paragraph(struct reader *reader, const char *const *attributes)
{
    (void)attributes;
    reader->properties = top(reader)->is_paragraph ? "pPr" : "";
}

static void begin_properties_of_row(struct reader *reader, const char *const *attributes)
{
    (void)attributes;
    reader->properties = top(reader)->is_row ? "trPr" : "";
}

static void end_properties(struct reader *reader)
{
    if (strcmp(reader->properties, "pPr") == 0)
        number_paragraph(reader);
    reader->properties = "";
}

static void take_style(struct reader *reader, const char *const *attributes)
{
    top(reader)->place.style = docx_numbering_style(reader->numbering,
                                                    docx_attribute(attributes, "val"));
}

static void take_list(struct reader *reader, const char *const *attributes)
{
    top(reader)->place.list = docx_numbering_list(reader->numbering,
                                                  docx_attribute(attributes, "val"));
}

static void take_level(struct reader *reader, const char *const *attributes)
{
    top(reader)->place.level = docx_numbering_level(docx_attribute(attributes, "val"));
}

/* --- what is left out --- */

static void skip(struct reader *reader, const char *const *attributes)
{
    (void)attributes;
    reader->skipped = 1;
}

/* Within properties it says that the end of the paragraph, or the row, is deleted. */
static void begin_deleted(struct reader *reader, const char *const *attributes)
{
    if (*reader->properties)
        top(reader)->deleted = true;
    skip(reader, attributes);
}

static void begin_alternatives(struct reader *reader, const char *const *attributes)
{
    (void)attributes;
    reader->chosen[++reader->alternatives] = false;
}

static void end_alternatives(struct reader *reader)
{
    reader->alternatives--;
}

static void begin_alternative(struct reader *reader, const char *const *attributes)
{
    if (reader->chosen[reader->alternatives] && reader->alternatives)
        skip(reader, attributes);
    reader->chosen[reader->alternatives] = true;
}

/* A field is begun, its code, perhaps parted from its result, and ended. */
static void take_field(struct reader *reader, const char *const *attributes)
{
    const char *type = docx_attribute(attributes, "fldCharType");

    if (!type)
        return;
    if (strcmp(type, "begin") == 0) {
        reader->fields++;
        if (!reader->code)
            reader->code = reader->fields;
        return;
    }
    if (reader->code == reader->fields)
        reader->code = 0;
    if (strcmp(type, "end") == 0 && reader->fields)
        reader->fields--;
}

/* --- characters --- */

static void begin_text(struct reader *reader, const char *const *attributes)
{
    (void)attributes;
    reader->in_text = true;
}

static void end_text(struct reader *reader)
{
    reader->in_text = false;
}

static void take_tab(struct reader *reader, const char *const *attributes)
{
    (void)attributes;
    add(reader, "\t", 1);
}

static void take_hyphen(struct reader *reader, const char *const *attributes)
{
    (void)attributes;
    add(reader, "-", 1);
}

static void take_break(struct reader *reader, const char *const *attributes)
{
    const char *type = docx_attribute(attributes, "type");

    if (!type || strcmp(type, "textWrapping") == 0)
        add(reader, "\n", 1);
}

static void take_symbol(struct reader *reader, const char *const *attributes)
{
    struct str symbol = STR_INIT;

    docx_symbol_add(docx_attribute(attributes, "font"), docx_attribute(attributes, "char"),
                    &symbol);
    add(reader, str_text(&symbol), symbol.len);
    str_free(&symbol);
}

/* `within`: only among these properties; NULL: anywhere. */
static const struct element {
    const char *name, *within;
    void (*start)(struct reader *reader, const char *const *attributes);
    void (*end)(struct reader *reader);
} elements[] = {
    {"t", NULL, begin_text, end_text},
    {"m:t", NULL, begin_text, end_text},
    {"p", NULL, begin_paragraph, end_paragraph},
    {"pPr", NULL, begin_properties_of_paragraph, end_properties},
    {"pStyle", "pPr", take_style, NULL},
    {"numId", "pPr", take_list, NULL},
    {"ilvl", "pPr", take_level, NULL},
    {"tab", NULL, take_tab, NULL},
    {"ptab", NULL, take_tab, NULL},
    {"br", NULL, take_break, NULL},
    {"cr", NULL, take_break, NULL},
    {"noBreakHyphen", NULL, take_hyphen, NULL},
    {"sym", NULL, take_symbol, NULL},
    {"fldChar", NULL, take_field, NULL},
    {"txbxContent", NULL, begin_box, end_box},
    {"tr", NULL, begin_row, end_row},
    {"trPr", NULL, begin_properties_of_row, end_properties},
    {"tc", NULL, begin_box, end_cell},
    {"mc:AlternateContent", NULL, begin_alternatives, end_alternatives},
    {"mc:Choice", NULL, begin_alternative, NULL},
    {"mc:Fallback", NULL, begin_alternative, NULL},
    {"del", NULL, begin_deleted, NULL},
    {"moveFrom", NULL, begin_deleted, NULL},
    {"pPrChange", NULL, skip, NULL},
    {"rPrChange", NULL, skip, NULL},
    {"trPrChange", NULL, skip, NULL},
    {"sdtPr", NULL, skip, NULL},
    {"rt", NULL, skip, NULL},
};

static const struct element *element_find(const char *name)
{
    for (size_t i = 0; *name && i < COUNT_OF(elements); i++)
        if (strcmp(elements[i].name, name) == 0)
            return &elements[i];
    return NULL;
}

static void on_start(void *data, const char *name, const char *const *attributes)
{
    struct reader *reader = data;
    const struct element *element = reader->skipped ? NULL : element_find(name);

    if (reader->skipped)
        reader->skipped++;
    else if (element && (!element->within || strcmp(element->within, reader->properties) == 0))
        element->start(reader, attributes);
}

static void on_end(void *data, const char *name)
{
    struct reader *reader = data;
    const struct element *element = reader->skipped ? NULL : element_find(name);

    if (reader->skipped)
        reader->skipped--;
    else if (element && element->end)
        element->end(reader);
}

/* Word shows a line end in the XML as a blank. */
static void on_text(void *data, const char *text, size_t len)
{
    struct reader *reader = data;

    if (!reader->in_text || reader->skipped)
        return;
    for (size_t begin = 0, at = 0; at <= len; at++) {
        if (at < len && text[at] != '\n' && text[at] != '\r' && text[at] != '\t')
            continue;
        add(reader, text + begin, at - begin);
        if (at < len)
            add(reader, " ", 1);
        begin = at + 1;
    }
}

static const struct docx_events document_events = {on_start, on_end, on_text};

/* --- the document --- */

/* Why it cannot be read, or NULL. */
static const char *read_parts(struct reader *reader, const struct docx_zip *zip)
{
    const struct {
        const char *name;
        const struct docx_events *events;
        void *reader;
    } parts[] = {
        {"word/numbering.xml", &docx_numbering_events, reader->numbering},
        {"word/styles.xml", &docx_style_events, reader->numbering},
        {MAIN_PART, &document_events, reader},
    };
    const char *reason = docx_part_missing();
    size_t budget = DOCX_MOST;

    for (size_t i = 0; i < COUNT_OF(parts) && !reason; i++) {
        struct docx_part part;
        if (docx_zip_find(zip, parts[i].name, &part))
            reason = docx_part_read(&part, &budget, parts[i].events, parts[i].reader);
        else if (docx_zip_has(zip, parts[i].name) || parts[i].reader == reader)
            reason = _("文件不完整，读不了；请重新复制或下载，再导入");
    }
    if (!reason && reader->written > DOCX_MOST)
        reason = _("文件里的文字太多，读不了；请分成几个文件，分别导入");
    return reason;
}

bool docx_is(const char *bytes, size_t len)
{
    struct docx_zip zip;

    if (!docx_zip_is(bytes, len))
        return false;
    return !docx_zip_open(&zip, bytes, len) || docx_zip_has(&zip, MAIN_PART);
}

bool docx_is_supported(void)
{
    return !docx_part_missing();
}

bool docx_read(const char *bytes, size_t len, struct str *text, struct diags *diags)
{
    struct reader reader = {.properties = ""};
    const char *reason = _("文件不完整，读不了；请重新复制或下载，再导入");
    struct docx_zip zip;

    push(&reader);
    reader.numbering = docx_numbering_new();
    if (docx_zip_open(&zip, bytes, len))
        reason = read_parts(&reader, &zip);
    if (reason)
        diags_add(diags, DIAG_ERROR, 0, 0, "%s", reason);
    finish_line(reader.frames);
    if (!reason)
        append(text, &reader.frames[0].text);
    while (reader.count)
        frame_free(&reader.frames[--reader.count]);
    free(reader.frames);
    docx_numbering_free(reader.numbering);
    return !reason;
}
