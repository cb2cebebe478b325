/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/file.h"
#include "cli/open.h"
#include "cli/say.h"
#include "model/node.h"
#include "text/encoding.h"

/* The field that `name=value` is about; NULL: said why there is none. */
static const struct field *find_field(const struct form *form, const char *word, size_t len)
{
    const struct field *field = form_field(form, word, len);
    const char *near = field || *word == '_' ? NULL : form_nearest(form, word, len);

    if (field && field_is_asked(field))
        return field;
    if (field)
        say(_("“%s”由计算得出，不能直接填"), field->name);
    else if (*word == '_')
        say(_("“%.*s”是草稿自己的记录，不能填"), (int)len, word);
    else
        say(_("模板里没有填报项“%.*s”%s%s"), (int)len, word, near ? _("，是不是 ") : "",
            near ? near : "");
    return NULL;
}

static bool put_one(struct draft *draft, const char *word)
{
    size_t len = strcspn(word, "=");
    const char *value = word + len + 1;
    const struct field *field = find_field(draft->form, word, len);
    struct str text = STR_INIT;
    struct encoding_error wrong;
    enum encoding encoding;
    bool is_text = field && encoding_decode(value, strlen(value), &text, &encoding, &wrong);
    bool fits = text.len <= NODE_MAX_SCALAR;

    if (is_text && fits)
        draft_put(draft, field, str_text(&text), text.len);
    else if (is_text)
        say(_("%s（%s）：太长了，一项最多写 64 KiB（约两万字）"), field->label, field->name);
    else if (field)
        say(_("%s（%s）：不是文字，第%zu个字节读不出"), field->label, field->name, wrong.byte);
    str_free(&text);
    return is_text && fits;
}

/* Says what there is to say about the answer that was put. */
static bool is_taken(const struct draft *draft, const char *word)
{
    const struct field *field = form_field(draft->form, word, strcspn(word, "="));
    const struct answer *answer = answers_of(&draft->answers, field);

    if (*answer->reason)
        say(_("%s（%s）：%s"), field->label, field->name, answer->reason);
    return answer->reading.state != ANSWER_REFUSED;
}

/* All of them first: one may decide whether another is taken. */
static enum exit_code put_all(struct draft *draft, char **words, int count)
{
    bool known = true, taken = true;

    for (int i = 0; i < count; i++)
        known &= put_one(draft, words[i]);
    answers_settle(&draft->answers);
    for (int i = 0; i < count && known; i++)
        taken &= is_taken(draft, words[i]);
    return known && taken ? EXIT_FINE : EXIT_INVALID;
}

static bool all_are_pairs(char **words, int count)
{
    for (int i = 0; i < count; i++)
        if (!strchr(words[i], '=')) {
            say(_("“%s”应写成 名称=内容"), words[i]);
            return false;
        }
    return true;
}

static bool may_change(const struct draft *draft)
{
    if (draft->read_only)
        say(_("%s 由更新版本的 tianbao 写成，这里只能看，不能改"), draft->path);
    else if (draft->finalized)
        say(_("%s 已经定稿；在填报界面里按 ^R 重新打开后再改"), draft->path);
    return !draft->read_only && !draft->finalized;
}

static enum exit_code save(struct draft *draft)
{
    struct str path = STR_INIT;
    int error;

    if (strcmp(draft->path, "-") == 0)
        return put_draft(draft);
    str_add(&path, draft->path);
    error = draft_save(draft, true);
    if (error == DRAFT_COPIED)
        say(_("%s 刚被别的程序改过，没有覆盖；这次填的连同原来的存成了 %s，请比对后留一份"),
            str_text(&path), draft->path);
    else if (error)
        say(_("%s：没有保存：%s"), draft->path, file_reason(error));
    str_free(&path);
    return error ? EXIT_SYSTEM : EXIT_FINE;
}

enum exit_code cli_set(const struct options *options, char **arguments, int count)
{
    struct opener opener;
    struct draft *draft = &opener.draft;
    enum exit_code code;

    if (!all_are_pairs(arguments + 1, count - 1))
        return EXIT_USAGE;
    opener_init(&opener, options->form);
    code = opener_draft_locked(&opener, arguments[0]);
    if (code == EXIT_FINE) {
        say_diags(&opener.diags);
        code = may_change(draft) ? put_all(draft, arguments + 1, count - 1) : EXIT_INVALID;
        if (code == EXIT_FINE)
            code = save(draft);
        else
            say(_("%s：什么也没有写入"), draft->path);
    }
    opener_free(&opener);
    return code;
}
