/* SPDX-License-Identifier: MIT */
#include "text/hedge.h"

#include "base/attributes.h"
#include "base/bytes.h"

struct word {
    const char *text;
    enum hedge hedge;
};

/* Where one word begins another, the longer one comes first. */
static const struct word starts[] = {
    {"大约", HEDGE_ABOUT}, {"大概", HEDGE_ABOUT},  {"约莫", HEDGE_ABOUT},  {"约为", HEDGE_ABOUT},
    {"约", HEDGE_ABOUT},   {"将近", HEDGE_NEARLY}, {"接近", HEDGE_NEARLY}, {"近", HEDGE_NEARLY},
    {"超过", HEDGE_OVER},  {"超出", HEDGE_OVER},   {"超", HEDGE_OVER},     {"逾", HEDGE_OVER},
    {"不足", HEDGE_UNDER}, {"不到", HEDGE_UNDER},  {"不满", HEDGE_UNDER},  {"上", HEDGE_UP_TO},
};

static const struct word arounds[] = {{"左右", HEDGE_ABOUT}, {"上下", HEDGE_ABOUT}};

static const struct word mores[] = {
    {"有余", HEDGE_MORE},
    {"余", HEDGE_MORE},
    {"多", HEDGE_MANY},
};

static const char *const words[] = {
    [HEDGE_NONE] = "",      [HEDGE_ABOUT] = "约", [HEDGE_NEARLY] = "近", [HEDGE_OVER] = "超",
    [HEDGE_UNDER] = "不足", [HEDGE_UP_TO] = "上", [HEDGE_MORE] = "余",   [HEDGE_MANY] = "多",
};

static enum hedge drop(struct span *text, const struct word *table, size_t count,
                       bool (*cut)(struct span *, const char *))
{
    for (size_t i = 0; i < count; i++)
        if (cut(text, table[i].text))
            return table[i].hedge;
    return HEDGE_NONE;
}

enum hedge hedge_drop_start(struct span *text)
{
    return drop(text, starts, COUNT_OF(starts), span_drop_start);
}

enum hedge hedge_drop_around(struct span *text)
{
    return drop(text, arounds, COUNT_OF(arounds), span_drop_end);
}

enum hedge hedge_drop_more(struct span *text)
{
    return drop(text, mores, COUNT_OF(mores), span_drop_end);
}

size_t hedge_before(const char *text, size_t len)
{
    static const char *const hedges[] = {"约", "近", "超", "逾", "不足", "不到", "超过", NULL};
    static const char *const others[] = {"公约", "条约", "合约", "契约", "节约", "附近", "最近",
                                         "就近", "邻近", "靠近", "反超", "赶超", NULL};

    return bytes_end_any(text, len, others) ? 0 : bytes_end_any(text, len, hedges);
}

const char *hedge_word(enum hedge hedge)
{
    return words[hedge];
}

bool hedge_follows(enum hedge hedge)
{
    return hedge == HEDGE_MORE || hedge == HEDGE_MANY;
}
