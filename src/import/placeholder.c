/* SPDX-License-Identifier: MIT */
#include "import/placeholder.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"
#include "text/measure.h"

/* A run of one sign in a line, and the line around it. */
struct run {
    const char *line;
    size_t len;
    size_t start, end; /* of the run, without digits before it */
    size_t count;      /* characters */
    size_t digits;     /* bytes right before it that belong to it */
    size_t before;     /* end of the placeholder before, which is nobody's letter */
};

typedef bool accept(struct run *run);

/* --- what stands beside it --- */

static const char *rest(const struct run *run, size_t *len)
{
    *len = run->len - run->end;
    return run->line + run->end;
}

static bool follows(const struct run *run, const char *word)
{
    return bytes_begin(run->line + run->end, run->len - run->end, word);
}

static size_t follows_any(const struct run *run, const char *const *words)
{
    return bytes_begin_any(run->line + run->end, run->len - run->end, words);
}

static bool precedes(const struct run *run, const char *word)
{
    return bytes_end(run->line, run->start - run->digits, word);
}

static size_t precedes_any(const struct run *run, const char *const *words)
{
    return bytes_end_any(run->line, run->start - run->digits, words);
}

static bool is_first(const struct run *run)
{
    return glyph_trimmed(run->line, run->start - run->digits) == 0;
}

/* The run, and blanks, are all there is in the line. */
static bool is_alone(const struct run *run)
{
    return is_first(run) && glyph_trimmed(run->line, run->len) <= run->end;
}

static bool is_before_unit(const struct run *run)
{
    static struct words words = WORDS("月", "日", "年", "余", "多", "%", "％", "万", "亿");
    size_t len;
    const char *text = rest(run, &len);

    return words_begin(&words, text, len) || measure_at(text, len);
}

/* The own kinds of unit that a name may stand before. */
static bool is_before_body(const struct run *run)
{
    static struct words words = WORDS("局", "市", "县", "省", "区", "乡", "镇", "村", "委", "党",
                                      "厅", "系统", "单位", "社区", "公司", "街道", "同志", "书记",
                                      "主任", "学校", "中心");

    return words_begin(&words, run->line + run->end, run->len - run->end) > 0;
}

/* --- X and x --- */

/* Digits that belong to it: 20XX and 202X are years, 1XX次 is a figure. */
static void take_digits(struct run *run)
{
    size_t at = run->start, count = 0;

    while (at > run->before && count < 4) {
        size_t back = glyph_back(run->line, at);
        bool chinese = glyph_is_numeral(run->line + back, at - back);
        if (!glyph_is_digit(run->line + back, at - back) && !chinese)
            break;
        at = back;
        count++;
    }
    run->digits = run->start - at;
    if (count + run->count == 4 && count)
        return;
    if (count && !glyph_is_digit(run->line + at, run->start - at))
        run->digits = 0; /* 十X: words of the sentence */
}

static bool is_year(const struct run *run)
{
    return glyph_count(run->line + run->start - run->digits, run->digits) + run->count == 4 &&
           run->digits;
}

/* 3.X% is one figure; 1.XX局 at the start of a line is its number. */
static void take_point(struct run *run)
{
    size_t at = run->start;

    if (run->digits || at < 2 || at - 1 < run->before || run->line[at - 1] != '.' ||
        !is_before_unit(run))
        return;
    at--;
    while (at > run->before && run->line[at - 1] >= '0' && run->line[at - 1] <= '9')
        at--;
    if (at + 1 < run->start && glyph_blanks(run->line, at) < at)
        run->digits = run->start - at;
}

/* A letter, digit or sign that makes it a part of a Latin word, a model number, an address. */
static bool is_word_before(const struct run *run)
{
    size_t at = run->start - run->digits, back = glyph_back(run->line, at);
    char c = at > run->before ? run->line[back] : '\0';
    size_t more = glyph_back(run->line, back);
    bool letter = at > run->before && glyph_is_letter(run->line + back, at - back);
    bool far_letter = back > run->before && glyph_is_letter(run->line + more, back - more);
    bool far_digit = back > run->before && glyph_is_digit(run->line + more, back - more);

    if (letter || (c && strchr("@=\\^", c)))
        return true;
    if (c && strchr("-_./& ", c) && far_letter)
        return c != ' ' || !is_before_unit(run); /* GDP X亿元, but iPhone X */
    if (c == '-' && far_digit && run->count == 1 && !run->digits)
        return !is_before_unit(run);
    return c == '+' && (far_digit || far_letter);
}

/* X, XX, with no other letter behind: the next placeholder. */
static bool is_sign_run(const char *text, size_t len)
{
    static const char *const letters[] = {"X", "x", "Ｘ", "ｘ", NULL};
    size_t size = bytes_begin_any(text, len, letters);

    return size && (!glyph_is_letter(text + size, len - size) ||
                    bytes_begin_any(text + size, len - size, letters));
}

/* X² and X₂: U+00B2, U+00B3, U+00B9, U+2070 to U+208F. */
static bool is_script(const char *text, size_t len)
{
    const unsigned char *s = (const unsigned char *)text;

    return (len > 1 && s[0] == 0xC2 && (s[1] == 0xB2 || s[1] == 0xB3 || s[1] == 0xB9)) ||
           (len > 2 && s[0] == 0xE2 && (s[1] == 0x81 || s[1] == 0x82) && s[2] >= 0x80 &&
            (s[1] == 0x82 ? s[2] < 0x90 : s[2] >= 0xB0));
}

/* f(x) */
static bool is_argument(const struct run *run)
{
    return run->count == 1 && run->start > 1 && run->line[run->start - 1] == '(' &&
           run->start - 1 > run->before && glyph_is_letter(run->line + run->start - 2, 1) &&
           follows(run, ")");
}

static bool is_word_behind(const struct run *run)
{
    size_t len;
    const char *text = rest(run, &len);

    if (glyph_is_letter(text, len) || glyph_is_digit(text, len))
        return true;
    if (len && strchr("@=\\^", *text))
        return true;
    if (len > 1 && strchr("-_./& ", *text) && glyph_is_letter(text + 1, len - 1))
        return !is_sign_run(text + 1, len - 1);
    if (len > 1 && *text == '-' && glyph_is_digit(text + 1, len - 1))
        return !is_year(run);
    if (len > 1 && *text == '+')
        return glyph_is_digit(text + 1, len - 1) ||
               (glyph_is_letter(text + 1, len - 1) && !is_sign_run(text + 1, len - 1));
    return is_script(text, len);
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
    const char *text = rest(run, &len);

    if (run->count == 1 && (follows_any(run, words) || precedes_any(run, before)))
        return true;
    if (!is_first(run) || run->digits)
        return false;
    if (follows_any(run, dots))
        return !bytes_begin_any(text + 1, len - 1, (const char *[]){"X", "x", NULL});
    return run->count == 1 && follows(run, "、") &&
           !bytes_begin_any(text + 3, len - 3, (const char *[]){"X", "x", "Ｘ", NULL});
}

static bool accept_letter(struct run *run)
{
    take_digits(run);
    take_point(run);
    if (run->digits && !is_year(run) && run->count < 2 && !is_before_unit(run))
        return false;
    return !is_word_before(run) && !is_word_behind(run) && !is_argument(run) && !is_sign(run);
}

/* --- × --- */

static bool is_product(const struct run *run)
{
    static const char *const sides[] = {"长", "宽", "高", "厚", "深", NULL};
    static const char *const marks[] = {"√", "打", "画", "划", "或", "错", "叉", NULL};
    size_t at = glyph_trimmed(run->line, run->start - run->digits), len;
    const char *text = rest(run, &len);
    size_t skip = glyph_blanks(text, len), back = glyph_back(run->line, at);
    bool near = at > run->before;

    if (near && bytes_end_any(run->line, at, sides) && bytes_begin_any(text, len, sides))
        return true;
    if (bytes_begin(text, len, "√") || (run->count == 1 && precedes_any(run, marks)))
        return true;
    if (near && (glyph_is_letter(run->line + back, at - back) ||
                 glyph_is_digit(run->line + back, at - back)))
        return true;
    return glyph_is_letter(text + skip, len - skip) || glyph_is_digit(text + skip, len - skip);
}

static bool accept_cross(struct run *run)
{
    take_digits(run);
    if (!is_year(run) && run->count < 2)
        run->digits = 0;
    return !is_product(run);
}

/* --- ○ and 〇 --- */

static bool accept_circle(struct run *run)
{
    static const char *const more[] = {".○", ".〇", "．○", "．〇", "等奖", "等功", NULL};
    size_t back = glyph_back(run->line, run->start), len;
    const char *text = rest(run, &len);

    if (run->start > run->before && glyph_is_numeral(run->line + back, run->start - back))
        return false;
    if (glyph_is_numeral(text, len) || glyph_is_digit(text, len))
        return false;
    if (run->count > 1 || follows_any(run, more))
        return true;
    return !(is_first(run) && glyph_blank(text, len)) &&
           (is_before_unit(run) || is_before_body(run) || precedes(run, "第"));
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
    const char *text = rest(run, &len);
    bool word = run->start > run->before && glyph_is_letter(run->line + back, run->start - back);

    return (run->count > 1 || run->line[run->start] != '_') && !is_alone(run) && !is_for_pen(run) &&
           !(word && (glyph_is_letter(text, len) || glyph_is_digit(text, len)));
}

enum { INDENT_MOST = 64 }; /* bytes */

/* **重点** at the start of a line is written so in other systems to make it bold. */
static bool is_bold(const struct run *run)
{
    size_t first = glyph_blanks(run->line, run->len < INDENT_MOST ? run->len : INDENT_MOST), len;
    const char *text = rest(run, &len);

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
    if (is_alone(run) || is_bold(run) || is_word_before(run) || is_word_behind(run))
        return false;
    return run->count > 1 || (!is_first(run) && (is_before_unit(run) || precedes(run, "第")));
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
    return is_before_unit(run) || (blank && !is_for_pen(run) && !is_tick_box(run));
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
    const char *text = rest(run, &len);

    if (run->count > 1)
        return is_before_body(run) || !precedes_any(run, surnames);
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        size_t size = strlen(bodies[i].word);
        if (!follows(run, bodies[i].word))
            continue;
        for (const char *c = bodies[i].but; *c; c += glyph_size(c))
            if (len > size && strncmp(text + size, c, glyph_size(c)) == 0)
                return false;
        return !precedes_any(run, surnames);
    }
    return false;
}

/* --- signs --- */

static const struct sign {
    const char *signs[4]; /* which may stand mixed */
    accept *accept;
    bool repeats;
} signs[] = {
    {{"X", "x", "Ｘ", "ｘ"}, accept_letter, true}, {{"×", "╳", "✕", NULL}, accept_cross, true},
    {{"○", "〇", "◯", NULL}, accept_circle, true}, {{"_", "＿", NULL, NULL}, accept_line, true},
    {{"*", "＊", NULL, NULL}, accept_star, true},  {{"（", "(", NULL, NULL}, accept_bracket, false},
    {{"某", NULL, NULL, NULL}, accept_some, true},
};

static size_t sign_size(const struct sign *sign, const char *text, size_t len)
{
    for (size_t i = 0; i < COUNT_OF(sign->signs) && sign->signs[i]; i++)
        if (bytes_begin(text, len, sign->signs[i]))
            return strlen(sign->signs[i]);
    return 0;
}

/* Which bytes signs are made of. Bit n: as byte n of one. */
static unsigned char made_of[256];

static void learn_signs(void)
{
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        for (size_t k = 0; k < COUNT_OF(signs[i].signs) && signs[i].signs[k]; k++)
            for (size_t n = 0; n < 3 && signs[i].signs[k][n]; n++)
                made_of[(unsigned char)signs[i].signs[k][n]] |= (unsigned char)(1u << n);
}

/* The first place from `at` on where a sign may begin, by its first three bytes: most text is
 * passed over by this alone. */
static size_t skip_text(const char *line, size_t len, size_t at)
{
    const unsigned char *s = (const unsigned char *)line;

    if (!made_of['X'])
        learn_signs();
    for (; at < len; at++)
        if ((made_of[s[at]] & 1) &&
            (s[at] < 0x80 || (len - at > 1 && (made_of[s[at + 1]] & 2) &&
                              (s[at] < 0xE0 || (len - at > 2 && (made_of[s[at + 2]] & 4))))))
            break;
    return at;
}

static bool take_run(const struct sign *sign, struct run *run)
{
    size_t size;

    for (run->end = run->start, run->count = 0; run->end < run->len; run->end += size) {
        size = sign_size(sign, run->line + run->end, run->len - run->end);
        if (!size || (run->count && !sign->repeats))
            break;
        run->count++;
    }
    return run->count > 0;
}

/* Tries the signs that begin at run->start. False: `run->end` is behind them, or at the start where
 * there are none. */
static bool take_placeholder(struct run *run, struct placeholder *found)
{
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (!take_run(&signs[i], run))
            continue;
        if (signs[i].accept(run)) {
            *found = (struct placeholder){run->start - run->digits,
                                          run->end - run->start + run->digits, run->digits};
            return true;
        }
        take_run(&signs[i], run);
        return false;
    }
    return false;
}

bool placeholder_at(const char *line, size_t len, size_t at, struct placeholder *found)
{
    struct run run = {.line = line, .len = len, .start = at, .before = at};

    return at < len && take_placeholder(&run, found);
}

bool placeholder_next(const char *line, size_t len, size_t from, struct placeholder *found)
{
    for (size_t at = from; (at = skip_text(line, len, at)) < len; at++) {
        struct run run = {.line = line, .len = len, .start = at, .before = from};

        if (take_placeholder(&run, found))
            return true;
        if (run.end > at)
            at = run.end - 1;
    }
    return false;
}
