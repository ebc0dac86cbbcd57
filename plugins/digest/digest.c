/* A digest: the articles as plain text, in lines for a terminal or a printer. */
#include <stdlib.h>
#include <string.h>

#include "digest/digest.h"

/* Blanks of the width of the script's characters: ideographic in Chinese. */
static const char *make_blanks(struct digest *d)
{
	const char *blank = d->cjk ? "　" : " ";
	size_t n = strlen(blank);
	char *s = galley_alloc(d->job, (size_t)d->indent * n + 1);
	int i;

	for (i = 0; s && i < d->indent; i++)
		memcpy(s + (size_t)i * n, blank, n);
	return s;
}

static enum galley_status begin(struct galley_job *job, void *state)
{
	struct digest *d = state;

	d->job = d->text.job = d->out.job = job;
	d->bulletin = galley_job_bulletin(job);
	d->language = galley_bulletin_language(d->bulletin);
	d->text.language = d->out.language = d->language;
	d->cjk = words_is_cjk(d->language);
	d->out.encoding = (enum out_encoding)d->encoding;
	d->out.crlf = d->eol;
	d->blanks = make_blanks(d);
	if (!d->blanks || digest_check(d) < 0 || out_open(&d->out) < 0)
		return GALLEY_FAIL;
	digest_set_sheet(d);
	d->text.width = d->press.column_width;
	d->text.level = (enum galley_prohibit)(d->level + GALLEY_PROHIBIT_NONE);
	d->text.breaks = d->breaks ? GALLEY_BREAKS_GREEDY : GALLEY_BREAKS_BEST;
	return GALLEY_OK;
}

/* All is written at the end: the order may be another. */
static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	(void)job;
	(void)state;
	(void)a;
	return GALLEY_OK;
}

static enum galley_status no_memory(struct digest *d)
{
	galley_diag(d->job, NULL, GALLEY_ERROR, "out of memory");
	return GALLEY_FAIL;
}

/* Which articles, and how much of them. */
static int choose(struct digest *d)
{
	char room[WORDS_TITLE_ROOM];
	size_t all = galley_bulletin_articles(d->bulletin), n;
	const char *title = words_title(d->bulletin, room);
	char *copy;

	d->chosen = choose_articles(d->bulletin, &d->choose, &d->count);
	if (!d->chosen ||
	    extract_open(&d->extract, d->bulletin, d->chosen, d->count) < 0 ||
	    (d->marks == DIGEST_ALL_MARKS && digest_find_asides(d) < 0))
		return -1;
	if (all && !d->count)
		galley_diag(d->job, NULL, GALLEY_WARN,
		    "none of the %zu articles was chosen", all);
	else if (d->count < all)
		galley_diag(d->job, NULL, GALLEY_NOTE,
		    "%zu of %zu articles were chosen", d->count, all);
	n = strlen(title);
	title = plain_clean(&d->text, title, &n);
	title = title ? out_fit(&d->out, NULL, title, &n) : NULL;
	copy = title ? galley_alloc(d->job, n + 1) : NULL;
	if (!copy)
		return -1;
	memcpy(copy, title, n);
	d->press.title = copy;
	d->press.date = galley_bulletin_meta(d->bulletin, "date");
	if (!d->press.date || !out_has(&d->out, d->press.date))
		d->press.date = "";
	return 0;
}

/* All of it, once. */
static int write_all(struct digest *d)
{
	size_t i;

	d->marked = 0;
	press_begin(&d->press);
	extract_begin(&d->extract);
	digest_head(d);
	if (d->contents && d->extract.content != EXTRACT_HEADLINES)
		digest_contents(d);
	for (i = 0; i < d->count && !d->press.failed; i++) {
		if (extract_article(&d->extract, d->chosen[i]) < 0)
			return -1;
		digest_article(d, i);
	}
	if (d->legend)
		digest_legend(d);
	if (d->index)
		digest_index(d);
	press_end(&d->press);
	return 0;
}

/* Lists of pages stand before what they tell of, or with it, so that all is laid
 * out twice, first to see on which page it comes. */
static enum galley_status end(struct galley_job *job, void *state)
{
	struct digest *d = state;
	int rest;

	(void)job;
	if (choose(d) < 0)
		return no_memory(d);
	if (d->lines && (d->contents || d->index)) {
		d->pages = calloc(d->count + 1, sizeof(*d->pages));
		if (!d->pages)
			return no_memory(d);
		d->press.pages = d->pages;
		rest = d->text.quiet;
		d->text.quiet = d->out.quiet = 1;
		if (write_all(d) < 0)
			return no_memory(d);
		d->text.quiet = d->out.quiet = rest;
	}
	if (write_all(d) < 0)
		return no_memory(d);
	return d->press.failed || d->text.failed ? GALLEY_FAIL : GALLEY_OK;
}

static void release(void *state)
{
	struct digest *d = state;

	extract_close(&d->extract);
	press_free(&d->press);
	out_close(&d->out);
	free(d->chosen);
	free(d->pages);
	free(d->asides);
	free(d->scratch);
}

#define INT(x) GALLEY_FIELD(struct digest, x, int)
#define STR(x) GALLEY_FIELD(struct digest, x, const char *)
static const char *const RUNNING[] = {"both", "head", "foot", "none", NULL};
static const char *const RULES[] = {"ascii", "box", "none", NULL};
static const char *const BOLD[] = {"none", "overstrike", NULL};
static const char *const MARKS[] = {"none", "cut", "all", NULL};
static const char *const LEVELS[] = {"none", "basic", "gb", "strict", NULL};
static const char *const BREAKS[] = {"look-ahead", "greedy", NULL};
static const char *const EOLS[] = {"lf", "crlf", NULL};

static const struct galley_option options[] = {
    EXTRACT_OPTIONS(struct digest, extract),
    CHOOSE_OPTIONS(struct digest, choose),
    {.name = "width",
	.help = "width of a line; a wide character takes two columns",
	.type = GALLEY_INT,
	.offset = INT(width),
	.def = "72",
	.min = 20,
	.max = 400,
	.unit = "columns"},
    {.name = "indent",
	.help = "indent of a paragraph; at 0 blank lines part them",
	.type = GALLEY_INT,
	.offset = INT(indent),
	.def = "2",
	.min = 0,
	.max = 8,
	.unit = "characters"},
    {.name = "lines",
	.help = "lines of a page with its head and foot, 0 for no pages",
	.type = GALLEY_INT,
	.offset = INT(lines),
	.def = "0",
	.min = 0,
	.max = 1000,
	.unit = "lines"},
    {.name = "columns",
	.help = "columns of text side by side",
	.type = GALLEY_INT,
	.offset = INT(columns),
	.def = "1",
	.min = 1,
	.max = 4,
	.unit = "columns"},
    {.name = "feeds",
	.help = "end each page with a form feed",
	.type = GALLEY_BOOL,
	.offset = INT(feeds),
	.def = "no"},
    {.name = "running",
	.help = "a running head and a foot with the page number",
	.type = GALLEY_ENUM,
	.offset = INT(running),
	.def = "both",
	.choices = RUNNING},
    {.name = "contents",
	.help = "list the articles first, where there are several",
	.type = GALLEY_BOOL,
	.offset = INT(contents),
	.def = "yes"},
    {.name = "index",
	.help = "list who wrote at the end",
	.type = GALLEY_BOOL,
	.offset = INT(index),
	.def = "no"},
    {.name = "marks",
	.help = "tell where text breaks off or is left out, or all that was "
		"set aside",
	.type = GALLEY_ENUM,
	.offset = INT(marks),
	.def = "cut",
	.choices = MARKS},
    {.name = "legend",
	.help = "explain the marks at the end",
	.type = GALLEY_BOOL,
	.offset = INT(legend),
	.def = "yes"},
    {.name = "rules",
	.help = "what lines are drawn with",
	.type = GALLEY_ENUM,
	.offset = INT(rules),
	.def = "ascii",
	.choices = RULES},
    {.name = "bold",
	.help = "how headlines are made bold",
	.type = GALLEY_ENUM,
	.offset = INT(bold),
	.def = "none",
	.choices = BOLD},
    {.name = "level",
	.help = "what may begin or end a line",
	.type = GALLEY_ENUM,
	.offset = INT(level),
	.def = "basic",
	.choices = LEVELS},
    {.name = "breaks",
	.help = "choose line ends for the whole paragraph, or line by line",
	.type = GALLEY_ENUM,
	.offset = INT(breaks),
	.def = "look-ahead",
	.choices = BREAKS},
    {.name = "eol",
	.help = "how lines end",
	.type = GALLEY_ENUM,
	.offset = INT(eol),
	.def = "lf",
	.choices = EOLS},
    {.name = "encoding",
	.help = "encoding of what is written",
	.type = GALLEY_ENUM,
	.offset = INT(encoding),
	.def = "utf-8",
	.choices = OUT_ENCODINGS},
    {.name = NULL}};

GALLEY_PLUGIN(digest, .version = "2.0",
    .summary = "write articles as plain text, for a screen or a printer",
    .media_type = "text/plain", .extension = "txt", .options = options,
    .state_size = sizeof(struct digest), .begin = begin, .article = article,
    .end = end, .release = release)
