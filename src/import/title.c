/* SPDX-License-Identifier: MIT */
#include "import/title.h"

#include "base/bytes.h"
#include "import/glyph.h"

/* 工作总结暨2026年工作打算: a report that looks ahead as well. */
static bool is_double(struct stretch stretch)
{
    static const char *const ends[] = {"打算", "思路", "安排", "展望", "设想", "谋划",
                                       "建议", "重点", "目标", "任务", "举措", NULL};
    static const char *const joints[] = {"总结暨", "总结及", "总结和", "总结与", "总结以及",
                                         "总结、", "报告暨", "报告及", "报告和", "报告与",
                                         "汇报暨", "汇报及", "汇报和", "汇报与", "情况暨",
                                         "情况及", "情况和", "情况与", NULL};

    return bytes_end_any(stretch.text, stretch.len, ends) &&
           stretch_find(stretch, 0, joints) < stretch.len;
}

bool title_is(struct stretch stretch)
{
    static const char *const ends[] = {"总结", "报告", "汇报", "计划", "要点", "方案", NULL};
    static const char *const opening[] = {"（", "(", NULL}, *const closing[] = {"）", ")", NULL};

    if (stretch.len > TITLE_MOST * 4 || stretch_count(stretch) > TITLE_MOST)
        return false;
    if (bytes_end_any(stretch.text, stretch.len, closing))
        stretch.len = glyph_trimmed(stretch.text, stretch_find(stretch, 0, opening));
    return bytes_end_any(stretch.text, stretch.len, ends) > 0 || is_double(stretch);
}
