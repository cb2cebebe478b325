/* SPDX-License-Identifier: MIT */
/* The answers (填报内容) of one report, and what follows from them: which sections and fields there
 * are now, defaults, calculations, numbers of headings. Changed by answers_put and its kin, settled
 * by answers_settle; everything else only reads. */
#ifndef MODEL_ANSWERS_H
#define MODEL_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/form.h"

/* Whether a field or section takes part: its `when` and those of the sections around it. */
enum presence {
    PRESENT,
    NOT_YET, /* a `when` is unanswered */
    HIDDEN
};

struct answer {
    struct reading typed;   /* as put; ANSWER_OPEN when nothing was */
    struct str typed_text;  /* what the draft stores, or what was refused */
    struct reading reading; /* as it counts now: typed, default or calculated */
    struct str text;        /* its text, where it is not the typed one */
    struct str remark;      /* what understanding or computing it had to say */
    const char *reason;     /* why it is refused, or a remark; "" else */
    enum presence presence;
    bool unconfirmed; /* 待确认: prefilled or default, not accepted yet */
    bool prefilled;   /* typed holds it, but nobody has accepted it yet */
    bool from_default;
    struct answer *cells; /* of a repeat: row by row, see rows.h */
    struct value *sums;   /* of its columns */
    size_t rows;
};

/* What last year's draft had for a field. */
struct last_answer {
    struct reading reading;
    struct str text;
};

struct section_state {
    enum presence presence;
    int number; /* of its heading among its siblings, from 1; 0: none */
};

struct answers {
    const struct form *form;
    struct answer *items;           /* by field index */
    struct section_state *sections; /* by section index */
    struct last_answer *last;       /* by field index; NULL: nothing is known of last year */
    const struct wording *wordings; /* by section: the draft's own words (wording.h), or NULL */
    int report_year;
};

/* No answers yet, of a form that outlives them. `report_year`: see answers_report_year. Settled. */
void answers_init(struct answers *answers, const struct form *form, int report_year);
/* Forgets all answers and keeps the memory; not settled. */
void answers_clear(struct answers *answers, int report_year);
void answers_free(struct answers *answers);

/* The year a report created then (ISO 8601, as clock_print writes it) is about: the year, from
 * January to March the year before, by the clock of the place where it was created. */
int answers_report_year(const char *created);

/* Understands what was typed and keeps it, refused or not. Empty text makes it unanswered. The
 * field is confirmed by it. answers_settle must follow. */
void answers_put(struct answers *answers, const struct field *field, const char *text, size_t len);

/* The same for what comes from elsewhere: unconfirmed until it is accepted. */
void answers_prefill(struct answers *answers, const struct field *field, const char *text,
                     size_t len);

/* Accepts what is unconfirmed: a default becomes the typed answer. answers_settle must follow. */
void answers_confirm(struct answers *answers, const struct field *field);

/* Whether the answer is word for word what the default of the field says now. */
bool answers_is_default(const struct answers *answers, const struct field *field);

/* Keeps what the field was last year, for last.x. answers_settle must follow. */
void answers_put_last(struct answers *answers, const struct field *field, const char *text,
                      size_t len);

/* Brings everything up to date, each field once, operands first. */
void answers_settle(struct answers *answers);

const struct answer *answers_of(const struct answers *answers, const struct field *field);

/* The text that counts now (stored form): "" when there is none. */
const char *answer_text(const struct answer *answer);

/* Appends what the report shows for a given answer. */
void answer_print(const struct field *field, const struct answer *answer, bool hedge,
                  struct str *out);

/* What an expression sees of an answer to the field. */
struct value answer_operand(const struct field *field, const struct answer *answer);

/* Evaluates an expression of the form in the present state; `problem`: see expr_eval. */
struct value answers_eval(const struct answers *answers, const struct expr *expr,
                          const char **problem);

#endif
