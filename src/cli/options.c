/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "cli/say.h"
#include "text/excerpt.h"
#include "text/width.h"

enum kind { FLAG, TEXT, COUNT, WORD, MERGE };

static const char *const encodings[] = {"utf-8", "gb18030", NULL};
static const char *const widths[] = {"auto", "narrow", "wide", NULL};

enum { MOST_JOBS = 64, HELP_CELLS = 24 };

struct option_row {
    char letter; /* names the row in a command's list; typed as -x where `is_short` */
    bool is_short;
    const char *name; /* --name */
    enum kind kind;
    const char *value; /* as help shows it */
    const char *const *words;
    size_t offset;
    const char *help;
};

#define AT(member) offsetof(struct options, member)
static const struct option_row rows[] = {
    {'o', true, "output", TEXT, _("文件"), NULL, AT(output),
     _("写到这个文件；以 / 结尾：写在这个文件夹里")},
    {'j', true, "jobs", COUNT, "N", NULL, AT(jobs), _("同时用 N 个进程汇编")},
    {'f', false, "form", TEXT, _("模板"), NULL, AT(form), _("用这个模板，不按草稿里的代号找")},
    {'F', false, "from", TEXT, _("草稿"), NULL, AT(from),
     _("从去年的草稿新建：文字照抄待确认，数作参考")},
    {'l', false, "line", FLAG, NULL, NULL, AT(line), _("逐行问答，不用全屏")},
    {'w', false, "windows", FLAG, NULL, NULL, AT(windows),
     _("写成 Windows 文本：带 BOM，换行为 CRLF")},
    {'e', false, "encoding", WORD, _("编码"), encodings, AT(encoding),
     _("文稿的编码：utf-8（缺省）或 gb18030")},
    {'t', false, "text", FLAG, NULL, NULL, AT(text),
     _("检查写成的文稿：数字用法、残留的占位符、重复的标点")},
    {'J', false, "json", FLAG, NULL, NULL, AT(json), _("结果写成 JSON")},
    {'T', false, "table", FLAG, NULL, NULL, AT(table), _("结果写成制表符分隔的表")},
    {'n', false, "dry-run", FLAG, NULL, NULL, AT(dry_run), _("只列出找到的填空处，不写模板")},
    {'i', false, "figures", FLAG, NULL, NULL, AT(figures), _("已经填好的数（45人次）也当作填空处")},
    {'y', false, "year", FLAG, NULL, NULL, AT(year), _("标题里的年份和前后一年也当作填空处")},
    {'m', false, "merge", MERGE, _("名称=名称"), NULL, AT(merges),
     _("后一项并入前一项，只问一次；可以写几次")},
    {'s', false, "strip", FLAG, NULL, NULL, AT(strip), _("去掉文档前后的广告、启事和页码")},
    {'a', false, "ambiguous", WORD, _("宽度"), widths, AT(ambiguous),
     _("“”—…· 等字符的宽度：auto（缺省）、narrow 或 wide")},
    {'h', true, "help", FLAG, NULL, NULL, AT(help), _("显示用法")},
    {'V', true, "version", FLAG, NULL, NULL, AT(version), _("显示版本")},
};
#undef AT

/* --- parsing --- */

static const struct option_row *find_short(const char *allowed, char letter)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].is_short && rows[i].letter == letter && strchr(allowed, letter))
            return &rows[i];
    return NULL;
}

static const struct option_row *find_long(const char *allowed, const char *name, size_t len)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (bytes_equal(name, len, rows[i].name) && strchr(allowed, rows[i].letter))
            return &rows[i];
    return NULL;
}

static bool say_unknown(const char *allowed, const char *word)
{
    const char *names[COUNT_OF(rows) + 1];
    size_t count = 0, len = strcspn(word, "=");
    const char *near;

    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (strchr(allowed, rows[i].letter))
            names[count++] = rows[i].name;
    names[count] = NULL;
    near = len > 2 ? excerpt_nearest(word + 2, len - 2, names) : NULL;
    if (near)
        say(_("没有选项 %s，是不是 --%s？"), word, near);
    else
        say(_("没有选项 %s；用 --help 看有哪些"), word);
    return false;
}

static bool set_count(int *place, const char *name, const char *value)
{
    size_t digits = strspn(value, "0123456789");
    long number = strtol(value, NULL, 10);

    if (!digits || value[digits] || number < 1 || number > MOST_JOBS) {
        say(_("--%s 应是 1 到 %d 的整数"), name, MOST_JOBS);
        return false;
    }
    *place = (int)number;
    return true;
}

static bool set_word(const char **place, const struct option_row *row, const char *value)
{
    for (const char *const *word = row->words; *word; word++)
        if (strcmp(*word, value) == 0) {
            *place = *word;
            return true;
        }
    say(_("--%s 没有“%s”：%s"), row->name, value, row->help);
    return false;
}

static bool add_merge(struct options *options, const char *value)
{
    if (options->merge_count == MERGES_MOST) {
        say(_("--merge 最多写 %d 次；请分几次导入，或改写好的模板"), MERGES_MOST);
        return false;
    }
    options->merges[options->merge_count++] = value;
    return true;
}

static bool set(struct options *options, const struct option_row *row, const char *value)
{
    char *place = (char *)options + row->offset;

    if (row->kind == FLAG)
        *(bool *)place = true;
    else if (row->kind == TEXT)
        *(const char **)place = value;
    else if (row->kind == MERGE)
        return add_merge(options, value);
    else if (row->kind == COUNT)
        return set_count((int *)place, row->name, value);
    else
        return set_word((const char **)place, row, value);
    return true;
}

/* One word that begins with a dash, with its value, which may be the next word. Returns how many
 * words it took; 0: said what is wrong. */
static int take(struct options *options, const char *allowed, char **words, int left)
{
    const char *word = words[0], *value = NULL;
    bool is_long = word[1] == '-';
    size_t len = is_long ? strcspn(word + 2, "=") : 1;
    const struct option_row *row = is_long ? find_long(allowed, word + 2, len)
                                           : find_short(allowed, word[1]);
    int taken = 1;

    if (!row)
        return say_unknown(allowed, word);
    if (is_long && word[2 + len] == '=')
        value = word + 3 + len;
    else if (!is_long && word[2])
        value = word + 2;
    if (row->kind == FLAG && value) {
        say(_("--%s 不带值"), row->name);
        return 0;
    }
    if (row->kind != FLAG && !value) {
        if (left < 2) {
            say(_("--%s 后面缺少%s"), row->name, row->value);
            return 0;
        }
        value = words[1];
        taken = 2;
    }
    return set(options, row, value) ? taken : 0;
}

bool options_parse(struct options *options, const char *allowed, char **words, int *count)
{
    int kept = 0, i = 0;

    while (i < *count) {
        int taken = 0;
        if (strcmp(words[i], "--") == 0) {
            for (i++; i < *count; i++)
                words[kept++] = words[i];
            break;
        }
        if (words[i][0] != '-' || !words[i][1]) {
            words[kept++] = words[i++];
            continue;
        }
        taken = take(options, allowed, words + i, *count - i);
        if (!taken)
            return false;
        i += taken;
    }
    *count = kept;
    return true;
}

/* --- help --- */

void options_help(const char *allowed, struct str *out)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t start = out->len;
        if (!strchr(allowed, rows[i].letter))
            continue;
        str_add(out, "  ");
        if (rows[i].is_short)
            str_addf(out, "-%c, ", rows[i].letter);
        str_addf(out, "--%s%s%s", rows[i].name, rows[i].value ? "=" : "",
                 rows[i].value ? rows[i].value : "");
        width_pad(out, start, HELP_CELLS);
        str_addf(out, " %s\n", rows[i].help);
    }
}
