/* SPDX-License-Identifier: MIT */
#include "import/title.h"

#include <string.h>

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

/* The last two characters, without blanks between: 述  职  报  告. */
static struct stretch last_two(struct stretch stretch, char *pair)
{
    size_t last = glyph_back(stretch.text, stretch.len);
    size_t end = glyph_trimmed(stretch.text, last), first = glyph_back(stretch.text, end);
    size_t size = end - first;

    if (end == last || !end || size + stretch.len - last > 8)
        return stretch;
    memcpy(pair, stretch.text + first, size);
    memcpy(pair + size, stretch.text + last, stretch.len - last);
    return (struct stretch){pair, size + stretch.len - last};
}

bool title_is(struct stretch stretch)
{
    static const char *const ends[] = {"总结", "报告", "汇报", "计划",   "要点",
                                       "方案", "通报", "简报", "情况表", NULL};
    char pair[8];

    if (stretch.len > TITLE_MOST * 4 || stretch_count(stretch) > TITLE_MOST)
        return false;
    if (bytes_end_any(stretch.text, stretch.len, glyph_closing))
        stretch.len = glyph_trimmed(stretch.text, stretch_find(stretch, 0, glyph_opening));
    if (bytes_end_any(stretch.text, stretch.len, ends) || is_double(stretch))
        return true;
    stretch = last_two(stretch, pair);
    return bytes_end_any(stretch.text, stretch.len, ends) > 0;
}
