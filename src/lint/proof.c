/* SPDX-License-Identifier: MIT */
#include "lint/proof.h"

#include <stdlib.h>
#include <unistr.h>

#include "base/alloc.h"
#include "lint/proof_rules.h"

/* Code points, and where each begins; `offsets` has one more for the end. */
struct decoded {
    uint32_t *at;
    size_t *offsets;
    size_t count;
};

static struct decoded decode(const char *text, size_t len)
{
    struct decoded decoded = {xcalloc(len + 1, sizeof(uint32_t)), xcalloc(len + 1, sizeof(size_t)),
                              0};
    size_t offset = 0;

    while (offset < len) {
        ucs4_t c;
        int size = u8_mbtouc(&c, (const uint8_t *)text + offset, len - offset);
        decoded.at[decoded.count] = c;
        decoded.offsets[decoded.count++] = offset;
        offset += size > 0 ? (size_t)size : 1;
    }
    decoded.offsets[decoded.count] = len;
    return decoded;
}

void proof_text(const char *text, size_t len, proof_finding *found, void *self)
{
    struct decoded decoded = decode(text, len);
    struct code_points scan = {decoded.at, decoded.count};

    for (size_t i = 0; i < scan.count;) {
        size_t matched = 0;
        for (size_t rule = 0; rule < proof_rule_count && !matched; rule++) {
            matched = proof_rules[rule].match(&scan, i);
            if (matched)
                found(self, decoded.offsets[i], decoded.offsets[i + matched] - decoded.offsets[i],
                      proof_rules[rule].message);
        }
        i += matched ? matched : 1;
    }
    free(decoded.at);
    free(decoded.offsets);
}
