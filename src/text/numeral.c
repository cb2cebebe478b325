/* SPDX-License-Identifier: MIT */
#include "text/numeral.h"

#include <string.h>

#include "base/attributes.h"

enum glyph_kind { GLYPH_DIGIT, GLYPH_SCALE, GLYPH_POINT };

static const struct glyph {
    const char *text;
    enum glyph_kind kind;
    int64_t value;
} glyphs[] = {
    {"零", GLYPH_DIGIT, 0},         {"一", GLYPH_DIGIT, 1},    {"二", GLYPH_DIGIT, 2},
    {"两", GLYPH_DIGIT, 2},         {"三", GLYPH_DIGIT, 3},    {"四", GLYPH_DIGIT, 4},
    {"五", GLYPH_DIGIT, 5},         {"六", GLYPH_DIGIT, 6},    {"七", GLYPH_DIGIT, 7},
    {"八", GLYPH_DIGIT, 8},         {"九", GLYPH_DIGIT, 9},    {"十", GLYPH_SCALE, 10},
    {"百", GLYPH_SCALE, 100},       {"千", GLYPH_SCALE, 1000}, {"万", GLYPH_SCALE, 10000},
    {"亿", GLYPH_SCALE, 100000000}, {"点", GLYPH_POINT, 0},
};

enum { WAN = 10000, YI = 100000000, HAN_SIZE = 3 };

/* What has been read so far: high (亿) + middle (万) + low (千百十) + pending, a coefficient that
 * still waits for its scale. */
struct tally {
    struct decimal high, middle, low, pending;
    bool has_high, has_middle, has_low;
    bool has_pending;
    bool single;        /* pending is one digit, no zero before it */
    bool fraction;      /* some coefficient had places: nothing may follow its scales */
    int places;         /* behind 点, trailing zeros included */
    bool digits;        /* some digit was read */
    int64_t ceiling;    /* the next small scale, and its product, must stay below */
    int64_t scale;      /* the last one, 0 before any */
    bool scale_stacked; /* it stood right behind another: 千万 */
};

static const struct glyph *glyph_at(struct span text)
{
    if (text.len < HAN_SIZE)
        return NULL;
    for (size_t i = 0; i < COUNT_OF(glyphs); i++)
        if (memcmp(text.s, glyphs[i].text, HAN_SIZE) == 0)
            return &glyphs[i];
    return NULL;
}

static bool is_digit(struct span text)
{
    return text.len > 0 && *text.s >= '0' && *text.s <= '9';
}

static bool is_separator(struct span text)
{
    return text.len > 0 && (*text.s == ',' || *text.s == ' ');
}

bool numeral_holds(struct span text)
{
    return is_digit(text) || is_separator(text) || (text.len > 0 && *text.s == '.') ||
           glyph_at(text) != NULL;
}

static void skip(struct span *text, size_t bytes)
{
    *text = (struct span){text->s + bytes, text->len - bytes};
}

enum { PLAIN_SIZE = 64 };

/* Digits as decimal_parse wants them, collected without leading zeros. */
struct plain {
    char s[PLAIN_SIZE];
    size_t len;
};

static void plain_add(struct plain *plain, char c)
{
    if (plain->len == 1 && plain->s[0] == '0' && c != '.')
        plain->len = 0;
    if (plain->len < PLAIN_SIZE)
        plain->s[plain->len++] = c;
}

static enum numeral_state plain_value(const struct plain *plain, struct decimal *out)
{
    return decimal_parse(plain->s, plain->len, out) ? NUMERAL_FINE : NUMERAL_LONG;
}

static size_t read_arabic_run(struct span *text, struct plain *plain)
{
    size_t count = 0;

    for (; is_digit(*text); skip(text, 1), count++)
        plain_add(plain, *text->s);
    return count;
}

static enum numeral_state read_arabic(struct span *text, struct tally *tally)
{
    struct plain plain = {"0", 1};
    size_t whole = read_arabic_run(text, &plain), places = 0;

    for (size_t group = whole; is_separator(*text);) {
        skip(text, 1);
        if (group > 3 || group == 0)
            return NUMERAL_GROUPED;
        group = read_arabic_run(text, &plain);
        if (group != 3)
            return NUMERAL_GROUPED;
        whole += group;
    }
    if (text->len > 0 && *text->s == '.') {
        skip(text, 1);
        plain_add(&plain, '.');
        places = read_arabic_run(text, &plain);
        if (places == 0)
            return NUMERAL_NONE;
    }
    tally->single = whole == 1 && places == 0;
    if (places > 0 && tally->scale > 0)
        return NUMERAL_NONE;
    tally->fraction = places > 0;
    return plain_value(&plain, &tally->pending);
}

/* 三四, 七八, but also 三五 and 三两: what people say for "a few". */
static bool is_vague(int64_t first, int64_t second)
{
    return first > 0 && second > 0 &&
           (second == first + 1 || (first == 3 && (second == 5 || second == 2)));
}

/* A run of Chinese digits. Alone it reads digit by digit (二零二六); beside scales it is one digit,
 * perhaps after 零. */
static enum numeral_state read_run(struct span *text, bool alone, struct tally *tally)
{
    struct plain plain = {"0", 1};
    int64_t first = 0, last = 0;
    size_t count = 0, zeros = 0;
    const struct glyph *glyph;

    for (; (glyph = glyph_at(*text)) && glyph->kind == GLYPH_DIGIT; count++) {
        plain_add(&plain, (char)('0' + glyph->value));
        zeros += zeros == count && glyph->value == 0;
        first = last;
        last = glyph->value;
        skip(text, HAN_SIZE);
    }
    alone = alone && text->len == 0;
    if (is_vague(first, last) && (!alone || count == 2))
        return NUMERAL_VAGUE;
    if (!alone && count > zeros + 1 && !(glyph && glyph->kind == GLYPH_POINT))
        return NUMERAL_NONE;
    tally->single = count == 1 && zeros == 0;
    return plain_value(&plain, &tally->pending);
}

/* 点五: the places behind a Chinese numeral. */
static enum numeral_state read_places(struct span *text, struct tally *tally)
{
    struct plain plain = {"0.", 2};
    const struct glyph *glyph;
    struct decimal places;
    enum numeral_state state;

    skip(text, HAN_SIZE);
    for (; (glyph = glyph_at(*text)) && glyph->kind == GLYPH_DIGIT; skip(text, HAN_SIZE))
        plain_add(&plain, (char)('0' + glyph->value));
    if (plain.len == 2 || tally->fraction)
        return NUMERAL_NONE;
    state = plain_value(&plain, &places);
    if (state != NUMERAL_FINE)
        return state;
    tally->fraction = true;
    tally->single = false;
    if (!tally->has_pending)
        tally->pending = decimal_of(0);
    tally->has_pending = true;
    tally->places = places.scale;
    return decimal_add(tally->pending, places, &tally->pending) ? NUMERAL_FINE : NUMERAL_LONG;
}

static enum numeral_state read_coefficient(struct span *text, struct tally *tally)
{
    bool alone = tally->scale == 0 && !tally->digits;

    if (tally->has_pending || tally->fraction)
        return NUMERAL_NONE;
    tally->has_pending = tally->digits = true;
    return glyph_at(*text) ? read_run(text, alone, tally) : read_arabic(text, tally);
}

static bool is_below(struct decimal value, int64_t ceiling)
{
    return decimal_compare(value, decimal_of(ceiling)) < 0;
}

/* 千, 百, 十. Without a coefficient only 十 (一百十五) and the first (百余). */
static enum numeral_state take_small(int64_t scale, struct tally *tally)
{
    struct decimal product = decimal_of(scale);

    if (!tally->has_pending && scale != 10 && tally->scale != 0)
        return NUMERAL_NONE;
    if (tally->fraction && tally->has_low)
        return NUMERAL_NONE;
    if (tally->has_pending && !decimal_multiply(tally->pending, product, &product))
        return NUMERAL_LONG;
    if (scale >= tally->ceiling || (tally->has_low && !is_below(product, tally->ceiling)))
        return NUMERAL_NONE;
    tally->ceiling = scale;
    tally->has_low = true;
    return decimal_add(tally->low, product, &tally->low) ? NUMERAL_FINE : NUMERAL_LONG;
}

/* 万 closes what stands below it, 亿 all that was read (一万二千亿, 万亿). */
static enum numeral_state take_large(int64_t scale, struct tally *tally)
{
    struct decimal sum = tally->low;
    bool first = tally->scale == 0 && !tally->has_pending;

    if (tally->has_pending && !decimal_add(sum, tally->pending, &sum))
        return NUMERAL_LONG;
    if (first)
        sum = decimal_of(1);
    else if (!tally->has_pending && !tally->has_low && !(scale == YI && tally->has_middle))
        return NUMERAL_NONE;
    if (scale == WAN ? tally->has_middle : tally->has_high)
        return NUMERAL_NONE;
    if (scale == YI && !decimal_add(sum, tally->middle, &sum))
        return NUMERAL_LONG;
    if (!decimal_multiply(sum, decimal_of(scale), &sum))
        return NUMERAL_LONG;
    if (scale == WAN && tally->has_high && !is_below(sum, YI))
        return NUMERAL_NONE;
    *(scale == WAN ? &tally->middle : &tally->high) = sum;
    tally->has_high |= scale == YI;
    tally->has_middle = scale == WAN;
    if (scale == YI)
        tally->middle = decimal_of(0);
    tally->low = decimal_of(0);
    tally->has_low = false;
    tally->ceiling = WAN;
    return NUMERAL_FINE;
}

static enum numeral_state take_scale(int64_t scale, struct tally *tally)
{
    enum numeral_state state = scale < WAN ? take_small(scale, tally) : take_large(scale, tally);

    tally->scale_stacked = tally->scale > 0 && !tally->has_pending;
    tally->scale = scale;
    tally->has_pending = false;
    tally->places = 0;
    return state;
}

/* The coefficient left at the end: 五 of 十五, of 一百零五, and spoken of 一百五 (一百五十). */
static enum numeral_state take_rest(struct tally *tally, struct numeral *out)
{
    if (!tally->has_pending)
        return NUMERAL_FINE;
    out->spoken = tally->scale >= 100 && tally->single && tally->pending.units != 0;
    if (out->spoken && tally->scale_stacked)
        return NUMERAL_NONE;
    if (out->spoken)
        tally->pending = decimal_of(tally->pending.units * (tally->scale / 10));
    else if (tally->scale > 0 && !is_below(tally->pending, tally->scale))
        return NUMERAL_NONE;
    return NUMERAL_FINE;
}

/* Trailing zeros are kept (三点五零), and sums have lost them. */
static struct decimal pad(struct decimal value, int places)
{
    while (value.scale < places && value.units < INT64_C(100000000000000000)) {
        value.units *= 10;
        value.scale++;
    }
    return value;
}

static bool is_power_of_ten(struct decimal value)
{
    while (value.units > 0 && value.units % 10 == 0)
        value.units /= 10;
    return value.scale == 0 && value.units == 1;
}

static enum numeral_state add_up(struct tally *tally, struct numeral *out)
{
    enum numeral_state state = take_rest(tally, out);

    if (state != NUMERAL_FINE)
        return state;
    out->value = tally->has_pending ? tally->pending : decimal_of(0);
    if (tally->scale > 0 && (!decimal_add(out->value, tally->low, &out->value) ||
                             !decimal_add(out->value, tally->middle, &out->value) ||
                             !decimal_add(out->value, tally->high, &out->value)))
        return NUMERAL_LONG;
    out->value = pad(out->value, tally->places);
    out->bare = !tally->digits && is_power_of_ten(out->value);
    return NUMERAL_FINE;
}

enum numeral_state numeral_read(struct span text, struct numeral *out)
{
    struct tally tally = {.ceiling = WAN};
    enum numeral_state state = text.len > 0 ? NUMERAL_FINE : NUMERAL_NONE;

    *out = (struct numeral){{0, 0}, false, false};
    while (state == NUMERAL_FINE && text.len > 0) {
        const struct glyph *glyph = glyph_at(text);

        if (!numeral_holds(text))
            return NUMERAL_NONE;
        if (glyph && glyph->kind == GLYPH_SCALE) {
            state = take_scale(glyph->value, &tally);
            skip(&text, HAN_SIZE);
        } else if (glyph && glyph->kind == GLYPH_POINT) {
            state = read_places(&text, &tally);
        } else {
            state = read_coefficient(&text, &tally);
        }
    }
    return state == NUMERAL_FINE ? add_up(&tally, out) : state;
}
