/* SPDX-License-Identifier: MIT */
/* A map or list that is open while a file is read; inside of the YAML tree only. */
#ifndef MODEL_NODE_FRAME_H
#define MODEL_NODE_FRAME_H

#include <stdbool.h>

#include "base/map.h"
#include "model/node.h"

enum { FRAME_KEY_SHOWN = 30 }; /* code points of a key in a message */

struct frame {
    struct node *node, *last;
    const struct node *key; /* of a map: the one whose value comes next */
    struct map keys;        /* once there are more than a few */
    bool flow;
    bool braces; /* the second { of {{ */
};

/* Adds the node as the next key, value or item; lists keys that are none or were there already. A
 * key that only is one because of its braces has been complained of. */
void frame_attach(struct frame *frame, struct node *node, bool braces, struct diags *diags);

/* Whether a plain scalar, valid as it is, may not be what its author meant: several lines in one, a
 * colon that did not count, a full-width bracket. The last look is at the source. `frame`: what it
 * stands in, NULL at the top. */
bool frame_suspects(const struct frame *frame, const struct node *scalar, bool many_lines);

#endif
