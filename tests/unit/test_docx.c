/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/attributes.h"
#include "base/diag.h"
#include "base/str.h"
#include "import/docx.h"
#include "support/zip.h"
#include "unit/check.h"

#define MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define XMLNS                                                                                      \
    " xmlns:w='" MAIN "' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"   \
    " xmlns:v='urn:schemas-microsoft-com:vml'"
#define DOCUMENT(body) "<w:document" XMLNS "><w:body>" body "</w:body></w:document>"

#define T(text)      "<w:r><w:t>" text "</w:t></w:r>"
#define P(runs)      "<w:p>" runs "</w:p>"
#define TC(content)  "<w:tc><w:tcPr/>" content "</w:tc>"
#define TR(cells)    "<w:tr>" cells "</w:tr>"
#define FIELD(type)  "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define CODE(text)   "<w:r><w:instrText>" text "</w:instrText></w:r>"
#define BOX(content) "<v:textbox><w:txbxContent>" content "</w:txbxContent></v:textbox>"
#define MARK(change) "<w:pPr><w:rPr><w:" change "/></w:rPr></w:pPr>"
#define NUM(list, level)                                                                           \
    "<w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list "'/></w:numPr></w:pPr>"
#define STYLE(id) "<w:pPr><w:pStyle w:val='" id "'/></w:pPr>"

static void need_libraries(void)
{
    if (!docx_is_supported())
        skip();
}

/* The three parts as a .docx; NULL: without that part. */
static void make(struct str *file, const char *document, const char *numbering, const char *styles)
{
    struct zip zip = ZIP_INIT;

    zip_add(&zip, "[Content_Types].xml", "<Types/>", 8);
    if (numbering)
        zip_add(&zip, "word/numbering.xml", numbering, strlen(numbering));
    if (styles)
        zip_add(&zip, "word/styles.xml", styles, strlen(styles));
    if (document)
        zip_add(&zip, "word/document.xml", document, strlen(document));
    zip_end(&zip, file);
}

static void expect_text(const struct str *file, const char *expected)
{
    struct diags diags = DIAGS_INIT("a.docx");
    struct str text = STR_INIT;

    assert_true(docx_is(str_text(file), file->len));
    if (!docx_read(str_text(file), file->len, &text, &diags))
        fail_msg("%s: %s", expected, diags.items[0].text);
    assert_string_equal(str_text(&text), expected);
    assert_int_equal(diags.count, 0);
    str_free(&text);
    diags_free(&diags);
}

/* It is refused with a sentence that holds `why`, and nothing is appended. */
static void expect_refused(const char *name, const char *bytes, size_t len, const char *why)
{
    struct diags diags = DIAGS_INIT("a.docx");
    struct str text = STR_INIT;

    str_add(&text, "前");
    if (docx_read(bytes, len, &text, &diags))
        fail_msg("%s: taken: %zu bytes", name, text.len);
    assert_string_equal(str_text(&text), "前");
    assert_int_equal(diags.count, 1);
    if (!strstr(diags.items[0].text, why) || !strstr(diags.items[0].text, "请"))
        fail_msg("%s: %s", name, diags.items[0].text);
    str_free(&text);
    diags_free(&diags);
}

/* --- text --- */

static const struct {
    const char *document, *text;
} texts[] = {
    {DOCUMENT(""), ""},
    {DOCUMENT(P(T("召开党组会") T("X") T("X") T("次"))), "召开党组会XX次\n"},
    {DOCUMENT(P("") "<w:p/>" P(T("甲"))), "\n\n甲\n"},
    {DOCUMENT(P("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/>"
                "<w:t>丁</w:t><w:br w:type='page'/><w:noBreakHyphen/><w:softHyphen/></w:r>")),
     "甲\t乙\n丙\n丁-\n"},
    {DOCUMENT("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" T("甲") "</w:p>"),
     "甲\n"},
    {DOCUMENT(P("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Wingdings' "
                "w:char='F001'/><w:sym w:font='宋体' w:char='2103'/></w:r>")),
     "☑□℃\n"},
    {DOCUMENT(P("<w:r><w:t xml:space='preserve'> 甲&amp;&#x4E59;\n丙 </w:t></w:r>")),
     " 甲&乙 丙 \n"},
    /* changes */
    {DOCUMENT(P("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>" T(
         "新") "</w:ins>"
               "<w:moveFrom>" T("走") "</w:moveFrom><w:moveTo>" T("来") "</w:moveTo>")),
     "新来\n"},
    {DOCUMENT(P(MARK("del") T("甲")) P(T("乙")) P(MARK("ins") T("丙"))), "甲乙\n丙\n"},
    {DOCUMENT(P(MARK("del") T("末"))), "末\n"},
    {DOCUMENT("<w:tbl>" TR("<w:trPr><w:del/></w:trPr>" TC(P(T("甲"))))
                  TR(TC(P(T("乙")))) "</w:tbl>"),
     "乙\n"},
    /* fields */
    {DOCUMENT(P(T("第") FIELD("begin") CODE("PAGE") FIELD("separate") T("3") FIELD("end") T("页"))),
     "第3页\n"},
    {DOCUMENT(P(FIELD("begin") CODE("IF ") FIELD("begin") CODE("X") FIELD("separate") T("内")
                    FIELD("end") CODE("=1") FIELD("separate") T("外") FIELD("end"))),
     "外\n"},
    {DOCUMENT(P("<w:fldSimple w:instr='DATE'>" T("今日") "</w:fldSimple><w:hyperlink>" T(
         "链接") "</w:hyperlink><w:smartTag>" T("标") "</w:smartTag><w:sdt><w:sdtPr><w:alias/>"
                                                      "</w:sdtPr><w:sdtContent>" T(
                                                          "控件") "</w:sdtContent></w:sdt>")),
     "今日链接标控件\n"},
    {DOCUMENT(P("<w:ruby><w:rt>" T("dǎng") "</w:rt><w:rubyBase>" T("党") "</w:rubyBase></w:ruby>")),
     "党\n"},
    /* text boxes and alternatives */
    {DOCUMENT(P(T("前") "<w:r><w:pict>" BOX(P(T("框一")) P(T("框二"))) "</w:pict></w:r>" T("后"))
                  P(T("下"))),
     "前后\n框一\n框二\n下\n"},
    {DOCUMENT(P(
         "<w:r><mc:AlternateContent><mc:Choice>" BOX(P(T("新框"))) "</mc:Choice><mc:Fallback>" BOX(
             P(T("旧框"))) "</mc:Fallback></mc:AlternateContent></w:r>" T("文"))),
     "文\n新框\n"},
    {DOCUMENT(P("<w:r><mc:AlternateContent><mc:Fallback><w:t>旧</w:t></mc:Fallback>"
                "</mc:AlternateContent></w:r>")),
     "旧\n"},
    /* tables */
    {DOCUMENT("<w:tbl>" TR(TC(P(T("单位"))) TC(P(T("次数"))))
                  TR(TC(P(T("甲")) P(T("乙"))) TC(P(""))) "</w:tbl>" P(T("完"))),
     "单位\t次数\n甲 乙\t\n完\n"},
    {DOCUMENT("<w:tbl>" TR(TC(P(T("全文")) P(T("第二段")))) "</w:tbl>"), "全文\n第二段\n"},
    {DOCUMENT("<w:tbl>" TR(TC("<w:tbl>" TR(TC(P(T("一"))) TC(P(T("二")))) "</w:tbl>" P(""))
                               TC(P(T("外")))) "</w:tbl>"),
     "一 二\t外\n"},
};

static void reads_text(void **state)
{
    (void)state;
    need_libraries();
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct str file = STR_INIT;
        make(&file, texts[i].document, NULL, NULL);
        expect_text(&file, texts[i].text);
        str_free(&file);
    }
}

/* --- numbers --- */

#define LVL(level, start, format, text, more)                                                      \
    "<w:lvl w:ilvl='" level "'><w:start w:val='" start "'/><w:numFmt w:val='" format "'/>" more    \
    "<w:lvlText w:val='" text "'/></w:lvl>"
#define HEADINGS                                                                                   \
    "<w:abstractNum w:abstractNumId='7'>" LVL("0", "1", "chineseCountingThousand", "%1、",         \
                                              "<w:pStyle w:val='1'/>")                             \
        LVL("1", "1", "chineseCounting", "（%2）", "<w:pStyle w:val='2'/>")                        \
            LVL("2", "1", "decimal", "%1.%3", "<w:isLgl/>") "</w:abstractNum>"
#define LIST(id, scheme, more)                                                                     \
    "<w:num w:numId='" id "'><w:abstractNumId w:val='" scheme "'/>" more "</w:num>"
#define NUMBERING(content) "<w:numbering" XMLNS ">" content "</w:numbering>"
#define STYLES(content)    "<w:styles" XMLNS ">" content "</w:styles>"
#define A                  T("甲")

static const struct {
    const char *numbering, *styles, *document, *text;
} numbers[] = {
    {NUMBERING(HEADINGS LIST("1", "7", "")), NULL,
     DOCUMENT(P(NUM("1", "0") A) P(NUM("1", "1") A) P(NUM("1", "1") A) P(A) P(NUM("1", "0") A)
                  P(NUM("1", "1") A) P(NUM("1", "2") A)),
     "一、甲\n（一）甲\n（二）甲\n甲\n二、甲\n（一）甲\n2.1甲\n"},
    /* another list of the same scheme goes on counting, unless it says where it begins */
    {NUMBERING(HEADINGS LIST("1", "7", "") LIST("2", "7", "") LIST(
         "3", "7", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>")),
     NULL,
     DOCUMENT(P(NUM("1", "0")) P(NUM("2", "0")) P(NUM("3", "0")) P(NUM("3", "0")) P(NUM("1", "0"))
                  P(NUM("0", "0")) P(NUM("99", "0"))),
     "一、\n二、\n五、\n六、\n七、\n\n\n"},
    {NUMBERING(HEADINGS LIST(
         "1", "7",
         "<w:lvlOverride w:ilvl='0'>" LVL("0", "3", "upperRoman", "%1)", "") "</w:lvlOverride>")),
     NULL, DOCUMENT(P(NUM("1", "0")) P(NUM("1", "0"))), "III)\nIV)\n"},
    /* by style: linked levels, styles based on others, the default one, one that takes it back */
    {NUMBERING(HEADINGS LIST("1", "7", "")),
     STYLES("<w:style w:type='paragraph' w:styleId='1'><w:pPr><w:numPr><w:numId w:val='1'/>"
            "</w:numPr></w:pPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='2'><w:pPr><w:numPr><w:ilvl w:val='1'/>"
            "<w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='3'><w:basedOn w:val='2'/></w:style>"
            "<w:style w:type='paragraph' w:styleId='4'><w:basedOn w:val='1'/><w:pPr><w:numPr>"
            "<w:numId w:val='0'/></w:numPr></w:pPr></w:style>"
            "<w:style w:styleId='5'><w:basedOn w:val='6'/></w:style>"
            "<w:style w:styleId='6'><w:basedOn w:val='5'/></w:style>"),
     DOCUMENT(P(STYLE("1")) P(STYLE("2")) P(STYLE("3")) P(STYLE("4")) P(STYLE("5")) P(STYLE("no"))
                  P("") P(STYLE("1"))),
     "一、\n（一）\n（二）\n\n\n\n\n二、\n"},
    {NUMBERING(
         "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='s'/></w:abstractNum>" HEADINGS
             LIST("1", "0", "") LIST("2", "7", "")),
     STYLES("<w:style w:type='numbering' w:styleId='s'><w:pPr><w:numPr><w:numId w:val='2'/>"
            "</w:numPr></w:pPr></w:style>"),
     DOCUMENT(P(NUM("1", "0")) P(NUM("2", "0"))), "一、\n二、\n"},
    /* w:lvlRestart: 0 never, 1 only below the first level */
    {NUMBERING("<w:abstractNum w:abstractNumId='0'>" LVL("0", "1", "decimal", "%1.", "")
                   LVL("1", "1", "decimal", "%2)", "<w:lvlRestart w:val='0'/>")
                       LVL("2", "1", "decimal", "%3]",
                           "<w:lvlRestart w:val='1'/>") "</w:abstractNum>" LIST("1", "0", "")),
     NULL,
     DOCUMENT(P(NUM("1", "0")) P(NUM("1", "1")) P(NUM("1", "2")) P(NUM("1", "1")) P(NUM("1", "2"))
                  P(NUM("1", "0")) P(NUM("1", "1")) P(NUM("1", "2"))),
     "1.\n1)\n1]\n2)\n2]\n2.\n3)\n1]\n"},
    /* bullets and none; a deleted paragraph takes no number, former properties none either */
    {NUMBERING("<w:abstractNum w:abstractNumId='0'>" LVL("0", "1", "bullet", "•",
                                                         "") LVL("1", "1", "none", "附：%2", "")
                   LVL("2", "0", "decimalZero", "%3 ", "") "</w:abstractNum>" LIST("1", "0", "")),
     NULL,
     DOCUMENT(P(NUM("1", "0") A) P(NUM("1", "1") A) P(
         NUM("1", "2")
             A) "<w:p><w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='1'/></w:numPr>"
                "<w:rPr><w:del/></w:rPr></w:pPr></w:p>" P(
                    NUM("1", "2")
                        A) "<w:p><w:pPr><w:pPrChange>" NUM("1", "2") "</w:pPrChange></w:pPr>" A
                                                                     "</w:p>"),
     "甲\n附：甲\n00 甲\n01 甲\n甲\n"},
};

static void numbers_paragraphs(void **state)
{
    (void)state;
    need_libraries();
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct str file = STR_INIT;
        make(&file, numbers[i].document, numbers[i].numbering, numbers[i].styles);
        expect_text(&file, numbers[i].text);
        str_free(&file);
    }
}

static const struct {
    const char *format;
    int start;
    const char *text;
} formats[] = {
    {"decimal", 12, "12"},
    {"decimalFullWidth", 12, "１２"},
    {"chineseCounting", 12, "十二"},
    {"chineseCountingThousand", 105, "一百零五"},
    {"chineseLegalSimplified", 12, "壹拾贰"},
    {"chineseLegalSimplified", 305, "叁佰零伍"},
    {"ideographDigital", 102, "一〇二"},
    {"ideographTraditional", 3, "丙"},
    {"ideographTraditional", 11, "11"},
    {"ideographZodiac", 12, "亥"},
    {"decimalEnclosedCircle", 20, "⑳"},
    {"decimalEnclosedCircleChinese", 0, "0"},
    {"decimalEnclosedParen", 2, "⑵"},
    {"decimalEnclosedFullstop", 10, "⒑"},
    {"ideographEnclosedCircle", 10, "㊉"},
    {"upperLetter", 28, "BB"},
    {"lowerLetter", 26, "z"},
    {"lowerLetter", 1000000, "1000000"},
    {"upperRoman", 1994, "MCMXCIV"},
    {"lowerRoman", 4, "iv"},
    {"numberInDash", 3, "- 3 -"},
    {"thaiCounting", 3, "3"},
};

static void writes_each_format(void **state)
{
    (void)state;
    need_libraries();
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        struct str file = STR_INIT, numbering = STR_INIT, expected = STR_INIT;
        str_addf(&numbering,
                 NUMBERING("<w:abstractNum w:abstractNumId='0'>" LVL(
                     "0", "%d", "%s", "%%1", "") "</w:abstractNum>" LIST("1", "0", "")),
                 formats[i].start, formats[i].format);
        str_addf(&expected, "%s\n", formats[i].text);
        make(&file, DOCUMENT(P(NUM("1", "0"))), str_text(&numbering), NULL);
        expect_text(&file, str_text(&expected));
        str_free(&file);
        str_free(&numbering);
        str_free(&expected);
    }
}

/* --- packages --- */

static void knows_a_docx(void **state)
{
    struct str file = STR_INIT;

    (void)state;
    make(&file, DOCUMENT(""), NULL, NULL);
    assert_true(docx_is(str_text(&file), file.len));
    assert_true(docx_is(str_text(&file), file.len / 2));
    str_clear(&file);
    make(&file, NULL, DOCUMENT(""), NULL);
    assert_false(docx_is(str_text(&file), file.len));
    assert_false(docx_is("", 0));
    assert_false(docx_is("PK", 2));
    assert_false(docx_is("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8));
    assert_false(docx_is("召开党组会X次", strlen("召开党组会X次")));
    str_free(&file);
}

/* Deflated, of another name, strict, in UTF-16. */
static void takes_what_others_write(void **state)
{
    static const char strict[] =
        "<document xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'><p><r><t>"
        "甲甲甲甲甲甲甲甲甲甲甲甲</t></r></p></document>";
    static const char deflated[] = /* the same */
        "\205\215\301\015\200\040\020\004\133\361\307\317\373\233\363\172\061\100\220\004"
        "\070\162\034\321\102\254\304\246\154\103\076\276\115\366\265\263\223\105\307\266"
        "\147\137\164\072\163\052\155\065\273\152\135\000\152\227\064\263\115\166\146\011"
        "\300\074\050\034\054\256\012\133\337\132\054\141\024\171\213\305\020\126\102\041"
        "\124\172\256\373\067\010\112\010\143\016\303\202\357\234\136";
    struct str file = STR_INIT, wide = STR_INIT;
    struct zip zip = ZIP_INIT;

    (void)state;
    need_libraries();
    zip_add_packed(&zip, "word/document2.xml", strict, strlen(strict), deflated,
                   sizeof deflated - 1);
    zip_end(&zip, &file);
    expect_text(&file, "甲甲甲甲甲甲甲甲甲甲甲甲\n");
    str_clear(&file);
    str_addn(&wide, "\xFF\xFE", 2);
    for (const char *at = DOCUMENT(P(T("A"))); *at; at++)
        str_addn(&wide, (const char[]){*at, '\0'}, 2);
    zip = (struct zip)ZIP_INIT;
    zip_add(&zip, "../../word/document.xml", "", 0);
    zip_add(&zip, "word/document.xml", wide.s, wide.len);
    zip_end(&zip, &file);
    expect_text(&file, "A\n");
    str_free(&wide);
    str_free(&file);
}

#define BROKEN "不合 Word 文档的格式"

static const struct {
    const char *name, *document, *why;
} refused[] = {
    {"no XML", "召开", BROKEN},
    {"an open element", "<a><b></a>", BROKEN},
    {"nothing", "", BROKEN},
    {"no UTF-8", DOCUMENT(P(T("\xB5\xB3"))), BROKEN},
    {"an unknown entity", DOCUMENT(P(T("&x;"))), BROKEN},
    {"entities in entities",
     "<!DOCTYPE a [<!ENTITY x 'x'><!ENTITY y '&x;&x;'>]>" DOCUMENT(P(T("&y;"))), BROKEN},
    {"a file from elsewhere", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>" DOCUMENT(""), BROKEN},
};

static void refuses_wrong_xml(void **state)
{
    struct str file = STR_INIT;

    (void)state;
    need_libraries();
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        str_clear(&file);
        make(&file, refused[i].document, NULL, NULL);
        expect_refused(refused[i].name, str_text(&file), file.len, refused[i].why);
    }
    str_clear(&file);
    make(&file, DOCUMENT(""), "<w", NULL);
    expect_refused("numbering", str_text(&file), file.len, BROKEN);
    str_free(&file);
}

/* Bytes of the directory's only entry are replaced. */
static void refuses_wrong_packages(void **state)
{
    static const struct {
        const char *name;
        size_t at; /* in the entry of the directory */
        const char *bytes;
        size_t len;
        const char *why;
    } edits[] = {
        {"a password", 8, "\1", 1, "密码"},           {"another method", 10, "\14", 1, "压缩方式"},
        {"a checksum", 16, "\1\2\3\4", 4, "损坏"},    {"a size", 24, "\1", 1, "损坏"},
        {"deflated, not so", 10, "\10", 1, "损坏"},   {"a place", 42, "\xF0\xFF\xFF", 3, "不完整"},
        {"4 GiB", 24, "\xFF\xFF\xFF\xFF", 4, "太大"}, {"a length", 20, "\xFF\xFF\xFF", 3, "不完整"},
    };
    struct str file = STR_INIT;
    struct zip zip = ZIP_INIT;
    size_t entry;

    (void)state;
    need_libraries();
    zip_add(&zip, "word/document.xml", DOCUMENT(""), strlen(DOCUMENT("")));
    entry = zip.files.len;
    zip_end(&zip, &file);
    for (size_t i = 0; i < COUNT_OF(edits); i++) {
        struct str edited = STR_INIT;
        str_addn(&edited, file.s, file.len);
        str_splice(&edited, entry + edits[i].at, edits[i].len, edits[i].bytes, edits[i].len);
        expect_refused(edits[i].name, edited.s, edited.len, edits[i].why);
        str_free(&edited);
    }
    for (size_t len = 4; len < file.len; len++)
        expect_refused("truncated", file.s, len, "不完整");
    str_free(&file);
}

/* --- bombs --- */

#define FIVE(x)    x x x x x
#define TABLES     FIVE(FIVE("<w:tbl><w:tr><w:tc>") "<w:tbl><w:tr><w:tc>")
#define END_TABLES FIVE(FIVE("</w:tc></w:tr></w:tbl>") "</w:tc></w:tr></w:tbl>")

/* `head`, `count` times `body`, `tail`; `why`: NULL where it is taken. Long tokens are refused
 * where expat would read them again and again, before 2.6; later they cost no more than their
 * length. */
static const struct {
    const char *name, *head, *body, *tail;
    size_t count;
    const char *why;
    bool may_be_taken;
} bombs[] = {
    {"190 levels", "<a>", "<a>", "", 189, BROKEN, false},
    {"201 levels", "", "<a>", "", 201, "太深", false},
    {"a long attribute", "<a b='", "xxxxxxxxxxxxxxxx", "'/>", 5 << 16, "太大", true},
    {"a long comment", "<a><!--", "xxxxxxxxxxxxxxxx", "--></a>", 5 << 16, "太大", true},
    {"blanks in a tag", "<a ", "                ", "/>", 5 << 16, "太大", true},
    {"64 MiB and more", "<a>", "xxxxxxxxxxxxxxxx", "</a>", 4 << 20, "太大", false},
    {"200,000 paragraphs", "<w:document" XMLNS "><w:body>", "<w:p/>", "</w:body></w:document>",
     200000, NULL, false},
    {"one more", "<w:document" XMLNS "><w:body>", "<w:p/>", "</w:body></w:document>", 200001,
     "文字太多", false},
    {"a million", "<w:document" XMLNS "><w:body>", "<w:p/>", "</w:body></w:document>", 1000000,
     "文字太多", false},
    {"30 tables in tables", "<w:document" XMLNS "><w:body>" TABLES "<w:p><w:r><w:t>",
     "xxxxxxxxxxxxxxxx", "</w:t></w:r></w:p>" END_TABLES "</w:body></w:document>", 1 << 18,
     "文字太多", false},
    {"numbered paragraphs", "<w:document" XMLNS "><w:body>", P(NUM("1", "0")),
     "</w:body></w:document>", 50000, "文字太多", false},
};

static bool is_taken(const struct str *file)
{
    struct diags diags = DIAGS_INIT("a.docx");
    struct str text = STR_INIT;
    bool taken = docx_read(file->s, file->len, &text, &diags);

    assert_int_equal(text.len, 0);
    str_free(&text);
    diags_free(&diags);
    return taken;
}

static void refuses_bombs(void **state)
{
    struct str scheme = STR_INIT;

    (void)state;
    need_libraries();
    str_add(&scheme,
            "<w:numbering" XMLNS "><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>"
            "<w:numFmt w:val='decimalFullWidth'/><w:start w:val='1000000'/><w:lvlText w:val='");
    for (int i = 0; i < 120; i++)
        str_add(&scheme, "%1");
    str_add(&scheme, "'/></w:lvl></w:abstractNum>" LIST("1", "0", "") "</w:numbering>");
    for (size_t i = 0; i < COUNT_OF(bombs); i++) {
        struct str document = STR_INIT, file = STR_INIT;
        struct zip zip = ZIP_INIT;
        clock_t before;
        str_add(&document, bombs[i].head);
        for (size_t k = 0; k < bombs[i].count; k++)
            str_add(&document, bombs[i].body);
        str_add(&document, bombs[i].tail);
        zip_add(&zip, "word/numbering.xml", scheme.s, scheme.len);
        zip_add_deflated(&zip, "word/document.xml", document.s, document.len);
        zip_end(&zip, &file);
        before = clock();
        if (bombs[i].may_be_taken && is_taken(&file)) {
            print_message("taken: ");
        } else if (bombs[i].why) {
            expect_refused(bombs[i].name, file.s, file.len, bombs[i].why);
        } else {
            struct diags diags = DIAGS_INIT("a.docx");
            struct str text = STR_INIT;
            assert_true(docx_read(file.s, file.len, &text, &diags));
            assert_int_equal(text.len, bombs[i].count);
            str_free(&text);
        }
        print_message("%6.0f ms %s\n", (double)(clock() - before) * 1000 / CLOCKS_PER_SEC,
                      bombs[i].name);
        str_free(&document);
        str_free(&file);
    }
    str_free(&scheme);
}

/* Without the libraries a document is known all the same, and the sentence tells what to do. */
static void reads_or_says_what_is_missing(void **state)
{
    struct str file = STR_INIT;

    (void)state;
    make(&file, DOCUMENT(P(T("甲"))), NULL, NULL);
    assert_true(docx_is(str_text(&file), file.len));
    if (docx_is_supported())
        expect_text(&file, "甲\n");
    else
        expect_refused("missing", file.s, file.len, "另存为纯文本");
    str_free(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_a_docx),       cmocka_unit_test(reads_or_says_what_is_missing),
        cmocka_unit_test(reads_text),         cmocka_unit_test(numbers_paragraphs),
        cmocka_unit_test(writes_each_format), cmocka_unit_test(takes_what_others_write),
        cmocka_unit_test(refuses_wrong_xml),  cmocka_unit_test(refuses_wrong_packages),
        cmocka_unit_test(refuses_bombs),
    };

    return cmocka_run_group_tests_name("docx", tests, NULL, NULL);
}
