/* SPDX-License-Identifier: MIT */
/* The home screen: what its lines say, what each action does to the files, hostile names. */
#include "unit/face.h"

#include "base/lock.h"

#define ESC    "\033"
#define RIGHT  "\033[C"
#define DOWN   "\033[B"
#define CTRL_F "\006"
#define CTRL_T "\024"
#define CTRL_U "\025"

static void write_draft(const char *name, const char *saved, const char *rest)
{
    struct str path = STR_INIT, text = STR_INIT;

    mkdir("home", 0700);
    mkdir("home/drafts", 0700);
    str_addf(&path, "home/drafts/%s", name);
    str_addf(&text, "_format: 1\n_form: small\n_form_version: 1\n_saved_at: %s\n%s", saved, rest);
    scratch_write(str_text(&path), str_text(&text));
    str_free(&path);
    str_free(&text);
}

#define ANSWERED "year: 2025\norg: 水务局\nstudies: 12\nlectures: 3\ngaps: 无\n"

/* One of each state. */
static void write_drafts(void)
{
    write_draft("小结-2026.yaml", "2026-12-20T10:41:07+08:00", "year: 2026\n");
    write_draft("去年-2025.yaml", "2025-12-19T09:00:00+08:00", "_status: finalized\n" ANSWERED);
    write_draft("甲-2026.yaml", "2026-12-18T08:05:00+08:00", ANSWERED);
}

static void begin_all(struct face *face, int rows, int columns)
{
    begin(face, rows, columns);
    press(face, "");
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

static const char *chosen(const struct face *face)
{
    return str_text(&face->session.home.chosen);
}

/* --- screens --- */

static void test_three_sizes(void **state)
{
    struct face face;
    struct lock lock;
    struct lock_owner owner;

    (void)state;
    write_drafts();
    write_draft("一二三四五六七八九十一二三四五六七八九十一二三四五六-2026-12.yaml",
                "2026-12-17T08:05:00+08:00", "studies: 很多\n");
    assert_int_equal(lock_take(&lock, "home/drafts/甲-2026.yaml", &owner), 0);
    lock_read("home/drafts/甲-2026.yaml", &owner);
    begin_all(&face, 24, 80);
    draw_session(&face.canvas, &face.session);
    {
        struct str line = STR_INIT;
        str_addf(&line, "   甲-2026                                         完整        %s在用",
                 owner.account);
        assert_true(on_screen(&face, str_text(&line)));
        str_free(&line);
    }
    assert_true(on_screen(
        &face, "|   小结-2026                                       缺 4        2026-12-20 10:41"));
    assert_true(on_screen(
        &face, "   一二三四五六七八九十一二三四五六七...-2026-12   错 1 缺 3   2026-12-17 08:05"));
    end(&face);
    begin_all(&face, 43, 132);
    {
        struct str line = STR_INIT;
        str_addf(&line, "%s在用", owner.account);
        assert_true(on_screen(&face, str_text(&line)));
        assert_true(on_screen(&face, "2026-12-18 08:05"));
        str_free(&line);
    }
    end(&face);
    lock_release(&lock);
    begin_all(&face, 12, 40);
    expect_screen(&face, " 填报\n"
                         " 首页\n"
                         "---\n"
                         " 草稿（回车接着填）　按时间排\n"
                         "|   小结-2026        缺 4     12-20\n"
                         "   甲-2026          完整     12-18\n"
                         "   一二...-2026-12  错 1 缺 3 12-17\n"
                         "   去年-2025        定稿     12-19\n"
                         "(1)\n"
                         " 模板（回车新建一份草稿）\n"
                         "---\n"
                         " 回车 打开  → 更多  ^G 帮助  ^Q 退出\n");
    end(&face);
}

static void test_folder_that_cannot_be_read(void **state)
{
    struct face face;

    (void)state;
    assert_int_equal(mkdir("home", 0700), 0);
    scratch_write("home/drafts", "");
    begin_all(&face, 24, 80);
    assert_true(on_screen(&face, " 草稿列不出来：路径中有一段不是文件夹，请核对\n"));
    assert_true(on_screen(&face, " 小结"));
    end(&face);
}

static void test_menu(void **state)
{
    struct face face;

    (void)state;
    write_drafts();
    begin_all(&face, 24, 80);
    press(&face, DOWN DOWN RIGHT);
    expect_screen(&face, " 填报\n"
                         " 去年-2025\n"
                         "---\n"
                         " 模板：小结\n"
                         " 状态：定稿，已填 5/5\n"
                         " 时间：2025-12-19 09:00\n"
                         " 文件：home/drafts/去年-2025.yaml\n"
                         "(1)\n"
                         "| 1  打开\n"
                         " 2  据此新建今年的（带去年的数）\n"
                         " 3  复制一份\n"
                         " 4  改名\n"
                         " 5  移到回收站\n"
                         " 6  改回草稿\n"
                         "(8)\n"
                         "---\n"
                         " 回车 选定  Esc 返回  ^Q 退出\n");
    press(&face, ESC);
    assert_int_equal(face.session.mode, SESSION_HOME);
    assert_true(on_screen(&face, "|   去年-2025"));
    end(&face);
}

static void test_order(void **state)
{
    static const char *const screens[] = {" 草稿（回车接着填）　按名称排\n   去年-2025",
                                          " 草稿（回车接着填）　按状态排\n   小结-2026",
                                          " 草稿（回车接着填）　按时间排\n   小结-2026"};
    struct face face;

    (void)state;
    write_drafts();
    begin_all(&face, 24, 80);
    press(&face, DOWN);
    assert_true(on_screen(&face, "|   甲-2026"));
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        press(&face, CTRL_T);
        assert_true(on_screen(&face, screens[i]));
        assert_true(on_screen(&face, "|   甲-2026")); /* the choice stays with its draft */
    }
    end(&face);
}

static void test_filter(void **state)
{
    struct face face;

    (void)state;
    write_drafts();
    begin_all(&face, 24, 80);
    press(&face, CTRL_F "定稿\r");
    expect_screen(&face, " 填报\n"
                         " 首页\n"
                         "---\n"
                         " 草稿 1/3，含“定稿”　按时间排\n"
                         "|   去年-2025                                       定稿        "
                         "2025-12-19 09:00\n"
                         "(1)\n"
                         " 模板（回车新建一份草稿）\n"
                         "(1)\n"
                         " 草稿和文稿放在 home\n"
                         "(13)\n"
                         "---\n"
                         " 回车 打开  → 更多  ^F 筛选  Esc 全部  ^T 排序  ^G 帮助  ^Q 退出\n");
    press(&face, CTRL_F "SMALL\r");
    assert_true(on_screen(&face, "草稿 3/3，含“SMALL”"));
    press(&face, CTRL_F "没有的\r");
    assert_true(on_screen(&face, "草稿 0/3，含“没有的”"));
    press(&face, RIGHT "\r" CTRL_T ESC);
    assert_true(on_screen(&face, "草稿（回车接着填）"));
    press(&face, CTRL_F "甲\r" CTRL_F "\177\r");
    assert_true(on_screen(&face, "草稿（回车接着填）"));
    assert_false(face.quit);
    end(&face);
}

/* Nothing is read anew while moving: what changes on disk is not seen until something is done. */
static void test_moving_reads_nothing(void **state)
{
    struct face face;

    (void)state;
    write_drafts();
    begin_all(&face, 24, 80);
    assert_int_equal(unlink("home/drafts/甲-2026.yaml"), 0);
    press(&face, DOWN DOWN DOWN CTRL_T CTRL_T CTRL_T);
    assert_true(on_screen(&face, "甲-2026"));
    session_home(&face.session, "small");
    assert_int_equal(face.session.home.shelf.count, 2);
    end(&face);
}

/* The choice stays with its line when the window, and with it what stands above, changes. */
static void test_resize(void **state)
{
    struct face face;

    (void)state;
    write_drafts();
    begin(&face, 24, 80);
    session_home(&face.session, NULL);
    press(&face, DOWN DOWN);
    for (int rows = 12; rows <= 43; rows += 31) {
        session_resize(&face.session, rows, 40 + rows);
        canvas_free(&face.canvas);
        canvas_init(&face.canvas, rows, 40 + rows);
        assert_true(on_screen(&face, "|   去年-2025"));
    }
    press(&face, RIGHT);
    session_resize(&face.session, 12, 40);
    canvas_free(&face.canvas);
    canvas_init(&face.canvas, 12, 40);
    assert_true(on_screen(&face, "| 1  打开"));
    end(&face);
}

/* --- actions --- */

static void test_new_from_last_year(void **state)
{
    struct face face;

    (void)state;
    write_drafts();
    begin_all(&face, 24, 80);
    press(&face, DOWN DOWN RIGHT "2");
    assert_int_equal(face.session.mode, SESSION_FILL);
    assert_string_equal(face.session.draft.path, "home/drafts/小结-2026-2.yaml");
    assert_true(on_screen(&face, "从去年的带来：照抄"));
    assert_false(face.session.draft.finalized);
    end(&face);
}

static void test_copy(void **state)
{
    struct str before = STR_INIT;
    struct face face;

    (void)state;
    write_drafts();
    assert_int_equal(file_read("home/drafts/小结-2026.yaml", 1 << 20, &before), 0);
    begin_all(&face, 24, 80);
    press(&face, RIGHT "3");
    assert_true(on_screen(&face, "复制好了：小结-2026-2"));
    assert_true(on_screen(&face, "|   小结-2026-2"));
    scratch_expect("home/drafts/小结-2026-2.yaml", str_text(&before));
    scratch_expect("home/drafts/小结-2026.yaml", str_text(&before));
    scratch_expect_count("home/drafts", 4);
    str_free(&before);
    end(&face);
}

static void type_name(struct face *face, const char *name)
{
    assert_non_null(face->session.prompt);
    edit_set(&face->session.edit, "", false);
    session_apply(&face->session, COMMAND_PASTE, name, strlen(name));
    press(face, "\r");
}

static void rename_to(struct face *face, const char *name)
{
    press(face, RIGHT "4");
    type_name(face, name);
    assert_null(face->session.prompt);
    assert_int_equal(face->session.mode, SESSION_HOME);
}

static void test_rename(void **state)
{
    struct face face;

    (void)state;
    write_drafts();
    scratch_write("home/drafts/小结-2026.yaml.bak", "year: 2024\n");
    begin_all(&face, 24, 80);
    press(&face, RIGHT "4");
    assert_true(on_screen(&face, " 草稿的新名称"));
    assert_true(on_screen(&face, "\n 回车 确定  Esc 返回  ^Q 退出"));
    assert_int_equal(session_apply(&face.session, COMMAND_EDITOR, "", 0), EFFECT_NONE);
    assert_true(on_screen(&face, " > 小结-2026"));
    press(&face, "\r");
    assert_true(on_screen(&face, "名称没有变"));
    rename_to(&face, "全年小结.yaml");
    assert_true(on_screen(&face, "已改名：全年小结"));
    assert_true(on_screen(&face, "|   全年小结"));
    assert_true(exists("home/drafts/全年小结.yaml"));
    scratch_expect("home/drafts/全年小结.yaml.bak", "year: 2024\n");
    scratch_expect_count("home/drafts", 4);
    press(&face, RIGHT "4");
    type_name(&face, "甲-2026"); /* stays in hand, to be changed */
    assert_true(on_screen(&face, "没有改名：同名文件已经存在"));
    assert_true(on_screen(&face, " > 甲-2026"));
    type_name(&face, "  ");
    assert_true(on_screen(&face, "没有改名：名称是空的"));
    press(&face, ESC);
    assert_null(face.session.prompt);
    assert_string_equal(chosen(&face), "home/drafts/全年小结.yaml");
    press(&face, RIGHT "4乙" ESC);
    assert_true(exists("home/drafts/全年小结.yaml"));
    end(&face);
}

static void test_hostile_names(void **state)
{
    static const char *const names[][2] = {{"../../甲", "home/drafts/甲.yaml"},
                                           {"-rf", "home/drafts/rf.yaml"},
                                           {".hidden", "home/drafts/hidden.yaml"},
                                           {"a/b\\c", "home/drafts/a-b-c.yaml"},
                                           {"。/..", "home/drafts/文稿.yaml"}};
    struct str longest = STR_INIT;
    struct face face;

    (void)state;
    write_draft("小结.yaml", "2026-12-20T10:41:07+08:00", "year: 2026\n");
    for (int i = 0; i < 500; i++)
        str_add(&longest, "长");
    begin_all(&face, 24, 80);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        rename_to(&face, names[i][0]);
        assert_string_equal(chosen(&face), names[i][1]);
        assert_true(exists(names[i][1]));
        scratch_expect_count("home/drafts", 1);
    }
    rename_to(&face, str_text(&longest));
    assert_int_equal(strlen(file_base(chosen(&face))), 120 + strlen(".yaml"));
    scratch_expect_count("home/drafts", 1);
    scratch_expect_count("home", 1);
    end(&face);
    str_free(&longest);
}

/* Names that others gave are shown without their control characters, and can be acted on. */
static void test_hostile_file_names(void **state)
{
    struct face face;

    (void)state;
    write_draft("a\033[2Jb\n.yaml", "2026-12-20T10:41:07+08:00", "year: 2026\n");
    begin_all(&face, 24, 80);
    for (int row = 0; row < 24; row++) {
        struct str text = STR_INIT;
        canvas_row_text(&face.canvas, row, &text);
        assert_null(strchr(str_text(&text), '\033'));
        str_free(&text);
    }
    press(&face, RIGHT "4\r");
    assert_true(on_screen(&face, "名称没有变"));
    rename_to(&face, "好名称");
    scratch_expect_count("home/drafts", 1);
    assert_true(exists("home/drafts/好名称.yaml"));
    end(&face);
}

static void test_trash_and_back(void **state)
{
    struct face face;
    struct stat st;

    (void)state;
    write_drafts();
    scratch_write("home/drafts/甲-2026.yaml.bak", "year: 2024\n");
    begin(&face, 24, 80);
    session_home(&face.session, NULL);
    press(&face, DOWN RIGHT "5");
    assert_true(
        on_screen(&face, " 已移到 home/trash/甲-2026.yaml；要放回，到首页末尾的“回收站”里选它"));
    assert_true(on_screen(&face, "|   去年-2025"));
    assert_false(exists("home/drafts/甲-2026.yaml"));
    scratch_expect("home/trash/甲-2026.yaml.bak", "year: 2024\n");
    scratch_expect_count("home/drafts", 2);
    assert_int_equal(stat("home/trash", &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    write_draft("甲-2026.yaml", "2026-12-21T08:05:00+08:00", "year: 2026\n");
    press(&face, "\033[F");
    assert_true(on_screen(&face, "|   回收站（1）"));
    press(&face, "\r");
    assert_true(on_screen(&face, "| 1  甲-2026　完整　2026-12-18 08:05"));
    press(&face, "1");
    assert_true(on_screen(&face, "已放回：甲-2026-2"));
    assert_true(on_screen(&face, "|   甲-2026-2"));
    scratch_expect("home/drafts/甲-2026-2.yaml.bak", "year: 2024\n");
    scratch_expect_count("home/trash", 0);
    scratch_expect_count("home/drafts", 5);
    end(&face);
}

static void test_reopen(void **state)
{
    struct face face;

    (void)state;
    write_drafts();
    begin_all(&face, 24, 80);
    press(&face, DOWN DOWN RIGHT "6");
    assert_true(on_screen(&face, "已改回草稿，可以修改：去年-2025"));
    assert_true(on_screen(&face, "|   去年-2025                                       完整"));
    assert_true(exists("home/drafts/去年-2025.yaml.bak"));
    press(&face, RIGHT "6");
    assert_int_equal(face.session.mode, SESSION_MENU); /* only five lines now */
    end(&face);
}

static void test_locked(void **state)
{
    static const char *const keys[] = {RIGHT "4", RIGHT "5", RIGHT "6"};
    static const char *const says[] = {"没有改名：有人正在填", "没有移到回收站：有人正在填",
                                       "没有改回草稿：有人正在填"};
    struct lock lock;
    struct lock_owner owner;
    struct face face;

    (void)state;
    write_draft("去年-2025.yaml", "2025-12-19T09:00:00+08:00", "_status: finalized\n" ANSWERED);
    assert_int_equal(lock_take(&lock, "home/drafts/去年-2025.yaml", &owner), 0);
    begin_all(&face, 24, 80);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        press(&face, keys[i]);
        assert_true(on_screen(&face, says[i]));
        assert_null(face.session.prompt);
        assert_int_equal(face.session.mode, SESSION_HOME);
        assert_true(exists("home/drafts/去年-2025.yaml"));
    }
    press(&face, RIGHT);
    assert_true(on_screen(&face, "正在填的："));
    press(&face, ESC);
    lock_release(&lock);
    press(&face, RIGHT "5");
    assert_true(exists("home/trash/去年-2025.yaml"));
    end(&face);
}

/* Root may write everywhere: the test goes on as the one whom the folders then belong to. */
static void drop_rights(bool drop)
{
    static const char *const folders[] = {".", "forms", "home", "home/drafts", "home/trash"};
    enum { SOMEBODY = 65534 };

    if (getuid() != 0)
        return;
    assert_int_equal(drop ? 0 : seteuid(0), 0);
    for (size_t i = 0; drop && i < COUNT_OF(folders); i++)
        assert_int_equal(chown(folders[i], SOMEBODY, (gid_t)-1), 0);
    assert_int_equal(system(drop ? "chown 65534 home/drafts/*" : "true"), 0);
    assert_int_equal(drop ? seteuid(SOMEBODY) : 0, 0);
}

static void test_read_only_folder(void **state)
{
    static const char *const keys[] = {RIGHT "3", RIGHT "5"};
    static const char *const says[] = {"没有复制：", "没有移到回收站："};
    struct face face;

    (void)state;
    write_drafts();
    assert_int_equal(mkdir("home/trash", 0700), 0);
    drop_rights(true);
    assert_int_equal(chmod("home/drafts", 0500), 0);
    begin_all(&face, 24, 80);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        press(&face, keys[i]);
        assert_true(on_screen(&face, says[i]));
    }
    rename_to(&face, "新名称");
    assert_true(on_screen(&face, "没有改名："));
    end(&face);
    assert_int_equal(chmod("home/drafts", 0700), 0);
    drop_rights(false);
    scratch_expect_count("home/drafts", 3);
    scratch_expect_count("home/trash", 0);
}

/* The folder's place is taken by a file: said, nothing changed. */
static void test_no_room_for_trash(void **state)
{
    struct face face;

    (void)state;
    write_drafts();
    scratch_write("home/trash", "in the way");
    begin_all(&face, 24, 80);
    press(&face, RIGHT "5");
    assert_true(on_screen(&face, "没有移到回收站："));
    assert_true(on_screen(&face, "|   小结-2026"));
    scratch_expect_count("home/drafts", 3);
    end(&face);
}

static void test_link_is_not_moved(void **state)
{
    struct face face;

    (void)state;
    write_drafts();
    assert_int_equal(symlink("甲-2026.yaml", "home/drafts/链-2026.yaml"), 0);
    begin_all(&face, 24, 80);
    press(&face, CTRL_F "链\r" RIGHT "5");
    assert_true(on_screen(&face, "没有移到回收站：这是符号链接"));
    scratch_expect_count("home/drafts", 4);
    scratch_expect_count("home/trash", 0);
    end(&face);
}

/* --- a draft that cannot be read --- */

static void test_damaged(void **state)
{
    struct face face;

    (void)state;
    write_draft("坏-2026.yaml", "2026-12-20T10:41:07+08:00", "year: [\n");
    begin(&face, 24, 80);
    session_home(&face.session, NULL);
    assert_true(on_screen(&face, "|   坏-2026                                         读不了"));
    press(&face, "\r");
    assert_true(on_screen(&face, " 坏-2026.yaml：第"));
    assert_int_equal(face.session.mode, SESSION_HOME);
    write_draft("坏-2026.yaml.bak", "2026-12-19T10:41:07+08:00", "year: 2026\n");
    press(&face, "\r");
    assert_int_equal(face.session.mode, SESSION_MENU);
    assert_true(on_screen(&face, " 坏-2026.yaml：第"));
    assert_true(on_screen(&face, "| 1  用上一次保存的那份：小结，"));
    scratch_expect_count("home/drafts", 3); /* the lock as well */
    press(&face, "1");
    assert_true(on_screen(&face, "已恢复；读不了的那份还在，改名为 坏-2026-损坏-"));
    assert_int_equal(face.session.mode, SESSION_FILL);
    end(&face);
    scratch_expect_count("home/drafts", 3);
}

static void test_gone_meanwhile(void **state)
{
    static const char *const keys[] = {"1", "2", "3", "5"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct face face;
        write_drafts();
        begin_all(&face, 24, 80);
        press(&face, RIGHT);
        assert_int_equal(unlink("home/drafts/小结-2026.yaml"), 0);
        press(&face, keys[i]);
        assert_true(on_screen(&face, "没有这个文件"));
        assert_int_equal(face.session.mode, SESSION_HOME);
        assert_int_equal(face.session.home.shelf.count, 2);
        end(&face);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        face_test(test_three_sizes),
        face_test(test_menu),
        face_test(test_folder_that_cannot_be_read),
        face_test(test_order),
        face_test(test_filter),
        face_test(test_moving_reads_nothing),
        face_test(test_resize),
        face_test(test_new_from_last_year),
        face_test(test_copy),
        face_test(test_rename),
        face_test(test_hostile_names),
        face_test(test_hostile_file_names),
        face_test(test_trash_and_back),
        face_test(test_reopen),
        face_test(test_locked),
        face_test(test_read_only_folder),
        face_test(test_no_room_for_trash),
        face_test(test_link_is_not_moved),
        face_test(test_damaged),
        face_test(test_gone_meanwhile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
