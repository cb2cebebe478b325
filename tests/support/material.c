/* SPDX-License-Identifier: MIT */
#include "support/material.h"

#include <stdio.h>
#include <stdlib.h>

enum { SECTIONS = 10, FIELDS_A_SECTION = 10 };

/* In all of these @ stands for a number. */
static const char section_text[] =
    "  - title: 第@项工作\n"
    "    fields:\n"
    "      - {name: lead_office_@, label: 牵头科室@, type: text}\n"
    "      - {name: meetings_held_@, label: 专题会议@, type: count, unit: 次, max: 9999}\n"
    "      - {name: amount_spent_@, label: 投入资金@, type: money, unit: 万元}\n"
    "      - {name: detail_@, label: 详细情况@, type: ";

static const char paragraph_text[] =
    "    text: |\n"
    "      坚持把这项工作与业务工作一同谋划、一同部署、一同落实，由{{lead_office_@}}牵头制定方案、"
    "分解任务。{{#meetings_held_@}}全年召开专题会议{{meetings_held_@}}次，听取汇报、研究问题，"
    "{{/"
    "meetings_held_@}}做到季度有调度、年终有总结{{#amount_spent_@}}，投入资金{{amount_spent_@}}万元"
    "{{/amount_spent_@}}。\n";

/* What a section asks besides, in turn; its paragraphs are as long as those of real reports. */
static const struct {
    const char *type, *text, *answer;
} details[] = {
    {"paragraph", "      {{detail_@}}\n",
     "|-\n"
     "  一是压实工作责任。层层签订责任书，明确任务清单、责任清单和完成时限，每季度听取一次汇报，"
     "对进展缓慢的事项逐一提醒、逐一督办，年底组织考核并通报结果。\n"
     "  二是补齐短板弱项。对照上级反馈和自查发现的问题建立台账，逐项明确整改措施和责任人，"
     "完成一项、销号一项，防止同类问题再次发生。\n"},
    {"list", "      {{#detail_@}}先后印发{{detail_@}}等文件，{{/detail_@}}形成了长效机制。\n",
     "[工作要点, 实施方案, 责任清单]\n"},
    {"percent", "      年度任务完成{{detail_@}}%，比上年提高。\n", "97.5\n"},
    {"paragraph", "      {{detail_@}}\n",
     "|-\n"
     "  坚持问题导向，组织人员深入基层一线开展调研，听取干部群众的意见和建议，梳理出需要解决的"
     "事项，能够马上办的立即办理，一时办不了的作出说明、列入计划，并把办理结果及时反馈给当事人。"
     "\n"},
    {"boolean", "      {{#detail_@}}开展了专项检查，{{/detail_@}}问题已全部整改。\n", "true\n"},
};

enum { DETAILS = sizeof details / sizeof details[0] };

static void add_numbered(const char *text, int number, struct str *out)
{
    for (; *text; text++)
        if (*text == '@')
            str_addf(out, "%d", number);
        else
            str_addc(out, *text);
}

void material_form(struct str *out)
{
    str_add(out, "id: office\nversion: 1\nname: 年度工作总结\ntitle: 年度工作总结\nsections:\n");
    for (int i = 1; i <= SECTIONS; i++) {
        add_numbered(section_text, i, out);
        str_addf(out, "%s}\n", details[i % DETAILS].type);
        add_numbered(paragraph_text, i, out);
        add_numbered(details[i % DETAILS].text, i, out);
    }
}

void material_draft(int number, struct str *out)
{
    str_add(out, "_format: 1\n_form: office\n_form_version: 1\n_status: draft\n"
                 "_created_at: 2025-12-18T15:02:11+08:00\n"
                 "_saved_at: 2025-12-24T10:41:07+08:00\n_at: detail_10\n");
    for (int i = 1; i <= SECTIONS; i++) {
        str_addf(out, "meetings_held_%d: %d\n", i, (number * 7 + i * 3) % 40);
        str_addf(out, "amount_spent_%d: %d.%d\n", i, (number * 11 + i) % 500, i % 9 + 1);
        str_addf(out, "lead_office_%d: 第%d科室\n", i, (number + i) % 12 + 1);
        str_addf(out, "detail_%d: %s", i, details[i % DETAILS].answer);
    }
}

void material_long_form(int fields, struct str *out)
{
    str_add(out, "id: long\nversion: 1\nname: 长表\ntitle: 长表\nsections:\n");
    for (int i = 0; i < fields; i++) {
        if (i % FIELDS_A_SECTION == 0)
            add_numbered("  - title: 第@节\n    fields:\n", i / FIELDS_A_SECTION + 1, out);
        add_numbered("      - {name: field_@, label: 第@项, type: count, unit: 次}\n", i, out);
        if (i % FIELDS_A_SECTION < FIELDS_A_SECTION - 1 && i + 1 < fields)
            continue;
        str_add(out, "    text: |\n");
        for (int k = i - i % FIELDS_A_SECTION; k <= i; k++)
            add_numbered("      全年开展第@项工作{{field_@}}次。\n", k, out);
    }
}

void material_long_draft(int fields, struct str *out)
{
    str_add(out, "_format: 1\n_form: long\n_form_version: 1\n_status: draft\n");
    for (int i = 0; i < fields; i++)
        str_addf(out, "field_%d: %d\n", i, i % 100 + 1);
}

void material_write(const char *path, const struct str *text)
{
    FILE *file = fopen(path, "w");

    if (file && fwrite(str_text(text), 1, text->len, file) == text->len && fclose(file) == 0)
        return;
    perror(path);
    exit(1);
}
