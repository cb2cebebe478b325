/* SPDX-License-Identifier: MIT */
/* What the clerk can set of the screen: it is drawn anew, and a line to look at tells how wide the
 * terminal draws quotation marks and their kin. */
#include "text/width.h"
#include "wizard/mode.h"

static unsigned set_width(struct session *session, int is_wide)
{
    width_set_ambiguous_wide(is_wide);
    session_back(session);
    return EFFECT_REDRAW | EFFECT_WIDTH;
}

unsigned action_screen(struct session *session)
{
    menu_begin(session, _("屏幕"),
               _("“看”—“这”—“里”…|\n12345678901234567890|\n"
                 "两行末尾的竖线对齐，就不用改；上一行的更靠右，选占两格；更靠左，选占一格。"));
    menu_add(session, set_width, false, _("引号、破折号等占一格"));
    menu_add(session, set_width, true, _("引号、破折号等占两格"));
    menu_show(session);
    return EFFECT_REDRAW | EFFECT_REPAINT;
}
