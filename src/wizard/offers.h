/* SPDX-License-Identifier: MIT */
/* What each mode offers: one table, from which footer and help derive. */
#ifndef WIZARD_OFFERS_H
#define WIZARD_OFFERS_H

#include "wizard/session.h"

/* A command, with a label of its own where the command's does not fit. */
struct offer {
    enum command_id command;
    const char *label; /* NULL: the command's */
};

enum { OFFERS_MOST = 18 };

/* The most useful first; COMMAND_NONE ends them. */
struct offers {
    const char *title; /* of the screen; "" where it has one of its own */
    struct offer offers[OFFERS_MOST];
};

/* What a mode offers, and the session as it is now: a prompt has offers of its own. Static. */
const struct offers *offers_of_mode(enum session_mode mode);
const struct offers *offers_of(const struct session *session);

/* What is always there: help and the way out. */
bool offer_lasts(const struct offer *offer);

/* Whether it means something now. */
bool offer_stands(const struct offer *offer, const struct session *session);

/* The command, which in a long answer Tab gives instead of Enter; and what people read for it. */
enum command_id offer_command(const struct offer *offer, const struct session *session);
const char *offer_label(const struct offer *offer);

/* What stands above the lines of a list: its columns, or what it is. */
const char *session_mode_title(const struct session *session);

#endif
