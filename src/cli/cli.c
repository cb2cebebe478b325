/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "base/attributes.h"
#include "cli/options.h"
#include "cli/say.h"
#include "cli/shell.h"
#include "text/excerpt.h"
#include "text/width.h"

#ifndef VERSION
#define VERSION "0"
#endif

static const struct command commands[] = {
    {"fill", _("模板|草稿"), _("逐处填报（全屏，或 --line 逐行）"), "flah", 1, 1, cli_fill},
    {"new", _("模板"), _("新建一份草稿，显示它的位置"), "oFh", 1, 1, cli_new},
    {"set", _("草稿 名称=内容…"), _("不进界面，直接填几项"), "fh", 2, -1, cli_set},
    {"assemble", _("草稿…|模板"), _("汇编成文稿"), "ojfweh", 1, -1, cli_assemble},
    {"check", _("草稿…|文稿…"), _("列出未填、不合规、待核、待确认的各项"), "ftJTh", 1, -1,
     cli_check},
    {"lint", _("模板…"), _("检查模板写得对不对"), "h", 1, -1, cli_lint},
    {"test", _("模板"), _("试一试模板：运行旁边的 模板.test.yaml"), "h", 1, 1, cli_test},
    {"show", _("模板"), _("列出模板的章节和填报项"), "h", 1, 1, cli_show},
    {"import", _("文档"), _("把写着 X 的文档做成模板"), "onJiymsh", 1, 1, cli_import},
    {"list", "", _("列出模板和草稿"), "JTh", 0, 0, cli_list},
    {"schema", "", _("写出模板语言的 JSON Schema，供编辑器用"), "h", 0, 0, cli_schema},
    {"doctor", "", _("看终端的编码、字符宽度和按键是否合适"), "h", 0, 0, cli_doctor},
};

enum { SUMMARY_COLUMN = 39 };

static const char home_options[] = "alhV";

static void usage(struct str *out)
{
    str_add(out, _("用法：tianbao                          打开首页\n"));
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        size_t start = out->len;
        str_addf(out, "      tianbao %s %s", commands[i].name, commands[i].arguments);
        width_pad(out, start, SUMMARY_COLUMN);
        str_addf(out, "%s\n", commands[i].summary);
    }
    str_add(out, _("\n选项：\n"));
    options_help(home_options, out);
    str_add(out, _("\n每个命令的选项：tianbao 命令 --help。手册：man tianbao\n"));
}

static void command_usage(const struct command *command, struct str *out)
{
    str_addf(out, _("用法：tianbao %s [选项]%s%s\n%s\n\n"), command->name,
             *command->arguments ? " " : "", command->arguments, command->summary);
    options_help(command->options, out);
}

static const struct command *find_command(const char *name)
{
    const char *names[COUNT_OF(commands) + 1] = {NULL};
    const char *near;

    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        names[i] = commands[i].name;
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    near = excerpt_nearest(name, strlen(name), names);
    if (near)
        say(_("没有命令 %s，是不是 %s？"), name, near);
    else
        say(_("没有命令 %s；用 tianbao --help 看有哪些"), name);
    return NULL;
}

static enum exit_code put_usage(void)
{
    struct str text = STR_INIT;
    enum exit_code code;

    usage(&text);
    code = put(&text);
    str_free(&text);
    return code;
}

static enum exit_code put_command_usage(const struct command *command)
{
    struct str text = STR_INIT;
    enum exit_code code;

    command_usage(command, &text);
    code = put(&text);
    str_free(&text);
    return code;
}

static enum exit_code put_version(void)
{
    struct str text = STR_INIT;
    enum exit_code code;

    str_add(&text, "tianbao " VERSION "\n");
    code = put(&text);
    str_free(&text);
    return code;
}

static void say_usage(void)
{
    struct str text = STR_INIT;

    usage(&text);
    fputs(str_text(&text), stderr);
    str_free(&text);
}

static enum exit_code run_home(char **words, int count)
{
    struct options options = {.jobs = 1};
    enum exit_code code;

    if (!options_parse(&options, home_options, words, &count))
        return EXIT_USAGE;
    if (options.help)
        return put_usage();
    if (options.version)
        return put_version();
    if (count) {
        say(_("选项要写在命令后面：tianbao %s …"), words[0]);
        return EXIT_USAGE;
    }
    code = cli_home(&options);
    if (code == EXIT_USAGE)
        say_usage();
    return code;
}

static enum exit_code run_command(const struct command *command, char **words, int count)
{
    struct options options = {.jobs = 1};

    if (!options_parse(&options, command->options, words, &count))
        return EXIT_USAGE;
    if (options.help)
        return put_command_usage(command);
    if (count >= command->least && (command->most < 0 || count <= command->most))
        return command->run(&options, words, count);
    if (command->most == 0)
        say(_("%s 后面不带参数"), command->name);
    else
        say(count < command->least ? _("%s 后面缺少参数，应是：%s")
                                   : _("%s 后面的参数太多，应是：%s"),
            command->name, command->arguments);
    return EXIT_USAGE;
}

/* What was typed does not go to disk in the image of a process that crashed. */
static void forbid_core(void)
{
    const struct rlimit none = {0, 0};

    setrlimit(RLIMIT_CORE, &none);
}

enum exit_code exit_worse(enum exit_code a, enum exit_code b)
{
    return a > b ? a : b;
}

int cli_main(int argc, char **argv)
{
    const struct command *command;

    forbid_core();
    shell_called(argc > 0 ? argv[0] : NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (argc < 2 || argv[1][0] == '-')
        return run_home(argv + 1, argc > 0 ? argc - 1 : 0);
    command = find_command(argv[1]);
    return command ? run_command(command, argv + 2, argc - 2) : EXIT_USAGE;
}
