/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/file.h"
#include "cli/open.h"
#include "cli/say.h"

static bool set_one(struct draft *draft, const char *word)
{
    const char *value = strchr(word, '=');
    size_t len = (size_t)(value - word);
    const struct field *field = form_field(draft->form, word, len);
    const char *near = field ? NULL : form_nearest(draft->form, word, len);
    const struct answer *answer;

    if (!field)
        say(_("模板里没有填报项“%.*s”%s%s"), (int)len, word, near ? _("，是不是 ") : "",
            near ? near : "");
    else if (!field_is_asked(field))
        say(_("“%s”由计算得出，不能直接填"), field->name);
    if (!field || !field_is_asked(field))
        return false;
    answers_put(&draft->answers, field, value + 1, strlen(value + 1));
    answers_settle(&draft->answers);
    answer = answers_of(&draft->answers, field);
    if (answer->reading.state == ANSWER_REFUSED)
        say(_("%s（%s）：%s"), field->label, field->name, answer->reason);
    else if (*answer->reason)
        say(_("%s：%s"), field->label, answer->reason);
    return answer->reading.state != ANSWER_REFUSED;
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

static enum exit_code save(struct draft *draft)
{
    int error = draft_save(draft, true);

    if (error)
        say(_("%s：没有保存：%s"), draft->path, file_reason(error));
    return error ? EXIT_SYSTEM : EXIT_FINE;
}

enum exit_code cli_set(const struct options *options, char **arguments, int count)
{
    struct opener opener;
    enum exit_code code;

    if (!all_are_pairs(arguments + 1, count - 1))
        return EXIT_USAGE;
    opener_init(&opener, options->form);
    code = opener_draft(&opener, arguments[0]);
    if (code == EXIT_FINE && (opener.draft.read_only || opener.draft.finalized)) {
        say(opener.draft.read_only ? _("%s 由更新版本的 tianbao 写成，这里只能看，不能改")
                                   : _("%s 已经定稿；在填报界面里重新打开后再改"),
            arguments[0]);
        code = EXIT_INVALID;
    }
    for (int i = 1; i < count && opener.draft.form && code != EXIT_SYSTEM; i++)
        if (!set_one(&opener.draft, arguments[i]))
            code = EXIT_INVALID;
    if (code == EXIT_FINE)
        code = save(&opener.draft);
    else if (code == EXIT_INVALID)
        say(_("什么也没有写入"));
    opener_free(&opener);
    return code;
}
