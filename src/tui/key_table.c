/* SPDX-License-Identifier: MIT */
#include "tui/key_table.h"

#include <string.h>

/* Lower case: rxvt with a modifier. P, Q and S also carry modifiers: ESC [ 1 ; 5 P. */
const struct key_final key_finals[] = {
    {'A', KEY_NAME_UP},   {'B', KEY_NAME_DOWN}, {'C', KEY_NAME_RIGHT},   {'D', KEY_NAME_LEFT},
    {'a', KEY_NAME_UP},   {'b', KEY_NAME_DOWN}, {'c', KEY_NAME_RIGHT},   {'d', KEY_NAME_LEFT},
    {'H', KEY_NAME_HOME}, {'F', KEY_NAME_END},  {'Z', KEY_NAME_BACKTAB}, {'P', KEY_NAME_F1},
    {'Q', KEY_NAME_F2},   {'R', KEY_NAME_F3},   {'S', KEY_NAME_F4},      {'\0', KEY_NAME_NONE},
};

const struct key_final key_finals_ss3[] = {
    {'M', KEY_NAME_ENTER},
    {'I', KEY_NAME_TAB},
    {'\0', KEY_NAME_NONE},
};

const struct key_final key_finals_console[] = {
    {'A', KEY_NAME_F1}, {'B', KEY_NAME_F2}, {'C', KEY_NAME_F3},
    {'D', KEY_NAME_F4}, {'E', KEY_NAME_F5}, {'\0', KEY_NAME_NONE},
};

const struct key_number key_numbers[] = {
    {1, KEY_NAME_HOME},    {2, KEY_NAME_INSERT},    {3, KEY_NAME_DELETE}, {4, KEY_NAME_END},
    {5, KEY_NAME_PAGE_UP}, {6, KEY_NAME_PAGE_DOWN}, {7, KEY_NAME_HOME},   {8, KEY_NAME_END},
    {11, KEY_NAME_F1},     {12, KEY_NAME_F2},       {13, KEY_NAME_F3},    {14, KEY_NAME_F4},
    {15, KEY_NAME_F5},     {0, KEY_NAME_NONE},
};

const struct key_capability key_capabilities[] = {
    {"kcuu1", KEY_NAME_UP},      {"kcud1", KEY_NAME_DOWN},    {"kcub1", KEY_NAME_LEFT},
    {"kcuf1", KEY_NAME_RIGHT},   {"khome", KEY_NAME_HOME},    {"kend", KEY_NAME_END},
    {"kpp", KEY_NAME_PAGE_UP},   {"knp", KEY_NAME_PAGE_DOWN}, {"kich1", KEY_NAME_INSERT},
    {"kdch1", KEY_NAME_DELETE},  {"kcbt", KEY_NAME_BACKTAB},  {"kent", KEY_NAME_ENTER},
    {"kbs", KEY_NAME_BACKSPACE}, {"kf1", KEY_NAME_F1},        {"kf2", KEY_NAME_F2},
    {"kf3", KEY_NAME_F3},        {"kf4", KEY_NAME_F4},        {"kf5", KEY_NAME_F5},
    {NULL, KEY_NAME_NONE},
};

/* `l` is the comma of the VT100; on the keyboards in use it is what PuTTY sends for +. */
const char *key_keypad(char final)
{
    static const char finals[] = " jklmnopqrstuvwxyX", typed[] = " *++-./0123456789=";
    const char *found = final ? strchr(finals, final) : NULL;

    return found ? typed + (found - finals) : NULL;
}
