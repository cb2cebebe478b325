/* SPDX-License-Identifier: MIT */
#include "wizard/mode.h"

void todo_build(struct session *session)
{
    page_line(&session->page, -1);
}
