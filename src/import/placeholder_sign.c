/* SPDX-License-Identifier: MIT */
#include "import/placeholder_sign.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "import/glyph.h"

/* --- X and x --- */

/* 3.X% is one figure; 1.XX局 at the start of a line is its number. */
static void take_point(struct run *run)
{
    size_t at = run->start;

    if (run->digits || at < 2 || at - 1 < run->before || run->line[at - 1] != '.' ||
        !run_is_before_unit(run))
        return;
    at--;
    while (at > run->before && run->line[at - 1] >= '0' && run->line[at - 1] <= '9')
        at--;
    if (at + 1 < run->start && glyph_blanks(run->line, at) < at)
        run->digits = run->start - at;
}

/* f(x) */
static bool is_argument(const struct run *run)
{
    return run->count == 1 && run->start > 1 && run->line[run->start - 1] == '(' &&
           run->start - 1 > run->before && glyph_is_letter(run->line + run->start - 2, 1) &&
           run_follows(run, ")");
}

/* X光 and its kin, and X as the number ten of a list. */
static bool is_sign(const struct run *run)
{
    static const char *const words[] = {"光",     "射线", "轴",   "型",   "形",   "波段",
                                        "染色体", "档案", "因子", "坐标", "线片", "线机",
                                        "线检",   "线照", "理论", NULL};
    static const char *const dots[] = {".", "．", NULL};
    static const char *const before[] = {"维生素", "字母", "未知数", NULL};
    size_t len;
    const char *text = run_rest(run, &len);

    if (run->count == 1 && (run_follows_any(run, words) || run_precedes_any(run, before)))
        return true;
    if (!run_is_first(run) || run->digits)
        return false;
    if (run_follows_any(run, dots))
        return !bytes_begin_any(text + 1, len - 1, (const char *[]){"X", "x", NULL});
    return run->count == 1 && run_follows(run, "、") &&
           !bytes_begin_any(text + 3, len - 3, (const char *[]){"X", "x", "Ｘ", NULL});
}

static bool accept_letter(struct run *run)
{
    run_take_digits(run);
    take_point(run);
    if (run->digits && !run_is_year(run) && run->count < 2 && !run_is_before_unit(run))
        return false;
    return !run_is_word_before(run) && !run_is_word_behind(run) && !is_argument(run) &&
           !is_sign(run);
}

/* --- × --- */

static bool is_product(const struct run *run)
{
    static const char *const sides[] = {"长", "宽", "高", "厚", "深", NULL};
    static const char *const marks[] = {"√", "打", "画", "划", "或", "错", "叉", NULL};
    size_t at = glyph_trimmed(run->line, run->start - run->digits), len;
    const char *text = run_rest(run, &len);
    size_t skip = glyph_blanks(text, len), back = glyph_back(run->line, at);
    bool near = at > run->before;

    if (near && bytes_end_any(run->line, at, sides) && bytes_begin_any(text, len, sides))
        return true;
    if (bytes_begin(text, len, "√") || (run->count == 1 && run_precedes_any(run, marks)))
        return true;
    if (near && (glyph_is_letter(run->line + back, at - back) ||
                 glyph_is_digit(run->line + back, at - back)))
        return true;
    return glyph_is_letter(text + skip, len - skip) || glyph_is_digit(text + skip, len - skip);
}

static bool accept_cross(struct run *run)
{
    run_take_digits(run);
    if (!run_is_year(run) && run->count < 2)
        run->digits = 0;
    return !is_product(run);
}

/* --- ○ and 〇 --- */

static bool accept_circle(struct run *run)
{
    static const char *const more[] = {".○", ".〇", "．○", "．〇", "等奖", "等功", NULL};
    size_t back = glyph_back(run->line, run->start), len;
    const char *text = run_rest(run, &len);

    if (run->start > run->before && glyph_is_numeral(run->line + back, run->start - back))
        return false;
    if (glyph_is_numeral(text, len) || glyph_is_digit(text, len))
        return false;
    if (run->count > 1 || run_follows_any(run, more))
        return true;
    return !(run_is_first(run) && glyph_blank(text, len)) &&
           (run_is_before_unit(run) || run_is_before_body(run) || run_precedes(run, "第"));
}

/* --- __ and ** --- */

/* 负责人签字：____ is for a pen. */
static bool is_for_pen(const struct run *run)
{
    static const char *const colons[] = {"：", ":", NULL};
    static const char *const words[] = {"签字", "签名", "签章", "盖章", "签收", "画押", NULL};
    size_t at = glyph_trimmed(run->line, run->start);

    at = glyph_trimmed(run->line, at - bytes_end_any(run->line, at, colons));
    return bytes_end_any(run->line, at, words) > 0;
}

static bool accept_line(struct run *run)
{
    size_t back = glyph_back(run->line, run->start), len;
    const char *text = run_rest(run, &len);
    bool word = run->start > run->before && glyph_is_letter(run->line + back, run->start - back);

    return (run->count > 1 || run->line[run->start] != '_') && !run_is_alone(run) &&
           !is_for_pen(run) && !(word && (glyph_is_letter(text, len) || glyph_is_digit(text, len)));
}

enum { INDENT_MOST = 64 }; /* bytes */

/* **重点** at the start of a line is written so in other systems to make it bold. */
static bool is_bold(const struct run *run)
{
    size_t first = glyph_blanks(run->line, run->len < INDENT_MOST ? run->len : INDENT_MOST), len;
    const char *text = run_rest(run, &len);

    if (run->line[first] != '*')
        return false;
    if (run->start > first)
        return run->count == 2 && bytes_begin(run->line + first, run->len - first, "**") &&
               (!len || bytes_begin_any(text, len, (const char *[]){"：", "。", ":", NULL}));
    for (size_t i = 0; i + 1 < len; i++)
        if (text[i] == '*' && text[i + 1] == '*')
            return i + 2 >= len || bytes_begin_any(text + i + 2, len - i - 2,
                                                   (const char *[]){"：", "。", ":", NULL});
    return false;
}

static bool accept_star(struct run *run)
{
    if (run_is_alone(run) || is_bold(run) || run_is_word_before(run) || run_is_word_behind(run))
        return false;
    return run->count > 1 ||
           (!run_is_first(run) && (run_is_before_unit(run) || run_precedes(run, "第")));
}

/* --- （  ） --- */

/* The bytes of a closing bracket behind nothing but blanks; 0 for anything else. */
static size_t empty_bracket(const char *text, size_t len)
{
    static const char *const closing[] = {"）", ")", NULL};
    size_t blanks = glyph_blanks(text, len);
    size_t size = bytes_begin_any(text + blanks, len - blanks, closing);

    return size ? blanks + size : 0;
}

enum { ANSWERS_MOST = 8, ANSWER_LONGEST = 6 };

static bool is_clause_end(const char *text, size_t len)
{
    static const char *const marks[] = {"，", "。", "；", "、", ",", ";", ".", "/", "□", NULL};

    return !len || glyph_blank(text, len) || bytes_begin_any(text, len, marks);
}

/* 是（  ）否（  ）, 合格（  ）不合格（  ）: each answer with its box behind it, the last one at
 * the end of a clause. */
static bool is_tick_box(const struct run *run)
{
    static const char *const opening[] = {"（", "(", NULL};
    size_t at = run->end, back = glyph_back(run->line, run->start);

    if (!glyph_is_han(run->line + back, run->start - back))
        return false;
    for (int answers = 0; answers < ANSWERS_MOST; answers++) {
        size_t size = 0;
        if (is_clause_end(run->line + at, run->len - at))
            return true;
        for (int i = 0; i < ANSWER_LONGEST && glyph_is_han(run->line + at, run->len - at); i++)
            at += glyph_size(run->line + at);
        size = bytes_begin_any(run->line + at, run->len - at, opening);
        at += size;
        size = size ? empty_bracket(run->line + at, run->len - at) : 0;
        if (!size)
            return false;
        at += size;
    }
    return false;
}

static bool accept_bracket(struct run *run)
{
    size_t size = empty_bracket(run->line + run->end, run->len - run->end);
    bool blank = size && glyph_blank(run->line + run->end, run->len - run->end);

    if (!size)
        return false;
    run->end += size;
    return run_is_before_unit(run) || (blank && !is_for_pen(run) && !is_tick_box(run));
}

/* --- 某 --- */

static const char *const surnames[] = {
    "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨",
    "朱", "秦", "许", "何", "吕", "张", "孔", "曹", "严", "金", "魏", "陶", "姜", "谢", "邹", "苏",
    "潘", "葛", "范", "彭", "鲁", "韦", "马", "苗", "方", "俞", "任", "袁", "柳", "唐", "罗", "薛",
    "贺", "倪", "汤", "殷", "毕", "郝", "安", "常", "于", "傅", "齐", "康", "余", "顾", "孟", "黄",
    "穆", "萧", "尹", "姚", "邵", "汪", "毛", "戴", "宋", "庞", "熊", "董", "梁", "杜", "阮", "蓝",
    "贾", "江", "郭", "林", "钟", "徐", "邱", "高", "夏", "蔡", "田", "樊", "胡", "凌", "万", "卢",
    "莫", "丁", "邓", "洪", "石", "崔", "龚", "程", "邢", "陆", "翁", "段", "侯", "武", "刘", "龙",
    "叶", "黎", "白", "赖", "乔", "曾", "关", "廖", NULL};

static bool accept_some(struct run *run)
{
    static const struct {
        const char *word, *but;
    } bodies[] = {{"局", "部面限势长域"}, {"市", "民场容值长"}, {"县", "城域长"}, {"单位", ""}};
    size_t len;
    const char *text = run_rest(run, &len);

    if (run->count > 1)
        return run_is_before_body(run) || !run_precedes_any(run, surnames);
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        size_t size = strlen(bodies[i].word);
        if (!run_follows(run, bodies[i].word))
            continue;
        for (const char *c = bodies[i].but; *c; c += glyph_size(c))
            if (len > size && strncmp(text + size, c, glyph_size(c)) == 0)
                return false;
        return !run_precedes_any(run, surnames);
    }
    return false;
}

/* --- which are signs --- */

const struct sign placeholder_signs[PLACEHOLDER_SIGNS] = {
    {{"X", "x", "Ｘ", "ｘ"}, accept_letter, true}, {{"×", "╳", "✕", NULL}, accept_cross, true},
    {{"○", "〇", "◯", NULL}, accept_circle, true}, {{"_", "＿", NULL, NULL}, accept_line, true},
    {{"*", "＊", NULL, NULL}, accept_star, true},  {{"（", "(", NULL, NULL}, accept_bracket, false},
    {{"某", NULL, NULL, NULL}, accept_some, true},
};
