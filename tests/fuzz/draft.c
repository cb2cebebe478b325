/* SPDX-License-Identifier: MIT */
/* Reading a draft of a shipped form. What is written of it reads back as the same answers, and is
 * then written as the same text. */
#include <string.h>

#include "fuzz/fuzz.h"
#include "model/draft.h"
#include "model/draft_metadata.h"
#include "model/embedded.h"
#include "model/remarks.h"
#include "model/reword.h"
#include "text/encoding.h"

/* The form that `_form` names, else the first; each is loaded once. */
static const struct form *form_of(const struct draft *draft)
{
    static struct form *forms[64];
    size_t which = 0;

    EXPECT(embedded_form_count <= 64);
    for (size_t i = 0; i < embedded_form_count; i++)
        if (strcmp(embedded_forms[i].id, str_text(&draft->form_id)) == 0)
            which = i;
    if (!forms[which]) {
        struct diags diags = DIAGS_INIT(embedded_forms[which].id);
        forms[which] = form_load(NULL, embedded_forms[which].text, embedded_forms[which].len,
                                 &diags);
        EXPECT(!diags.errors);
        diags_free(&diags);
    }
    return forms[which];
}

static bool read_draft(struct draft *draft, const char *text, size_t len)
{
    struct diags diags = DIAGS_INIT("draft.yaml");

    memset(draft, 0, sizeof *draft);
    draft->form_version = 1;
    strcpy(draft->created, "2026-12-18T15:02:11+08:00");
    draft->root = node_parse(&draft->arena, text, len, &diags);
    if (draft->root && draft->root->kind == NODE_MAP)
        metadata_read(draft, &diags);
    else if (draft->root)
        diags_add(&diags, DIAG_ERROR, 1, 1, "no map");
    EXPECT(draft->root || diags.errors);
    if (!diags.errors)
        draft_bind(draft, form_of(draft), &diags);
    diags_free(&diags);
    return draft->form != NULL;
}

static void expect_same(const struct draft *one, const struct draft *other)
{
    EXPECT(one->form == other->form && one->finalized == other->finalized);
    EXPECT(one->at == other->at && one->saved_at == other->saved_at);
    for (int i = 0; i < one->form->field_count; i++) {
        const struct answer *a = &one->answers.items[i], *b = &other->answers.items[i];
        EXPECT(a->typed.state == b->typed.state && a->typed.verify == b->typed.verify);
        EXPECT(a->prefilled == b->prefilled && a->unconfirmed == b->unconfirmed);
        EXPECT(strcmp(str_text(&a->typed_text), str_text(&b->typed_text)) == 0);
    }
    EXPECT(remarks_same(one, other) && reword_same(one, other) && typing_same(one, other));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = STR_INIT, written = STR_INIT, again = STR_INIT;
    struct encoding_error error;
    enum encoding encoding;
    struct draft draft, copy;

    if (!encoding_decode((const char *)data, size, &text, &encoding, &error))
        str_clear(&text);
    if (read_draft(&draft, str_text(&text), text.len)) {
        draft_write(&draft, &written);
        EXPECT(read_draft(&copy, str_text(&written), written.len));
        expect_same(&draft, &copy);
        draft_write(&copy, &again);
        EXPECT(strcmp(str_text(&written), str_text(&again)) == 0);
        draft_free(&copy);
    }
    draft_free(&draft);
    str_free(&text);
    str_free(&written);
    str_free(&again);
    return 0;
}
