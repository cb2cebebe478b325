/* SPDX-License-Identifier: MIT */
/* Sentences that break when a clause is off. Each passage is rendered with all that can be asked
 * for answered, with nothing, each answer alone the other way, and, where there are few conditions,
 * in every way. Answers are tried, not conditions: what cannot come about is not told. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/map.h"
#include "lint/passage.h"

enum {
    MOST_EXHAUSTIVE = 8,
    MOST_ALL = 64,
    MOST_VARIANTS = 300,
    MOST_FINDINGS = 3,
    MOST_LEAVES = 32
};

struct trying {
    struct lint *lint;
    const struct passage *passage;
    int section; /* whose text it is, or -1 */
    bool exact;  /* its lines need no end mark */
    int *conditions;
    size_t count, cap;
    struct rendering whole, part, spare;
    struct fault fault; /* found in the part */
    bool is_new, again;
    struct fault *faults; /* of the whole */
    size_t fault_count, fault_cap;
    char *wanted; /* by condition: + or - in the whole */
    struct map seen;
    struct arena arena;
    size_t variants, findings;
    struct map told; /* causes with their quotes */
};

/* --- conditions --- */

static bool is_clause(const struct tag *tag)
{
    return (tag->kind == TAG_SECTION || tag->kind == TAG_INVERTED) && tag->ref >= 0;
}

static void collect_conditions(struct trying *trying)
{
    const struct template *template = &trying->passage->prose.template;
    signed char *forced = trying->lint->forced;

    trying->count = 0;
    for (size_t i = 0; i < template->count; i++) {
        const struct tag *tag = &template->tags[i];
        if (!is_clause(tag) || forced[tag->ref])
            continue;
        forced[tag->ref] = 1;
        ARRAY_ROOM(trying->conditions, trying->count, trying->cap);
        trying->conditions[trying->count++] = tag->ref;
    }
}

static void forget_conditions(struct trying *trying)
{
    for (size_t i = 0; i < trying->count; i++)
        trying->lint->forced[trying->conditions[i]] = 0;
}

static bool get_ready(struct trying *trying)
{
    struct trial *trial = &trying->lint->trial;

    trial_reset(trial);
    trial_add_section(trial, trying->section);
    for (size_t i = 0; i < trying->count; i++)
        trial_add_field(trial, trying->conditions[i]);
    return trial_ready(trial);
}

/* The conditions as they come out, into `forced`; the key lives in the arena. */
static char *work_out(struct trying *trying)
{
    char *key = arena_alloc(&trying->arena, trying->count + 1);

    for (size_t i = 0; i < trying->count; i++) {
        bool stands = trial_stands(&trying->lint->trial, trying->conditions[i]);
        trying->lint->forced[trying->conditions[i]] = stands ? 1 : -1;
        key[i] = stands ? '+' : '-';
    }
    return key;
}

/* --- what is found --- */

/* The first clause that is not as it is in the whole. */
static const struct tag *culprit(const struct trying *trying)
{
    const struct template *template = &trying->passage->prose.template;

    for (size_t i = 0; i < template->count; i++) {
        const struct tag *tag = &template->tags[i];
        for (size_t k = 0; is_clause(tag) && k < trying->count; k++)
            if (trying->conditions[k] == tag->ref &&
                (trying->wanted[k] == '+') != (trying->lint->forced[tag->ref] > 0))
                return tag;
    }
    return &template->tags[0];
}

static void remember(void *self, const struct fault *fault)
{
    struct trying *trying = self;
    enum diag_severity severity = trying->section < 0
                                      ? DIAG_WARNING
                                      : lint_severity(trying->lint, trying->section);

    ARRAY_ROOM(trying->faults, trying->fault_count, trying->fault_cap);
    trying->faults[trying->fault_count++] = *fault;
    if (!fault->always || (trying->exact && fault->comparable))
        return;
    if (fault->comparable) {
        lint_say_at(trying->lint, severity, trying->passage->prose.node, trying->passage->end,
                    "%s，%s", fault->cause, fault->always);
    } else {
        struct str quote = STR_INIT;
        faults_quote(&trying->whole, fault, &quote);
        lint_say_at(trying->lint, severity, trying->passage->prose.node,
                    trying->passage->prose.template.tags[0].offset, _("这一句写成“%s”，%s；%s"),
                    str_text(&quote), fault->cause, fault->always);
        str_free(&quote);
    }
}

static bool is_told(struct trying *trying, const struct fault *fault, const char *quote)
{
    struct str key = STR_INIT;
    char *kept;
    size_t len;

    for (size_t i = 0; i < trying->fault_count; i++)
        if (faults_same(&trying->whole, &trying->faults[i], &trying->part, fault))
            return true;
    str_addf(&key, "%s|%s", fault->cause, quote);
    len = key.len;
    kept = arena_strndup(&trying->arena, str_text(&key), len);
    str_free(&key);
    return map_add(&trying->told, kept, len, 1) >= 0;
}

static void find_again(void *self, const struct fault *fault)
{
    struct trying *trying = self;

    trying->again = trying->again ||
                    faults_same(&trying->part, &trying->fault, &trying->spare, fault);
}

/* Puts back on what has no part in the fault, so that only its causes are named. */
static void narrow(struct trying *trying)
{
    struct trial *trial = &trying->lint->trial;

    for (size_t i = 0; i < trial->count && i < MOST_LEAVES; i++) {
        struct trial_leaf *leaf = &trial->leaves[i];
        int before = leaf->now;
        if (before == leaf->on)
            continue;
        trial_set(trial, leaf, leaf->on);
        work_out(trying);
        passage_render(trying->lint, trying->passage, &trying->spare);
        trying->again = false;
        faults_find(&trying->spare, find_again, trying);
        if (!trying->again)
            trial_set(trial, leaf, before);
    }
    work_out(trying);
}

static void add_remedy(struct str *out, const char *remedy, const struct tag *tag)
{
    for (const char *hole; (hole = strstr(remedy, "%s")); remedy = hole + strlen("%s")) {
        str_addn(out, remedy, (size_t)(hole - remedy));
        str_addn(out, tag->text, is_clause(tag) ? tag->len : 0);
    }
    str_add(out, remedy);
}

/* Says it, and sets the leaves back to `settings`. */
static void tell(struct trying *trying, const char *quote, const int *settings)
{
    struct trial *trial = &trying->lint->trial;
    struct str when = STR_INIT, remedy = STR_INIT;
    const struct tag *tag;

    narrow(trying);
    tag = culprit(trying);
    trial_describe(trial, &when);
    add_remedy(&remedy, trying->fault.remedy, tag);
    lint_say_at(trying->lint, DIAG_WARNING, trying->passage->prose.node, tag->offset,
                _("%s时，这一句变成“%s”，%s；%s"), str_text(&when), quote, trying->fault.cause,
                str_text(&remedy));
    trying->findings++;
    for (size_t i = 0; i < trial->count; i++)
        trial_set(trial, &trial->leaves[i], settings[i]);
    work_out(trying);
    str_free(&when);
    str_free(&remedy);
}

/* The first fault of a variant that is new: the others mostly follow from it. */
static void consider(void *self, const struct fault *fault)
{
    struct trying *trying = self;
    struct str quote = STR_INIT;

    if (trying->is_new || (trying->exact && fault->comparable))
        return;
    faults_quote(&trying->part, fault, &quote);
    trying->is_new = !is_told(trying, fault, str_text(&quote));
    if (trying->is_new)
        trying->fault = *fault;
    str_free(&quote);
}

static void look_through(struct trying *trying)
{
    struct trial *trial = &trying->lint->trial;
    struct str quote = STR_INIT;
    int *settings;

    trying->is_new = false;
    faults_find(&trying->part, consider, trying);
    if (!trying->is_new)
        return;
    settings = xcalloc(trial->count + 1, sizeof *settings);
    for (size_t i = 0; i < trial->count; i++)
        settings[i] = trial->leaves[i].now;
    faults_quote(&trying->part, &trying->fault, &quote);
    tell(trying, str_text(&quote), settings);
    str_free(&quote);
    free(settings);
}

/* --- variants --- */

static bool may_go_on(const struct trying *trying)
{
    return trying->variants < MOST_VARIANTS && trying->findings < MOST_FINDINGS &&
           trying->lint->bytes > 0 && !trying->lint->trial.too_much;
}

static void try_now(struct trying *trying)
{
    char *key;

    if (!may_go_on(trying) || !trial_section(&trying->lint->trial, trying->section))
        return;
    key = work_out(trying);
    if (trying->lint->trial.too_much || map_add(&trying->seen, key, trying->count, 1) >= 0)
        return;
    trying->variants++;
    passage_render(trying->lint, trying->passage, &trying->part);
    look_through(trying);
}

static void try_each_alone(struct trying *trying, bool on)
{
    struct trial *trial = &trying->lint->trial;

    trial_set_all(trial, on);
    try_now(trying);
    for (size_t i = 0; i < trial->count && may_go_on(trying); i++) {
        struct trial_leaf *leaf = &trial->leaves[i];
        int before = leaf->now;
        for (int now = 0; now < leaf->count; now++) {
            trial_set(trial, leaf, now);
            try_now(trying);
        }
        trial_set(trial, leaf, before);
    }
}

static void try_all(struct trying *trying)
{
    struct trial *trial = &trying->lint->trial;

    if (trying->count > MOST_EXHAUSTIVE)
        return;
    if (trial_combinations(trial) <= MOST_ALL) {
        trial_first(trial);
        do
            try_now(trying);
        while (may_go_on(trying) && trial_next(trial));
        return;
    }
    for (unsigned mask = 0; trial->count <= MOST_EXHAUSTIVE && mask < 1u << trial->count; mask++) {
        for (size_t i = 0; i < trial->count; i++) {
            struct trial_leaf *leaf = &trial->leaves[i];
            trial_set(trial, leaf, mask & 1u << i ? leaf->on : leaf->off);
        }
        try_now(trying);
    }
}

static void try_passage(struct lint *lint, const struct passage *passage, void *self)
{
    struct trying *trying = self;
    bool ready;

    trying->passage = passage;
    trying->variants = trying->findings = trying->fault_count = 0;
    collect_conditions(trying);
    ready = trying->count && lint->bytes > 0 && get_ready(trying);
    if (ready)
        trying->wanted = work_out(trying);
    passage_render(lint, passage, &trying->whole);
    faults_find(&trying->whole, remember, trying);
    if (ready) {
        map_add(&trying->seen, trying->wanted, trying->count, 1);
        try_each_alone(trying, true);
        try_each_alone(trying, false);
        try_all(trying);
    }
    forget_conditions(trying);
    map_clear(&trying->seen);
    map_clear(&trying->told);
    arena_reset(&trying->arena);
}

static void try_prose(struct lint *lint, const struct prose *prose, int section, bool exact)
{
    struct trying trying = {.lint = lint, .section = section, .exact = exact, .seen = MAP_INIT};

    if (!prose->node)
        return;
    passage_each(lint, prose, try_passage, &trying);
    rendering_free(&trying.whole);
    rendering_free(&trying.part);
    rendering_free(&trying.spare);
    free(trying.conditions);
    free(trying.faults);
    map_free(&trying.seen);
    map_free(&trying.told);
    arena_free(&trying.arena);
}

void lint_clauses(struct lint *lint)
{
    const struct form *form = lint->form;

    for (int i = 0; i < form->section_count; i++)
        try_prose(lint, &form->sections[i].text, i, form->sections[i].indent == LAYOUT_NONE);
    for (int i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        if (field->type->multiline && field->type->family->value == VALUE_TEXT)
            try_prose(lint, &field->default_text, field->section, false);
    }
    if (lint->bytes <= 0 || lint->trial.budget <= 0)
        lint_say(lint, DIAG_HINT, form->node, "sections",
                 _("模板太大，只试了前面一部分从句；其余的请拆成另一个模板再查"));
}
