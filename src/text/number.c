/* SPDX-License-Identifier: MIT */
#include "text/number.h"

#include <string.h>

#include "base/attributes.h"
#include "text/amount.h"
#include "text/hedge.h"
#include "text/measure.h"
#include "text/numeral.h"
#include "text/reason.h"

/* One reading: what is asked, what was typed, and where the answer to the person goes. */
struct reader {
    const struct number_rule *rule;
    struct span typed;
    struct str *message;
    struct measure measure;
};

/* One number on its way through the stages; a sum has several. */
struct term {
    struct span whole; /* folded, behind its hedge and sign: for saying what is wrong with it */
    struct span text;  /* what is left to read */
    unsigned marks;
    int hedges;
    bool negative;
    bool leading_hedge;
    struct unit_found unit;
    bool converted; /* from another scale than the field's */
    bool unsure;    /* worth reading back */
    struct number number;
};

static bool refuse(const struct reader *reader, enum reason reason, const char *first,
                   const char *second)
{
    reason_add(reader->message, reason, reader->typed, first, second);
    return false;
}

/* Refuses with an example made of the value: "10余", "超5". */
static bool refuse_like(const struct reader *reader, enum reason reason, const char *before,
                        struct decimal value, const char *after)
{
    struct str example = STR_INIT;

    str_add(&example, before);
    decimal_print(decimal_trim(value), &example);
    str_add(&example, after);
    if (reason == REASON_SCALED_MORE)
        refuse(reader, reason, reader->measure.unit, str_text(&example));
    else
        refuse(reader, reason, str_text(&example), NULL);
    str_free(&example);
    return false;
}

/* ---- checks: what the field allows ---- */

static bool is_round(struct decimal value)
{
    value = decimal_trim(value);
    return value.scale == 0 && value.units != 0 && value.units % 10 == 0;
}

static bool check_hedge(const struct reader *reader, const struct number *number)
{
    struct decimal tens = decimal_round(number->value, 0);

    if (number->hedge == HEDGE_UP_TO && !number->in_words)
        return refuse_like(reader, REASON_UP_TO, "超", number->value, "");
    if (!hedge_follows(number->hedge) || is_round(number->value))
        return true;
    tens.units -= tens.units % 10;
    if (tens.units == 0)
        return refuse_like(reader, REASON_ROUND, "超", number->value, "");
    return refuse_like(reader, REASON_ROUND, "", tens, hedge_word(number->hedge));
}

static int places_of(const struct number_rule *rule)
{
    return rule->kind >= NUMBER_ORDINAL ? 0 : rule->decimals;
}

static bool refuse_scaled(const struct reader *reader, struct decimal value, const char *allowed)
{
    struct str amount = STR_INIT;

    decimal_print(value, &amount);
    str_add(&amount, reader->measure.unit);
    refuse(reader, REASON_PLACES_SCALED, str_text(&amount), allowed);
    str_free(&amount);
    return false;
}

/* Zeros behind the places allowed are harmless (12.0 in a count), other digits are not. */
static bool check_places(const struct reader *reader, struct decimal *value, bool converted)
{
    int places = places_of(reader->rule);
    struct decimal trimmed = decimal_trim(*value);
    char allowed[] = {(char)('0' + places), '\0'};

    if (trimmed.scale <= places)
        *value = decimal_round(*value, places);
    else if (converted)
        return refuse_scaled(reader, trimmed, allowed);
    else
        return refuse(reader, places ? REASON_PLACES : REASON_WHOLE, allowed, NULL);
    return true;
}

static const struct limits {
    int64_t low, high;
    enum reason reason;
} limits[] = {
    [NUMBER_PLAIN] = {INT64_MIN, INT64_MAX, REASON_NONE},
    [NUMBER_MONEY] = {INT64_MIN, INT64_MAX, REASON_NONE},
    [NUMBER_PERCENT] = {INT64_MIN, INT64_MAX, REASON_NONE},
    [NUMBER_ORDINAL] = {1, INT64_MAX, REASON_ORDINAL_RANGE},
    [NUMBER_YEAR] = {1900, 2100, REASON_YEAR_RANGE},
    [NUMBER_MONTH] = {1, 12, REASON_MONTH_RANGE},
};

static bool is_within(const struct limits *range, int64_t value)
{
    return value >= range->low && value <= range->high;
}

static bool check_limits(const struct reader *reader, int64_t value)
{
    const struct limits *range = &limits[reader->rule->kind];

    if (is_within(range, value))
        return true;
    if (reader->rule->kind == NUMBER_YEAR && value >= 0 && value < 100)
        return refuse_like(reader, REASON_YEAR_SHORT, "", decimal_of(2000 + value), "");
    return refuse(reader, range->reason, NULL, NULL);
}

static bool check(const struct reader *reader, struct number *number, bool converted)
{
    return check_hedge(reader, number) && check_places(reader, &number->value, converted) &&
           check_limits(reader, number->value.units);
}

/* ---- what is wrong with text that holds no number ---- */

static const struct telling {
    const char *word;
    enum reason reason;
} tellings[] = {
    {"几", REASON_VAGUE},   {"若干", REASON_VAGUE}, {"来", REASON_VAGUE},   {"许多", REASON_VAGUE},
    {"数", REASON_VAGUE},   {"以上", REASON_LIMIT}, {"以下", REASON_LIMIT}, {"以内", REASON_LIMIT},
    {"至少", REASON_LIMIT}, {"最多", REASON_LIMIT}, {"不少于", REASON_LIMIT}, {"~", REASON_RANGE},
    {"—", REASON_RANGE},    {"-", REASON_RANGE},    {"至", REASON_RANGE},   {"到", REASON_RANGE},
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

    return refuse(reader, reason, remedy, NULL);
}

static bool refuse_unit(const struct reader *reader, struct span unit)
{
    struct str typed = STR_INIT, asked = STR_INIT;

    str_addn(&typed, unit.s, unit.len);
    measure_describe(&reader->measure, &asked);
    refuse(reader, REASON_UNIT, str_text(&typed), str_text(&asked));
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
    return refuse(reader, REASON_NOT_NUMBER, NULL, NULL);
}

/* ---- stages of one term ---- */

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
        return refuse(reader, REASON_SIGN, NULL, NULL);
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
    return term->hedges < 2 || refuse(reader, REASON_TWO_HEDGES, NULL, NULL);
}

static const enum reason numeral_reasons[] = {
    [NUMERAL_FINE] = REASON_NONE,    [NUMERAL_NONE] = REASON_NOT_NUMBER,
    [NUMERAL_VAGUE] = REASON_VAGUE,  [NUMERAL_LONG] = REASON_DIGITS,
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
        return refuse(reader, numeral_reasons[state], NULL, NULL);
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
            return refuse(reader, REASON_DIGITS, NULL, NULL);
        term->converted = true;
        term->number.in_words = false;
        if (hedge_follows(term->number.hedge))
            return refuse_like(reader, REASON_SCALED_MORE, "超", *value, "");
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

/* 20余万 is 20 to 30 万, and no 余 or 多 behind 200000 says that: where the unit did not take the 万
 * along, it is refused. */
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
           refuse_like(reader, REASON_INNER_MORE, "超", plain.number.value, "");
}

static bool read_term(const struct reader *reader, struct span text, struct term *term)
{
    *term = (struct term){.text = text, .whole = text};
    return peel_start(reader, term) && peel_end(reader, term) && check_inner_more(reader, term) &&
           read_body(reader, term) && rescale(reader, term);
}

/* ---- sums ---- */

static bool is_sum(struct span text)
{
    span_drop_start(&text, "+");
    return span_has(text, "+");
}

static bool is_scaled(const struct term *term)
{
    return !term->unit.scale && (span_has(term->whole, "万") || span_has(term->whole, "亿"));
}

/* 3+5万元 in a field of 元: is the 3 a 3 or a 30000? */
static bool is_plain(const struct term *term)
{
    return !term->unit.base && !term->unit.scale && !is_scaled(term);
}

static bool read_sum(const struct reader *reader, struct span text, struct term *sum)
{
    bool scaled = false, plain = false;
    struct term term;

    if (reader->rule->kind >= NUMBER_ORDINAL)
        return refuse(reader, REASON_SUM_KIND, NULL, NULL);
    *sum = (struct term){.unsure = true};
    for (bool last = false; !last;) {
        last = !span_has(text, "+");
        if (!read_term(reader, span_split(&text, "+"), &term))
            return false;
        if (term.hedges > 0)
            return refuse(reader, REASON_SUM_HEDGE, NULL, NULL);
        if (!decimal_add(sum->number.value, term.number.value, &sum->number.value))
            return refuse(reader, REASON_SUM_LONG, NULL, NULL);
        scaled |= is_scaled(&term);
        plain |= is_plain(&term);
        sum->converted |= term.converted;
    }
    if (reader->rule->kind == NUMBER_MONEY && scaled && plain)
        return refuse(reader, REASON_SUM_UNITS, NULL, NULL);
    return true;
}

/* ---- remarks ---- */

static void next_remark(struct str *message)
{
    if (message->len > 0)
        str_add(message, "；");
}

static void remark(const struct reader *reader, const struct term *term)
{
    struct str *message = reader->message;

    if (term->unsure) {
        str_add(message, "= ");
        number_store(&term->number, message);
    } else if (is_plain(term)) {
        amount_remark(reader->rule, term->number.value, message);
    }
    if (term->unit.extra.len > 0) {
        next_remark(message);
        str_add(message, _("已略去“"));
        str_addn(message, term->unit.extra.s, term->unit.extra.len);
        str_add(message, "”");
    }
    if (term->hedges > 0 && !reader->rule->approximate) {
        next_remark(message);
        str_add(message, _("此项应为确数"));
    }
}

/* ---- the whole ---- */

static bool read_folded(struct reader *reader, struct span text, struct number *out)
{
    struct term term;
    bool verify = notation_drop_verify(&text);

    measure_init(&reader->measure, reader->rule);
    if (text.len == 0)
        return refuse(reader, REASON_EMPTY, NULL, NULL);
    if (!(is_sum(text) ? read_sum(reader, text, &term) : read_term(reader, text, &term)) ||
        !check(reader, &term.number, term.converted))
        return false;
    term.number.verify = verify;
    *out = term.number;
    remark(reader, &term);
    return true;
}

static bool read_typed(const struct number_rule *rule, struct span typed, struct number *out,
                       struct str *message)
{
    struct reader reader = {.rule = rule, .typed = typed, .message = message};
    struct notation folded;
    enum notation_state state = notation_fold(typed, &folded);

    if (state != NOTATION_FINE)
        return refuse(&reader, reason_of_notation(state), NULL, NULL);
    return read_folded(&reader, (struct span){folded.s, folded.len}, out);
}

/* Plain digits, as nearly every draft holds them, go past all the stages. */
static bool read_plain(const struct number_rule *rule, const char *text, size_t len,
                       struct number *out)
{
    struct number number = {{0, 0}, HEDGE_NONE, false, false};

    if (!decimal_parse(text, len, &number.value) || number.value.scale > places_of(rule) ||
        (*text == '-' && !rule->sign) || !is_within(&limits[rule->kind], number.value.units))
        return false;
    *out = number;
    return true;
}

bool number_parse(const struct number_rule *rule, const char *text, size_t len, struct number *out,
                  struct str *message)
{
    str_clear(message);
    if (!read_plain(rule, text, len, out))
        return read_typed(rule, notation_trim(text, len), out, message);
    if (rule->kind == NUMBER_MONEY)
        amount_remark(rule, out->value, message);
    return true;
}
