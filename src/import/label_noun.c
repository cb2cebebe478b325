/* SPDX-License-Identifier: MIT */
#include "import/label_noun.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"

/* --- nouns --- */

/* Longer words first. */
static const struct noun nouns[] = {
    {"党支部", "", true, _("党支部名称"), false},
    {"党委", "", true, _("党委名称"), false},
    {"党组", "织", true, _("党组名称"), false},
    {"系统", "性", true, _("系统名称"), false},
    {"局", "部面限势长域", true, _("局名称"), false},
    {"委", "员托任派屈", true, _("委名称"), false},
    {"省", "级长心力略道", true, _("省名称"), false},
    {"市", "场民容级长", true, _("市名称"), false},
    {"县", "级长域道", true, _("县名称"), false},
    {"区", "域别间级长", true, _("区名称"), false},
    {"乡", "村镇亲土道", false, _("乡名称"), false},
    {"镇", "", false, _("镇名称"), false},
    {"村委会", "", false, _("村名称"), false},
    {"村", "级道", false, _("村名称"), false},
    {"街道", "", false, _("街道名称"), false},
    {"社区", "", false, _("社区名称"), false},
    {"公司", "", false, _("公司名称"), false},
    {"同志", "", false, _("同志姓名"), false},
    {"老师", "", false, _("老师姓名"), false},
    {"主任", "", false, _("主任姓名"), false},
    {"书记", "", false, _("书记姓名"), false},
    {"组长", "", false, _("组长姓名"), false},
    {"学校", "", false, _("学校名称"), false},
    {"医院", "", false, _("医院名称"), false},
    {"项目", "", false, _("项目名称"), true},
    {"工程", "", false, _("工程名称"), true},
    {"活动", "", false, _("活动名称"), true},
    {"单位", "", false, _("单位名称"), true},
    {"支部", "", false, _("支部名称"), true},
    {"支行", "", false, _("支行名称"), false},
    {"银行", "", false, _("银行名称"), false},
};

/* 市民政局 is no 市民. */
static bool is_other_word(const char *text, size_t len, const char *but)
{
    static const char *const offices[] = {"民政", "民族", "民宗", "民防", "长江", NULL};

    return bytes_begin_character(text, len, but) && !bytes_begin_any(text, len, offices);
}

const struct noun *noun_at(const char *text, size_t len)
{
    static struct words begins = WORDS("党", "系统", "局", "委", "省", "市", "县", "区", "乡", "镇",
                                       "村", "街", "社", "公", "同", "老", "主", "书", "组", "学",
                                       "医", "项", "工", "活", "单", "支", "银");

    if (!words_begin(&begins, text, len))
        return NULL;
    for (size_t i = 0; i < COUNT_OF(nouns); i++) {
        size_t size = strlen(nouns[i].word);
        if (bytes_begin(text, len, nouns[i].word))
            return is_other_word(text + size, len - size, nouns[i].but) ? NULL : &nouns[i];
    }
    return NULL;
}

const char *noun_own_unit(const char *text, size_t len)
{
    const struct noun *noun = noun_at(text, len);

    return noun && noun->own ? noun->word : NULL;
}

/* --- how many people --- */

const char *noun_people(const char *unit)
{
    static const char *const words[][2] = {
        {"人", _("人数")},     {"名", _("人数")},   {"人次", _("人次")},
        {"万人次", _("人次")}, {"万人", _("人数")}, {"户", _("户数")},
        {"家", _("家数")},     {"万户", _("户数")}, {"户次", _("户次")}};

    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(words[i][0], unit) == 0)
            return words[i][1];
    return NULL;
}

/* --- names --- */

const char *noun_suffix(struct stretch words)
{
    static struct words people = WORDS(
        "书记", "主任", "主席", "组长", "局长", "县长", "市长", "区长", "镇长", "乡长", "处长",
        "科长", "部长", "队长", "院长", "校长", "所长", "经理", "教授", "老师", "同志", "村民",
        "支书", "系人", "责人", "代表", "师傅", "医生", "医师", "护士", "同学", "学生", "领导",
        "表人", "核人", "办人", "领队", "选手", "专家", "民警", "法官", "董事长", "能手", "先生",
        "女士", "委员", "队员", "孩子", "干部", "人", "人员", "奶奶", "爷爷");
    static const char *const whole[] = {"电话", "号码", "地址", "地点",   "时间", "职务",
                                        "方式", "表现", "评语", "电话）", NULL};

    static const char *const posts[] = {"长", "员", "师", NULL};
    static const char *const others[] = {"增长", "成长", "特长", "专长", "生长", "延长",
                                         "周长", "全长", "总长", "动员", NULL};

    if (stretch_last(words, &people) || (bytes_end_any(words.text, words.len, posts) &&
                                         !bytes_end_any(words.text, words.len, others)))
        return _("姓名");
    return bytes_end_any(words.text, words.len, whole) ? "" : _("名称");
}
