/* SPDX-License-Identifier: MIT */
/* Values between Chinese quotation marks: where a value begins with a blank it needs quotes, and
 * an input method gives “ and ”, which are text and would be written. */
#include <string.h>

#include "lint/lint_rules.h"

static const char opening[] = "“", closing[] = "”";

enum { MARK = sizeof opening - 1 };

/* “{{…”, without another pair inside. “{{x}}”和“{{y}}” is what an author means. */
static bool is_quoted(const struct node *node)
{
    const char *last = node->text + node->len - MARK;

    return node->len > 2 * MARK && memcmp(node->text, opening, MARK) == 0 &&
           strncmp(node->text + MARK, "{{", 2) == 0 && memcmp(last, closing, MARK) == 0 &&
           strstr(node->text, closing) == last;
}

static void look(struct lint *lint, const struct node *node)
{
    if (node->kind == NODE_SCALAR && node->style == NODE_PLAIN && is_quoted(node))
        lint_say_at(lint, DIAG_WARNING, node, 0,
                    _("两头的“”是文字，会照样写出来；要给值加引号，请改用半角的 \" 或 '"));
    for (const struct node *child = node->first; child; child = child->next)
        look(lint, child);
}

void lint_quotes(struct lint *lint)
{
    look(lint, lint->form->node);
}
