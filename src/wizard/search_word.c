/* SPDX-License-Identifier: MIT */
/* Asking for the word to look for; where it is found, the list opens behind the field in hand. */
#include "base/attributes.h"
#include "wizard/mode.h"

/* The first line that leads behind the field in hand. */
static size_t first_behind(const struct session *session)
{
    const struct page *page = &session->page;

    for (size_t i = 0; session->field && i < page->line_count; i++)
        if (page->lines[i].target > session->field->index)
            return i;
    return page->line_count;
}

static int count_hits(const struct page *page)
{
    int count = 0;

    for (size_t i = 0; i < page->line_count; i++)
        count += page->lines[i].target >= 0;
    return count;
}

static bool finds(struct session *session, const char *word)
{
    enum session_mode mode = session->mode;
    struct str before = session->word;
    int count;

    session->word = (struct str)STR_INIT;
    str_add(&session->word, word);
    session->mode = SESSION_SEARCH;
    session_build(session);
    count = count_hits(&session->page);
    session->mode = mode;
    if (count)
        session_say(session, false, _("“%s”有 %d 处"), word, count);
    else {
        str_free(&session->word);
        session->word = before;
        session_build(session);
        return false;
    }
    str_free(&before);
    return true;
}

static unsigned look_for(struct session *session, const char *word);

static const struct prompt word_prompt = {
    _("在填报项、说明、内容、备注和文稿里找；全角半角、大写小写都一样"), false, NULL, look_for};

/* Where nothing is found, the word can be changed at once. */
static unsigned look_for(struct session *session, const char *word)
{
    size_t line;

    if (!*word)
        return EFFECT_REDRAW;
    if (!finds(session, word)) {
        if (!session->by_words)
            prompt_ask(session, &word_prompt, 0, _("查找"), word);
        session_say(session, false, _("没有找到“%s”"), word);
        return EFFECT_REDRAW;
    }
    session_enter(session, SESSION_SEARCH);
    line = first_behind(session);
    session->cursor = line < session->page.line_count ? line : session->cursor;
    session_fit(session);
    return EFFECT_REDRAW;
}

unsigned action_search(struct session *session)
{
    prompt_ask(session, &word_prompt, 0, _("查找"), str_text(&session->word));
    return EFFECT_REDRAW;
}
