/* SPDX-License-Identifier: MIT */
#include "model/reasons.h"

#include "model/form_walk.h"

static int index_of(const struct draft *draft, const struct check *check)
{
    return (int)(check - draft->form->checks);
}

const char *reasons_of(const struct draft *draft, const struct check *check)
{
    return remarks_of(draft, REMARK_REASON, index_of(draft, check));
}

void reasons_put(struct draft *draft, const struct check *check, const char *text)
{
    remarks_put(draft, REMARK_REASON, index_of(draft, check), text);
}

bool reasons_gate(const struct draft *draft, const struct check *check)
{
    bool excused = check->severity == DIAG_WARNING && *reasons_of(draft, check);

    return !excused && check_fails(&draft->answers, check);
}

int reasons_gates(const struct draft *draft)
{
    int count = 0;

    for (int i = 0; i < draft->form->check_count; i++)
        count += reasons_gate(draft, &draft->form->checks[i]);
    return count;
}
