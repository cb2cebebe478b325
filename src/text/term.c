/* SPDX-License-Identifier: MIT */
#include "text/term.h"

#include <string.h>

#include "base/attributes.h"
#include "text/hedge.h"
#include "text/measure_word.h"
#include "text/numeral.h"

static const struct telling {
    const char *word;
    enum reason reason;
} tellings[] = {
    {"几", REASON_VAGUE},   {"若干", REASON_VAGUE}, {"来", REASON_VAGUE},
    {"许多", REASON_VAGUE}, {"数十", REASON_VAGUE}, {"数百", REASON_VAGUE},
    {"数千", REASON_VAGUE}, {"数万", REASON_VAGUE}, {"数亿", REASON_VAGUE},
    {"以上", REASON_LIMIT}, {"以下", REASON_LIMIT}, {"以内", REASON_LIMIT},
    {"至少", REASON_LIMIT}, {"最多", REASON_LIMIT}, {"不少于", REASON_LIMIT},
    {"~", REASON_RANGE},    {"—", REASON_RANGE},    {"-", REASON_RANGE},
    {"至", REASON_RANGE},   {"到", REASON_RANGE},
};

static bool tells(struct span text, const struct telling *telling)
{
    struct span rest = text, head;

    if (telling->reason != REASON_RANGE)
        return span_has(text, telling->word);
    head = span_split(&rest, telling->word);
    return numeral_holds(head) && rest.len > 0;
}

static bool refuse_exact(const struct reader *reader, enum reason reason)
{
    const char *remedy = reader->rule->approximate ? _("确数，或写成约30、30余的样子") : _("确数");

    return reader_refuse(reader, reason, remedy, NULL);
}

static bool refuse_unit(const struct reader *reader, struct span unit)
{
    struct str typed = STR_INIT, asked = STR_INIT;

    str_addn(&typed, unit.s, unit.len);
    measure_describe(&reader->measure, &asked);
    reader_refuse(reader, REASON_UNIT, str_text(&typed), str_text(&asked));
    str_free(&typed);
    str_free(&asked);
    return false;
}

static bool explain(const struct reader *reader, const struct term *term)
{
    struct span unit = measure_foreign(term->whole), front = term->whole;
    struct numeral numeral;

    front.len -= unit.len;
    hedge_drop_more(&front);
    if (unit.len > 0 && numeral_read(front, &numeral) == NUMERAL_FINE)
        return refuse_unit(reader, unit);
    for (size_t i = 0; i < COUNT_OF(tellings); i++)
        if (tells(term->whole, &tellings[i]))
            return refuse_exact(reader, tellings[i].reason);
    return reader_refuse(reader, REASON_NOT_NUMBER, NULL, NULL);
}

enum mark { MARK_MINUS = 1, MARK_PLUS = 2, MARK_ORDINAL = 4, MARK_MONEY = 8, MARK_PERCENT = 16 };
enum { MARK_SIGNS = MARK_MINUS | MARK_PLUS };

/* What may stand before a number; `kinds` is a set of bits, 0: any. */
static const struct prefix {
    const char *word;
    enum mark mark;
    unsigned kinds;
} prefixes[] = {
    {"-", MARK_MINUS, 0},
    {"负", MARK_MINUS, 0},
    {"+", MARK_PLUS, 0},
    {"第", MARK_ORDINAL, 1u << NUMBER_ORDINAL},
    {"¥", MARK_MONEY, 1u << NUMBER_MONEY},
    {"人民币", MARK_MONEY, 1u << NUMBER_MONEY},
    {"百分之", MARK_PERCENT, 1u << NUMBER_PERCENT},
};

static bool drop_prefix(const struct reader *reader, struct term *term)
{
    for (size_t i = 0; i < COUNT_OF(prefixes); i++) {
        const struct prefix *prefix = &prefixes[i];
        bool fits = !prefix->kinds || (prefix->kinds >> reader->rule->kind & 1);
        bool twice = term->marks & (prefix->mark & MARK_SIGNS ? MARK_SIGNS : prefix->mark);

        if (fits && !twice && span_drop_start(&term->text, prefix->word)) {
            term->marks |= prefix->mark;
            return true;
        }
    }
    return false;
}

static bool take_hedge(struct term *term, enum hedge hedge)
{
    if (hedge == HEDGE_NONE)
        return false;
    term->number.hedge = hedge;
    term->hedges++;
    return true;
}

static bool peel_start(const struct reader *reader, struct term *term)
{
    while (take_hedge(term, hedge_drop_start(&term->text)) || drop_prefix(reader, term))
        ;
    term->leading_hedge = term->hedges > 0;
    if ((term->marks & MARK_SIGNS) && !reader->rule->sign && numeral_holds(term->text))
        return reader_refuse(reader, REASON_SIGN, NULL, NULL);
    term->negative = term->marks & MARK_MINUS;
    return true;
}

static bool peel_end(const struct reader *reader, struct term *term)
{
    take_hedge(term, hedge_drop_around(&term->text));
    term->whole = term->text;
    term->unit = measure_drop(&reader->measure, &term->text);
    if (take_hedge(term, hedge_drop_more(&term->text)) && !term->unit.base && !term->unit.scale)
        term->unit = measure_drop(&reader->measure, &term->text);
    term->unit.base |= (term->marks & MARK_MONEY) != 0;
    return term->hedges < 2 || reader_refuse(reader, REASON_TWO_HEDGES, NULL, NULL);
}

static const enum reason numeral_reasons[] = {
    [NUMERAL_FINE] = REASON_NONE,       [NUMERAL_NONE] = REASON_NOT_NUMBER,
    [NUMERAL_VAGUE] = REASON_VAGUE,     [NUMERAL_LONG] = REASON_DIGITS,
    [NUMERAL_GROUPED] = REASON_GROUPED,
};

/* 三成, 三成五: tenths, said of shares. */
static enum numeral_state read_tenths(struct span text, struct decimal *value)
{
    struct span head = span_split(&text, "成");
    struct numeral tenths, units = {{0, 0}, false, false};

    if (numeral_read(head, &tenths) != NUMERAL_FINE ||
        (text.len > 0 && numeral_read(text, &units) != NUMERAL_FINE))
        return NUMERAL_NONE;
    if (decimal_compare(units.value, decimal_of(10)) >= 0 ||
        !decimal_multiply(tenths.value, decimal_of(10), value) ||
        !decimal_add(*value, units.value, value))
        return NUMERAL_NONE;
    return NUMERAL_FINE;
}

static bool read_body(const struct reader *reader, struct term *term)
{
    bool tenths = reader->rule->kind == NUMBER_PERCENT && span_has(term->text, "成");
    struct numeral numeral = {{0, 0}, false, false};
    enum numeral_state state = tenths ? read_tenths(term->text, &numeral.value)
                                      : numeral_read(term->text, &numeral);
    bool bare = numeral.bare && !(term->marks & MARK_PERCENT) &&
                decimal_compare(numeral.value, decimal_of(100)) >= 0;

    if (state == NUMERAL_NONE)
        return explain(reader, term);
    if (state == NUMERAL_VAGUE)
        return refuse_exact(reader, REASON_VAGUE);
    if (state != NUMERAL_FINE)
        return reader_refuse(reader, numeral_reasons[state], NULL, NULL);
    term->number.value = numeral.value;
    term->number.in_words = bare && term->leading_hedge && !term->negative;
    term->unsure |= numeral.spoken || tenths;
    return true;
}

/* The power of ten of the scale the number was typed in. */
static int typed_exponent(const struct reader *reader, const struct term *term)
{
    bool spelled = term->unit.base || span_has(term->whole, "万") || span_has(term->whole, "亿");

    return spelled && !term->unit.scale ? 0 : reader->measure.exponent;
}

static bool rescale(const struct reader *reader, struct term *term)
{
    int places = reader->measure.exponent - typed_exponent(reader, term);
    struct decimal *value = &term->number.value;

    term->unsure |= term->unit.scale && !term->unit.base && reader->measure.exponent == 3;
    if (places > 0) {
        if (!decimal_multiply(*value, (struct decimal){1, places}, value))
            return reader_refuse(reader, REASON_DIGITS, NULL, NULL);
        term->converted = true;
        term->number.in_words = false;
        if (hedge_follows(term->number.hedge))
            return reader_refuse_hedge(reader, REASON_SCALED_MORE, "超", *value, "");
    }
    if (term->negative)
        value->units = -value->units;
    return true;
}

/* What is left of the text without the scales at its end. */
static struct span before_scales(struct span text)
{
    static const char *const scales[] = {"十", "百", "千", "万", "亿"};
    bool found;

    do {
        found = false;
        for (size_t i = 0; i < COUNT_OF(scales); i++)
            found |= span_drop_end(&text, scales[i]);
    } while (found);
    return text;
}

/* 20余万 is 20 to 30 万, and no 余 or 多 behind 200000 says that: where the unit did not take the
 * 万 along, it is refused. */
static bool check_inner_more(const struct reader *reader, struct term *term)
{
    struct span rest = before_scales(term->text);
    struct span tail = {rest.s + rest.len, term->text.len - rest.len};
    struct term plain = *term;
    char text[NOTATION_SIZE];

    if (tail.len == 0 || hedge_drop_more(&rest) == HEDGE_NONE)
        return true;
    memcpy(text, rest.s, rest.len);
    memcpy(text + rest.len, tail.s, tail.len);
    plain.text = (struct span){text, rest.len + tail.len};
    return read_body(reader, &plain) && rescale(reader, &plain) &&
           reader_refuse_hedge(reader, REASON_INNER_MORE, "超", plain.number.value, "");
}

bool term_read(const struct reader *reader, struct span text, struct term *term)
{
    *term = (struct term){.text = text, .whole = text};
    return peel_start(reader, term) && peel_end(reader, term) && check_inner_more(reader, term) &&
           read_body(reader, term) && rescale(reader, term);
}

bool term_is_scaled(const struct term *term)
{
    return !term->unit.scale && (span_has(term->whole, "万") || span_has(term->whole, "亿"));
}

bool term_is_plain(const struct term *term)
{
    return !term->unit.base && !term->unit.scale && !term_is_scaled(term);
}
