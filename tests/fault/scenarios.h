/* SPDX-License-Identifier: MIT */
/* What tests/fault/inject.c tries at every point: one row each. */
#ifndef FAULT_SCENARIOS_H
#define FAULT_SCENARIOS_H

#include <stdbool.h>
#include <stddef.h>

#define DRAFT   "a.yaml"
#define REPORT  "home/reports/a.txt"
#define WINDOWS "home/reports/a-windows.txt"
#define SHELF   "home/drafts/b.yaml"
#define COPY    "a-冲突-20261223-122640.yaml"

static const char form_text[] = "id: office\n"
                                "version: 1\n"
                                "name: 办公室小结\n"
                                "title: \"{{year}}年小结\"\n"
                                "fields:\n"
                                "  - {name: year, label: 年份, type: year, default: report_year}\n"
                                "  - {name: org, label: 单位, type: text}\n"
                                "sections:\n"
                                "  - title: 会议\n"
                                "    fields:\n"
                                "      - {name: meetings, label: 承办会议, type: count, unit: 次}\n"
                                "      - {name: papers, label: 印发文件, type: count, unit: 件}\n"
                                "    text: |\n"
                                "      {{org}}承办会议{{meetings}}次，印发文件{{papers}}件。\n";

static const char draft_text[] = "_format: 1\n"
                                 "_form: office\n"
                                 "_form_version: 1\n"
                                 "_created_at: 2026-12-18T15:02:11+08:00\n"
                                 "_at: meetings\n"
                                 "year: 2026\n"
                                 "org: 江州市水务局\n"
                                 "papers: 30\n";

/* As a program that was killed left it, another program wrote it, and a damaged disk gave it back.
 */
static const char unsaved_text[] = "_format: 1\n"
                                   "_form: office\n"
                                   "_form_version: 1\n"
                                   "_created_at: 2026-12-18T15:02:11+08:00\n"
                                   "_at: meetings\n"
                                   "year: 2026\n"
                                   "org: 江州市水利局\n"
                                   "papers: 30\n";
static const char damaged_text[] = "_format: 1\n_form: office\nyear: 2026\norg: \"江州";

/* What has a process in it that is gone, and its own length: they are made before the first test.
 */
static char unsaved_name[64], dead_lock[200];

enum { ARGUMENTS = 7, LINES = 7, FILES = 4, PROMISES = 6, PLACED = 2, ALWAYS = 2, VERSIONS = 8 };

/* Where the output has `said`, and nowhere that it could not be kept, the file has `kept`, or
 * another one where it says so. Without `said`: where the exit code is 0 or 1. */
struct promise {
    const char *said, *file, *kept;
};

struct scenario {
    const char *name;
    const char *arguments[ARGUMENTS];
    const char *lines[LINES]; /* on standard input */
    const char *files[FILES]; /* what is written */
    struct promise promises[PROMISES];
    struct {
        const char *path, *text;
    } placed[PLACED];           /* what stands there from the start, besides the usual */
    const char *always[ALWAYS]; /* what some file has at any time */
    const char *meanwhile;      /* another program makes this of the draft at the first question */
    bool creates;               /* running it again finds the file of the first time */
};

static const struct scenario scenarios[] = {
    {.name = "set",
     .arguments = {"set", DRAFT, "meetings=12"},
     .files = {DRAFT},
     .promises = {{NULL, DRAFT, "meetings: 12\n"}}},
    {.name = "assemble into a file",
     .arguments = {"assemble", DRAFT, "-o", "o.txt"},
     .files = {"o.txt", DRAFT},
     .promises = {{NULL, "o.txt", "承办会议X次，印发文件30件。\n"}}},
    {.name = "assemble into a folder",
     .arguments = {"assemble", DRAFT, "-o", "d/"},
     .files = {"d/a.txt", DRAFT},
     .promises = {{NULL, "d/a.txt", "承办会议X次，印发文件30件。\n"}}},
    {.name = "new",
     .arguments = {"new", "office", "-o", "n.yaml"},
     .files = {"n.yaml", DRAFT},
     .promises = {{NULL, "n.yaml", "_form: office\n"}},
     .creates = true},
    {.name = "new from last year's",
     .arguments = {"new", "office", "--from", DRAFT, "-o", "n.yaml"},
     .files = {"n.yaml", DRAFT},
     .promises = {{NULL, "n.yaml", "  papers: 30\n"}},
     .always = {"papers: 30\n"},
     .creates = true},
    {.name = "fill, finalize and report for Windows",
     .arguments = {"fill", DRAFT, "--line"},
     .lines = {"12", "31", ":finish", "1", "2", ":quit"},
     .files = {DRAFT, REPORT, WINDOWS},
     .promises = {{NULL, DRAFT, "meetings: 12\npapers: 31\n"},
                  {"印发文件（件）", DRAFT, "meetings: 12\n"},
                  {"已填 4/4　完整", DRAFT, "papers: 31\n"},
                  {"文稿写好了，在：", REPORT, "承办会议12次，印发文件31件。\n"},
                  {"已定稿\n", DRAFT, "_status: finalized\n"},
                  {"已存为 Windows 文本：", WINDOWS, "12"}}},
    {.name = "take over the lock of a dead process",
     .arguments = {"set", DRAFT, "meetings=12"},
     .files = {DRAFT},
     .promises = {{NULL, DRAFT, "meetings: 12\n"}},
     .placed = {{".a.yaml.lock", dead_lock}},
     .always = {"papers: 30\n"}},
    {.name = "take what a killed program had not yet given its name",
     .arguments = {"fill", DRAFT, "--line"},
     .lines = {"1", ":quit"},
     .files = {DRAFT},
     .promises = {{"已恢复\n", DRAFT, "org: 江州市水利局\n"}},
     .placed = {{unsaved_name, unsaved_text}},
     .always = {"org: 江州市水利局\n"}},
    {.name = "take the version before of what cannot be read",
     .arguments = {"--line"},
     .lines = {"1", "1", "12", ":quit"},
     .files = {SHELF},
     .promises = {{"已恢复；", SHELF, "org: 江州市水利局\n"},
                  {"印发文件（件）", SHELF, "meetings: 12\n"}},
     .placed = {{SHELF, damaged_text}, {SHELF ".bak", unsaved_text}},
     .always = {"org: \"江州", "org: 江州市水利局\n"}},
    {.name = "keep what another program wrote meanwhile",
     .arguments = {"fill", DRAFT, "--line"},
     .lines = {"12", "31", ":quit"},
     .files = {DRAFT, COPY},
     .promises = {{"您填的存成了", COPY, "meetings: 12\n"}},
     .always = {"papers: 30\n"},
     .meanwhile = unsaved_text},
    {.name = "rename",
     .arguments = {"--line"},
     .lines = {":more 1", "4", "新名", ":quit"},
     .files = {SHELF, "home/drafts/新名.yaml", SHELF ".bak", "home/drafts/新名.yaml.bak"},
     .promises = {{"已改名：", "home/drafts/新名.yaml", "papers: 30\n"},
                  {"已改名：", "home/drafts/新名.yaml.bak", "org: 江州市水利局\n"}},
     .placed = {{SHELF, draft_text}, {SHELF ".bak", unsaved_text}},
     .always = {"org: 江州市水务局\n", "org: 江州市水利局\n"}},
    {.name = "move to the trash",
     .arguments = {"--line"},
     .lines = {":more 1", "5", ":quit"},
     .files = {SHELF, "home/trash/b.yaml", SHELF ".bak", "home/trash/b.yaml.bak"},
     .promises = {{"已移到 ", "home/trash/b.yaml", "papers: 30\n"},
                  {"已移到 ", "home/trash/b.yaml.bak", "org: 江州市水利局\n"}},
     .placed = {{SHELF, draft_text}, {SHELF ".bak", unsaved_text}},
     .always = {"org: 江州市水务局\n", "org: 江州市水利局\n"}},
};

#endif
