/* SPDX-License-Identifier: MIT */
#include "lint/proof_rules.h"

#include <stdbool.h>
#include <unistr.h>

#include "base/attributes.h"

/* --- looking at code points --- */

static uint32_t at(const struct code_points *scan, size_t i)
{
    return i < scan->count ? scan->at[i] : 0;
}

static uint32_t before(const struct code_points *scan, size_t i)
{
    return i ? scan->at[i - 1] : 0;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_latin(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_han(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf);
}

/* Whether the word stands at `i`; its length in code points. */
static size_t word_at(const struct code_points *scan, size_t i, const char *word)
{
    const uint8_t *next = (const uint8_t *)word;
    size_t len = 0;
    ucs4_t c;

    while ((next = u8_next(&c, next)))
        if (at(scan, i + len++) != c)
            return 0;
    return len;
}

static size_t any_at(const struct code_points *scan, size_t i, const char *const *words)
{
    size_t len = 0;

    while (*words && !len)
        len = word_at(scan, i, *words++);
    return len;
}

static bool is_any(uint32_t c, const char *set)
{
    return c && u8_strchr((const uint8_t *)set, c);
}

static bool is_at(const struct code_points *scan, size_t i, const char *set)
{
    return is_any(at(scan, i), set);
}

/* Digits with their point and thousands marks, from the first digit of a number on. */
static size_t number_at(const struct code_points *scan, size_t i)
{
    size_t len = 0;

    if (is_digit(before(scan, i)) || !is_digit(at(scan, i)))
        return 0;
    while (is_digit(at(scan, i + len)) ||
           (is_at(scan, i + len, ".,") && is_digit(at(scan, i + len + 1))))
        len++;
    return len;
}

static size_t digits_at(const struct code_points *scan, size_t i)
{
    size_t len = 0;

    while (is_digit(at(scan, i + len)))
        len++;
    return len;
}

static bool is_chinese_digit(uint32_t c)
{
    return is_any(c, "〇○零一二三四五六七八九");
}

/* --- numbers --- */

/* 3千余人, 5百人; but 5千米, 3千克, 2百分点. */
static size_t small_scale(const struct code_points *scan, size_t i)
{
    size_t len = number_at(scan, i);
    uint32_t scale = at(scan, i + len), next = at(scan, i + len + 1);

    if (!len || !is_any(scale, "千百十") ||
        (is_any(scale, "千") && is_any(next, "米克瓦伏卡帕安焦赫字")) ||
        (is_any(scale, "百") && is_any(next, "分")) ||
        (is_any(scale, "十") && is_any(next, "字堰")))
        return 0;
    return len + 1;
}

static const char *const hedges_before[] = {"大约", "将近", "接近", "超过", "不足",
                                            "约",   "近",   "超",   NULL};
enum { MOST_UNIT = 3 }; /* characters between a number and the hedge behind it */
static const char *const hedges_around[] = {"左右", "上下", NULL};

/* The number behind a hedge, in digits or in 十 百 千 万 亿. */
static size_t quantity_at(const struct code_points *scan, size_t i)
{
    size_t len = is_digit(at(scan, i)) ? number_at(scan, i) : 0;

    while (is_at(scan, i + len, len ? "十百千万亿" : "十百千万亿一二三四五六七八九两"))
        len++;
    return len;
}

/* The code points from `i` to the end of a hedge that stands behind the first `len` of them and a
 * unit; 0: there is none. */
static size_t through_hedge(const struct code_points *scan, size_t i, size_t len)
{
    for (size_t end = len + MOST_UNIT; len <= end; len++) {
        size_t around = any_at(scan, i + len, hedges_around);
        if (around)
            return len + around;
        if (!is_han(at(scan, i + len)) && !is_at(scan, i + len, "%％"))
            break;
    }
    return 0;
}

/* 约…左右, 近…余, 超…多: one hedge is enough. */
static size_t doubled_hedge(const struct code_points *scan, size_t i)
{
    size_t hedge = any_at(scan, i, hedges_before), quantity, len;

    if (!hedge)
        return 0;
    quantity = quantity_at(scan, i + hedge);
    if (!quantity)
        return 0;
    len = hedge + quantity;
    return is_at(scan, i + len, "余多") ? len + 1 : through_hedge(scan, i, len);
}

/* 30余次左右, 30多人上下. */
static size_t hedge_behind_hedge(const struct code_points *scan, size_t i)
{
    size_t len = number_at(scan, i);

    return len && is_at(scan, i + len, "余多") ? through_hedge(scan, i, len + 1) : 0;
}

/* 12余次: 余 and 多 only after a round number. */
static size_t unround(const struct code_points *scan, size_t i)
{
    static const char *const others[] = {"多数", "多种", "多元", "余额", NULL};
    size_t len = number_at(scan, i);

    if (!len || at(scan, i + len - 1) == '0' || !is_at(scan, i + len, "余多"))
        return 0;
    return any_at(scan, i + len, others) ? 0 : len + 1;
}

/* 20几次. */
static size_t digits_and_some(const struct code_points *scan, size_t i)
{
    size_t len = number_at(scan, i);

    return len && is_at(scan, i + len, "几") ? len + 1 : 0;
}

/* 15～30%, 9-16亿: each end keeps its sign. */
static size_t range(const struct code_points *scan, size_t i)
{
    size_t left = number_at(scan, i), right, dash = i + left;
    uint32_t behind;

    if (!left || !is_at(scan, dash, "～~—–-－至") || is_latin(before(scan, i)) ||
        is_any(before(scan, i), "-－–"))
        return 0;
    dash += word_at(scan, dash, "——") > 0;
    right = number_at(scan, dash + 1);
    behind = at(scan, dash + 1 + right);
    return right && is_any(behind, "%％‰万亿") ? dash + 1 + right + 1 - i : 0;
}

static size_t full_width(const struct code_points *scan, size_t i)
{
    size_t len = 0;

    while (is_at(scan, i + len, "０１２３４５６７８９"))
        len++;
    return len;
}

/* 1，200: a full-width comma between thousands. */
static size_t thousands(const struct code_points *scan, size_t i)
{
    size_t len = digits_at(scan, i);

    if (!len || len > 3 || is_digit(before(scan, i)) || !is_at(scan, i + len, "，") ||
        digits_at(scan, i + len + 1) != 3 || at(scan, i) == '0')
        return 0;
    return len + 4;
}

/* 减少2倍, 下降了1倍. */
static size_t less_by_times(const struct code_points *scan, size_t i)
{
    static const char *const verbs[] = {"减少", "下降", "降低", "缩小", "缩短", NULL};
    size_t len = any_at(scan, i, verbs), number;

    if (!len)
        return 0;
    len += is_at(scan, i + len, "了近约");
    number = number_at(scan, i + len);
    if (!number)
        number = is_at(scan, i + len, "一两二三四五六七八九十");
    return number && is_at(scan, i + len + number, "倍") ? len + number + 1 : 0;
}

/* --- years and dates --- */

/* 25年3月, 25年度, ’98年: but 70周年, 19年来, 2018-2020年. */
static size_t short_year(const struct code_points *scan, size_t i)
{
    static const char *const years[] = {"年度", "年底", "年初", "年末", NULL};
    bool quoted = is_at(scan, i, "'‘’");
    size_t start = i + quoted, month;

    if (is_digit(before(scan, start)) || digits_at(scan, start) != 2 ||
        !is_at(scan, start + 2, "年") || is_any(before(scan, i), ".-－—～~第"))
        return 0;
    month = digits_at(scan, start + 3);
    if (quoted || any_at(scan, start + 2, years) ||
        (month && month <= 2 && is_at(scan, start + 3 + month, "月")))
        return start + 3 - i;
    return 0;
}

/* 2026年01月, 1月05日. */
static size_t padded(const struct code_points *scan, size_t i)
{
    bool is_padded = at(scan, i) == '0' && digits_at(scan, i) == 2;

    return is_padded && is_any(before(scan, i), "年月") && is_at(scan, i + 2, "月日") ? 3 : 0;
}

/* 二零二六年: in years 〇. */
static size_t zero_in_year(const struct code_points *scan, size_t i)
{
    size_t len = 0;
    bool zero = false;

    if (is_chinese_digit(before(scan, i)))
        return 0;
    for (; is_chinese_digit(at(scan, i + len)); len++)
        zero = zero || is_at(scan, i + len, "零");
    return zero && len == 4 && is_at(scan, i + 4, "年") ? 5 : 0;
}

/* --- what a template leaves behind --- */

static bool is_cross(uint32_t c)
{
    return is_any(c, "XxＸｘ×○□");
}

static size_t crosses(const struct code_points *scan, size_t i)
{
    size_t len = 0;
    uint32_t left = before(scan, i), right;

    while (is_cross(at(scan, i + len)))
        len++;
    right = at(scan, i + len);
    if (!len || is_cross(left) || is_latin(left) || is_latin(right) || right == '-' || left == '-')
        return 0;
    if (left == ' ' && i > 1 && is_latin(scan->at[i - 2]))
        return 0;
    if (is_at(scan, i, "○") && (is_chinese_digit(left) || is_chinese_digit(right)))
        return 0;
    if (is_at(scan, i, "×") && (is_digit(left) || is_digit(right)) && len == 1)
        return 0;
    if (is_digit(left) && !is_any(right, "年") && !is_cross(at(scan, i + 1)))
        return 0;
    if (len == 1 && is_any(right, "光线射轴染"))
        return 0;
    return len;
}

static size_t filler(const struct code_points *scan, size_t i)
{
    static const char *const words[] = {"____",  "＿＿",   "某某", "（　）",
                                        "（ ）", "（  ）", "（）", NULL};

    return any_at(scan, i, words);
}

static size_t wrapper(const struct code_points *scan, size_t i)
{
    static const char *const words[] = {"请勿照搬", "仅供参考", "范文网",   "免费下载",
                                        "版权所有", "点击下载", "扫码关注", "加微信",
                                        "http://",  "https://", "www.",     NULL};
    size_t len = any_at(scan, i, words);

    if (len || !(len = word_at(scan, i, "QQ")) || is_latin(before(scan, i)))
        return len;
    len += is_at(scan, i + len, "群号");
    len += is_at(scan, i + len, "号");
    while (is_at(scan, i + len, "：: "))
        len++;
    return digits_at(scan, i + len) >= 5 ? len + digits_at(scan, i + len) : 0;
}

/* --- marks --- */

static size_t doubled_mark(const struct code_points *scan, size_t i)
{
    size_t len = 0;

    if (is_any(before(scan, i), "，。；、："))
        return 0;
    while (is_at(scan, i + len, "，。；、："))
        len++;
    return len > 1 ? len : 0;
}

/* The first that matches at a place speaks. */
const struct proof_rule proof_rules[] = {
    {doubled_hedge, _("约数只用一个词：约30次，或30余次；不说“约…左右”“近…余”")},
    {hedge_behind_hedge, _("约数只用一个词：30余次，或约30次")},
    {small_scale, _("阿拉伯数字后面不接 十、百、千：3千余人写作3000余人")},
    {unround, _("“余”“多”只跟在整数后面：写成10余次，或写确数")},
    {digits_and_some, _("带“几”的约数用汉字：二十几次")},
    {range, _("范围的两端都要写单位：15%～30%，9亿～16亿")},
    {thousands, _("千分位不用全角逗号：写成1200")},
    {short_year, _("年份写全四位：2026年")},
    {padded, _("月、日前面不补 0：2026年1月5日")},
    {zero_in_year, _("年份里用“〇”：二〇二六年")},
    {full_width, _("数字用半角：12")},
    {less_by_times, _("减少不说“倍”：写成减少一半，或减少百分之几")},
    {crosses, _("这里还是占位符，请填上或删去")},
    {filler, _("这里还空着，请填上或删去")},
    {wrapper, _("这是范文里的说明或广告，请删去")},
    {doubled_mark, _("标点重复，请留一个")},
};

const size_t proof_rule_count = COUNT_OF(proof_rules);
