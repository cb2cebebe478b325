/* SPDX-License-Identifier: MIT */
#include "text/reason.h"

#include "base/attributes.h"

/* {} is the text as typed, {1} and {2} the details. */
static const char *const sentences[REASON_COUNT] = {
    [REASON_NONE] = "",
    [REASON_EMPTY] = _("还没有数字，请填一个数，如12"),
    [REASON_INVALID] = _("文字编码有误，请删去后重新键入"),
    [REASON_CONTROL] = _("含有控制字符，请删去后重新键入"),
    [REASON_HIDDEN] = _("中间有看不见的字符，请删去后重新键入"),
    [REASON_LONG] = _("“{}”太长，请只填数字"),
    [REASON_NOT_NUMBER] = _("“{}”不是数字，请只填数字，如12"),
    [REASON_DIGITS] = _("“{}”超过18位（小数最多9位），请核对位数"),
    [REASON_GROUPED] = _("“{}”分节不对，请连写或三位一节，如1200或1,200"),
    [REASON_VAGUE] = _("“{}”不是确数，请填{1}"),
    [REASON_RANGE] = _("“{}”是一个范围，这里只填一个数，请填{1}"),
    [REASON_LIMIT] = _("“{}”不是一个数，请填{1}"),
    [REASON_UNIT] = _("“{}”的单位是{1}，这里要填的是{2}，请只填数字"),
    [REASON_SIGN] = _("“{}”带有正负号，这里请填不带符号的数"),
    [REASON_WHOLE] = _("“{}”不是整数，请填整数"),
    [REASON_PLACES] = _("“{}”的小数多于{1}位，请四舍五入后填写"),
    [REASON_PLACES_SCALED] = _("“{}”合{1}，小数多于{2}位，请四舍五入后填写"),
    [REASON_ROUND] = _("“{}”不规范，余、多只跟在整十数后面，请写成{1}或确数"),
    [REASON_EXACT] = _("“{}”不规范，此项应为确数，请填确切的数"),
    [REASON_TWO_HEDGES] = _("“{}”用了两个表示约数的词，请只留一个"),
    [REASON_INNER_MORE] = _("“{}”的余、多不在末尾，这里写不出，请写成{1}或确数"),
    [REASON_SCALED_MORE] = _("“{}”换成{1}后写不出余、多，请写成{2}或确数"),
    [REASON_UP_TO] = _("“{}”不规范，上只跟百、千、万，请写成{1}或确数"),
    [REASON_SUM_HEDGE] = _("“{}”里有约数，约数不能相加，请填合计数"),
    [REASON_SUM_KIND] = _("“{}”是算式，这里请只填一个数"),
    [REASON_SUM_UNITS] = _("“{}”里有的数没写单位，请每个数都写上，如3万+5万"),
    [REASON_SUM_LONG] = _("“{}”的和超过18位，请核对位数"),
    [REASON_NOT_YEAR] = _("“{}”不是年份，请填四位数字，如2026"),
    [REASON_YEAR_SHORT] = _("“{}”不是四位年份，请写全，如{1}"),
    [REASON_YEAR_RANGE] = _("“{}”不在1900到2100年之间，请核对年份"),
    [REASON_MONTH_RANGE] = _("“{}”不是月份，请填1到12"),
    [REASON_ORDINAL_RANGE] = _("“{}”不是序数，请填1或更大的整数"),
    [REASON_DATE] = _("“{}”不是日期，请写成2026年1月5日或2026-1-5"),
    [REASON_DATE_PART] = _("“{}”缺少月或日，请写成2026年1月5日或2026-1-5"),
    [REASON_DATE_YEAR] = _("“{}”没有年份，请写成2026年1月5日或2026-1-5"),
    [REASON_DATE_MONTH] = _("“{}”的月份不在1到12之间，请核对"),
    [REASON_DATE_DAY] = _("“{}”没有这一天，{1}只有{2}天，请核对"),
};

enum { QUOTED_CHARACTERS = 24 };

static void quote(struct str *out, struct span typed)
{
    struct span rest = typed;

    for (int i = 0; i < QUOTED_CHARACTERS && rest.len > 0; i++) {
        size_t step = span_step(rest);

        rest = (struct span){rest.s + step, rest.len - step};
    }
    str_addn(out, typed.s, typed.len - rest.len);
    if (rest.len > 0)
        str_add(out, "…");
}

void reason_add(struct str *out, enum reason reason, struct span typed, const char *first,
                const char *second)
{
    struct span rest = span_of(sentences[reason]);

    while (rest.len > 0) {
        if (span_drop_start(&rest, "{}"))
            quote(out, typed);
        else if (span_drop_start(&rest, "{1}"))
            str_add(out, first);
        else if (span_drop_start(&rest, "{2}"))
            str_add(out, second);
        else {
            str_addc(out, *rest.s);
            rest = (struct span){rest.s + 1, rest.len - 1};
        }
    }
}

enum reason reason_of_notation(enum notation_state state)
{
    static const enum reason reasons[] = {
        [NOTATION_FINE] = REASON_NONE,       [NOTATION_EMPTY] = REASON_EMPTY,
        [NOTATION_INVALID] = REASON_INVALID, [NOTATION_CONTROL] = REASON_CONTROL,
        [NOTATION_HIDDEN] = REASON_HIDDEN,   [NOTATION_LONG] = REASON_LONG,
    };

    return reasons[state];
}
