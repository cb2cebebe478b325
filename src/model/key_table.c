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
    {"id", KEY_TEXT, AT(id), true, _("模板的代号，与文件名相同：字母、数字、汉字、- 和 _"), NULL,
     .example = _("union-summary")},
    {"version", KEY_COUNT, AT(version), false, _("模板的版本，改动填报项后加一"), _("缺省为 1"),
     .example = _("2")},
    {"name", KEY_TEXT, AT(name), true, _("列表里显示的名称"), NULL, .example = _("工会工作总结")},
    {"title", KEY_PROSE, AT(title), false, _("文稿的第一行"), _("缺省没有这一行"),
     .example = _("工会{{year}}年工作总结")},
    {"numbering", KEY_WORD, AT(numbering), false, _("标题是否自动编号"), _("缺省为 auto"),
     .example = _("none"), .words = layouts},
    {"indent", KEY_WORD, AT(indent), false, _("各段是否自动缩进两格"), _("缺省为 auto"),
     .example = _("none"), .words = layouts},
    {"fields", KEY_LIST, AT(field_list), false, _("最先询问、各处都用的填报项"), _("缺省没有"),
     .example = _("[{name: year, label: 年份, type: year}]"), .items = &field_keys},
    {"sections", KEY_LIST, AT(section_list), true, _("章节，按文稿的先后"), NULL,
     .example = _("[{title: 组织建设, text: 正文。}]"), .items = &section_keys},
    {"checks", KEY_LIST, AT(check_list), false, _("各项之间的校验"), _("缺省没有"),
     .example = _("[{name: few, assert: meetings >= 4, message: 请核对}]"), .items = &check_keys},
};
#undef AT

#define AT(member) offsetof(struct section, member)
static const struct key_row section_rows[] = {
    {"title", KEY_PROSE, AT(title), false, _("标题，不写编号；没有标题的章节不编号"),
     _("缺省没有标题"), .example = _("组织建设")},
    {"label", KEY_TEXT, AT(label), false, _("目录里的名称"), _("缺省为标题"), .example = _("开头")},
    {"when", KEY_FORMULA, AT(when), false, _("成立时才有这一章节"), _("缺省总有"),
     .example = _("members > 0")},
    {"numbering", KEY_WORD, AT(numbering), false, _("标题是否自动编号"), _("缺省随上一级"),
     .example = _("none"), .words = layouts},
    {"indent", KEY_WORD, AT(indent), false, _("各段是否自动缩进两格"), _("缺省随上一级"),
     .example = _("none"), .words = layouts},
    {"fields", KEY_LIST, AT(field_list), false, _("本章节询问的填报项"), _("缺省没有"),
     .example = _("[{name: meetings, label: 召开会议, type: count}]"), .items = &field_keys},
    {"text", KEY_PROSE, AT(text), false, _("正文，一行一段，{{名称}} 是填空处"), _("缺省没有正文"),
     .example = _("召开会议{{meetings}}次。")},
    {"sections", KEY_LIST, AT(section_list), false, _("下一级章节"), _("缺省没有"),
     .example = _("[{title: 会议情况, text: 正文。}]"), .items = &section_keys},
};
#undef AT

#define AT(member) offsetof(struct field, member)
static const struct key_row field_rows[] = {
    {"name", KEY_TEXT, AT(name), true, _("名称：字母或汉字开头，后接字母、数字、_，全模板唯一"),
     NULL, .example = _("meetings")},
    {"was", KEY_TEXT, AT(was), false, _("以前版本里的名称，旧草稿由此接上"), _("缺省没有改过名"),
     .example = _("meeting_count")},
    {"label", KEY_TEXT, AT(label), true, _("向填报人询问时的说法"), NULL, .example = _("召开会议")},
    {"hint", KEY_TEXT, AT(hint), false, _("一直显示的一句提示"), _("缺省没有提示"),
     .example = _("以会议记录为准")},
    {"help", KEY_TEXT, AT(help), false, _("按 F1 才显示的说明"), _("缺省没有说明"),
     .example = _("一天开两次会，算两次。")},
    {"source", KEY_TEXT, AT(source), false, _("提供数字的科室"), _("缺省不写"),
     .example = _("办公室")},
    {"example", KEY_TEXT, AT(example), false, _("填报栏空着时的样例，有去年的内容时不显示"),
     _("缺省没有样例"), .example = _("江州市水务局")},
    {"placeholder", KEY_TEXT, AT(placeholder), false, _("未填时文稿里的占位符"), _("缺省为 X"),
     .example = _("X余")},
    {"type", KEY_TYPE, AT(type), true, _("类型：count、text、date 等"), NULL,
     .example = _("count")},
    {"unit", KEY_TEXT, AT(unit), false, _("单位：次、人、万元等，文稿里由正文写出"),
     _("缺省没有单位"), .example = _("次")},
    {"approximate", KEY_BOOLEAN, AT(approximate), false, _("可以填约数：约30、30余"),
     _("缺省为 false"), .example = _("true")},
    {"choices", KEY_LIST, AT(choice_list), false,
     _("可以选的各项，用于 select_one 和 select_multiple"), _("缺省没有"),
     .example = _("[{value: good, label: 良好}]"), .items = &choice_keys},
    {"fields", KEY_LIST, AT(column_list), false, _("一行里的各项，用于 repeat"), _("缺省没有"),
     .example = _("[{name: title, label: 活动名称, type: text}]"), .items = &field_keys},
    {"min_items", KEY_COUNT, AT(min_items), false, _("repeat 最少几行"), _("缺省可以一行也没有"),
     .example = _("1")},
    {"max_items", KEY_COUNT, AT(max_items), false, _("repeat 最多几行"), _("缺省不限"),
     .example = _("20")},
    {"required", KEY_BOOLEAN, AT(required), false, _("不能填无"), _("缺省为 false"),
     .example = _("true")},
    {"required_message", KEY_TEXT, AT(required_message), false, _("填了无时的提示"),
     _("缺省用通用的提示"), .example = _("落款要写单位全称")},
    {"min", KEY_SCALAR, AT(min), false, _("最小值，小于它不接受"), _("缺省不限"),
     .example = _("1")},
    {"max", KEY_SCALAR, AT(max), false, _("最大值，大于它不接受"), _("缺省不限"),
     .example = _("366")},
    {"constraint", KEY_FORMULA, AT(constraint), false, _("不成立就不接受，句点代表本项"),
     _("缺省都接受"), .example = _(". <= members")},
    {"constraint_message", KEY_TEXT, AT(constraint_message), false, _("不成立时的提示"),
     _("缺省用通用的提示"), .example = _("不会多于会员人数")},
    {"default", KEY_SCALAR, AT(default_node), false, _("预先填好、待确认的内容"), _("缺省是空的"),
     .example = _("report_year")},
    {"calculation", KEY_FORMULA, AT(calculation), false, _("由其他各项算出，不再询问"),
     _("缺省由人填"), .example = _("year + 1")},
    {"when", KEY_FORMULA, AT(when), false, _("成立时才询问"), _("缺省总要问"),
     .example = _("meetings > 0")},
    {"prefill", KEY_WORD, AT(prefill), false, _("去年的内容：照抄、只作参考、不用"),
     _("缺省看类型"), .example = _("never"), .words = prefills},
    {"format", KEY_WORD, AT(format), false, _("数字的写法：阿拉伯数字、汉字、以万计"),
     _("缺省为 arabic"), .example = _("chinese"), .words = formats},
};
#undef AT

#define AT(member) offsetof(struct choice, member)
static const struct key_row choice_rows[] = {
    {"value", KEY_TEXT, AT(value), true, _("草稿里存的词，改了 label 也不要改它"), NULL,
     .example = _("good")},
    {"label", KEY_TEXT, AT(label), true, _("填报人看到、文稿里写的词"), NULL, .example = _("良好")},
    {"when", KEY_FORMULA, AT(when), false, _("成立时才能选"), _("缺省总能选"),
     .example = _("members > 0")},
};
#undef AT

#define AT(member) offsetof(struct check, member)
static const struct key_row check_rows[] = {
    {"name", KEY_TEXT, AT(name), true, _("校验的名称"), NULL, .example = _("few_meetings")},
    {"assert", KEY_FORMULA, AT(assert), true, _("应当成立的条件"), NULL,
     .example = _("meetings >= 4")},
    {"message", KEY_TEXT, AT(message), true, _("不成立时的提示"), NULL,
     .example = _("少于每季度一次，请核对")},
    {"severity", KEY_WORD, AT(severity), false, _("error 错误，warning 提示"), _("缺省为 error"),
     .example = _("warning"), .words = severities},
};
#undef AT

const struct key_table form_keys = {_("模板"), form_rows, COUNT_OF(form_rows)};
const struct key_table section_keys = {_("章节"), section_rows, COUNT_OF(section_rows)};
const struct key_table field_keys = {_("填报项"), field_rows, COUNT_OF(field_rows)};
const struct key_table choice_keys = {_("选项"), choice_rows, COUNT_OF(choice_rows)};
const struct key_table check_keys = {_("校验"), check_rows, COUNT_OF(check_rows)};
