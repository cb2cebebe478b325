/* SPDX-License-Identifier: MIT */
/* How a sentence reads badly when a part of it is gone. */
#include <string.h>

#include "base/attributes.h"
#include "base/bytes.h"
#include "lint/passage.h"

const char *const fault_marks[] = {"，", "、", "。", "；", "：", "！", "？", NULL};
const char *const fault_openers[] = {"（", "(", "【", "《", "“", "‘", "〔", "「", NULL};
static const char *const stops[] = {"。", "；", "！", "？", "…", NULL};

static const char *const closers[] = {"）", ")", "】", "》", "”", "’", "〕", "」", NULL};
static const char *const breaks[] = {"，", "、", "。", "；", NULL};
/* What announces something, and says nothing alone. */
static const char *const leads[] = {"其中", "全年", "本年度", "本年", "分别",   "分别为", "包括",
                                    "累计", "共计", "年内",   "其间", "一年来", NULL};
static const char *const dangling[] = {"其中", "全年", "本年度", "分别",   "分别为", "包括", "累计",
                                       "共计", "以及", "有关的", "包括有", "年内",   NULL};

/* One line of a rendering, with a window into it. */
struct view {
    const struct rendering *rendering;
    const struct rendered_line *line;
    const char *text;
    size_t len;
};

static bool marks_at(const struct view *view, size_t at, const char *const *marks)
{
    return at < view->len && bytes_begin_any(view->text + at, view->len - at, marks);
}

static bool marks_before(const struct view *view, size_t at, const char *const *marks)
{
    return bytes_end_any(view->text, at, marks) > 0;
}

static size_t step(const struct view *view, size_t at)
{
    for (at++; at < view->len && bytes_inside(view->text[at]);)
        at++;
    return at;
}

/* Each says whether the fault stands at this byte of the line. */

static bool is_doubled(const struct view *view, size_t at)
{
    return at && marks_at(view, at, fault_marks) && marks_before(view, at, fault_marks) &&
           !(marks_at(view, at, stops) &&
             marks_before(view, at, (const char *[]){"！", "？", NULL}));
}

static bool begins_badly(const struct view *view, size_t at)
{
    return !at && (marks_at(view, 0, fault_marks) || marks_at(view, 0, closers));
}

static bool is_empty_bracket(const struct view *view, size_t at)
{
    for (size_t i = 0; at && closers[i]; i++)
        if (marks_before(view, at, (const char *[]){fault_openers[i], NULL}) &&
            marks_at(view, at, (const char *[]){closers[i], NULL}))
            return true;
    return false;
}

static bool is_dangling(const struct view *view, size_t at)
{
    return at && (at == view->len || marks_at(view, at, breaks)) &&
           marks_before(view, at, dangling);
}

static size_t bare_end(const struct view *view)
{
    size_t end = view->len, size;

    while ((size = bytes_end_any(view->text, end, closers)) ||
           (size = bytes_end_any(view->text, end, (const char *[]){" ", "　", NULL})))
        end -= size;
    return end;
}

static bool ends_in_blank(const struct view *view)
{
    const struct rendered_line *line = view->line;
    const struct spot *last = line->spot_stop > line->spot
                                  ? &view->rendering->spots[line->spot_stop - 1]
                                  : NULL;

    return last && last->blank && last->loose && last->at + last->len == line->stop;
}

static bool has_no_end(const struct view *view, size_t at)
{
    size_t end;

    if (at != view->len || !at || ends_in_blank(view) || is_dangling(view, at))
        return false;
    end = bare_end(view);
    return !bytes_end_any(view->text, end, stops) &&
           !bytes_end_any(view->text, end, (const char *[]){"：", NULL});
}

static bool leads_to_nothing(const struct view *view, size_t at)
{
    return at == view->len && at && bytes_end_any(view->text, at, (const char *[]){"：", NULL});
}

/* The first spot at or behind a byte of the line. */
static const struct spot *spot_from(const struct view *view, size_t at)
{
    const struct spot *spots = view->rendering->spots;
    size_t low = view->line->spot, high = view->line->spot_stop;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (spots[middle].at < view->line->start + at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < view->line->spot_stop ? &spots[low] : NULL;
}

/* A clause dropped out at this byte. */
static const struct spot *seam_at(const struct view *view, size_t at)
{
    const struct spot *spot = spot_from(view, at);
    const struct spot *end = view->rendering->spots + view->line->spot_stop;

    for (; spot && spot < end && spot->at == view->line->start + at; spot++)
        if (!spot->blank)
            return spot;
    return NULL;
}

static bool has_figure(const struct view *view, size_t from, size_t to)
{
    const struct spot *spot = spot_from(view, from);
    const struct spot *end = view->rendering->spots + view->line->spot_stop;

    for (; spot && spot < end && spot->at < view->line->start + to; spot++)
        if (spot->blank)
            return true;
    return false;
}

/* 全年开展活动[，参加300人]。is whole, 全年开展活动[300次]。is not. */
static bool is_fragment(const struct view *view, size_t at)
{
    const struct spot *seam;
    size_t start = at;

    if (!at || (at < view->len && !marks_at(view, at, fault_marks)) ||
        marks_before(view, at, fault_marks))
        return false;
    seam = seam_at(view, at);
    if (!seam || seam->opens)
        return false;
    while (start && !bytes_end_any(view->text, start, fault_marks))
        start--;
    return marks_at(view, start, leads) && !has_figure(view, start, at) && !is_dangling(view, at);
}

/* A part dropped out with the marks on both its sides, and none is left between. */
static bool lacks_mark(const struct view *view, size_t at)
{
    const struct spot *seam;

    if (!at || at == view->len || marks_before(view, at, fault_marks) ||
        marks_before(view, at, fault_openers) || marks_at(view, at, fault_marks) ||
        marks_at(view, at, closers))
        return false;
    seam = seam_at(view, at);
    return seam && seam->opens && seam->ends;
}

static const struct {
    bool (*stands)(const struct view *view, size_t at);
    bool comparable;
    const char *cause, *remedy, *always;
} faults[] = {
    {is_doubled, false, _("两个标点连在一起"), _("请把多余的一个放进 {{#%s}}…{{/%s}}"),
     _("请删去一个")},
    {begins_badly, false, _("开头就是标点"), _("请把这个标点也放进 {{#%s}}…{{/%s}}"),
     _("请删去这个标点，是误换行的请与上一行接起来")},
    {is_empty_bracket, false, _("括号或引号是空的"), _("请把括号、引号也放进 {{#%s}}…{{/%s}}"),
     _("请写上内容，或删去它")},
    {is_dangling, false, _("引出的下文没有了"), _("请把引出的词也放进 {{#%s}}…{{/%s}}"), NULL},
    {leads_to_nothing, true, _("冒号后面没有了下文"), _("请把冒号前的话也放进 {{#%s}}…{{/%s}}"),
     NULL},
    {has_no_end, true, _("段末没有标点"), _("请把句号写在 {{#%s}}…{{/%s}} 外面"),
     _("是否误换行？一行成文时是一段：请与下一行接起来，或在段末加上句号")},
    {is_fragment, false, _("开头没有了下文"), _("请把开头也放进 {{#%s}}…{{/%s}}"), NULL},
    {lacks_mark, false, _("两个分句之间没有标点"), _("请在 {{#%s}}…{{/%s}} 外面留一个标点"), NULL},
};

/* Nothing goes wrong in the middle of words: at marks, ends, and where something dropped out. Marks
 * begin with these bytes, Han characters do not. `next` goes along with the spots. */
static bool is_joint(const struct view *view, size_t at, size_t *next)
{
    const struct spot *spots = view->rendering->spots;
    bool seam = false;

    for (; *next < view->line->spot_stop && spots[*next].at <= view->line->start + at; ++*next)
        seam |= !spots[*next].blank;
    return !at || seam || strchr("\xe2\xe3\xef()", view->text[at]);
}

static void look_at(const struct view *view, size_t line, size_t at,
                    void (*found)(void *self, const struct fault *fault), void *self)
{
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        struct fault fault = {
            faults[i].cause, faults[i].remedy, faults[i].comparable, faults[i].always, line, at};
        if (faults[i].stands(view, at))
            found(self, &fault);
    }
}

static struct view view_of(const struct rendering *rendering, size_t line)
{
    const struct rendered_line *at = &rendering->lines[line];

    return (struct view){rendering, at, str_text(&rendering->text) + at->start,
                         at->stop - at->start};
}

void faults_find(const struct rendering *rendering,
                 void (*found)(void *self, const struct fault *fault), void *self)
{
    for (size_t i = 0; i < rendering->line_count; i++) {
        struct view view = view_of(rendering, i);
        size_t next = rendering->lines[i].spot;
        for (size_t at = 0; at < view.len; at = step(&view, at))
            if (is_joint(&view, at, &next))
                look_at(&view, i, at, found, self);
        look_at(&view, i, view.len, found, self);
    }
}

/* Characters of a sentence that are quoted around a fault. */
enum { QUOTED_BEFORE = 20, QUOTED_BEHIND = 12 };

/* At most so many characters back; `to_mark`: not beyond the end of the sentence before. */
static size_t back(const char *text, size_t at, size_t most, bool to_mark)
{
    while (at && most && !(to_mark && bytes_end_any(text, at, stops))) {
        at--;
        while (at && bytes_inside(text[at]))
            at--;
        most--;
    }
    return at;
}

void faults_quote(const struct rendering *rendering, const struct fault *fault, struct str *out)
{
    struct view view = view_of(rendering, fault->line);
    size_t from = fault->at, to = from, most = QUOTED_BEHIND;

    while (from && marks_before(&view, from, stops))
        from = back(view.text, from, 1, false);
    from = back(view.text, from, QUOTED_BEFORE, true);
    if (from && !marks_before(&view, from, stops))
        str_add(out, "…");
    while (to < view.len && most) {
        bool stop = marks_at(&view, to, stops);
        to = step(&view, to);
        most--;
        if (stop)
            break;
    }
    str_addn(out, view.text + from, to - from);
    if (to < view.len && !marks_before(&view, to, stops))
        str_add(out, "…");
}

enum { WORDS = 9 }; /* bytes before a fault that tell it from others: three Han */

bool faults_same(const struct rendering *a, const struct fault *x, const struct rendering *b,
                 const struct fault *y)
{
    const char *s = str_text(&a->text) + a->lines[x->line].start;
    const char *t = str_text(&b->text) + b->lines[y->line].start;
    size_t n = x->at < WORDS ? x->at : WORDS, m = y->at < WORDS ? y->at : WORDS;

    if (x->cause != y->cause)
        return false;
    return x->comparable || (n == m && memcmp(s + x->at - n, t + y->at - m, n) == 0);
}
