/* SPDX-License-Identifier: MIT */
/* A short choice between ways to go on, by digit or Enter: what to do with a draft that is in use,
 * with a paragraph, with the screen. */
#ifndef WIZARD_MENU_H
#define WIZARD_MENU_H

#include <stddef.h>

#include "base/attributes.h"
#include "base/str.h"

struct session;

/* What a line of the menu does, with its argument. Returns effects. */
typedef unsigned menu_act(struct session *session, int argument);

struct menu_item {
    char *label;
    menu_act *act;
    int argument;
};

struct menu {
    struct str title; /* for the head of the screen */
    struct str text;  /* stands above the lines; may have several paragraphs */
    struct menu_item *items;
    size_t count, cap;
    menu_act *escape; /* what Esc does; NULL: back to where the clerk was */
};

/* Begins a new menu; lines follow, then menu_show. Copies the texts. */
void menu_begin(struct session *session, const char *title, const char *text);
ATTR_PRINTF(4, 5)
void menu_add(struct session *session, menu_act *act, int argument, const char *format, ...);
/* Enters SESSION_MENU, the first line chosen. What is in hand is kept first. */
void menu_show(struct session *session);

void menu_free(struct menu *menu);

#endif
