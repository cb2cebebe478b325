/* SPDX-License-Identifier: MIT */
#include "tui/keymap.h"

#include "base/attributes.h"

const struct key_binding key_bindings[] = {
    {KEY_NAME_TEXT, 0, COMMAND_TYPE, ""},
    {KEY_NAME_PASTE, 0, COMMAND_PASTE, ""},
    {KEY_NAME_LEFT, KEY_MODIFIED, COMMAND_WORD_LEFT, "Ctrl-←"},
    {KEY_NAME_RIGHT, KEY_MODIFIED, COMMAND_WORD_RIGHT, "Ctrl-→"},
    {KEY_NAME_UP, KEY_MODIFIED, COMMAND_LINE_UP, "Ctrl-↑"},
    {KEY_NAME_DOWN, KEY_MODIFIED, COMMAND_LINE_DOWN, "Ctrl-↓"},
    {KEY_NAME_DELETE, KEY_MODIFIED, COMMAND_LINE_DELETE, "Ctrl-Del"},
    {KEY_NAME_ENTER, 0, COMMAND_ENTER, _("回车")},
    {KEY_NAME_TAB, 0, COMMAND_NEXT, "Tab"},
    {KEY_NAME_BACKTAB, 0, COMMAND_BACK, "Shift-Tab"},
    {KEY_NAME_UP, 0, COMMAND_UP, "↑"},
    {KEY_NAME_DOWN, 0, COMMAND_DOWN, "↓"},
    {KEY_NAME_LEFT, 0, COMMAND_LEFT, "←"},
    {KEY_NAME_RIGHT, 0, COMMAND_RIGHT, "→"},
    {KEY_NAME_HOME, 0, COMMAND_HOME, "Home"},
    {KEY_NAME_END, 0, COMMAND_END, "End"},
    {KEY_NAME_PAGE_DOWN, 0, COMMAND_PAGE_DOWN, "PgDn"},
    {KEY_NAME_PAGE_UP, 0, COMMAND_PAGE_UP, "PgUp"},
    {KEY_NAME_BACKSPACE, 0, COMMAND_BACKSPACE, _("退格")},
    {KEY_NAME_DELETE, 0, COMMAND_DELETE, "Del"},
    {KEY_NAME_CTRL, 'N', COMMAND_NEXT_FINDING, "^N"},
    {KEY_NAME_CTRL, 'O', COMMAND_OUTLINE, "^O"},
    {KEY_NAME_CTRL, 'P', COMMAND_PREVIEW, "^P"},
    {KEY_NAME_CTRL, 'W', COMMAND_FINISH, "^W"},
    {KEY_NAME_CTRL, 'G', COMMAND_HELP, "^G"},
    {KEY_NAME_F1, 0, COMMAND_HELP, "F1"},
    {KEY_NAME_CTRL, 'S', COMMAND_SAVE, "^S"},
    {KEY_NAME_CTRL, 'R', COMMAND_REOPEN, "^R"},
    {KEY_NAME_CTRL, 'L', COMMAND_TODO, "^L"},
    {KEY_NAME_CTRL, 'T', COMMAND_TABLE, "^T"},
    {KEY_NAME_CTRL, 'F', COMMAND_SEARCH, "^F"},
    {KEY_NAME_CTRL, 'D', COMMAND_LAST, "^D"},
    {KEY_NAME_CTRL, '_', COMMAND_ALIKE, "^_"},
    {KEY_NAME_CTRL, 'K', COMMAND_NOTE, "^K"},
    {KEY_NAME_CTRL, 'U', COMMAND_REWORD, "^U"},
    {KEY_NAME_CTRL, 'E', COMMAND_EDITOR, "^E"},
    {KEY_NAME_CTRL, 'Z', COMMAND_UNDO, "^Z"},
    {KEY_NAME_CTRL, 'Y', COMMAND_REDO, "^Y"},
    {KEY_NAME_CTRL, ']', COMMAND_SCREEN, "^]"},
    {KEY_NAME_ESCAPE, 0, COMMAND_ESCAPE, "Esc"},
    {KEY_NAME_CTRL, 'C', COMMAND_INTERRUPT, "^C"},
    {KEY_NAME_CTRL, 'Q', COMMAND_QUIT, "^Q"},
    {KEY_NAME_CTRL, 'X', COMMAND_QUIT, "^X"},
};

const size_t key_binding_count = COUNT_OF(key_bindings);

const struct key_binding *keymap_find(const struct key *key)
{
    for (size_t i = 0; i < COUNT_OF(key_bindings); i++)
        if (key_bindings[i].key == key->name &&
            (!key_bindings[i].letter || key_bindings[i].letter == key->letter))
            return &key_bindings[i];
    return NULL;
}

enum command_id keymap_command(const struct key *key)
{
    const struct key_binding *found = keymap_find(key);

    return found ? found->command : COMMAND_NONE;
}
