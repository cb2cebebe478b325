/* SPDX-License-Identifier: MIT */
#include "import/placeholder_sign.h"

#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "base/words.h"
#include "import/glyph.h"

/* --- X and x --- */

/* 3.X% and 0.0xx are one figure; 1.XX局 at the start of a line is its number. */
static void take_point(struct run *run)
{
    size_t at = run->start - run->digits, point = at, len;
    const char *text = run_rest(run, &len);

    if (at < 2 || at - 1 < run->before || run->line[at - 1] != '.' || run->year)
        return;
    for (at--; at > run->before && run->line[at - 1] >= '0' && run->line[at - 1] <= '9';)
        at--;
    if (at + 1 == point || glyph_blanks(run->line, at) == at)
        return;
    if (run_is_before_unit(run) || run_follows(run, "版") || run->line[at] == '0' || run->digits ||
        !glyph_is_han(text, len))
        run->digits = run->start - at;
}

/* f(x) */
static bool is_argument(const struct run *run)
{
    return run->count == 1 && run->start > 1 && run->line[run->start - 1] == '(' &&
           run->start - 1 > run->before && glyph_is_letter(run->line + run->start - 2, 1) &&
           run_follows(run, ")");
}

/* X线 and 拍X片 of a hospital; but 公交X线, X线路, X片区. */
static bool is_ray(const struct run *run)
{
    static struct words roads = WORDS("公交", "地铁", "铁路", "轨道", "高速", "公路", "国道",
                                      "省道", "第", "号", "至", "产", "条", "一", "各", "某",
                                      "快速");
    static const char *const lines[] = {"线路", "线上", "线下", "线索",
                                        "线缆", "线段", "线站", NULL};
    static const char *const ray[] = {"线", NULL}, *const film[] = {"片", NULL};
    static const char *const taking[] = {"拍", "照", "胸部", "读", "阅", "胸", NULL};

    if (run_follows_any(run, film))
        return run_precedes_any(run, taking) > 0;
    return run_follows_any(run, ray) && !run_follows_any(run, lines) &&
           !words_end(&roads, run->line, run->start - run->digits);
}

/* X光 and its kin, and X as the number ten of a list. */
static bool is_sign(const struct run *run)
{
    static struct words words = WORDS("光", "射线", "轴", "型", "形", "波段", "染色体", "档案",
                                      "因子", "坐标", "理论", "刀", "荧光", "衍射", "展架", "连锁",
                                      "综合征", "胶片", "世代");
    static const char *const dots[] = {".", "．", NULL};
    static const char *const before[] = {"维生素", "字母", "未知数", NULL};
    size_t len;
    const char *text = run_rest(run, &len);

    if (run->count == 1 &&
        (words_begin(&words, text, len) || run_precedes_any(run, before) || is_ray(run)))
        return true;
    if (!run_is_first(run) || run->digits)
        return false;
    if (run_follows_any(run, dots))
        return !bytes_begin_any(text + 1, len - 1, (const char *[]){"X", "x", NULL});
    return run->count == 1 && run_follows(run, "、") &&
           !bytes_begin_any(text + 3, len - 3, (const char *[]){"X", "x", "Ｘ", NULL});
}

/* 2.X版, a version. */
static bool is_version(const struct run *run)
{
    return run->digits > 1 && run->line[run->start - 1] == '.' && run_follows(run, "版");
}

/* G3XX国道, SXXX线: the number of a road behind its letter; EBUS-TBNAXX例: so many of a thing that
 * ends with capitals. */
static bool is_behind_capital(const struct run *run)
{
    static const char *const roads[] = {"线", "高速", "国道", "省道", "县道", "乡道", "公路", NULL};
    size_t at = run->start - run->digits, capitals = 0;

    while (at > run->before && run->line[at - 1] >= 'A' && run->line[at - 1] <= 'Z') {
        at--;
        capitals++;
    }
    if (!capitals || run->count < 2 || (at > run->before && glyph_is_letter(run->line + at - 1, 1)))
        return false;
    if (capitals == 1)
        return strchr("GSYCZ", run->line[at]) && run_follows_any(run, roads);
    return !run->digits && run_is_before_unit(run) && !run_is_before_latin_unit(run);
}

static bool accept_letter(struct run *run)
{
    run_take_digits(run);
    take_point(run);
    if (run->digits && !run->year && run->count < 2 && !run_is_before_unit(run) &&
        !run_is_fraction(run))
        return false;
    return (!run_is_word_before(run) || is_behind_capital(run)) && !run_is_word_behind(run) &&
           !is_argument(run) && !is_sign(run) && !is_version(run);
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
    if (run_is_before_latin_unit(run))
        return false;
    return glyph_is_letter(text + skip, len - skip) || glyph_is_digit(text + skip, len - skip);
}

static bool accept_cross(struct run *run)
{
    run_take_digits(run);
    if (!run->year && run->count < 2)
        run->digits = 0;
    return !is_product(run);
}

/* --- ○ and 〇 --- */

/* 十○届, ○百余人, ○○、○○三座: figures in words, where ○ is no digit as in 二○二六. */
static bool is_beside_words(const struct run *run, bool before, bool behind)
{
    static const char *const numbers[] = {"第", "号", "编", "：", ":", NULL};
    static const char *const tens[] = {"十", "百", "千", NULL}, *const ten[] = {"十", NULL};
    static const char *const more[] = {"余", "多", NULL};
    size_t at = run_follows_any(run, tens), len;
    const char *text = run_rest(run, &len);

    if (before)
        return !behind && run->count == 1 && run_precedes_any(run, ten) && run_is_before_unit(run);
    if (behind && run->count > 1)
        return !run_precedes_any(run, numbers);
    return at && !run_is_first(run) && bytes_begin_any(text + at, len - at, more);
}

static bool accept_circle(struct run *run)
{
    static const char *const more[] = {".○", ".〇", "．○", "．〇", "等奖", "等功", NULL};
    size_t back = glyph_back(run->line, run->start), len;
    const char *text = run_rest(run, &len);
    bool before = run->start > run->before && glyph_is_numeral(run->line + back, run->start - back);
    bool behind = glyph_is_numeral(text, len);

    if (before || behind)
        return is_beside_words(run, before, behind);
    if (glyph_is_digit(text, len))
        return false;
    run_take_year(run, false);
    if (run->count > 1 || run->year || run_is_fraction(run) || run_follows_any(run, more))
        return true;
    return !(run_is_first(run) && glyph_blank(text, len)) &&
           (run_is_before_unit(run) || run_is_before_body(run) || run_precedes(run, "第"));
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
        return !bytes_begin_character(text + size, len - size, bodies[i].but) &&
               !run_precedes_any(run, surnames);
    }
    return false;
}

/* --- □ --- */

/* □□镇; but □是 □否 are boxes to tick, □□□□□□ one for each figure. */
static bool accept_box(struct run *run)
{
    return run->count > 1 && run->count < 5 && (run_is_before_body(run) || run_is_before_unit(run));
}

/* --- which are signs --- */

const struct sign placeholder_signs[PLACEHOLDER_SIGNS] = {
    {{"X", "x", "Ｘ", "ｘ"}, accept_letter, true},
    {{"×", "╳", "✕", NULL}, accept_cross, true},
    {{"○", "〇", "◯", NULL}, accept_circle, true},
    {{"_", "＿", NULL, NULL}, placeholder_line, true},
    {{"*", "＊", NULL, NULL}, placeholder_star, true},
    {{"（", "(", NULL, NULL}, placeholder_bracket, false},
    {{"某", NULL, NULL, NULL}, accept_some, true},
    {{"□", NULL, NULL, NULL}, accept_box, true},
};
