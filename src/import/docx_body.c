/* SPDX-License-Identifier: MIT */
#include "import/docx_body.h"

#include <string.h>

#include "base/attributes.h"
#include "import/docx_symbol.h"

/* --- paragraphs, text boxes, tables --- */

static void begin_paragraph(struct docx_body *body, const char *const *attributes)
{
    (void)attributes;
    docx_frame_push(&body->frames)->is_paragraph = true;
}

static void end_paragraph(struct docx_body *body)
{
    docx_frame_number(&body->frames, body->numbering);
    docx_frame_end_paragraph(&body->frames);
}

static void begin_box(struct docx_body *body, const char *const *attributes)
{
    (void)attributes;
    docx_frame_push(&body->frames);
}

static void end_box(struct docx_body *body)
{
    docx_frame_end_box(&body->frames);
}

static void begin_row(struct docx_body *body, const char *const *attributes)
{
    (void)attributes;
    docx_frame_push(&body->frames)->is_row = true;
}

static void end_row(struct docx_body *body)
{
    docx_frame_end_row(&body->frames);
}

static void end_cell(struct docx_body *body)
{
    docx_frame_end_cell(&body->frames);
}

/* --- properties --- */

static void begin_properties_of_paragraph(struct docx_body *body, const char *const *attributes)
{
    (void)attributes;
    body->properties = docx_frame_top(&body->frames)->is_paragraph ? "pPr" : "";
}

static void begin_properties_of_row(struct docx_body *body, const char *const *attributes)
{
    (void)attributes;
    body->properties = docx_frame_top(&body->frames)->is_row ? "trPr" : "";
}

static void end_properties(struct docx_body *body)
{
    if (strcmp(body->properties, "pPr") == 0)
        docx_frame_number(&body->frames, body->numbering);
    body->properties = "";
}

static void take_style(struct docx_body *body, const char *const *attributes)
{
    docx_frame_top(&body->frames)->place.style = docx_numbering_style(
        body->numbering, docx_attribute(attributes, "val"));
}

static void take_list(struct docx_body *body, const char *const *attributes)
{
    docx_frame_top(&body->frames)->place.list = docx_numbering_list(
        body->numbering, docx_attribute(attributes, "val"));
}

static void take_level(struct docx_body *body, const char *const *attributes)
{
    docx_frame_top(&body->frames)->place.level = docx_numbering_level(
        docx_attribute(attributes, "val"));
}

/* --- what is left out --- */

static void skip(struct docx_body *body, const char *const *attributes)
{
    (void)attributes;
    body->skipped = 1;
}

/* Within properties it says that the end of the paragraph, or the row, is deleted. */
static void begin_deleted(struct docx_body *body, const char *const *attributes)
{
    if (*body->properties)
        docx_frame_top(&body->frames)->deleted = true;
    skip(body, attributes);
}

static void begin_alternatives(struct docx_body *body, const char *const *attributes)
{
    (void)attributes;
    body->chosen[++body->alternatives] = false;
}

static void end_alternatives(struct docx_body *body)
{
    body->alternatives--;
}

static void begin_alternative(struct docx_body *body, const char *const *attributes)
{
    if (body->chosen[body->alternatives] && body->alternatives)
        skip(body, attributes);
    body->chosen[body->alternatives] = true;
}

/* A field is begun, its code, perhaps parted from its result, and ended. */
static void take_field(struct docx_body *body, const char *const *attributes)
{
    const char *type = docx_attribute(attributes, "fldCharType");

    if (!type)
        return;
    if (strcmp(type, "begin") == 0) {
        body->fields++;
        if (!body->code)
            body->code = body->fields;
        return;
    }
    if (body->code == body->fields)
        body->code = 0;
    if (strcmp(type, "end") == 0 && body->fields)
        body->fields--;
}

/* --- characters --- */

/* What stands in field codes and properties is no text. */
static void add(struct docx_body *body, const char *text, size_t len)
{
    if (!body->code && !*body->properties)
        docx_frame_add(&body->frames, text, len);
}

static void begin_text(struct docx_body *body, const char *const *attributes)
{
    (void)attributes;
    body->in_text = true;
}

static void end_text(struct docx_body *body)
{
    body->in_text = false;
}

static void take_tab(struct docx_body *body, const char *const *attributes)
{
    (void)attributes;
    add(body, "\t", 1);
}

static void take_hyphen(struct docx_body *body, const char *const *attributes)
{
    (void)attributes;
    add(body, "-", 1);
}

static void take_break(struct docx_body *body, const char *const *attributes)
{
    const char *type = docx_attribute(attributes, "type");

    if (!type || strcmp(type, "textWrapping") == 0)
        add(body, "\n", 1);
}

static void take_symbol(struct docx_body *body, const char *const *attributes)
{
    struct str symbol = STR_INIT;

    docx_symbol_add(docx_attribute(attributes, "font"), docx_attribute(attributes, "char"),
                    &symbol);
    add(body, str_text(&symbol), symbol.len);
    str_free(&symbol);
}

/* `within`: only among these properties; NULL: anywhere. */
static const struct element {
    const char *name, *within;
    void (*start)(struct docx_body *body, const char *const *attributes);
    void (*end)(struct docx_body *body);
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
    struct docx_body *body = data;
    const struct element *element = body->skipped ? NULL : element_find(name);

    if (body->skipped)
        body->skipped++;
    else if (element && (!element->within || strcmp(element->within, body->properties) == 0))
        element->start(body, attributes);
}

static void on_end(void *data, const char *name)
{
    struct docx_body *body = data;
    const struct element *element = body->skipped ? NULL : element_find(name);

    if (body->skipped)
        body->skipped--;
    else if (element && element->end)
        element->end(body);
}

/* Word shows a line end in the XML as a blank. */
static void on_text(void *data, const char *text, size_t len)
{
    struct docx_body *body = data;

    if (!body->in_text || body->skipped)
        return;
    for (size_t begin = 0, at = 0; at <= len; at++) {
        if (at < len && text[at] != '\n' && text[at] != '\r' && text[at] != '\t')
            continue;
        add(body, text + begin, at - begin);
        if (at < len)
            add(body, " ", 1);
        begin = at + 1;
    }
}

static const char *refusal(const void *data)
{
    const struct docx_body *body = data;

    return docx_frames_are_full(&body->frames)
               ? _("文件里的文字太多，读不了；请分成几个文件，分别导入")
               : NULL;
}

const struct docx_events docx_body_events = {on_start, on_end, on_text, refusal};

void docx_body_init(struct docx_body *body, struct docx_numbering *numbering)
{
    *body = (struct docx_body){.numbering = numbering, .properties = ""};
    docx_frame_push(&body->frames);
}

void docx_body_free(struct docx_body *body)
{
    docx_frames_free(&body->frames);
}
