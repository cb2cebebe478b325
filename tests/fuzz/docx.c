/* SPDX-License-Identifier: MIT */
/* A Word document: what is read is whole lines of UTF-8, what is not says why. The input is a
 * .docx, or else its parts, parted by NUL: document, numbering, styles. */
#include <string.h>

#include "fuzz/fuzz.h"
#include "import/docx.h"
#include "support/zip.h"
#include "text/encoding.h"

static void expect_lines(const char *bytes, size_t len)
{
    struct diags diags = DIAGS_INIT("docx");
    struct str text = STR_INIT;
    bool good = docx_read(bytes, len, &text, &diags);

    EXPECT(good == (diags.count == 0));
    EXPECT(good || !text.len);
    EXPECT(!text.len || text.s[text.len - 1] == '\n');
    EXPECT(encoding_check_utf8(str_text(&text), text.len) == text.len);
    EXPECT(!text.len || !memchr(text.s, '\0', text.len));
    str_free(&text);
    diags_free(&diags);
}

static void expect_parts(const char *bytes, size_t len)
{
    static const char *const names[] = {"word/document.xml", "word/numbering.xml",
                                        "word/styles.xml"};
    struct zip zip = ZIP_INIT;
    struct str file = STR_INIT;

    for (size_t i = 0; i < 3 && len; i++) {
        const char *end = memchr(bytes, '\0', len);
        size_t part = end ? (size_t)(end - bytes) : len;
        zip_add(&zip, names[i], bytes, part);
        bytes += part + (end != NULL);
        len -= part + (end != NULL);
    }
    zip_end(&zip, &file);
    expect_lines(file.s, file.len);
    str_free(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;

    if (docx_is(bytes, size))
        expect_lines(bytes, size);
    else if (size)
        expect_parts(bytes, size);
    return 0;
}
