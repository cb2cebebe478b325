/* SPDX-License-Identifier: MIT */
/* What keys do; and no way of pressing them gets anyone stuck or loses what was answered. */
#include "model/reasons.h"
#include "unit/face.h"

#include "wizard/mode.h"

/* --- moving --- */

static void expect_field(const struct face *face, const char *name)
{
    assert_int_equal(face->session.mode, SESSION_FILL);
    assert_string_equal(face->session.field->name, name);
}

static void test_walk_through_by_enter(void **state)
{
    static const char *const order[] = {"year", "org", "studies", "lectures", "gaps"};
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        expect_field(&face, order[i]);
        press(&face, i + 1 < COUNT_OF(order) ? "\r" : "\t");
    }
    assert_int_equal(face.session.mode, SESSION_FINISH);
    press(&face, "\033");
    for (size_t i = COUNT_OF(order); i--; press(&face, "\033[Z"))
        expect_field(&face, order[i]);
    expect_field(&face, order[0]);
    assert_true(on_screen(&face, "已经是第一处"));
    end(&face);
}

static void test_resumed_where_left(void **state)
{
    struct face face;
    char *path;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州市局\r5\r7\021");
    assert_true(face.quit);
    path = xstrdup(face.session.draft.path);
    end(&face);
    begin(&face, 24, 80);
    assert_true(session_open(&face.session, path, NULL, NULL));
    expect_field(&face, "lectures");
    assert_true(on_screen(&face, " > 7|"));
    assert_true(on_screen(&face, "习5次，外请专家辅导7次"));
    free(path);
    end(&face);
}

static void test_preview_leads_to_the_blank(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r\r\020");
    assert_int_equal(face.session.mode, SESSION_PREVIEW);
    press(&face, "\033[F\r");
    expect_field(&face, "gaps");
    press(&face, "\020\033");
    expect_field(&face, "gaps");
    press(&face, "\020\033[H\r");
    expect_field(&face, "org");
    end(&face);
}

static void test_help_scrolls(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r\r\r\r一\007");
    assert_true(on_screen(&face, "Tab ↓         下一处"));
    end(&face);
    open_new(&face, 12, 40);
    press(&face, "\r\r\007\033[B");
    assert_true(on_screen(&face, "只数集体的"));
    press(&face, "\033[B\033[B\033[B\033[B");
    assert_true(on_screen(&face, " 回车  "));
    for (int i = 0; i < 10; i++)
        press(&face, "\033[6~");
    assert_true(on_screen(&face, "这里接着填。"));
    press(&face, "\033");
    expect_field(&face, "studies");
    end(&face);
}

static void test_long_section_pages_to_its_end(void **state)
{
    struct str text = STR_INIT;
    struct face face;

    (void)state;
    str_add(&text, "id: long\nversion: 1\nname: 长\nsections:\n  - title: 一\n    fields:\n"
                   "      - {name: a, label: 甲, type: count}\n    text: |\n      甲{{a}}次\n");
    for (int i = 1; i <= 60; i++)
        str_addf(&text, "      第%d段\n", i);
    scratch_write("forms/long.yaml", str_text(&text));
    begin(&face, 24, 80);
    assert_true(session_new(&face.session, "long", NULL));
    for (int i = 0; i < 4; i++)
        press(&face, "\033[6~");
    assert_true(on_screen(&face, "第60段"));
    for (int i = 0; i < 4; i++)
        press(&face, "\033[5~");
    assert_true(on_screen(&face, "甲X次"));
    press(&face, "\033[6~\033[6~7\r\033");
    assert_true(on_screen(&face, "甲7次"));
    end(&face);
    str_free(&text);
}

static void test_home_with_many_drafts(void **state)
{
    struct face face;

    (void)state;
    for (int i = 0; i < 40; i++) {
        open_new(&face, 24, 80);
        end(&face);
    }
    begin(&face, 24, 80);
    session_home(&face.session, NULL);
    for (int i = 0; i < 39; i++)
        press(&face, "\033[B");
    assert_true(face.canvas.cursor_row > 0);
    press(&face, "\033[H");
    assert_true(on_screen(&face, "草稿（回车接着填）"));
    press(&face, "\033[F\r");
    assert_int_equal(face.session.mode, SESSION_FILL);
    end(&face);
}

/* Who presses Enter again and again neither breaks nor lengthens what was written before. */
static void test_enter_passes_a_long_answer(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r\r\r\r");
    expect_field(&face, "gaps");
    press(&face, "\r");
    assert_int_equal(face.session.mode, SESSION_FINISH);
    press(&face, "\033");
    press(&face, "一是甲。\r二是乙。\t");
    press(&face, "\033");
    expect_field(&face, "gaps");
    assert_true(on_screen(&face, " 回车 下一处"));
    press(&face, "\r");
    assert_int_equal(face.session.mode, SESSION_FINISH);
    press(&face, "\033");
    press(&face, "\033[F\r三是丙。");
    assert_true(on_screen(&face, " Tab  下一处"));
    assert_true(on_screen(&face, " > 一是甲。\n   二是乙。\n   三是丙。|\n"));
    end(&face);
}

/* With Ctrl lines move where there are lines; elsewhere the key does what it does alone. */
static void test_keys_with_ctrl(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r\033[1;5A");
    expect_field(&face, "year");
    press(&face, "\033[1;5B\033[1;5B\033[1;5B\033[1;5B");
    expect_field(&face, "gaps");
    press(&face, "一是甲。\r二是乙。\033[1;5A");
    assert_true(on_screen(&face, " > 二是乙。|\n   一是甲。\n"));
    press(&face, "\033[1;5D");
    assert_true(on_screen(&face, " > |二是乙。\n   一是甲。\n"));
    press(&face, "\033[1;5B\033[3;5~");
    assert_true(on_screen(&face, " > |一是甲。\n(7)\n"));
    press(&face, "\017\033[1;5A");
    assert_int_equal(face.session.mode, SESSION_OUTLINE);
    end(&face);
}

/* --- answers --- */

static void test_refused_is_kept_and_said_again(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r\r12人\r");
    expect_field(&face, "lectures");
    press(&face, "\033[Z");
    assert_true(on_screen(&face, " > 12人|"));
    assert_true(on_screen(&face, "集体学习：“12人”的单位是人"));
    assert_true(on_screen(&face, "不合规"));
    end(&face);
}

static void test_emptied_is_unanswered(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r\r12\r\033[Z\177\177\r");
    assert_true(on_screen(&face, "集体学习X次"));
    end(&face);
}

/* One step, one committed change, across sections; what is in hand is one too. */
static void test_undo_and_redo(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州市局\r12\r7");
    press(&face, "\032");
    assert_true(on_screen(&face, "已撤销：外请辅导"));
    assert_true(on_screen(&face, "外请专家辅导X次"));
    press(&face, "\032\032");
    assert_true(on_screen(&face, "已撤销：单位全称"));
    assert_true(on_screen(&face, "　　单位全称：X"));
    press(&face, "\032\032");
    assert_true(on_screen(&face, "没有可以撤销的改动"));
    press(&face, "\031\031\031\031");
    assert_true(on_screen(&face, "江州市局坚持把学习摆在首位"));
    assert_true(on_screen(&face, "习12次，外请专家辅导7次"));
    press(&face, "\031");
    assert_true(on_screen(&face, "没有可以重做的改动"));
    press(&face, "8\r\031");
    assert_true(on_screen(&face, "没有可以重做的改动"));
    end(&face);
}

/* From the full text to a blank, and back to the same place. */
static void test_escape_leads_back_to_the_list(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\020\r");
    assert_true(on_screen(&face, "> "));
    press(&face, "江州市局\033");
    assert_true(on_screen(&face, " 全文\n"));
    assert_true(on_screen(&face, "江州市局坚持"));
    press(&face, "\033");
    assert_true(on_screen(&face, " > 江州市局|"));
    press(&face, "\033");
    assert_true(on_screen(&face, "退出请按 ^Q"));
    end(&face);
}

static void test_escape_and_interrupt_lose_nothing(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州\033");
    press(&face, "\003\023");
    assert_true(on_screen(&face, " > 江州|"));
    assert_true(on_screen(&face, "已保存"));
    end(&face);
}

/* A warning stands in the way of finalizing until the clerk has said why. */
static void test_warning_takes_its_reason(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州市局\r3\r0\r无\t");
    assert_true(on_screen(&face, "少于每季度一次，请核对（回车写明原因）"));
    assert_false(on_screen(&face, "按回车定稿"));
    press(&face, "\r");
    assert_true(on_screen(&face, " 情况说明"));
    press(&face, "新成立\033");
    assert_true(on_screen(&face, "少于每季度一次，请核对（情况说明：新成立）"));
    assert_true(on_screen(&face, "按回车定稿"));
    assert_string_equal(reasons_of(&face.session.draft, &face.session.draft.form->checks[0]),
                        "新成立");
    press(&face, "\033[B\r\177\177\177\r");
    assert_true(on_screen(&face, "请核对（回车写明原因）"));
    assert_false(on_screen(&face, "按回车定稿"));
    end(&face);
}

static void test_finalized_is_locked_until_reopened(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\r江州市局\r4\r0\r无\t\r");
    assert_true(face.session.draft.finalized);
    press(&face, "\033\033[Z9");
    assert_true(on_screen(&face, "已经定稿；要修改请按 ^R 重新打开"));
    assert_true(on_screen(&face, " > 0|"));
    press(&face, "\0229\r");
    assert_false(face.session.draft.finalized);
    assert_int_equal(
        answers_of(&face.session.draft.answers, form_field(face.session.draft.form, "lectures", 8))
            ->reading.state,
        ANSWER_GIVEN);
    end(&face);
}

static void test_report_of_this_session_is_replaced(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    press(&face, "\027\033\r江州市局\027");
    scratch_expect_count("home/reports", 1);
    scratch_write("home/reports/小结-2026.txt", "改过");
    press(&face, "\033\r5\027");
    scratch_expect("home/reports/小结-2026.txt", "改过");
    scratch_expect_count("home/reports", 2);
    end(&face);
}

static void test_unsaved_is_said_and_does_not_trap(void **state)
{
    struct face face;

    (void)state;
    open_new(&face, 24, 80);
    assert_int_equal(rename("home", "away"), 0);
    scratch_write("home", "in the way");
    press(&face, "\r江州市局\r");
    assert_true(on_screen(&face, "没有保存"));
    assert_true(face.session.unsaved);
    press(&face, "\021");
    assert_false(face.quit);
    press(&face, "\033[Z");
    assert_true(on_screen(&face, "（未保存）"));
    assert_true(on_screen(&face, " > 江州市局|"));
    press(&face, "\021");
    assert_false(face.quit);
    assert_true(on_screen(&face, "^Q 就不保存退出"));
    assert_int_equal(unlink("home"), 0);
    assert_int_equal(rename("away", "home"), 0);
    press(&face, "\023");
    assert_false(face.session.unsaved);
    assert_int_equal(rename("home", "away"), 0);
    press(&face, "\021\021");
    assert_true(face.quit);
    end(&face);
    assert_int_equal(rename("away", "home"), 0);
}

/* --- the tables --- */

static const struct key_binding *binding_of(const char *label)
{
    for (size_t i = 0; i < key_binding_count; i++)
        if (strcmp(key_bindings[i].label, label) == 0)
            return &key_bindings[i];
    return NULL;
}

/* In a form the arrows do what Tab and Shift-Tab do. */
static enum command_id as_filling_in(enum command_id command)
{
    return command == COMMAND_DOWN ? COMMAND_NEXT : command == COMMAND_UP ? COMMAND_BACK : command;
}

/* One key for both: nothing can be restored in a finalized draft. */
static enum command_id as_draft(enum command_id command)
{
    return command == COMMAND_RESTORE ? COMMAND_REOPEN : command;
}

static void test_every_command_has_the_keys_it_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < wizard_command_count; i++) {
        const struct wizard_command *command = &wizard_commands[i];
        const char *const labels[] = {command->key, command->other};

        for (size_t j = 0; j < COUNT_OF(labels) && labels[j]; j++) {
            const struct key_binding *binding = binding_of(labels[j]);
            assert_non_null(binding);
            assert_int_equal(as_filling_in(binding->command), as_draft(command->id));
        }
        assert_false(command->key[0] == 'F');
    }
}

static void test_every_key_of_a_command_is_named(void **state)
{
    static const char forbidden[] = "AB"; /* prefixes of multiplexers */

    (void)state;
    for (size_t i = 0; i < key_binding_count; i++) {
        const struct key_binding *binding = &key_bindings[i];
        const struct wizard_command *command = command_find(as_filling_in(binding->command));

        assert_false(binding->letter && strchr(forbidden, binding->letter));
        if (command && strcmp(binding->label, command->key) != 0)
            assert_string_equal(binding->label, command->other);
    }
}

static void test_every_mode_takes_every_command(void **state)
{
    for (int mode = 0; mode < SESSION_MODE_COUNT; mode++)
        for (int command = 0; command < COMMAND_COUNT; command++) {
            struct face face;

            open_new(&face, 24, 80);
            if (mode == SESSION_HOME)
                session_home(&face.session, NULL);
            session_enter(&face.session, (enum session_mode)mode);
            session_apply(&face.session, (enum command_id)command, "7", 1);
            draw_session(&face.canvas, &face.session);
            end(&face);
        }
    (void)state;
}

/* --- any way of pressing keys --- */

static unsigned dice(unsigned *seed, unsigned sides)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % sides;
}

static const char *random_text(unsigned *seed)
{
    static const char *const texts[] = {"7",  "12人", "江州市局", "？",        "无", "X",
                                        "\n", "30余", "　",       "e\xCC\x81", "0"};

    return texts[dice(seed, COUNT_OF(texts))];
}

/* What is stored for each field, the one in hand left out. */
static void stored(const struct session *session, const struct field *except, struct str *out)
{
    const struct form *form = session->draft.form;

    for (int i = 0; form && i < form->field_count; i++)
        if (&form->fields[i] != except)
            str_addf(out, "%s=%s\n", form->fields[i].name,
                     str_text(&session->draft.answers.items[i].typed_text));
}

/* What is in hand is stored once it was left. */
static void expect_kept(const struct session *session, const struct field *field, const char *typed)
{
    const struct answer *answer = answers_of(&session->draft.answers, field);

    if (answer->reading.state == ANSWER_REFUSED) /* without blanks at its ends */
        assert_non_null(strstr(typed, answer_text(answer)));
    if (strcmp(typed, "7") == 0)
        assert_string_equal(answer_text(answer), "7");
}

/* Nobody but the field in hand changes, unless something is undone; the file has what the session
 * has. */
static void random_step(struct face *face, unsigned *seed)
{
    struct session *session = &face->session;
    enum command_id command = (enum command_id)dice(seed, COMMAND_COUNT);
    bool turns_back = command == COMMAND_UNDO || command == COMMAND_REDO;
    const struct field *asked = session->mode == SESSION_FILL ? session->field : NULL;
    char *typed = xstrdup(str_text(&session->edit.text));
    bool changed = asked && !session->prompt && strcmp(typed, session->before) != 0 &&
                   !session_is_locked(session);
    struct str before = STR_INIT, after = STR_INIT;
    const char *text = random_text(seed);

    stored(session, asked, &before);
    session_apply(session, command, text, strlen(text));
    stored(session, asked, &after);
    if (!turns_back)
        assert_string_equal(str_text(&before), str_text(&after));
    if (changed && !turns_back && (session->mode != SESSION_FILL || session->field != asked))
        expect_kept(session, asked, typed);
    if (dice(seed, 10) == 0) {
        session_resize(session, (int)dice(seed, 60), (int)dice(seed, 150));
        canvas_resize(&face->canvas, session->rows, session->columns);
    }
    draw_session(&face->canvas, session);
    assert_true(face->canvas.cursor_row < session->rows);
    if (session_has_entry(session) && (session->field || session->prompt) &&
        session->rows >= SESSION_MIN_ROWS && session->columns >= SESSION_MIN_COLUMNS) {
        assert_true(face->canvas.cursor_row >= 0); /* an input method shows its list below it */
        assert_true(face->canvas.cursor_row < session->rows - 1);
    }
    assert_true(session->top <= session->page.line_count);
    free(typed);
    str_free(&before);
    str_free(&after);
}

/* From here: back leads to filling in, saving saves, quitting quits. */
static void expect_no_dead_end(struct session *session)
{
    for (int i = 0; i < 3 && session->mode != SESSION_FILL; i++)
        session_apply(session, COMMAND_ESCAPE, "", 0);
    assert_int_equal(session->mode, SESSION_FILL);
    session_apply(session, COMMAND_SAVE, "", 0);
    assert_false(session->unsaved);
    assert_true(session->message.len > 0);
    assert_true(session_apply(session, COMMAND_QUIT, "", 0) & EFFECT_QUIT);
}

static void expect_same_on_disk(const struct session *session)
{
    struct diags diags = DIAGS_INIT(NULL);
    struct draft again = {0};
    struct str here = STR_INIT, there = STR_INIT;
    int error;

    assert_true(draft_read(&again, session->draft.path, &diags, &error));
    draft_bind(&again, session->draft.form, &diags);
    draft_write(&session->draft, &here);
    draft_write(&again, &there);
    assert_string_equal(str_text(&there), str_text(&here));
    draft_free(&again);
    diags_free(&diags);
    str_free(&here);
    str_free(&there);
}

static void test_random_walk(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 20; seed++) {
        struct face face;
        unsigned dices = seed;

        open_new(&face, 24, 80);
        for (int i = 0; i < 100; i++) {
            random_step(&face, &dices);
            if (dice(&dices, 40) == 0) {
                expect_no_dead_end(&face.session);
                expect_same_on_disk(&face.session);
            }
        }
        end(&face);
    }
}

/* From every mode, not only from those that chance leads to. */
static void test_no_dead_end(void **state)
{
    (void)state;
    for (int mode = SESSION_FILL; mode < SESSION_MODE_COUNT; mode++) {
        struct face face;

        open_new(&face, 24, 80);
        session_enter(&face.session, (enum session_mode)mode);
        session_apply(&face.session, COMMAND_SAVE, "", 0);
        assert_true(on_screen(&face, "已保存"));
        assert_int_equal(face.session.mode, mode);
        assert_true(session_apply(&face.session, COMMAND_QUIT, "", 0) & EFFECT_QUIT);
        expect_no_dead_end(&face.session);
        end(&face);
    }
}

/* A year or a sum that is computed stands in lists too, and nothing can be typed for it. */
static void test_no_line_leads_to_what_is_computed(void **state)
{
    static const enum session_mode lists[] = {SESSION_OUTLINE, SESSION_PREVIEW, SESSION_TODO,
                                              SESSION_TABLE};
    struct session session;

    (void)state;
    setenv("TIANBAO_HOME", "home", 1);
    session_init(&session, 24, 80);
    assert_true(session_new(&session, "transport-bureau", NULL));
    assert_false(field_is_asked(form_field(session.draft.form, "next_year", strlen("next_year"))));
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        session_enter(&session, lists[i]);
        for (size_t line = 0; line < session.page.line_count; line++) {
            int target = session.page.lines[line].target;
            if (target >= 0 && target < session.draft.form->field_count)
                assert_true(field_is_asked(&session.draft.form->fields[target]));
        }
    }
    session_free(&session);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        face_test(test_walk_through_by_enter),
        face_test(test_resumed_where_left),
        face_test(test_preview_leads_to_the_blank),
        face_test(test_help_scrolls),
        face_test(test_long_section_pages_to_its_end),
        face_test(test_enter_passes_a_long_answer),
        face_test(test_keys_with_ctrl),
        face_test(test_home_with_many_drafts),
        face_test(test_refused_is_kept_and_said_again),
        face_test(test_emptied_is_unanswered),
        face_test(test_escape_and_interrupt_lose_nothing),
        face_test(test_undo_and_redo),
        face_test(test_escape_leads_back_to_the_list),
        face_test(test_warning_takes_its_reason),
        face_test(test_finalized_is_locked_until_reopened),
        face_test(test_report_of_this_session_is_replaced),
        face_test(test_unsaved_is_said_and_does_not_trap),
        face_test(test_every_command_has_the_keys_it_names),
        face_test(test_every_key_of_a_command_is_named),
        face_test(test_every_mode_takes_every_command),
        face_test(test_random_walk),
        face_test(test_no_dead_end),
        face_test(test_no_line_leads_to_what_is_computed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
