/* SPDX-License-Identifier: MIT */
/* Last year beside the blank, notes, pasted columns, long answers half typed. */
#include "unit/face.h"

#include "base/file.h"
#include "model/remarks.h"

static const char draft_text[] = "_format: 1\n"
                                 "_form: small\n"
                                 "_form_version: 1\n"
                                 "_status: draft\n"
                                 "_created_at: 2026-12-18T15:02:11+08:00\n"
                                 "_at: studies\n"
                                 "_unconfirmed: [org]\n"
                                 "_last:\n"
                                 "  org: 江州市局\n"
                                 "  studies: 9\n"
                                 "  lectures: 无\n"
                                 "year: 2026\n"
                                 "org: 江州市局\n";

static void open_draft(struct face *face, const char *text)
{
    struct str why = STR_INIT;

    scratch_write("draft.yaml", text);
    begin(face, 24, 80);
    if (!session_open(&face->session, "draft.yaml", NULL, &why))
        fail_msg("%s", str_text(&why));
    str_free(&why);
}

static void expect_in_draft(const char *part, bool there)
{
    struct str text = STR_INIT;

    assert_int_equal(file_read("draft.yaml", 1 << 20, &text), 0);
    if ((strstr(str_text(&text), part) != NULL) != there)
        fail_msg("%s%s\nin:\n%s", there ? "missing: " : "should be gone: ", part, str_text(&text));
    str_free(&text);
}

/* --- last year --- */

static void test_last_year_stands_beside(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "");
    assert_true(on_screen(&face, " 集体学习（次）"));
    assert_false(on_screen(&face, "例：12")); /* last year's is the better one */
    assert_true(on_screen(&face, "去年 9       增减 —        同比 —\n"));
    press(&face, "1");
    assert_true(on_screen(&face, "去年 9       增减 -8       同比 -88.9%\n"));
    press(&face, "2");
    assert_true(on_screen(&face, "去年 9       增减 +3       同比 +33.3%\n"));
    press(&face, "\r");
    assert_true(on_screen(&face, "去年 0"));
    end(&face);
}

static void test_last_year_is_taken_by_one_key(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "\004");
    assert_true(on_screen(&face, " > 9"));
    assert_true(on_screen(&face, "已放入去年的内容，按回车确认"));
    expect_in_draft("\nstudies: 9", false);
    press(&face, "\r");
    expect_in_draft("\nstudies: 9\n", true);
    press(&face, "\033[Z\033[Z\004");
    assert_true(on_screen(&face, " > 江州市局"));
    end(&face);
}

static void test_no_last_year(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州\004");
    assert_true(on_screen(&face, "这一项没有去年的内容"));
    assert_true(on_screen(&face, " > 江州|"));
    end(&face);
}

/* --- the line under the entry --- */

static void test_says_that_the_clause_goes(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "0");
    assert_false(on_screen(&face, "不写进文稿")); /* the sentence stands without a clause */
    press(&face, "\r");
    assert_false(on_screen(&face, "不写进文稿"));
    press(&face, "0");
    assert_true(on_screen(&face, "0：这一句不写进文稿 · 机关党委\n"));
    press(&face, "\177无");
    assert_true(on_screen(&face, "无：这一句不写进文稿 · 机关党委\n"));
    press(&face, "\1773");
    assert_false(on_screen(&face, "不写进文稿"));
    end(&face);
}

/* --- notes --- */

static void test_note(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "12\013");
    assert_true(on_screen(&face, " 备注：集体学习\n"));
    expect_in_draft("\nstudies: 12\n", true);
    press(&face, "据学习台账\r");
    assert_true(on_screen(&face, " > 12"));
    assert_true(on_screen(&face, "备注：据学习台账"));
    expect_in_draft("_notes:\n  studies: 据学习台账\n", true);
    press(&face, "\032");
    assert_true(on_screen(&face, "已撤销：集体学习"));
    expect_in_draft("_notes:", false);
    press(&face, "\031");
    expect_in_draft("_notes:\n  studies: 据学习台账\n", true);
    end(&face);
}

/* Whatever ends it, a note half written stays. */
static void test_note_is_kept_however_it_is_left(void **state)
{
    static const char *const ways[] = {"\033", "\017", "\021"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct face face;
        open_draft(&face, draft_text);
        press(&face, "\013问办公室");
        press(&face, ways[i]);
        expect_in_draft("_notes:\n  studies: 问办公室\n", true);
        end(&face);
    }
}

/* --- a pasted column --- */

static void test_pasted_column(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "\033[200~12\n7\n\033[201~");
    assert_true(on_screen(&face, "填入打勾的 2 处"));
    assert_true(on_screen(&face, "[x] 集体学习：12"));
    assert_true(on_screen(&face, "[x] 外请辅导：7"));
    expect_in_draft("\nstudies:", false);
    press(&face, "\r");
    expect_in_draft("\nstudies: 12\nlectures: 7\n", true);
    assert_true(on_screen(&face, "已填入 2 处；按 ^Z 可以一并撤销"));
    press(&face, "\032");
    expect_in_draft("\nstudies:", false);
    expect_in_draft("\nlectures:", false);
    end(&face);
}

static void test_pasted_column_in_part(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "5\033[200~12\t合计\n7人\n9\033[201~");
    assert_true(on_screen(&face, "[x] 集体学习：12  原来是 5"));
    assert_true(on_screen(&face, "[x] 外请辅导：7人  "));
    press(&face, "\033[B\r");
    assert_true(on_screen(&face, "[ ] 集体学习：12"));
    assert_true(on_screen(&face, "填入打勾的 1 处"));
    press(&face, "\033");
    assert_true(on_screen(&face, " > 5"));
    press(&face, "\033[200~12\n7\n\033[201~\032"); /* not the 5, which came before */
    assert_true(on_screen(&face, " > 5"));
    expect_in_draft("\nlectures:", false);
    end(&face);
}

/* --- a name for all that ask for such a one --- */

static const char alike_form[] =
    "id: small\nname: 小结\nfields:\n"
    "  - {name: a, label: 县名称, type: text, placeholder: XX}\n"
    "  - {name: b, label: 另一县名称, type: text, placeholder: XX}\n"
    "  - {name: c, label: 乡名称, type: text, placeholder: XX}\n"
    "  - {name: d, label: 村名称, type: text, placeholder: XXX}\n"
    "  - {name: e, label: 个数, type: count, unit: 个, placeholder: XX}\n"
    "sections:\n"
    "  - {label: 全文, numbering: none, text: \"{{a}}{{b}}{{c}}{{d}}{{e}}个\"}\n";

static void test_alike(void **state)
{
    struct face face;

    (void)state;
    scratch_write("forms/small.yaml", alike_form);
    open_draft(&face, "_form: small\n");
    press(&face, "\037");
    assert_true(on_screen(&face, "没有相像的项可以照填"));
    press(&face, "江口\037");
    assert_true(on_screen(&face, "\n 照填\n"));
    assert_true(on_screen(&face, " [ ] 另一县名称：江口\n"));
    assert_true(on_screen(&face, " [ ] 乡名称：江口\n"));
    assert_false(on_screen(&face, "村名称"));
    assert_false(on_screen(&face, "个数"));
    press(&face, "\033[B\r\033[A\r");
    assert_true(on_screen(&face, "已填入 1 处"));
    assert_true(on_screen(&face, " > 江口"));
    expect_in_draft("\na: 江口\nb: 江口\n", true);
    expect_in_draft("\nc:", false);
    press(&face, "\032");
    expect_in_draft("\nb:", false);
    expect_in_draft("\na: 江口\n", true);
    end(&face);
}

/* --- the chief's pen --- */

static void test_reword_and_restore(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "12\025");
    assert_true(on_screen(&face, " 改写\n"));
    assert_true(on_screen(&face, "| 1  改写这一段，只在这份草稿里\n"));
    assert_false(on_screen(&face, "恢复模板的原文"));
    press(&face, "1");
    assert_true(on_screen(&face, " 改写这一段（只在这份草稿里）\n"));
    assert_true(on_screen(&face, "{{#lectures}}，外请专家辅导{{lectures}}次{{/lectures}}"));
    edit_set(&face.session.edit, "", true);
    press(&face, "今年学了{{studies}}次。\t");
    assert_true(on_screen(&face, "已改写这一段；“单位全称”等 2 项不再写进文稿，^Z 可以撤销"));
    assert_true(on_screen(&face, "=　　今年学了12次。\n"));
    assert_true(on_screen(&face, "本段已改写"));
    expect_in_draft("    text: |-\n      今年学了{{studies}}次。\n", true);
    assert_true(on_screen(&face, "  ^P 全文  ^R 恢复  ^G 帮助"));
    press(&face, "\022");
    assert_true(on_screen(&face, "已恢复模板的原文，^Z 可以撤销"));
    assert_false(on_screen(&face, "^R"));
    assert_true(on_screen(&face, " 　　江州市局坚持把学习摆在首位"));
    expect_in_draft("_text:", false);
    press(&face, "\022");
    assert_true(on_screen(&face, "这一段就是模板的原文，没有要恢复的"));
    press(&face, "\032");
    assert_true(on_screen(&face, "=　　今年学了12次。\n"));
    press(&face, "\025\033\0253"); /* the menu has it too */
    assert_true(on_screen(&face, "已恢复模板的原文"));
    press(&face, "\032\032");
    assert_true(on_screen(&face, " 　　江州市局坚持把学习摆在首位"));
    end(&face);
}

static void test_struck(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "12\0252");
    assert_true(on_screen(&face, "已删去这一段"));
    assert_true(on_screen(&face, "本段已删去"));
    assert_true(on_screen(&face, "=　　江州市局坚持把学习摆在首位")); /* to be restored */
    press(&face, "\020");
    assert_false(on_screen(&face, "江州市局坚持把学习摆在首位"));
    end(&face);
}

/* Words that cannot be used are not lost, and not taken. */
static void test_words_refused(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "\0251");
    edit_set(&face.session.edit, "", true);
    press(&face, "学了{{study}}次。\t");
    assert_true(on_screen(&face, "没有改："));
    assert_true(on_screen(&face, " > 学了{{study}}次。|"));
    press(&face, "\033");
    assert_true(on_screen(&face, " 集体学习（次）"));
    expect_in_draft("_text:", false);
    expect_in_draft("学了{{study}}次。", true); /* whatever ends the session now */
    press(&face, "\0251");
    assert_true(on_screen(&face, " > 学了{{study}}次。|"));
    end(&face);
}

/* --- half typed --- */

static void test_half_typed_is_saved_after_a_pause(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "\r\r");
    press(&face, "一是学得");
    assert_true(session_is_typing(&face.session));
    expect_in_draft("_typing:", false);
    session_tick(&face.session);
    assert_false(session_is_typing(&face.session));
    expect_in_draft("_typing:\n  gaps: 一是学得\n", true);
    end(&face);
    begin(&face, 24, 80);
    assert_true(session_open(&face.session, "draft.yaml", NULL, NULL));
    press(&face, "");
    assert_true(on_screen(&face, " > 一是学得|"));
    assert_true(on_screen(&face, "上次没写完的内容还在"));
    press(&face, "不深。\t");
    expect_in_draft("_typing:", false);
    expect_in_draft("gaps: 一是学得不深。\n", true);
    end(&face);
}

static void test_half_typed_is_saved_every_forty_characters(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "\r\r");
    for (int i = 0; i < 39; i++)
        press(&face, "学");
    expect_in_draft("_typing:", false);
    press(&face, "学");
    expect_in_draft("_typing:\n  gaps: 学学", true);
    for (int i = 0; i < 40; i++)
        press(&face, "\177");
    press(&face, "\t");
    expect_in_draft("_typing:", false);
    expect_in_draft("学", false);
    end(&face);
}

/* Killed in a prompt: what was typed by then is in the draft, and in hand where it was typed. */
static void killed_in_prompt(const char *keys, const char *named, const char *told,
                             const char *kept)
{
    struct face face;
    struct str draft = STR_INIT;

    str_addf(&draft, "%s%s", draft_text, "studies: 2\n"); /* too few: wants a reason */
    open_draft(&face, str_text(&draft));
    str_free(&draft);
    press(&face, keys);
    press(&face, "只写了一半");
    assert_true(session_is_typing(&face.session));
    session_tick(&face.session);
    assert_false(session_is_typing(&face.session));
    expect_in_draft(named, true);
    end(&face);
    begin(&face, 24, 80);
    assert_true(session_open(&face.session, "draft.yaml", NULL, NULL));
    press(&face, "");
    assert_true(on_screen(&face, told));
    press(&face, keys);
    assert_true(on_screen(&face, "半|"));
    assert_true(on_screen(&face, "上次没写完的内容还在"));
    expect_in_draft(named, true);
    press(&face, "，写完了\t");
    expect_in_draft("_typing:", false);
    expect_in_draft(kept, true);
    end(&face);
}

static void test_half_typed_in_prompts(void **state)
{
    (void)state;
    killed_in_prompt("\013", "_typing:\n  _notes.", "上次有一条备注没写完", "只写了一半，写完了");
    killed_in_prompt("\0274", "_typing:\n  _reasons.", "上次有一条情况说明没写完",
                     "只写了一半，写完了");
    killed_in_prompt("\0251", "_typing:\n  _text.", "上次有一段改写没写完", "只写了一半，写完了");
}

/* One answer too long for a draft would keep all the others from being saved. */
static void test_what_is_too_long_stays_out(void **state)
{
    struct face face;
    struct str text = STR_INIT;

    (void)state;
    while (text.len <= NODE_MAX_SCALAR)
        str_add(&text, "学");
    open_draft(&face, draft_text);
    press(&face, "\r\r前");
    session_apply(&face.session, COMMAND_PASTE, str_text(&text), text.len);
    press(&face, "");
    assert_true(on_screen(&face, "一项最多写 64 KiB（约两万字），后面的没有放进来"));
    press(&face, "\t");
    expect_in_draft("_typing:", false);
    expect_in_draft("gaps: 前学学", true);
    assert_false(face.session.unsaved);
    end(&face);
    str_free(&text);
}

/* Nor does a form that says an answer ten thousand times take the screen away. */
static void test_what_multiplies_is_cut_short(void **state)
{
    struct face face;
    struct str form = STR_INIT, text = STR_INIT;

    (void)state;
    str_add(&form, "id: many\nversion: 1\nname: 多\nsections:\n  - title: 一\n    fields:\n"
                   "      - {name: gaps, label: 不足, type: paragraph}\n    text: '");
    for (int i = 0; i < 8000; i++)
        str_add(&form, "{{gaps}}");
    str_add(&form, "'\n");
    scratch_write("forms/many.yaml", str_text(&form));
    while (text.len < 6000)
        str_add(&text, "学");
    begin(&face, 24, 80);
    assert_true(session_new(&face.session, "many", NULL));
    session_apply(&face.session, COMMAND_PASTE, str_text(&text), text.len);
    press(&face, "\t");
    press(&face, "\020\033[F");
    assert_true(on_screen(&face, "（太长了，后面的没有写）"));
    end(&face);
    str_free(&form);
    str_free(&text);
}

/* Killed while the editor runs, or before its text is committed. */
static void test_what_goes_to_the_editor_and_comes_back_is_saved(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "\r\r写了一半\005");
    expect_in_draft("_typing:\n  gaps: 写了一半\n", true);
    session_edited(&face.session, "写了一半，又写了一半", NULL);
    expect_in_draft("_typing:\n  gaps: 写了一半，又写了一半\n", true);
    press(&face, "\t");
    expect_in_draft("_typing:", false);
    end(&face);
}

static void test_says_that_the_default_is_back(void **state)
{
    struct face face;

    (void)state;
    scratch_write("forms/pre.yaml",
                  "id: pre\nversion: 1\nname: 默认\nsections:\n  - title: 一\n    fields:\n"
                  "      - {name: place, label: 地点, type: text, default: 会议室}\n"
                  "      - {name: other, label: 其他, type: text}\n"
                  "    text: |\n      在{{place}}{{other}}。\n");
    begin(&face, 24, 80);
    assert_true(session_new(&face.session, "pre", NULL));
    press(&face, "礼堂\r\033[A");
    assert_false(on_screen(&face, "已恢复为默认内容"));
    press(&face, "\177\177\r");
    assert_true(on_screen(&face, "地点：已恢复为默认内容，待确认"));
    end(&face);
}

/* A figure that stands in the default of a paragraph only, which its own words replace. */
static void test_says_which_default_shows_it(void **state)
{
    struct face face;

    (void)state;
    scratch_write("forms/within.yaml",
                  "id: within\nversion: 1\nname: 里面\nsections:\n  - title: 一\n    fields:\n"
                  "      - {name: share, label: 占比, type: percent}\n"
                  "      - name: faults\n        label: 不足\n        type: paragraph\n"
                  "        default: 占比{{share}}%，占{{share}}%。\n"
                  "    text: |\n      {{faults}}\n");
    begin(&face, 24, 80);
    assert_true(session_new(&face.session, "within", NULL));
    press(&face, "9");
    assert_true(on_screen(&face, "占比（写在“不足”里）"));
    assert_true(on_screen(&face, "共2处，一并修改"));
    press(&face, "\r\r\033[Z\033[Z");
    assert_true(on_screen(&face, "占比（“不足”已经写定，要改到那里改）"));
    assert_false(on_screen(&face, "一并修改"));
    end(&face);
}

/* As a spreadsheet gives one. */
static void test_a_pasted_cell_is_one_line(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "\033[200~12\r\n\033[201~");
    assert_true(on_screen(&face, " > 12"));
    assert_false(on_screen(&face, "并成一行"));
    press(&face, "\r\033[Z\033[200~\n\033[201~");
    assert_true(on_screen(&face, " > 12"));
    press(&face, "\013\033[200~问老李\n\033[201~\r");
    assert_true(on_screen(&face, "备注：问老李\n"));
    end(&face);
}

static void test_says_so_beside_the_choices(void **state)
{
    struct face face;

    (void)state;
    scratch_write("forms/pick.yaml",
                  "id: pick\nversion: 1\nname: 选\nsections:\n  - title: 一\n    fields:\n"
                  "      - name: way\n        label: 方式\n        type: select_one\n"
                  "        choices: [{value: a, label: 集中}, {value: b, label: 自学}]\n"
                  "    text: |\n      学习{{#way}}，以{{way}}为主{{/way}}。\n");
    begin(&face, 24, 80);
    assert_true(session_new(&face.session, "pick", NULL));
    press(&face, "无");
    assert_true(on_screen(&face, " 无：这一句不写进文稿 · 1 集中  2 自学\n"));
    press(&face, "\r\033\033[A");
    assert_true(on_screen(&face, "方式（没有，这里不写）"));
    end(&face);
}

static void test_a_hint_too_long_says_so(void **state)
{
    struct face face;

    (void)state;
    scratch_write("forms/hint.yaml",
                  "id: hint\nversion: 1\nname: 说明\nsections:\n  - title: 一\n    fields:\n"
                  "      - {name: a, label: 甲, type: count, hint: 以会议记录为准只传达不研究的不算"
                  "没有就填无}\n"
                  "    text: |\n      {{a}}\n");
    begin(&face, 12, 40);
    assert_true(session_new(&face.session, "hint", NULL));
    press(&face, "");
    assert_true(on_screen(&face, "\n 以会议记录为准只传达不研究的不算没...\n"));
    end(&face);
}

/* All at once, as after a line that stood still. */
static void test_a_digit_and_what_follows(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "\027112\r");
    expect_in_draft("\nstudies: 12\n", true);
    press(&face, "\033[Z\0251甲\t");
    assert_true(on_screen(&face, "已改写这一段"));
    expect_in_draft("{{/lectures}}。甲\n", true);
    end(&face);
}

static void test_refused_in_a_reworded_paragraph(void **state)
{
    struct face face;

    (void)state;
    open_draft(&face, draft_text);
    press(&face, "\0251甲\t12人\r\033[Z");
    assert_true(on_screen(&face, "不合规  本段已改写  去年 9 "));
    session_resize(&face.session, 12, 40);
    canvas_resize(&face.canvas, 12, 40);
    press(&face, "");
    assert_true(on_screen(&face, " 集体学习（次）      不合规  去年 9 — —"));
    press(&face, "\0251");
    assert_false(on_screen(&face, "12人"));
    end(&face);
}

static void test_several_choices_by_digits(void **state)
{
    struct face face;

    (void)state;
    scratch_write("forms/picks.yaml",
                  "id: picks\nversion: 1\nname: 选\nsections:\n  - title: 一\n    fields:\n"
                  "      - name: ways\n        label: 方式\n        type: select_multiple\n"
                  "        choices: [{value: a, label: 集中}, {value: b, label: 自学}]\n"
                  "    text: |\n      学习以{{ways}}为主。\n");
    begin(&face, 24, 80);
    assert_true(session_new(&face.session, "picks", NULL));
    press(&face, "2,1");
    assert_true(on_screen(&face, " 可以选几个，如 1,2 · 1 集中  2 自学\n"));
    press(&face, "\r\020");
    assert_true(on_screen(&face, "学习以自学、集中为主"));
    end(&face);
}

/* Cells from a spreadsheet stay cells. */
static void test_pasted_rows(void **state)
{
    struct face face;

    (void)state;
    scratch_write("forms/rows.yaml",
                  "id: rows\nversion: 1\nname: 表\nsections:\n  - title: 一\n    fields:\n"
                  "      - name: awards\n        label: 表彰\n        type: repeat\n"
                  "        fields:\n          - {name: who, label: 姓名, type: text}\n"
                  "          - {name: what, label: 奖项, type: text}\n"
                  "      - {name: topics, label: 议题, type: list}\n"
                  "    text: |\n      {{#awards}}{{who}}获{{what}}；{{/awards}}{{topics}}\n");
    begin(&face, 24, 80);
    assert_true(session_new(&face.session, "rows", NULL));
    press(&face, "\033[200~赵六\t先进\r钱七\t优秀\033[201~");
    assert_true(on_screen(&face, " > 赵六｜先进\n   钱七｜优秀|\n"));
    assert_false(on_screen(&face, "一并修改")); /* its columns are no blanks of it */
    press(&face, "\t");
    assert_true(on_screen(&face, "赵六获先进；钱七获优秀"));
    press(&face, "\033[200~学习\t检查\033[201~");
    assert_true(on_screen(&face, " > 学习\n   检查|\n"));
    press(&face, "\013\033[200~问\t过\033[201~");
    assert_true(on_screen(&face, " > 问 过|\n"));
    end(&face);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        face_test(test_last_year_stands_beside),
        face_test(test_last_year_is_taken_by_one_key),
        face_test(test_no_last_year),
        face_test(test_says_that_the_clause_goes),
        face_test(test_note),
        face_test(test_note_is_kept_however_it_is_left),
        face_test(test_pasted_column),
        face_test(test_pasted_column_in_part),
        face_test(test_alike),
        face_test(test_says_so_beside_the_choices),
        face_test(test_a_hint_too_long_says_so),
        face_test(test_refused_in_a_reworded_paragraph),
        face_test(test_a_digit_and_what_follows),
        face_test(test_several_choices_by_digits),
        face_test(test_says_which_default_shows_it),
        face_test(test_a_pasted_cell_is_one_line),
        face_test(test_pasted_rows),
        face_test(test_reword_and_restore),
        face_test(test_struck),
        face_test(test_words_refused),
        face_test(test_half_typed_is_saved_after_a_pause),
        face_test(test_half_typed_is_saved_every_forty_characters),
        face_test(test_half_typed_in_prompts),
        face_test(test_says_that_the_default_is_back),
        face_test(test_what_is_too_long_stays_out),
        face_test(test_what_multiplies_is_cut_short),
        face_test(test_what_goes_to_the_editor_and_comes_back_is_saved),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
