/* SPDX-License-Identifier: MIT */
/* What the terminal does, and which setting fits. */
#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "cli/say.h"
#include "model/node.h"
#include "text/encoding.h"
#include "text/safe.h"
#include "text/width.h"
#include "tui/keymap.h"
#include "tui/probe.h"
#include "tui/terminal.h"
#include "wizard/session.h"

enum { LABEL_CELLS = 12 };

/* A line that says what is, and what to do about it where that is needed. */
struct doctor {
    struct str out;
    enum exit_code code; /* of writing it */
    bool found;
    bool raw; /* the terminal's line feed only goes down */
};

ATTR_PRINTF(3, 4)
static void tell(struct doctor *doctor, const char *label, const char *format, ...)
{
    struct str text = STR_INIT;
    size_t start = doctor->out.len;
    va_list args;

    str_add(&doctor->out, label);
    width_pad(&doctor->out, start, LABEL_CELLS);
    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    safe_add(&doctor->out, str_text(&text), text.len);
    str_addc(&doctor->out, '\n');
    str_free(&text);
}

static void advise(struct doctor *doctor, const char *advice)
{
    tell(doctor, "", _("→ %s"), advice);
    doctor->found = true;
}

static void print(struct doctor *doctor)
{
    for (size_t i = 0; doctor->raw && i < doctor->out.len; i++)
        if (doctor->out.s[i] == '\n')
            str_splice(&doctor->out, i++, 0, "\r", 1);
    doctor->code = exit_worse(doctor->code, put(&doctor->out));
    str_clear(&doctor->out);
}

static const char *variable(const char *name)
{
    const char *value = getenv(name);

    return value && *value ? value : NULL;
}

/* --- what can be known without asking --- */

static void check_locale(struct doctor *doctor)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *name = NULL, *value = NULL;
    bool missing;

    for (size_t i = 0; i < COUNT_OF(names) && !value; i++) {
        name = names[i];
        value = variable(name);
    }
    missing = !setlocale(LC_CTYPE, "");
    if (!terminal_locale()) {
        tell(doctor, _("区域设置"), "%s", value ? value : _("没有设置"));
        str_add(&doctor->out,
                "            No locale with Chinese on this system: install C.UTF-8 or "
                "zh_CN.UTF-8\n");
        advise(doctor, _("本机没有能写中文的区域设置，请管理员安装 C.UTF-8 或 zh_CN.UTF-8"));
        return;
    }
    tell(doctor, _("区域设置"), _("%s%s%s，用的是 %s"), value ? name : _("没有设置"),
         value ? "=" : "", value ? value : "", setlocale(LC_CTYPE, NULL));
    tell(doctor, _("字符编码"), "%s", nl_langinfo(CODESET));
    if (missing)
        advise(doctor, _("本机没有环境变量所说的区域设置；不影响填报，要消除其他程序的警告，"
                         "请 export LC_ALL=C.UTF-8"));
}

/* musl's iconv writes an asterisk for what it cannot. */
static void check_encodings(struct doctor *doctor)
{
    static const char text[] = "中\xF0\x9F\x98\x80", bytes[] = "\xD6\xD0\x94\x39\xFC\x36";
    struct str out = STR_INIT;
    bool right = encoding_encode(ENCODING_GB18030, text, sizeof text - 1, &out) &&
                 bytes_equal(str_text(&out), out.len, bytes);
    bool gbk;

    tell(doctor, "GB18030", "%s", right ? _("能读能写") : _("只能读"));
    if (!right)
        advise(doctor, _("本机的 iconv 不会写 GB18030（musl 就是这样）：不能用 --encoding "
                         "gb18030，文稿请写成 UTF-8"));
    gbk = setlocale(LC_CTYPE, "zh_CN.GB18030") || setlocale(LC_CTYPE, "zh_CN.GBK");
    terminal_locale();
    tell(doctor, _("GBK 终端"), "%s",
         gbk ? _("本机有 zh_CN.GBK 或 zh_CN.GB18030，可以用")
             : _("本机没有 GBK 的区域设置，终端须用 UTF-8"));
    str_free(&out);
}

static void check_type(struct doctor *doctor)
{
    const char *type = variable("TERM"), *reason;

    if (!terminal_look_up(&reason)) {
        tell(doctor, _("终端类型"), "TERM=%s", type ? type : "");
        advise(doctor, reason);
        advise(doctor, _("只能逐行问答；可以试试 export TERM=xterm"));
        return;
    }
    tell(doctor, _("终端类型"), _("TERM=%s，可以全屏"), type);
    tell(doctor, _("颜色"), "%s",
         !terminal_wants_colours()  ? _("不用（设置了 NO_COLOR）")
         : terminal_string("setaf") ? _("有")
                                    : _("没有，用粗体、下划线、反白区分"));
    tell(doctor, _("边框"), "%s", _("用减号画，不用线条字符：什么终端、什么编码都显示得出"));
    if (terminal_is_console()) {
        str_add(&doctor->out, "            The Linux console cannot show Chinese: use fbterm or "
                              "kmscon, or ssh from another terminal\n");
        advise(doctor, _("Linux 控制台显示不了中文：请用 fbterm 或 kmscon，或者从别的电脑 "
                         "ssh 登录"));
    }
}

static void check_surroundings(struct doctor *doctor)
{
    int rows, columns;

    if (probe_size(&rows, &columns)) {
        tell(doctor, _("窗口"), _("%d 行 %d 列"), rows, columns);
        if (rows < SESSION_MIN_ROWS || columns < SESSION_MIN_COLUMNS)
            advise(doctor, _("窗口太小，至少要 12 行 40 列"));
    }
    if (variable("TMUX") || variable("STY"))
        tell(doctor, _("多窗口程序"),
             _("在 %s 里：字符宽度是它回答的，外面的终端可能不同，请看下面的竖线"),
             variable("TMUX") ? "tmux" : "screen");
    tell(doctor, _("登录方式"), "%s",
         variable("SSH_CONNECTION") ? _("ssh：编码和字体由您自己电脑上的终端程序决定") : _("本机"));
    tell(doctor, _("程序和库"), "tianbao %s，%s，libyaml %s，libunistring %d.%d", VERSION,
         terminal_library(), node_library(), width_library() >> 8, width_library() & 0xFF);
}

/* --- what the terminal answers --- */

/* What can be read in spite of it, last on the screen. */
static void tell_wrong_charset(struct doctor *doctor)
{
    struct str bytes = STR_INIT;

    str_addc(&doctor->out, '\n');
    print(doctor);
    terminal_wrong_charset(&bytes);
    fwrite(str_text(&bytes), 1, bytes.len, stdout);
    doctor->found = true;
    str_free(&bytes);
}

static void tell_ambiguous(struct doctor *doctor, int cells)
{
    tell(doctor, _("“占"), cells < 0 ? _("终端没有回答") : _("%d 格"), cells);
    if (cells < 0)
        advise(doctor, _("请看下面的竖线，给 tianbao 加上 --ambiguous=narrow 或 wide"));
    else
        tell(doctor, "", _("自动（--ambiguous=auto）时按%s排版；错位就用 --ambiguous=%s"),
             cells == 2 ? _("两格") : _("一格"), cells == 2 ? "narrow" : "wide");
}

/* The two that states are told apart by. */
static void show_colours(struct doctor *doctor)
{
    enum { RED = 1, MAGENTA = 5 };
    const char *off = terminal_string("sgr0");

    if (!terminal_wants_colours() || !terminal_colour(RED) || !off)
        return;
    str_addf(&doctor->out, _("看颜色      %s红字%s"), terminal_colour(RED), off);
    str_addf(&doctor->out, _("  %s紫字%s；看不清就先 export NO_COLOR=1，不用颜色\n"),
             terminal_colour(MAGENTA), off);
}

/* --- keys --- */

static const char *key_label(const struct key *key)
{
    static const char *const unbound[] = {
        [KEY_NAME_INSERT] = "Ins", [KEY_NAME_F2] = "F2", [KEY_NAME_F3] = "F3",
        [KEY_NAME_F4] = "F4",      [KEY_NAME_F5] = "F5",
    };

    const struct key_binding *found = keymap_find(key);

    if (found)
        return found->label;
    return key->name < COUNT_OF(unbound) ? unbound[key->name] : NULL;
}

static void add_text(struct str *out, const char *text, size_t len)
{
    str_add(out, _("  文字 "));
    safe_add(out, text, len);
}

static void tell_key(struct doctor *doctor, const struct key *key, const struct str *bytes)
{
    const char *label = key_label(key);
    const struct wizard_command *command = command_find(keymap_command(key));

    for (size_t i = 0; i < bytes->len; i++)
        str_addf(&doctor->out, "%02X ", (unsigned char)bytes->s[i]);
    if (key->name == KEY_NAME_TEXT || key->name == KEY_NAME_PASTE)
        add_text(&doctor->out, key->text, key->len);
    else if (key->name == KEY_NAME_CTRL && !label)
        str_addf(&doctor->out, _("  ^%c，没有用到"), key->letter);
    else if (label)
        str_addf(&doctor->out, "  %s", label);
    else
        str_add(&doctor->out, _("  不认识的按键，不会有反应"));
    if (command)
        str_addf(&doctor->out, "  %s", command->label);
    else if (label && keymap_command(key) == COMMAND_NONE)
        str_add(&doctor->out, _("，没有用到"));
    str_addc(&doctor->out, '\n');
}

static bool is_last(const struct key *key, bool *escaped)
{
    bool again = key->name == KEY_NAME_ESCAPE && *escaped;

    *escaped = key->name == KEY_NAME_ESCAPE;
    return again || (key->name == KEY_NAME_CTRL && key->letter == 'C') ||
           (key->name == KEY_NAME_TEXT && bytes_equal(key->text, key->len, "q"));
}

static void name_keys(struct doctor *doctor, struct probe *probe)
{
    struct str bytes = STR_INIT;
    bool escaped = false, ended = false;
    struct key key;

    while (!ended && probe_key(probe, -1, &key, &bytes)) {
        tell_key(doctor, &key, &bytes);
        print(doctor);
        ended = is_last(&key, &escaped);
    }
    str_free(&bytes);
}

static void try_keys(struct doctor *doctor, struct probe *probe)
{
    str_add(&doctor->out, _("\n第一行的竖线，和下面哪一行的对齐？\n"
                            "  “看这里”|\n"
                            "  12345678|     --ambiguous=narrow\n"
                            "  1234567890|   --ambiguous=wide\n"
                            "\n请按几个键，看程序认成什么；按 q、^C 或两次 Esc 结束：\n"));
    print(doctor);
    name_keys(doctor, probe);
}

static void ask(struct doctor *doctor)
{
    struct probe probe;
    int cells;

    if (!probe_open(&probe))
        return;
    doctor->raw = true;
    cells = probe_cells(&probe, terminal_sample);
    tell(doctor, _("两个汉字占"), cells < 0 ? _("终端没有回答") : _("%d 格"), cells);
    if (cells >= 0 && cells != TERMINAL_SAMPLE_CELLS) {
        tell_wrong_charset(doctor);
    } else {
        tell_ambiguous(doctor, cells < 0 ? -1 : probe_cells(&probe, "“"));
        show_colours(doctor);
        try_keys(doctor, &probe);
    }
    probe_close(&probe);
    doctor->raw = false;
}

enum exit_code cli_doctor(const struct options *options, char **arguments, int count)
{
    struct doctor doctor = {.out = STR_INIT};

    (void)options;
    (void)arguments;
    (void)count;
    check_locale(&doctor);
    check_encodings(&doctor);
    check_type(&doctor);
    check_surroundings(&doctor);
    print(&doctor);
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        ask(&doctor);
    else
        tell(&doctor, _("终端"), _("标准输入或标准输出不是终端，不问字符宽度和按键"));
    print(&doctor);
    str_free(&doctor.out);
    return exit_worse(doctor.code, doctor.found ? EXIT_FOUND : EXIT_FINE);
}
