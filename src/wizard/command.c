/* SPDX-License-Identifier: MIT */
#include "wizard/command.h"

#include <string.h>

#include "base/attributes.h"

const struct wizard_command wizard_commands[] = {
    {COMMAND_ENTER, ":next", _("回车"), NULL, _("下一处"),
     _("存下这一处，到下一处；空着就跳过，待确认的就此确认")},
    {COMMAND_NEXT, NULL, "Tab", "↓", _("下一处"), _("同回车；在几行的填报项里，写完按它")},
    {COMMAND_BACK, ":back", "Shift-Tab", "↑", _("上一处"), _("存下这一处，回到上一处")},
    {COMMAND_PAGE_DOWN, ":section", "PgDn", NULL, _("下一节"), _("往下一页，到底后到下一章节")},
    {COMMAND_PAGE_UP, ":previous", "PgUp", NULL, _("上一节"), _("往上一页，到顶后到上一章节")},
    {COMMAND_NEXT_FINDING, ":find", "^N", NULL, _("找未填"),
     _("到下一处未填、不合规、待核或待确认的地方")},
    {COMMAND_OUTLINE, ":outline", "^O", NULL, _("目录"), _("各章节填了多少，选一节前往")},
    {COMMAND_PREVIEW, ":preview", "^P", NULL, _("全文"), _("看全文，可以前往其中的填空处")},
    {COMMAND_FINISH, ":finish", "^W", NULL, _("成文"), _("汇编成文稿，看还缺什么")},
    {COMMAND_TODO, ":todo", "^L", NULL, _("缺项"), _("还缺哪些，按提供科室列出，选一项前往")},
    {COMMAND_TABLE, ":table", "^T", NULL, _("对照"),
     _("本年、去年、增减对照表，选一项前往；首页：排序")},
    {COMMAND_SEARCH, ":search", "^F", NULL, _("查找"), _("在填报项、内容和文字里查找；首页：筛选")},
    {COMMAND_LAST, ":last", "^D", NULL, _("照去年"), _("把去年的内容放进来，回车确认")},
    {COMMAND_ALIKE, ":alike", "^_", NULL, _("照填"), _("把这一项也填到相像的各项，先列出来再填")},
    {COMMAND_NOTE, ":note", "^K", NULL, _("备注"), _("给这一项写备注，不进文稿")},
    {COMMAND_REWORD, ":reword", "^U", NULL, _("改写"),
     _("改写或删去这一段（全文里：选中的一段），只在这份草稿里")},
    {COMMAND_RESTORE, ":restore", "^R", NULL, _("恢复"), _("把改写或删去的这一段恢复成模板的原文")},
    {COMMAND_EDITOR, ":edit", "^E", NULL, _("编辑器"), _("用编辑器写这一项，写完拿回来")},
    {COMMAND_LINE_UP, NULL, "Ctrl-↑", NULL, _("行上移"), _("几行的填报项里，把这一行往上移")},
    {COMMAND_LINE_DOWN, NULL, "Ctrl-↓", NULL, _("行下移"), _("几行的填报项里，把这一行往下移")},
    {COMMAND_LINE_DELETE, NULL, "Ctrl-Del", NULL, _("删一行"), _("几行的填报项里，删去这一行")},
    {COMMAND_WORD_LEFT, NULL, "Ctrl-←", NULL, _("前一句"), _("光标退到前一个标点或空格后面")},
    {COMMAND_WORD_RIGHT, NULL, "Ctrl-→", NULL, _("后一句"), _("光标进到后一个标点或空格后面")},
    {COMMAND_UNDO, ":undo", "^Z", NULL, _("撤销"), _("撤销上一次改动，可以一步步退回")},
    {COMMAND_REDO, ":redo", "^Y", NULL, _("重做"), _("把撤销的再做一遍")},
    {COMMAND_HELP, ":help", "^G", "F1", _("帮助"), _("这一项的说明，能用的按键和命令")},
    {COMMAND_SAVE, ":save", "^S", NULL, _("保存"), _("立即保存（每填一处也会自动保存）")},
    {COMMAND_REOPEN, ":reopen", "^R", NULL, _("重新打开"), _("定稿以后：改回草稿，继续修改")},
    {COMMAND_SCREEN, ":screen", "^]", NULL, _("屏幕"), _("重画屏幕；引号等占一格还是两格")},
    {COMMAND_RIGHT, ":more", "→", NULL, _("更多"),
     _("首页：由这份草稿新建、复制、改名、移到回收站")},
    {COMMAND_ESCAPE, NULL, "Esc", NULL, _("返回"),
     _("从目录、全文、清单返回填报；从清单去填的，回到清单")},
    {COMMAND_QUIT, ":quit", "^Q", "^X", _("退出"), _("保存并退出，下次从这里接着填")},
};

const size_t wizard_command_count = COUNT_OF(wizard_commands);

const struct wizard_command *command_find(enum command_id id)
{
    for (size_t i = 0; i < COUNT_OF(wizard_commands); i++)
        if (wizard_commands[i].id == id)
            return &wizard_commands[i];
    return NULL;
}

const struct wizard_command *command_of_word(const char *word)
{
    for (size_t i = 0; i < COUNT_OF(wizard_commands); i++)
        if (wizard_commands[i].word && strcmp(wizard_commands[i].word, word) == 0)
            return &wizard_commands[i];
    return NULL;
}
