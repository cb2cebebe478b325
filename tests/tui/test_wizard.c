/* SPDX-License-Identifier: MIT */
/* The program itself ($TIANBAO) on a real pseudo-terminal, by keys alone. */
#define _GNU_SOURCE /* unshare */
#include "unit/scratch.h"

#include <errno.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>

#include "base/attributes.h"
#include "support/pty.h"
#include "tui/canvas.h"
#include "tui/draw.h"
#include "tui/keymap.h"

enum { ENTRY_ROW = 20, ENTRY_COLUMN = 3, MESSAGE_ROW = 22 };

#define DRAFT  "home/drafts/交通运输局党建工作总结-2026.yaml"
#define REPORT "home/reports/交通运输局党建工作总结-2026.txt"
#define RULE   "--------------------------------------------------------------------------------"

/* Every answer of transport-bureau, from the first question on. */
#define BASICS  "\r江州市交通运输局\r\t"
#define FIGURES "6\r无\r30余\r12\r6\r3\r2\r"
#define REST    "江州交通\r无\r\t\t2026-12-25\r"

static const char *program;
static char documents[1000]; /* the folder of the readmes: where tests start */

static int setup(void **state)
{
    scratch_enter(state);
    setenv("TIANBAO_HOME", "home", 1);
    setenv("TIANBAO_NOW", "1798000000", 1); /* 2026-12-23 */
    setenv("TZ", "Asia/Shanghai", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    return 0;
}

static struct pty *start_as(const char *const *argv, const char *term)
{
    struct pty_options options = {.argv = argv, .term = term};

    return pty_start(&options);
}

static struct pty *start(const char *command, const char *argument)
{
    const char *argv[] = {program, command, argument, NULL};

    return start_as(argv, NULL);
}

static void send(struct pty *pty, const char *keys, const char *awaited)
{
    pty_send(pty, keys);
    assert_true(pty_wait_text(pty, awaited));
}

/* A new draft, the keys of `answers` pressed in one go. */
static struct pty *filled(const char *answers, const char *awaited)
{
    struct pty *pty = start("fill", "transport-bureau");

    assert_true(pty_wait_text(pty, "总结年度"));
    send(pty, answers, awaited);
    return pty;
}

static void expect_end(struct pty *pty, int code)
{
    assert_int_equal(pty_exit(pty), code);
    assert_true(pty_settings_restored(pty));
    pty_free(pty);
}

static void expect_in_file(const char *path, const char *text)
{
    struct str read = STR_INIT;

    assert_int_equal(file_read(path, 1 << 20, &read), 0);
    if (!strstr(str_text(&read), text))
        fail_msg("%s lacks %s:\n%s", path, text, str_text(&read));
    str_free(&read);
}

static void expect_rows(struct pty *pty, const char *const rows[24])
{
    for (int row = 0; row < 24; row++)
        assert_true(pty_wait_row(pty, row, rows[row] ? rows[row] : ""));
}

/* --- the whole way --- */

static const char *const home_rows[24] = {
    [0] = " 填报",
    [1] = " 首页",
    [2] = RULE,
    [3] = " 用 ↑ ↓ 选一行，按回车。每填一处自动保存；随时按 ^Q 退出，下次接着填。",
    [5] = " 草稿：还没有",
    [7] = " 模板（回车新建一份草稿）",
    [8] = "   审计局党建工作总结                              audit-bureau",
    [9] = "   局党组党建工作总结                              party-group",
    [10] = "   道路运输管理局党支部党建工作总结                transport-branch",
    [11] = "   交通运输局党建工作总结                          transport-bureau",
    [12] = "   水务局党建工作总结                              water-bureau",
    [22] = RULE,
    [23] = " 回车 打开  ^G 帮助  ^Q 退出",
};

static const char *const section_rows[24] = {
    " 交通运输局党建工作总结 · 2026                          已填 5/15  本节 第1/1处",
    " 一、组织领导与责任",
    RULE,
    " 　　局党组履行全面从严治党主体责任，年初研究印发年度党建工作要点和任务清单，把",
    " 理论学习、组织建设、党风廉政建设、意识形态等工作分解到班子成员、机关科室和所属",
    " 单位，逐项写明牵头领导、承办科室和完成时限；年中对照清单检查进度，年底逐项核对",
    " 完成情况。全年召开党组会专题研判党建工作X次，听取机关党委和所属单位党组织汇",
    " 报，分析党员干部思想状况，研究党建经费、人员配备、活动场所等具体事项，会议议定",
    " 的事项写入纪要，由机关党委跟踪办理。",
    " 　　在责任分工上，一是党组书记履行第一责任人职责，部署年度重点任务，协调解决跨",
    " 科室的事项，到联系支部讲党课，以普通党员身份参加所在支部的组织生活；二是班子成",
    " 员履行“一岗双责”，把分管领域的党建工作与业务工作一起布置、一起检查，听取分管科",
    " 室和联系单位的汇报；三是机关党委承担日常工作，建立任务台账，按季度汇总进度，对",
    " 进度较慢的支部发提示单；四是支部书记负责本支部的学习和组织生活，年底向机关党委",
    " 述职，接受党员评议。",
    " 　　在督促检查上，机关党委会同组织人事、机关纪委等部门，采取查阅记录、列席会",
    " 议、个别谈话的方式检查各支部落实任务的情况。检查意见当面反馈，需要整改的事项写",
    " 明责任人和时限，到期由机关党委复查。检查和述职评议的情况作为支部评定等次、党员",
    RULE,
    " 党组会专题研判党建工作（次）",
    " >",
    " 以党组会议纪要为准 · 例：6 · 办公室",
    RULE,
    " 回车 下一处  ^N 未填  PgDn 下节  ^O 目录  ^P 全文  ^Z 撤销  ^G 帮助  ^Q 退出",
};

static void expect_home(struct pty *pty)
{
    for (int row = 0; row < 24; row++)
        if (row != 14 && row != 15) /* where the folder is */
            assert_true(pty_wait_row(pty, row, home_rows[row] ? home_rows[row] : ""));
    assert_true(pty_cell(pty, 8, 3).reverse); /* the first is chosen */
}

static void test_first_half(void)
{
    struct pty *pty = start(NULL, NULL);

    assert_true(pty_wait_cursor(pty, 8, 0));
    expect_home(pty);
    pty_send(pty, "\033[B\033[B\033[B");
    assert_true(pty_wait_cursor(pty, 11, 0));
    send(pty, "\r", "待确认：按回车");
    assert_true(pty_wait_cursor(pty, ENTRY_ROW, ENTRY_COLUMN + 4));
    assert_true(pty_cell(pty, ENTRY_ROW, ENTRY_COLUMN).reverse); /* the old value is selected */
    send(pty, "\r", "单位全称");
    send(pty, "江州市交通运输局", " > 江州市交通运输局");
    assert_true(pty_wait_cursor(pty, ENTRY_ROW, ENTRY_COLUMN + 16));
    send(pty, "\r", "开头段落");
    send(pty, "\t", "党组会专题研判党建工作（次）");
    assert_true(pty_wait_cursor(pty, ENTRY_ROW, ENTRY_COLUMN));
    expect_rows(pty, section_rows);
    send(pty, "6\r", "本年集中学习教育名称");
    pty_send(pty, "\021");
    expect_end(pty, 0);
}

static void test_first_run_half_way_and_on(void **state)
{
    char line[2000], here[1500];
    struct pty *pty;

    (void)state;
    test_first_half();
    expect_in_file(DRAFT, "_at: campaign\n");
    expect_in_file(DRAFT, "party_group_reviews: 6\n");
    pty = start(NULL, NULL);
    assert_true(pty_wait_text(pty, "交通运输局党建工作总结-2026"));
    assert_true(pty_wait_text(pty, "缺 9"));
    send(pty, "\r", "本年集中学习教育名称");
    send(pty, "深入学习教育\r30余\r", "中心组专题学习");
    send(pty, "12\r6\r3\r", "专题学习12次，集中研讨交流6次，");
    send(pty, "2\r", "本年开通的微信公众号名称");
    send(pty, REST, "文稿写好了，在：");
    pty_resize(pty, 24, 132);
    snprintf(line, sizeof line, " %s/" REPORT, getcwd(here, sizeof here));
    assert_true(pty_wait_row(pty, 4, line));
    assert_true(pty_wait_text(pty, "已填 15/15　完整"));
    expect_in_file(REPORT, "全年召开党组会专题研判党建工作6次，");
    expect_in_file(REPORT, "　　按照上级党委统一部署，开展深入学习教育。");
    expect_in_file(REPORT, "专题学习12次，集中研讨交流6次，外请专家教授辅导3次，参观见学2次。");
    expect_in_file(REPORT, "江州市交通运输局\n");
    expect_in_file(REPORT, "2026年12月25日\n");
    pty_mark(pty);
    pty_send(pty, "\021");
    assert_int_equal(pty_exit(pty), 0);
    assert_true(pty_wait_output(pty, strcat(line, "\r\n") + 1));
    pty_free(pty);
}

static void test_type_ahead(void **state)
{
    struct pty *pty = filled(BASICS FIGURES REST, "文稿写好了");

    (void)state;
    for (size_t i = 0; i < 4; i++)
        expect_in_file(DRAFT,
                       (const char *const[]){"followup_studies: 30余\n", "site_visits: 2\n",
                                             "campaign: 无\n", "report_date: 2026-12-25\n"}[i]);
    pty_send(pty, "\021");
    expect_end(pty, 0);
}

static void test_finalize_and_reopen(void **state)
{
    struct pty *pty = filled(BASICS FIGURES REST, "按回车定稿");

    (void)state;
    send(pty, "\r", "已定稿");
    pty_send(pty, "\021");
    expect_end(pty, 0);
    expect_in_file(DRAFT, "_status: finalized\n");
    pty = start("fill", DRAFT);
    assert_true(pty_wait_text(pty, "已经定稿，只能查看"));
    assert_true(pty_wait_text(pty, "^R 重新打开"));
    send(pty, "9", "要修改请按 ^R");
    send(pty, "\022", "已改回草稿");
    send(pty, "2026-12-26\r", "文稿写好了");
    expect_in_file(DRAFT, "report_date: 2026-12-26\n");
    expect_in_file(DRAFT, "_status: draft\n");
    pty_send(pty, "\021");
    expect_end(pty, 0);
}

/* --- finding the way --- */

static void test_lists_and_back(void **state)
{
    struct pty *pty = filled(BASICS, "党组会专题研判党建工作（次）");

    (void)state;
    send(pty, "\017", "0/6");
    assert_true(pty_wait_cursor(pty, 5, 0));
    send(pty, "\033[B\r", "本年集中学习教育名称");
    send(pty, "\020", "前往填空处");
    assert_true(pty_wait_text(pty, "按照上级党委统一部署，开展XX学习教育"));
    send(pty, "\033[F\r", "成文日期");
    send(pty, "\033[Z", "下一年工作打算");
    send(pty, "\033[5~", "存在的不足");
    send(pty, "\033[5~", "本年开通的微信公众号名称");
    send(pty, "\033[6~", "介质的使用情况。"); /* the rest of the section first */
    send(pty, "\033[6~", "第1/1处");
    send(pty, "\016", "下一年工作打算");
    send(pty, "\016", "成文日期");
    send(pty, "\007", "成文日期 · 日期");
    pty_send(pty, "\033[6~\033[6~");
    send(pty, "\033[6~", "怎样填");
    send(pty, "\033", "例：2026年12月25日");
    send(pty, "\033OP", "成文日期 · 日期"); /* F1 */
    send(pty, "\r", "例：2026年12月25日");
    pty_send(pty, "\030"); /* ^X */
    expect_end(pty, 0);
}

/* The report on the normal screen, unwrapped and without anything of ours beside it; then the full
 * screen as it was. */
static void test_shown_to_be_copied(void **state)
{
    struct pty *pty = filled(BASICS FIGURES REST, "按回车定稿");
    char full[80 * 4 + 1];

    (void)state;
    snprintf(full, sizeof full, "%s", pty_row(pty, 3));
    send(pty, "4", "选中就能复制；按回车或 Esc 返回");
    assert_true(pty_wait_output(pty,
                                "\r\n　　三是宣传的内容和方式比较单一。稿件以会议和活动报道为主，"
                                "反映一线职工和服务对象的内容偏少，网络平台的栏目更新不够及时。"
                                "\r\n"));
    assert_true(pty_wait_gone(pty, "按回车定稿"));
    pty_send(pty, "7");
    assert_int_equal(pty_quiet(pty, 100), 0);
    send(pty, "\033", "按回车定稿");
    assert_true(pty_wait_row(pty, 3, full));
    send(pty, "4", "选中就能复制");
    send(pty, "\r", "按回车定稿");
    pty_send(pty, "\021");
    expect_end(pty, 0);
    expect_in_file(DRAFT, "_status: draft\n");
}

static void test_refused_is_kept(void **state)
{
    struct pty *pty = filled(BASICS "12人\r", "“12人”的单位是人");

    (void)state;
    assert_true(pty_wait_row(pty, 19,
                             " 本年集中学习教育名称                                           "
                             "共2处，一并修改"));
    send(pty, "\033[A", " > 12人");
    assert_true(pty_wait_text(pty, "不合规"));
    pty_send(pty, "\021");
    expect_end(pty, 0);
    expect_in_file(DRAFT, "party_group_reviews: 12人\n");
}

static void test_graphemes(void **state)
{
    struct pty *pty = filled("\r", "单位全称");

    (void)state;
    send(pty, "局e\xCC\x81组", " > 局e\xCC\x81组");
    pty_send(pty, "\177");
    assert_true(pty_wait_row(pty, ENTRY_ROW, " > 局e\xCC\x81"));
    pty_send(pty, "\010"); /* ^H too */
    assert_true(pty_wait_row(pty, ENTRY_ROW, " > 局"));
    pty_send(pty, "党\033[D\033[D小\033[3~");
    assert_true(pty_wait_row(pty, ENTRY_ROW, " > 小党"));
    assert_true(pty_wait_cursor(pty, ENTRY_ROW, ENTRY_COLUMN + 2));
    pty_sendn(pty, "\xE5", 1);
    pty_sendn(pty, "\xB1\x80", 2);
    assert_true(pty_wait_row(pty, ENTRY_ROW, " > 小局党"));
    pty_free(pty);
}

static void test_paste(void **state)
{
    struct pty *pty = filled("\r", "单位全称");

    (void)state;
    send(pty, "\033[200~江州市\r交通局\033[201~", " > 江州市交通局");
    assert_true(pty_wait_row(pty, MESSAGE_ROW, " 粘贴的几行已并成一行"));
    send(pty, "\r\033[200~一是\r二是\033[201~\t", "组织领导与责任");
    pty_send(pty, "\021");
    expect_end(pty, 0);
    expect_in_file(DRAFT, "一是\n  二是\n");
}

/* The same keys to a session here: what it draws is what the emulator shows. */
static void press_here(struct session *session, struct canvas *canvas, const char *keys)
{
    struct key_decoder decoder = KEY_DECODER_INIT;
    struct key key;

    key_feed(&decoder, keys, strlen(keys));
    while (key_next(&decoder, true, &key))
        session_apply(session, keymap_command(&key), key.text, key.len);
    key_decoder_free(&decoder);
    draw_session(canvas, session);
}

static void expect_canvas(struct pty *pty, const struct canvas *canvas)
{
    if (canvas->cursor_row >= 0)
        assert_true(pty_wait_cursor(pty, canvas->cursor_row, canvas->cursor_column));
    for (int row = 0; row < canvas->rows; row++) {
        struct str text = STR_INIT;

        canvas_row_text(canvas, row, &text);
        assert_true(pty_wait_row(pty, row, str_text(&text)));
        str_free(&text);
    }
}

static void expect_random_keys(int rows, int columns, int count)
{
    static const char *const keys[] = {"7",       "次",   "。",   "“",      "e\xCC\x81", "1",
                                       "、",      "\177", "\177", "\033[D", "\033[C",    "\033[H",
                                       "\033[F",  "\r",   "\t",   "\033[Z", "\033[A",    "\033[B",
                                       "\033[3~", "\016", "\017", "\020",   "\033[6~",   "\033[5~"};
    const char *argv[] = {program, "fill", "transport-bureau", NULL};
    struct pty_options options = {.argv = argv, .rows = rows, .columns = columns};
    struct pty *pty = pty_start(&options);
    struct session session;
    struct canvas canvas;
    unsigned seed = 1;

    assert_true(pty_wait_text(pty, "总结年度"));
    send(pty, "\r", "单位全称");
    setenv("TIANBAO_HOME", "model", 1);
    session_init(&session, rows, columns);
    canvas_init(&canvas, rows, columns);
    assert_true(session_new(&session, "transport-bureau", NULL));
    press_here(&session, &canvas, "\r");
    for (int i = 0; i < count; i++) {
        const char *key;

        seed = seed * 1103515245u + 12345u;
        key = keys[(seed >> 16) % COUNT_OF(keys)];
        pty_send(pty, key);
        press_here(&session, &canvas, key);
        if (session.mode == SESSION_FINISH) { /* shows where the files are, which differs */
            pty_send(pty, "\033[Z");
            press_here(&session, &canvas, "\033[Z");
        }
        expect_canvas(pty, &canvas);
    }
    canvas_free(&canvas);
    session_free(&session);
    pty_free(pty);
}

static void test_random_keys_against_the_emulator(void **state)
{
    (void)state;
    expect_random_keys(24, 80, 600);
}

/* Opened in a window that is taller than the terminal type says. */
static void test_random_keys_in_a_tall_window(void **state)
{
    (void)state;
    expect_random_keys(43, 132, 200);
}

/* --- windows, signals, loss --- */

static void test_resize(void **state)
{
    struct pty *pty = filled(BASICS "12", " > 12");

    (void)state;
    pty_resize(pty, 43, 132);
    assert_true(pty_wait_cursor(pty, 39, ENTRY_COLUMN + 2));
    pty_resize(pty, 12, 40);
    assert_true(pty_wait_row(pty, 8, " > 12"));
    assert_true(pty_wait_row(pty, 11, " 回车 下一处  ^N 未填  ^G 帮助  ^Q 退出"));
    pty_resize(pty, 11, 40);
    assert_true(pty_wait_text(pty, "窗口太小"));
    pty_resize(pty, 1, 1);
    pty_quiet(pty, 20);
    pty_resize(pty, 24, 80);
    assert_true(pty_wait_cursor(pty, ENTRY_ROW, ENTRY_COLUMN + 2));
    assert_true(pty_wait_row(pty, 1, " 一、组织领导与责任"));
    assert_true(pty_wait_row(pty, ENTRY_ROW, " > 12"));
    pty_free(pty);
}

static void test_end_from_outside_keeps_all(void **state)
{
    static const int signals[] = {SIGHUP, SIGTERM, 0};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(signals); i++) {
        struct pty *pty = filled("\r江州市交通运输局\r\t6\r学习", " > 学习");

        if (signals[i])
            pty_signal(pty, signals[i]);
        else
            pty_hangup(pty);
        assert_int_equal(pty_exit(pty), 0);
        pty_free(pty);
        expect_in_file(DRAFT, "org: 江州市交通运输局\n");
        expect_in_file(DRAFT, "party_group_reviews: 6\n");
        expect_in_file(DRAFT, "campaign: 学习\n");
        assert_int_equal(unlink(DRAFT), 0);
    }
}

static void test_control_keys_never_freeze(void **state)
{
    struct pty *pty = filled("\r江州", " > 江州");

    (void)state;
    send(pty, "\023", "已保存：");
    expect_in_file(DRAFT, "org: 江州\n");
    send(pty, "\003", "退出请按 ^Q");
    send(pty, "\032", "已撤销：单位全称");
    send(pty, "\031", "已重做：单位全称");
    send(pty, "\033[F市", " > 江州市");
    pty_send(pty, "\021");
    expect_end(pty, 0);
    expect_in_file(DRAFT, "org: 江州市\n");
}

/* --- where it cannot be saved --- */

static void test_full_disk(void **state)
{
    char command[1200];
    const char *argv[] = {"sh", "-c", command, NULL};
    struct pty *pty;

    (void)state;
    snprintf(command, sizeof command, "ulimit -f 1 && exec '%s' fill transport-bureau", program);
    pty = start_as(argv, NULL);
    assert_true(pty_wait_text(pty, "总结年度"));
    send(pty, "\r江州市交通运输局\r\t", "没有保存：");
    send(pty, "6\r\033[Z", " > 6"); /* it is all still there */
    send(pty, "\021", "再按 ^Q");
    pty_send(pty, "\021");
    expect_end(pty, 3);
    expect_in_file(DRAFT, "org: 江州市交通运输局\n");
}

/* The drafts' folder on a small file system that only this process and its children see. False
 * where that is not allowed. In a chroot, / is no mount point to be made private: EINVAL. */
static bool mount_drafts(void)
{
    return unshare(CLONE_NEWNS) == 0 &&
           (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 || errno == EINVAL) &&
           mkdir("home", 0700) == 0 && mkdir("home/drafts", 0700) == 0 &&
           mount("none", "home/drafts", "tmpfs", 0, "size=64k") == 0;
}

static void fill_up(const char *path)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    while (fputc('x', file) != EOF && fflush(file) == 0)
        ;
    fclose(file);
}

static void test_folder_full_then_read_only(void **state)
{
    struct pty *pty;

    (void)state;
    if (!mount_drafts())
        skip();
    pty = filled("\r", "单位全称");
    fill_up("home/drafts/full");
    send(pty, "江州\r", "没有保存：磁盘已满");
    assert_int_equal(unlink("home/drafts/full"), 0);
    send(pty, "\023", "已保存：");
    expect_in_file(DRAFT, "org: 江州\n");
    assert_int_equal(mount(NULL, "home/drafts", NULL, MS_REMOUNT | MS_RDONLY, NULL), 0);
    send(pty, "\033[Z\033[F市\r", "没有保存：");
    send(pty, "\033[Z", " > 江州市");
    assert_int_equal(mount(NULL, "home/drafts", NULL, MS_REMOUNT, NULL), 0);
    send(pty, "\023", "已保存：");
    expect_in_file(DRAFT, "org: 江州市\n");
    pty_free(pty);
    assert_int_equal(umount("home/drafts"), 0);
}

/* Programs started from now on obey the modes of files, those of root too. */
static bool obey_modes(void)
{
    return geteuid() != 0 || (prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0) == 0 &&
                              prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0) == 0);
}

static void test_folder_without_permission(void **state)
{
    struct pty *pty;

    (void)state;
    if (!obey_modes())
        skip();
    pty = filled("\r", "单位全称");
    assert_int_equal(chmod("home/drafts", 0500), 0);
    send(pty, "江州\r", "没有保存：");
    assert_int_equal(chmod("home/drafts", 0700), 0);
    send(pty, "\023", "已保存：");
    expect_in_file(DRAFT, "org: 江州\n");
    pty_free(pty);
}

/* --- line mode --- */

static void test_dumb_terminal(void **state)
{
    const char *argv[] = {program, "fill", "transport-bureau", NULL};
    struct pty *pty = start_as(argv, "dumb");

    (void)state;
    assert_true(pty_wait_text(pty, "改为逐行问答"));
    assert_true(pty_wait_text(pty, "总结年度"));
    pty_mark(pty);
    pty_send(pty, "\r");
    assert_true(pty_wait_output(pty, "单位全称"));
    pty_send(pty, ":quit\r");
    assert_int_equal(pty_exit(pty), 0);
    assert_null(strchr(pty_output(pty), '\033'));
    pty_free(pty);
}

static void run_lines(const char *lines)
{
    char command[1300];

    scratch_write("lines", lines);
    snprintf(command, sizeof command, "'%s' fill transport-bureau --line <lines >said 2>&1",
             program);
    assert_int_equal(system(command), 0);
}

static void test_lines_through_a_pipe(void **state)
{
    static const char lines[] =
        ":help\n\n\n江州市\n一是甲。\n二是乙。\n.\n6\n:back\n7\n:preview\n\n:quit\n";
    static const char *const said[] = {
        "写总结所属的年度",
        "现在是：2026\n",
        ":finish  汇编成文稿",
        "全年召开党组会专题研判党建工作【X】次，",
        "党组会专题研判党建工作（次）\n以党组会议纪要为准 · 例：6 · 办公室\n> ",
        "现在是：6\n",
        "\n2. 　　一是甲。\n3. 　　二是乙。\n",
        "专题研判党建工作7次，",
    };

    (void)state;
    run_lines(lines);
    for (size_t i = 0; i < COUNT_OF(said); i++)
        expect_in_file("said", said[i]);
    expect_in_file(DRAFT, "party_group_reviews: 7\n");
    expect_in_file(DRAFT, "  一是甲。\n  二是乙。\n");
    expect_in_file(DRAFT, "_at: campaign\n");
    run_lines("\n30余\n:finish\n:quit\n");
    expect_in_file("said", "文稿写好了");
    expect_in_file(DRAFT, "followup_studies: 30余\n");
    expect_in_file(REPORT, "30余次");
}

/* A command ends a long answer; it does not become a line of it. */
static void test_a_command_ends_a_long_answer(void **state)
{
    (void)state;
    run_lines("\n江州市\n一是甲。\n:这一行不是命令\n:quit\n不该有\n");
    expect_in_file(DRAFT, "  一是甲。\n  :这一行不是命令\n");
    expect_in_file("said", "下次从停下的地方接着填");
    run_lines(":finish\n:quit\n");
    expect_in_file("said", "；打行号前往，填好再来成文。");
    expect_in_file("said", "未填 ");
}

static void test_end_of_input_keeps_all(void **state)
{
    (void)state;
    run_lines("\n江州市");
    expect_in_file(DRAFT, "org: 江州市\n");
}

/* --- the documents --- */

/* The pictures of a readme stand behind <!-- screen: NAME -->; rows that hold a path are the
 * reader's own, and the empty ones above the footer are left out. */
static void expect_picture(struct pty *pty, const char *readme, const char *name)
{
    struct str text = STR_INIT, mark = STR_INIT;
    char *row, *rest;
    int at = 0;

    str_addf(&mark, "%s/%s", documents, readme);
    assert_int_equal(file_read(str_text(&mark), 1 << 20, &text), 0);
    str_clear(&mark);
    str_addf(&mark, "<!-- screen: %s -->\n```\n", name);
    row = strstr(text.s, str_text(&mark));
    assert_non_null(row);
    for (row = strtok_r(row + mark.len, "\n", &rest); row && strcmp(row, "```") != 0;
         row = strtok_r(NULL, "\n", &rest)) {
        if (strstr(row, "/home/"))
            continue;
        while (at < 24 && strcmp(pty_row(pty, at), row) != 0)
            at++;
        if (at++ == 24)
            fail_msg("%s, %s: not on the screen: %s", readme, name, row);
    }
    assert_non_null(row);
    str_free(&text);
    str_free(&mark);
}

static void expect_pictures(struct pty *pty, const char *name)
{
    pty_quiet(pty, 50);
    expect_picture(pty, "README.md", name);
    expect_picture(pty, "README.zh_CN.md", name);
}

static void test_pictures(void **state)
{
    struct pty *pty;

    (void)state;
    setenv("TIANBAO_NOW", "1767602400", 1); /* 2026-01-05 */
    pty = filled(BASICS "6\r无\r30余\r12\r6", " > 6");
    expect_pictures(pty, "fill");
    send(pty, "\027", "待确认 2 项");
    expect_pictures(pty, "finish");
    pty_send(pty, "\021");
    expect_end(pty, 0);
    pty = start("new", "water-bureau");
    expect_end(pty, 0);
    pty = start("new", "transport-bureau");
    expect_end(pty, 0);
    pty = start(NULL, NULL);
    assert_true(pty_wait_text(pty, "水务局党建工作总结-2025"));
    expect_pictures(pty, "home");
    pty_send(pty, "\021");
    expect_end(pty, 0);
}

static void test_pictures_of_last_year(void **state)
{
    char last[PATH_MAX + 64];
    const char *argv[] = {program, "new", "transport-bureau", "--from", last, NULL};
    struct pty *pty;

    (void)state;
    setenv("TIANBAO_NOW", "1767602400", 1);
    snprintf(last, sizeof last, "%s/forms/examples/transport-bureau.yaml", documents);
    pty = start_as(argv, NULL);
    expect_end(pty, 0);
    pty = filled("\r\r\t7", " > 7");
    expect_pictures(pty, "last");
    send(pty, "\r\024", "同比 提供科室");
    expect_pictures(pty, "table");
    pty_free(pty);
}

/* --- what it costs --- */

static size_t cost(struct pty *pty, const char *keys, int row, int column)
{
    pty_mark(pty);
    pty_send(pty, keys);
    assert_true(pty_wait_cursor(pty, row, column));
    pty_quiet(pty, 50);
    return pty_bytes(pty);
}

static void expect_at_most(const char *what, size_t bytes, size_t most)
{
    print_message("# %s: %zu bytes\n", what, bytes);
    if (bytes > most)
        fail_msg("%s: %zu bytes, more than %zu", what, bytes, most);
}

static int by_size(const void *a, const void *b)
{
    size_t one = *(const size_t *)a, other = *(const size_t *)b;

    return one < other ? -1 : one > other;
}

/* Typing, and moving to a blank that is on the screen already. */
static void test_bytes(void **state)
{
    static const char *const answers[] = {"12", "6", "3"};
    size_t moves[2 * COUNT_OF(answers)], count = 0;
    struct pty *pty = start("fill", "transport-bureau");

    (void)state;
    assert_true(pty_wait_text(pty, "总结年度"));
    pty_quiet(pty, 50);
    expect_at_most("first screen", pty_bytes(pty), 4096);
    send(pty, BASICS "6\r无\r30余\r", "中心组专题学习");
    pty_quiet(pty, 50);
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        for (int typed = 0; answers[i][typed]; typed++) {
            const char digit[] = {answers[i][typed], '\0'};
            expect_at_most("a digit", cost(pty, digit, ENTRY_ROW, ENTRY_COLUMN + typed + 1), 2);
        }
        moves[count++] = cost(pty, "\r", ENTRY_ROW, ENTRY_COLUMN);
    }
    moves[count++] = cost(pty, "\033[A", ENTRY_ROW, ENTRY_COLUMN + 1);
    moves[count++] = cost(pty, "\033[A", ENTRY_ROW, ENTRY_COLUMN + 1);
    moves[count++] = cost(pty, "\033[A", ENTRY_ROW, ENTRY_COLUMN + 2);
    qsort(moves, count, sizeof *moves, by_size);
    expect_at_most("a move within the page, in the median", moves[count / 2], 250);
    expect_at_most("a commit that moves the text behind it", moves[count - 1], 600);
    pty_free(pty);
}

static long switches(const struct pty *pty)
{
    char path[64], line[256];
    long count = -1;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%ld/status", pty_pid(pty));
    file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        sscanf(line, "voluntary_ctxt_switches: %ld", &count);
    if (file)
        fclose(file);
    return count;
}

static void test_idle(void **state)
{
    struct pty *pty = filled(BASICS, "党组会专题研判党建工作（次）");
    long before;

    (void)state;
    pty_quiet(pty, 100);
    before = switches(pty);
    assert_int_equal(pty_quiet(pty, 2200), 0); /* more than the pause in a long answer */
    assert_int_equal(switches(pty), before);
    pty_free(pty);
}

#define wizard_test(function) cmocka_unit_test_setup_teardown(function, setup, scratch_leave)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        wizard_test(test_first_run_half_way_and_on),
        wizard_test(test_type_ahead),
        wizard_test(test_finalize_and_reopen),
        wizard_test(test_lists_and_back),
        wizard_test(test_shown_to_be_copied),
        wizard_test(test_refused_is_kept),
        wizard_test(test_graphemes),
        wizard_test(test_paste),
        wizard_test(test_random_keys_against_the_emulator),
        wizard_test(test_random_keys_in_a_tall_window),
        wizard_test(test_resize),
        wizard_test(test_end_from_outside_keeps_all),
        wizard_test(test_control_keys_never_freeze),
        wizard_test(test_full_disk),
        wizard_test(test_folder_full_then_read_only),
        wizard_test(test_folder_without_permission),
        wizard_test(test_dumb_terminal),
        wizard_test(test_lines_through_a_pipe),
        wizard_test(test_a_command_ends_a_long_answer),
        wizard_test(test_end_of_input_keeps_all),
        wizard_test(test_pictures),
        wizard_test(test_pictures_of_last_year),
        wizard_test(test_bytes),
        wizard_test(test_idle),
    };

    program = getenv("TIANBAO");
    if (!getcwd(documents, sizeof documents))
        return 1;
    if (!program || *program != '/') {
        puts("not ok - TIANBAO is not the absolute path of the program");
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
