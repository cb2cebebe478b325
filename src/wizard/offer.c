/* SPDX-License-Identifier: MIT */
#include "wizard/mode.h"

void offer_build(struct session *session)
{
    page_line(&session->page, -1);
}

unsigned offer_apply(struct session *session, enum command_id command, const char *text, size_t len)
{
    return list_mode_apply(session, command, text, len);
}
