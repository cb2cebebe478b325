/* SPDX-License-Identifier: MIT */
/* What libyaml complains of, in words for people who write forms. */
#include <string.h>

#include "base/attributes.h"
#include "model/node_mistakes.h"

#define AT_VALUE       _("这里应有一个值，或者多了一个符号；文字请加引号")
#define DIRECTIVE      _("行首的 % 在 YAML 里另有意思，文字请加引号")
#define ESCAPE         _("双引号里的 \\ 是转义符，请写成 \\\\，或改用单引号")
#define TAG            _("以 ! 开头的文字要加引号（本程序不用标签）")
#define UNCLOSED_QUOTE _("引号没有收尾：从这里起找不到配对的引号")

/* libyaml 0.1 to 0.2.5. A row without context or problem takes any; the first that fits counts. */
static const struct {
    const char *context, *problem;
    bool at_context;
    const char *text;
} problems[] = {
    {"while scanning a simple key", "could not find expected ':'", true,
     _("这一行不是“键: 值”，缺半角冒号和空格；若是接着上一行写，请改用 | 并比上面的键多缩进两格")},
    {"while scanning a quoted scalar", NULL, true, UNCLOSED_QUOTE},
    {NULL, "found unknown escape character", false, ESCAPE},
    {NULL, "did not find expected hexdecimal number", false, ESCAPE},
    {NULL, "found invalid Unicode character escape code", false, ESCAPE},
    {NULL, "mapping values are not allowed in this context", false,
     _("这里不能再有冒号：值里有“: ”时要给整个值加引号；若是新的一项，请检查缩进")},
    {NULL, "block sequence entries are not allowed in this context", false,
     _("这里不能用 - 开始列表，请另起一行并检查缩进；文字请加引号")},
    {NULL, "mapping keys are not allowed in this context", false, _("以 ? 开头的文字要加引号")},
    {"while scanning for the next token", NULL, false, _("值不能以这个字符开头，请给整个值加引号")},
    {"while parsing a block mapping", NULL, false,
     _("缩进或写法不对：这里应是新的一项“键: 值”，并与同层各项对齐")},
    {"while parsing a block collection", NULL, false,
     _("缩进不对：这里应是列表的下一项，以 - 开头并与上面的 - 对齐")},
    {"while parsing a flow sequence", NULL, true,
     _("这个 [ 没有配对的 ]，或者各项之间缺半角逗号；文字请加引号")},
    {"while parsing a flow mapping", NULL, true,
     _("这个 { 没有配对的 }，或者各项之间缺半角逗号；文字请加引号")},
    {NULL, "did not find expected node content", false, AT_VALUE},
    {NULL, "did not find expected <document start>", false,
     _("这一行与前面的内容接不上，请检查缩进")},
    {"while scanning an alias", NULL, true, _("以 * 开头的文字要加引号（本程序不用别名）")},
    {"while scanning an anchor", NULL, true, _("以 & 开头的文字要加引号（本程序不用锚点）")},
    {"while scanning a tag", NULL, true, TAG},
    {"while parsing a tag", NULL, true, TAG},
    {"while parsing a node", "found undefined tag handle", true, TAG},
    {"while scanning a block scalar", "did not find expected comment or line break", true,
     _("| 和 > 后面不能再有文字；以 | 或 > 开头的文字要加引号")},
    {"while scanning a block scalar", "found an indentation indicator equal to 0", true,
     _("| 后面的缩进数不能是 0，请删去")},
    {NULL, "found a tab character where an indentation space is expected", false,
     _("缩进里有制表符（Tab），请改成半角空格")},
    {NULL, "found a tab character that violates indentation", false,
     _("缩进里有制表符（Tab），请改成半角空格")},
    {"while scanning a plain scalar", NULL, false, _("括号里的文字含冒号时要加引号")},
    {"while scanning a directive", NULL, true, DIRECTIVE},
    {"while scanning a %YAML directive", NULL, true, DIRECTIVE},
    {"while scanning a %TAG directive", NULL, true, DIRECTIVE},
    {NULL, "found duplicate %YAML directive", false, DIRECTIVE},
    {NULL, "found duplicate %TAG directive", false, DIRECTIVE},
    {NULL, "found incompatible YAML document", false, DIRECTIVE},
};

static bool fits(const char *row, const char *said)
{
    return !row || (said && !strcmp(row, said));
}

const char *mistakes_problem(const char *context, const char *problem, bool *at_context)
{
    for (size_t i = 0; i < COUNT_OF(problems); i++) {
        if (!fits(problems[i].context, context) || !fits(problems[i].problem, problem))
            continue;
        *at_context = problems[i].at_context;
        return problems[i].text;
    }
    *at_context = false;
    return _("这里的写法读不懂，请检查缩进、冒号、引号和括号");
}
