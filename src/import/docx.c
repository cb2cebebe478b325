/* SPDX-License-Identifier: MIT */
#include "import/docx.h"

#include "base/attributes.h"
#include "import/docx_body.h"
#include "import/docx_zip.h"

#define MAIN_PART "word/document.xml"
#define BROKEN    _("文件不完整，读不了；请重新复制或下载，再导入")

/* Why it cannot be read, or NULL. */
static const char *read_parts(struct docx_body *body, const struct docx_zip *zip)
{
    const struct {
        const char *name;
        const struct docx_events *events;
        void *reader;
    } parts[] = {
        {"word/numbering.xml", &docx_numbering_events, body->numbering},
        {"word/styles.xml", &docx_style_events, body->numbering},
        {MAIN_PART, &docx_body_events, body},
    };
    const char *reason = docx_part_missing();
    size_t budget = DOCX_MOST;

    for (size_t i = 0; i < COUNT_OF(parts) && !reason; i++) {
        struct docx_part part;
        if (docx_zip_find(zip, parts[i].name, &part))
            reason = docx_part_read(&part, &budget, parts[i].events, parts[i].reader);
        else if (docx_zip_has(zip, parts[i].name) || parts[i].reader == body)
            reason = BROKEN;
    }
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
    struct docx_numbering *numbering = docx_numbering_new();
    const char *reason = BROKEN;
    struct docx_body body;
    struct docx_zip zip;

    docx_body_init(&body, numbering);
    if (docx_zip_open(&zip, bytes, len))
        reason = read_parts(&body, &zip);
    if (reason)
        diags_add(diags, DIAG_ERROR, 0, 0, "%s", reason);
    else
        docx_frames_take(&body.frames, text);
    docx_body_free(&body);
    docx_numbering_free(numbering);
    return !reason;
}
