/* EPUB 3.3: articles as a book. */
#include "epub/epub.h"

static enum galley_status begin(struct galley_job *job, void *state)
{
	struct epub *e = state;
	size_t n;

	e->job = job;
	e->bulletin = galley_job_bulletin(job);
	e->language = galley_bulletin_language(e->bulletin);
	if (*e->certified && e->conforms == CONFORMS_NONE) {
		galley_diag(job, NULL, GALLEY_ERROR,
		    "certified: what was certified is wanted too, as "
		    "conforms=A, AA or AAA");
		return GALLEY_FAIL;
	}
	n = galley_bulletin_articles(e->bulletin);
	e->articles = galley_alloc(job, (n + 1) * sizeof(*e->articles));
	return e->articles && !epub_sheet(e) ? GALLEY_OK : GALLEY_FAIL;
}

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	struct epub *e = state;

	(void)job;
	e->articles[e->narticles++] = a;
	return GALLEY_OK;
}

/* One page needs no list. */
static int mark_pages(struct epub *e)
{
	if (!e->pages || galley_bulletin_pages(e->bulletin) < 2)
		return 0;
	return pages_mark(e->job, &e->marks);
}

/* The images of the articles in the book. */
static int list_images(struct epub *e)
{
	size_t i, j, k, n = galley_bulletin_images(e->bulletin);
	const struct galley_image *image;
	const struct galley_block *b;

	if (!n)
		return 0;
	e->images = galley_alloc(e->job, n * sizeof(*e->images));
	if (!e->images)
		return -1;
	for (i = 0; i < e->narticles; i++) {
		for (j = 0; (b = galley_article_block(e->articles[i], j));
		     j++) {
			for (k = 0; (image = galley_block_image(b, k)); k++)
				e->images[e->nimages++] = image;
		}
	}
	return 0;
}

static enum galley_status end(struct galley_job *job, void *state)
{
	struct epub *e = state;

	if (mark_pages(e) || list_images(e) ||
	    tree_make(job, e->articles, e->narticles, e->by, &e->tree))
		return GALLEY_FAIL;
	return epub_front(e) || epub_container(e) ? GALLEY_FAIL : GALLEY_OK;
}

static const char *const writing[] = {"horizontal", "vertical", NULL};
static const char *const paginations[] = {"source-of", "pageBreakSource", NULL};
static const char *const conforms[] = {"none", "A", "AA", "AAA", NULL};

static const struct galley_option options[] = {
    {.name = "writing",
	.help = "how lines run: across the page, or down it from the right",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct epub, writing, int),
	.def = "horizontal",
	.choices = writing},
    {.name = "tree",
	.help = "what the table of contents groups articles by",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct epub, by, int),
	.def = "auto",
	.choices = TREES},
    {.name = "notes",
	.help = "end with a chapter that tells what was rebuilt",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct epub, notes, int),
	.def = "no"},
    {.name = "pages",
	.help = "mark where the printed pages begin, and list them",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct epub, pages, int),
	.def = "yes"},
    {.name = "pagination",
	.help = "how the package says what the printed pages are of",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct epub, pagination, int),
	.def = "source-of",
	.choices = paginations},
    {.name = "cover",
	.help = "make a cover (auto), have none (none), or take that image",
	.type = GALLEY_FILE,
	.offset = GALLEY_FIELD(struct epub, cover, const char *),
	.def = "auto"},
    {.name = "css",
	.help = "a style sheet to add",
	.type = GALLEY_FILE,
	.offset = GALLEY_FIELD(struct epub, css, const char *),
	.def = ""},
    {.name = "style",
	.help = "use the style sheet of Galley's own",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct epub, style, int),
	.def = "yes"},
    {.name = "conforms",
	.help = "the level of WCAG that the publisher says the book meets",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct epub, conforms, int),
	.def = "none",
	.choices = conforms},
    {.name = "certified",
	.help = "who has certified that level",
	.type = GALLEY_STR,
	.offset = GALLEY_FIELD(struct epub, certified, const char *),
	.def = ""},
    {.name = "level",
	.help = "how hard to compress: 1 is fastest, 12 smallest",
	.type = GALLEY_INT,
	.offset = GALLEY_FIELD(struct epub, level, int),
	.def = "6",
	.min = 1,
	.max = 12},
    {.name = NULL}};

GALLEY_PLUGIN(epub, .version = "1.0",
    .summary = "write articles as an EPUB 3.3 book",
    .media_type = "application/epub+zip", .extension = "epub",
    .options = options, .state_size = sizeof(struct epub), .begin = begin,
    .article = article, .end = end)
