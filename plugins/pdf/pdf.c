/* PDF: articles on sheets for the printer. */
#include <stdlib.h>

#include "pdf/pdf.h"

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
	return pdf_paper(p) || pdf_fonts_begin(p) ? GALLEY_FAIL : GALLEY_OK;
}

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	struct pdf *p = state;

	(void)job;
	p->articles[p->narticles++] = a;
	return GALLEY_OK;
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
	return lay_out(p) || pdf_place(p) || pdf_draw(p) ? GALLEY_FAIL
							 : GALLEY_OK;
}

static void release(void *state)
{
	struct pdf *p = state;

	pdf_fonts_end(p);
	free(p->lines.at);
	free(p->items.at);
	free(p->parts.at);
	free(p->areas.at);
}

static const char *const WRITINGS[] = {"horizontal", "vertical", NULL};
static const char *const LEVELS[] = {"none", "basic", "gb", "strict", NULL};
static const char *const BREAKS[] = {"look-ahead", "greedy", NULL};
static const char *const MISSINGS[] = {"error", "box", NULL};

static const struct galley_option options[] = {
    {.name = "paper",
	.help = "the sheet: a name, or WIDTHxHEIGHT in millimetres",
	.type = GALLEY_STR,
	.offset = GALLEY_FIELD(struct pdf, paper_name, const char *),
	.def = "A4"},
    {.name = "margin",
	.help = "what stays empty around the text, in millimetres",
	.type = GALLEY_STR,
	.offset = GALLEY_FIELD(struct pdf, margin, const char *),
	.def = "18"},
    {.name = "columns",
	.help = "columns beside each other; 0: as many as suit the sheet",
	.type = GALLEY_INT,
	.offset = GALLEY_FIELD(struct pdf, columns, int),
	.def = "0",
	.min = 0,
	.max = 3},
    {.name = "writing",
	.help = "how lines run: across the page, or down it from the right",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct pdf, writing, int),
	.def = "horizontal",
	.choices = WRITINGS},
    {.name = "font",
	.help = "fonts of the text, parted by commas; none: the language's",
	.type = GALLEY_STR,
	.offset = GALLEY_FIELD(struct pdf, font, const char *),
	.def = ""},
    {.name = "headfont",
	.help = "fonts of headlines and captions",
	.type = GALLEY_STR,
	.offset = GALLEY_FIELD(struct pdf, headfont, const char *),
	.def = ""},
    {.name = "missing",
	.help = "what a character becomes that no font has",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct pdf, missing, int),
	.def = "error",
	.choices = MISSINGS},
    {.name = "size",
	.help = "size of the text in points",
	.type = GALLEY_STR,
	.offset = GALLEY_FIELD(struct pdf, size, const char *),
	.def = "10"},
    {.name = "leading",
	.help = "from line to line, in percent of the size; 0: the language's",
	.type = GALLEY_INT,
	.offset = GALLEY_FIELD(struct pdf, leading, int),
	.def = "0",
	.min = 0,
	.max = 300,
	.unit = "percent"},
    {.name = "contents",
	.help = "list the articles first, where there are several",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct pdf, contents, int),
	.def = "yes"},
    {.name = "tree",
	.help = "what outline and contents group articles by",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct pdf, by, int),
	.def = "auto",
	.choices = TREES},
    {.name = "level",
	.help = "what may begin or end a line",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct pdf, level, int),
	.def = "basic",
	.choices = LEVELS},
    {.name = "breaks",
	.help = "choose line ends for the whole paragraph, or line by line",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct pdf, breaks, int),
	.def = "look-ahead",
	.choices = BREAKS},
    {.name = "squeeze",
	.help = "set one of two full-width marks that meet at half its width",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct pdf, squeeze, int),
	.def = "yes"},
    {.name = "hang",
	.help = "let a stop or comma stand beyond the line's end",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct pdf, hang, int),
	.def = "no"},
    {.name = "hyphens",
	.help = "divide words where their language's rules are installed",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct pdf, hyphens, int),
	.def = "yes"},
    {.name = NULL}};

GALLEY_PLUGIN(pdf, .version = "1.0",
    .summary = "write articles as a PDF for the printer",
    .media_type = "application/pdf", .extension = "pdf", .options = options,
    .state_size = sizeof(struct pdf), .begin = begin, .article = article,
    .end = end, .release = release)
