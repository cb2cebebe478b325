/* SPDX-License-Identifier: MIT */
/* What the clerk can set of the screen: it is drawn anew, and a line to look at tells how wide the
 * terminal draws quotation marks and their kin. */
#include <string.h>

#include "text/width.h"
#include "wizard/mode.h"

static unsigned set_width(struct session *session, int is_wide)
{
    width_set_ambiguous_wide(is_wide);
    session_back(session);
    return EFFECT_REDRAW | EFFECT_WIDTH;
}

/* A line of ambiguous characters, and one of digits that ends below it as the setting has it. */
static void add_lines_to_look_at(struct str *out)
{
    static const char sample[] = "“看”—“这”—“里”…";
    size_t cells = width_text(sample, strlen(sample));

    str_addf(out, "%s|\n", sample);
    for (size_t i = 1; i <= cells; i++)
        str_addc(out, (char)('0' + i % 10));
    str_addc(out, '|');
}

unsigned action_screen(struct session *session)
{
    struct str text = STR_INIT;

    add_lines_to_look_at(&text);
    str_add(&text,
            _("\n两行末尾的竖线对齐，就不用改；上一行的更靠右，选占两格；更靠左，选占一格。"));
    menu_begin(session, _("屏幕"), str_text(&text));
    str_free(&text);
    menu_add(session, set_width, false, _("引号、破折号等占一格"));
    menu_add(session, set_width, true, _("引号、破折号等占两格"));
    menu_show(session);
    return EFFECT_REDRAW | EFFECT_REPAINT;
}
