/* SPDX-License-Identifier: MIT */
/* Private to labels: what stands right beside a name and says at once what it is. */
#ifndef IMPORT_LABEL_BESIDE_H
#define IMPORT_LABEL_BESIDE_H

#include "import/label.h"

/* Behind nothing but a bracket, since the blank before. */
bool beside_is_bracketed(const struct label_site *site);

/* All there is in its line; at the end of a line, behind a gap. */
bool beside_is_alone(const struct label_site *site);
bool beside_is_signature(const struct label_site *site);

/* G3XX线; 本人XXX; 赴XX; 联合XX; 以XX为主题. */
bool beside_is_road(const struct label_site *site);
bool beside_is_oneself(const struct label_site *site);
bool beside_is_place(const struct label_site *site);
bool beside_is_partner(const struct label_site *site);
bool beside_is_basis(const struct label_site *site);

#endif
