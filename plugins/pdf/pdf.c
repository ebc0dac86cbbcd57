/* PDF: articles on sheets for the printer. */
#include <stdlib.h>

#include "pdf/pdf.h"

static int no_memory(struct galley_job *job)
{
	galley_diag(job, NULL, GALLEY_ERROR, "out of memory");
	return -1;
}

/* Options that don't go together, or mean nothing. */
static int check(const struct pdf *p)
{
	const struct extract *e = &p->extract;
	const char *name = !choose_means(p->choose.match)     ? "match"
			   : !choose_means(p->choose.section) ? "section"
			   : !choose_means(p->choose.byline)  ? "byline"
							      : NULL;

	if (name) {
		galley_diag(p->job, NULL, GALLEY_ERROR,
		    "%s has nothing but blanks and commas: words would do",
		    name);
		return -1;
	}
	if ((e->sentences || e->characters) && !extract_is_part(e)) {
		galley_diag(p->job, NULL, GALLEY_ERROR,
		    "%s is for content=lead or content=summary",
		    e->sentences ? "sentences" : "characters");
		return -1;
	}
	return 0;
}

static enum galley_status begin(struct galley_job *job, void *state)
{
	struct pdf *p = state;
	size_t n;

	p->job = job;
	p->bulletin = galley_job_bulletin(job);
	p->language = galley_bulletin_language(p->bulletin);
	p->plain.job = job;
	p->plain.language = p->language;
	n = galley_bulletin_articles(p->bulletin) + 1;
	p->articles = galley_alloc(job, n * sizeof(*p->articles));
	p->goals = galley_alloc(job, n * sizeof(*p->goals));
	p->sheets = galley_alloc(job, n * sizeof(*p->sheets));
	if (!p->articles || !p->goals || !p->sheets)
		return GALLEY_FAIL;
	return check(p) || pdf_paper(p) || pdf_fonts_begin(p) ? GALLEY_FAIL
							      : GALLEY_OK;
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

static int choose(struct pdf *p)
{
	size_t i, all = galley_bulletin_articles(p->bulletin);

	p->chosen = choose_articles(p->bulletin, &p->choose, &p->narticles);
	if (!p->chosen ||
	    extract_open(&p->extract, p->bulletin, p->chosen, p->narticles))
		return no_memory(p->job);
	for (i = 0; i < p->narticles; i++)
		p->articles[i] =
		    galley_bulletin_article(p->bulletin, p->chosen[i]);
	if (all && !p->narticles)
		galley_diag(p->job, NULL, GALLEY_WARN,
		    "none of the %zu articles was chosen", all);
	else if (p->narticles < all)
		galley_diag(p->job, NULL, GALLEY_NOTE,
		    "%zu of %zu articles were chosen", p->narticles, all);
	extract_begin(&p->extract);
	return 0;
}

static int lay_out(struct pdf *p)
{
	const struct tree_entry *e;
	size_t i;

	if (tree_make(p->job, p->articles, p->narticles, p->by, &p->tree))
		return -1;
	for (i = 0; i < p->tree.count; i++) {
		e = &p->tree.entries[i];
		if (!e->section && !e->page && !e->crosshead)
			p->goals[e->article] = e;
	}
	if (pdf_title(p) || pdf_contents(p))
		return -1;
	for (i = 0; i < p->narticles; i++) {
		if (pdf_article(p, i))
			return -1;
	}
	if (p->nimages)
		galley_diag(p->job, NULL, GALLEY_WARN,
		    "%zu images are not shown: the PDF has text alone",
		    p->nimages);
	return pdf_fonts_missing(p);
}

static enum galley_status end(struct galley_job *job, void *state)
{
	struct pdf *p = state;

	(void)job;
	return choose(p) || lay_out(p) || pdf_place(p) || pdf_draw(p)
		   ? GALLEY_FAIL
		   : GALLEY_OK;
}

static void release(void *state)
{
	struct pdf *p = state;

	pdf_fonts_end(p);
	extract_close(&p->extract);
	free(p->chosen);
	free(p->lines.at);
	free(p->items.at);
	free(p->parts.at);
	free(p->areas.at);
}

static const char *const WRITINGS[] = {"horizontal", "vertical", NULL};
static const char *const LEVELS[] = {"none", "basic", "gb", "strict", NULL};
static const char *const BREAKS[] = {"look-ahead", "greedy", NULL};
static const char *const MISSINGS[] = {"error", "box", NULL};

#define INT(x) GALLEY_FIELD(struct pdf, x, int)
#define STR(x) GALLEY_FIELD(struct pdf, x, const char *)
static const struct galley_option options[] = {
    EXTRACT_OPTIONS(struct pdf, extract), CHOOSE_OPTIONS(struct pdf, choose),
    {.name = "paper",
	.help = "the sheet: a name, or WIDTHxHEIGHT in millimetres",
	.type = GALLEY_STR,
	.offset = STR(paper_name),
	.def = "A4"},
    {.name = "margin",
	.help = "what stays empty around the text, in millimetres",
	.type = GALLEY_STR,
	.offset = STR(margin),
	.def = "18"},
    {.name = "columns",
	.help = "columns beside each other; 0: as many as suit the sheet",
	.type = GALLEY_INT,
	.offset = INT(columns),
	.def = "0",
	.min = 0,
	.max = 3},
    {.name = "writing",
	.help = "how lines run: across the page, or down it from the right",
	.type = GALLEY_ENUM,
	.offset = INT(writing),
	.def = "horizontal",
	.choices = WRITINGS},
    {.name = "font",
	.help = "fonts of the text, parted by commas; none: the language's",
	.type = GALLEY_STR,
	.offset = STR(font),
	.def = ""},
    {.name = "headfont",
	.help = "fonts of headlines, which are bold",
	.type = GALLEY_STR,
	.offset = STR(headfont),
	.def = ""},
    {.name = "missing",
	.help = "what a character becomes that no font has",
	.type = GALLEY_ENUM,
	.offset = INT(missing),
	.def = "error",
	.choices = MISSINGS},
    {.name = "size",
	.help = "size of the text in points",
	.type = GALLEY_STR,
	.offset = STR(size),
	.def = "10"},
    {.name = "leading",
	.help = "from line to line, in percent of the size; 0: the language's",
	.type = GALLEY_INT,
	.offset = INT(leading),
	.def = "0",
	.min = 0,
	.max = 300,
	.unit = "percent"},
    {.name = "contents",
	.help = "list the articles first, where there are several",
	.type = GALLEY_BOOL,
	.offset = INT(contents),
	.def = "yes"},
    {.name = "tree",
	.help = "what outline and contents group articles by",
	.type = GALLEY_ENUM,
	.offset = INT(by),
	.def = "auto",
	.choices = TREES},
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
    {.name = "squeeze",
	.help = "set one of two full-width marks that meet at half its width",
	.type = GALLEY_BOOL,
	.offset = INT(squeeze),
	.def = "yes"},
    {.name = "hang",
	.help = "let a stop or comma stand beyond the line's end",
	.type = GALLEY_BOOL,
	.offset = INT(hang),
	.def = "no"},
    {.name = "hyphens",
	.help = "divide words where their language's rules are installed",
	.type = GALLEY_BOOL,
	.offset = INT(hyphens),
	.def = "yes"},
    {.name = NULL}};

GALLEY_PLUGIN(pdf, .version = "1.0",
    .summary = "write articles as a PDF for the printer",
    .media_type = "application/pdf", .extension = "pdf", .options = options,
    .state_size = sizeof(struct pdf), .begin = begin, .article = article,
    .end = end, .release = release)
