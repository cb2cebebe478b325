/* SPDX-License-Identifier: MIT */
#include "model/key_table.h"

#include "base/attributes.h"
#include "model/form.h"

static const char *const layouts[] = {"", "auto", "none", NULL};
static const char *const prefills[] = {"", "copy", "reference", "never", NULL};
static const char *const formats[] = {"arabic", "chinese", "wan", NULL};
static const char *const severities[] = {"error", "warning", NULL};

#define AT(member) offsetof(struct form, member)
static const struct key_row form_rows[] = {
    {"id", KEY_TEXT, AT(id), true, NULL, _("模板的代号，与文件名相同：字母、数字、汉字、- 和 _")},
    {"version", KEY_COUNT, AT(version), false, NULL, _("模板的版本，改动填报项后加一")},
    {"name", KEY_TEXT, AT(name), true, NULL, _("列表里显示的名称")},
    {"title", KEY_PROSE, AT(title), false, NULL, _("文稿的第一行，可以有填空处")},
    {"numbering", KEY_WORD, AT(numbering), false, layouts, _("标题是否自动编号")},
    {"indent", KEY_WORD, AT(indent), false, layouts, _("各段是否自动缩进两格")},
    {"fields", KEY_NODE, AT(field_list), false, NULL, _("最先询问、各处都用的填报项")},
    {"sections", KEY_NODE, AT(section_list), true, NULL, _("章节，按文稿的先后")},
    {"checks", KEY_NODE, AT(check_list), false, NULL, _("各项之间的校验")},
};
#undef AT

#define AT(member) offsetof(struct section, member)
static const struct key_row section_rows[] = {
    {"title", KEY_PROSE, AT(title), false, NULL, _("标题，不写编号；没有标题的章节不编号")},
    {"label", KEY_TEXT, AT(label), false, NULL, _("目录里的名称，缺省为标题")},
    {"when", KEY_FORMULA, AT(when), false, NULL, _("成立时才有这一章节")},
    {"numbering", KEY_WORD, AT(numbering), false, layouts, _("标题是否自动编号")},
    {"indent", KEY_WORD, AT(indent), false, layouts, _("各段是否自动缩进两格")},
    {"fields", KEY_NODE, AT(field_list), false, NULL, _("本章节询问的填报项")},
    {"text", KEY_PROSE, AT(text), false, NULL, _("正文，一行一段，{{名称}} 是填空处")},
    {"sections", KEY_NODE, AT(section_list), false, NULL, _("下一级章节")},
};
#undef AT

#define AT(member) offsetof(struct field, member)
static const struct key_row field_rows[] = {
    {"name", KEY_TEXT, AT(name), true, NULL,
     _("名称：字母或汉字开头，后接字母、数字、_，全模板唯一")},
    {"was", KEY_TEXT, AT(was), false, NULL, _("以前版本里的名称，旧草稿由此接上")},
    {"label", KEY_TEXT, AT(label), true, NULL, _("向填报人询问时的说法")},
    {"hint", KEY_TEXT, AT(hint), false, NULL, _("一直显示的一句提示")},
    {"help", KEY_TEXT, AT(help), false, NULL, _("按 F1 才显示的说明")},
    {"source", KEY_TEXT, AT(source), false, NULL, _("提供数字的科室")},
    {"example", KEY_TEXT, AT(example), false, NULL, _("填报栏空着时的样例")},
    {"placeholder", KEY_TEXT, AT(placeholder), false, NULL, _("未填时文稿里的占位符，缺省为 X")},
    {"type", KEY_TYPE, AT(type), true, NULL, _("类型：count、text、date 等")},
    {"unit", KEY_TEXT, AT(unit), false, NULL, _("单位：次、人、万元等，文稿里由正文写出")},
    {"approximate", KEY_BOOLEAN, AT(approximate), false, NULL, _("可以填约数：约30、30余")},
    {"choices", KEY_NODE, AT(choice_list), false, NULL, _("可选的内容，选择题用")},
    {"fields", KEY_NODE, AT(column_list), false, NULL, _("每一行要填的栏目，多行项用")},
    {"min_items", KEY_COUNT, AT(min_items), false, NULL, _("至少几行")},
    {"max_items", KEY_COUNT, AT(max_items), false, NULL, _("至多几行")},
    {"required", KEY_BOOLEAN, AT(required), false, NULL, _("不能填无")},
    {"required_message", KEY_TEXT, AT(required_message), false, NULL, _("填了无时的提示")},
    {"min", KEY_NODE, AT(min), false, NULL, _("最小值，小于它不接受")},
    {"max", KEY_NODE, AT(max), false, NULL, _("最大值，大于它不接受")},
    {"constraint", KEY_FORMULA, AT(constraint), false, NULL, _("不成立就不接受，句点代表本项")},
    {"constraint_message", KEY_TEXT, AT(constraint_message), false, NULL, _("不成立时的提示")},
    {"default", KEY_NODE, AT(default_node), false, NULL, _("预先填好、待确认的内容")},
    {"calculation", KEY_FORMULA, AT(calculation), false, NULL, _("由其他各项算出，不再询问")},
    {"when", KEY_FORMULA, AT(when), false, NULL, _("成立时才询问")},
    {"prefill", KEY_WORD, AT(prefill), false, prefills, _("去年的内容：照抄、只作参考、不用")},
    {"format", KEY_WORD, AT(format), false, formats, _("数字的写法")},
};
#undef AT

#define AT(member) offsetof(struct choice, member)
static const struct key_row choice_rows[] = {
    {"value", KEY_TEXT, AT(value), true, NULL, _("草稿里存的值")},
    {"label", KEY_TEXT, AT(label), false, NULL, _("文稿里写的说法，缺省与 value 相同")},
    {"when", KEY_FORMULA, AT(when), false, NULL, _("成立时才能选")},
};
#undef AT

#define AT(member) offsetof(struct check, member)
static const struct key_row check_rows[] = {
    {"name", KEY_TEXT, AT(name), true, NULL, _("校验的名称")},
    {"assert", KEY_FORMULA, AT(assert), true, NULL, _("应当成立的条件")},
    {"message", KEY_TEXT, AT(message), true, NULL, _("不成立时的提示")},
    {"severity", KEY_WORD, AT(severity), false, severities, _("error 错误，warning 提示")},
};
#undef AT

const struct key_table form_keys = {_("模板"), form_rows, COUNT_OF(form_rows)};
const struct key_table section_keys = {_("章节"), section_rows, COUNT_OF(section_rows)};
const struct key_table field_keys = {_("填报项"), field_rows, COUNT_OF(field_rows)};
const struct key_table choice_keys = {_("选项"), choice_rows, COUNT_OF(choice_rows)};
const struct key_table check_keys = {_("校验"), check_rows, COUNT_OF(check_rows)};
