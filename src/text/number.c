/* SPDX-License-Identifier: MIT */
#include "text/number.h"

#include "base/attributes.h"
#include "text/amount.h"
#include "text/reader.h"
#include "text/term.h"

static bool is_sum(struct span text)
{
    span_drop_start(&text, "+");
    return span_has(text, "+");
}

static bool read_sum(const struct reader *reader, struct span text, struct term *sum)
{
    bool scaled = false, plain = false;
    struct term term;

    if (reader->rule->kind >= NUMBER_ORDINAL)
        return reader_refuse(reader, REASON_SUM_KIND, NULL, NULL);
    *sum = (struct term){.unsure = true};
    for (bool last = false; !last;) {
        last = !span_has(text, "+");
        if (!term_read(reader, span_split(&text, "+"), &term))
            return false;
        if (term.hedges > 0)
            return reader_refuse(reader, REASON_SUM_HEDGE, NULL, NULL);
        if (!decimal_add(sum->number.value, term.number.value, &sum->number.value))
            return reader_refuse(reader, REASON_SUM_LONG, NULL, NULL);
        scaled |= term_is_scaled(&term);
        plain |= term_is_plain(&term);
        sum->converted |= term.converted;
    }
    /* 3+5万元 in a field of 元: is the 3 a 3 or a 30000? */
    if (reader->rule->kind == NUMBER_MONEY && scaled && plain)
        return reader_refuse(reader, REASON_SUM_UNITS, NULL, NULL);
    return true;
}

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
    } else if (term_is_plain(term)) {
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

static bool read_folded(struct reader *reader, struct span text, struct number *out)
{
    struct term term;
    bool verify = notation_drop_verify(&text);

    measure_init(&reader->measure, reader->rule);
    if (text.len == 0)
        return reader_refuse(reader, REASON_EMPTY, NULL, NULL);
    if (!(is_sum(text) ? read_sum(reader, text, &term) : term_read(reader, text, &term)) ||
        !reader_check(reader, &term.number, term.converted))
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
        return reader_refuse(&reader, reason_of_notation(state), NULL, NULL);
    return read_folded(&reader, (struct span){folded.s, folded.len}, out);
}

/* Plain digits, as nearly every draft holds them, go past all the stages. */
bool number_parse(const struct number_rule *rule, const char *text, size_t len, struct number *out,
                  struct str *message)
{
    str_clear(message);
    if (!reader_take_plain(rule, text, len, out))
        return read_typed(rule, notation_trim(text, len), out, message);
    if (rule->kind == NUMBER_MONEY)
        amount_remark(rule, out->value, message);
    return true;
}
