/* SPDX-License-Identifier: MIT */
#include "wizard/mode.h"

unsigned action_editor(struct session *session)
{
    (void)session;
    return EFFECT_NONE;
}
