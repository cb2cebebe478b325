/* SPDX-License-Identifier: MIT */
#include "cli/open.h"
#include "cli/say.h"
#include "text/safe.h"

static void indent(struct str *out, int depth)
{
    for (; depth > 0; depth--)
        str_add(out, "  ");
}

static void show_field(const struct field *field, int depth, struct str *out)
{
    indent(out, depth);
    str_addf(out, "- %s %s [%s", field->name, field->label, field->type->name);
    if (field->unit)
        str_addf(out, " %s", field->unit);
    str_add(out, field->calculation.node ? _("，计算") : "");
    str_add(out, field->approximate ? _("，可填约数") : "");
    str_add(out, field->required ? _("，必填") : "");
    str_add(out, "]");
    if (field->source)
        str_addf(out, " %s", field->source);
    str_addc(out, '\n');
}

static void show_fields(const struct form *form, int section, int depth, struct str *out)
{
    for (int i = 0; i < form->field_count; i++)
        if (form->fields[i].section == section)
            show_field(&form->fields[i], depth, out);
}

static int depth_of(const struct form *form, int section)
{
    int depth = 0;

    while ((section = form->sections[section].parent) >= 0)
        depth++;
    return depth;
}

static void show(const struct form *form, struct str *out)
{
    str_addf(out, _("%s（%s，第 %d 版，%d 个填报项）\n"), form->name, form->id, form->version,
             form->field_count);
    show_fields(form, -1, 1, out);
    for (int i = 0; i < form->section_count; i++) {
        int depth = depth_of(form, i);
        indent(out, depth);
        str_addf(out, "%s\n", form_section_label(form, i));
        show_fields(form, i, depth + 1, out);
    }
}

enum exit_code cli_show(const struct options *options, char **arguments, int count)
{
    struct opener opener;
    struct str text = STR_INIT, safe = STR_INIT;
    const struct form *form;
    enum exit_code code;

    (void)options;
    (void)count;
    opener_init(&opener, NULL);
    form = opener_form(&opener, arguments[0], &code);
    if (form) {
        show(form, &text);
        safe_add_lines(&safe, str_text(&text));
        code = put(&safe);
    }
    str_free(&text);
    str_free(&safe);
    opener_free(&opener);
    return code;
}
