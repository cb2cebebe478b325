/* SPDX-License-Identifier: MIT */
#include "wizard/mode.h"

void search_build(struct session *session)
{
    page_line(&session->page, -1);
}

unsigned action_search(struct session *session)
{
    (void)session;
    return EFFECT_NONE;
}
