/* A filter: some of the articles, by what is asked of them. */
#include <stdlib.h>

#include <galley/bulletin.h>
#include <galley/plugin.h>

#include "common/choose.h"

struct state {
	struct choose choose;
	int first;
	size_t *order; /* the chosen, then the others */
	char *wanted;  /* of each article */
};

/* A value of blanks and commas would find nothing. */
static int check(struct galley_job *job, const struct choose *how)
{
	const struct {
		const char *name, *value;
	} all[] = {{"match", how->match}, {"section", how->section},
	    {"byline", how->byline}, {"page", how->page},
	    {"headline", how->headline}, {"dateline", how->dateline}};
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(*all); i++) {
		if (choose_means(all[i].value))
			continue;
		galley_diag(job, NULL, GALLEY_ERROR,
		    "%s has nothing but blanks and commas: words would do",
		    all[i].name);
		return -1;
	}
	if (how->most && how->least > how->most) {
		galley_diag(job, NULL, GALLEY_ERROR,
		    "no article has from %d to %d characters: least is to be "
		    "less than most",
		    how->least, how->most);
		return -1;
	}
	return 0;
}

static enum galley_status begin(struct galley_job *job, void *state)
{
	const struct state *s = state;

	return check(job, &s->choose) ? GALLEY_FAIL : GALLEY_OK;
}

/* Sets aside what is not wanted and puts the rest in order. */
static int apply(struct galley_bulletin *b, struct state *s, size_t chosen)
{
	const size_t all = galley_bulletin_articles(b);
	size_t i, n = chosen;

	for (i = 0; i < chosen; i++)
		s->wanted[s->order[i]] = 1;
	for (i = 0; i < all; i++) {
		if (s->wanted[i])
			continue;
		s->order[n++] = i;
		if (galley_edit_article_aside(
			b, galley_bulletin_article(b, i), "select"))
			return -1;
	}
	return galley_edit_order(b, s->order, all);
}

static enum galley_status filter(
    struct galley_job *job, void *state, struct galley_bulletin *b)
{
	const size_t all = galley_bulletin_articles(b);
	struct state *s = state;
	size_t n = 0;

	s->wanted = calloc(all + 1, 1);
	s->order = s->wanted ? choose_articles(b, &s->choose, &n) : NULL;
	if (!s->order) {
		galley_diag(job, NULL, GALLEY_ERROR, "out of memory");
		return GALLEY_FAIL;
	}
	if (s->first && n > (size_t)s->first)
		n = (size_t)s->first;
	if (n < all)
		galley_diag(job, NULL, GALLEY_NOTE,
		    "%zu of %zu articles were chosen", n, all);
	if (apply(b, s, n)) {
		galley_diag(job, NULL, GALLEY_ERROR, "out of memory");
		return GALLEY_FAIL;
	}
	return GALLEY_OK;
}

static void release(void *state)
{
	struct state *s = state;

	free(s->order);
	free(s->wanted);
}

#define INT(x) GALLEY_FIELD(struct state, x, int)
#define STR(x) GALLEY_FIELD(struct state, x, const char *)

static const struct galley_option options[] = {
    CHOOSE_OPTIONS(struct state, choose),
    {.name = "headline",
	.help = "only articles whose headline holds one of these, parted by "
		"commas",
	.type = GALLEY_STR,
	.offset = STR(choose.headline),
	.def = ""},
    {.name = "dateline",
	.help = "only articles whose dateline holds one of these, parted by "
		"commas",
	.type = GALLEY_STR,
	.offset = STR(choose.dateline),
	.def = ""},
    {.name = "page",
	.help = "only articles that begin on these pages, parted by commas",
	.type = GALLEY_STR,
	.offset = STR(choose.page),
	.def = ""},
    {.name = "least",
	.help = "only articles of so much text, 0 for any",
	.type = GALLEY_INT,
	.offset = INT(choose.least),
	.def = "0",
	.min = 0,
	.max = 100000000,
	.unit = "characters"},
    {.name = "most",
	.help = "only articles of no more text, 0 for any",
	.type = GALLEY_INT,
	.offset = INT(choose.most),
	.def = "0",
	.min = 0,
	.max = 100000000,
	.unit = "characters"},
    {.name = "others",
	.help = "choose all articles of which this is not so",
	.type = GALLEY_BOOL,
	.offset = INT(choose.others),
	.def = "no"},
    {.name = "first",
	.help = "no more than the first of them, 0 for all",
	.type = GALLEY_INT,
	.offset = INT(first),
	.def = "0",
	.min = 0,
	.max = 1000000,
	.unit = "articles"},
    {.name = NULL}};

GALLEY_PLUGIN(select, .version = "1.0",
    .summary = "choose articles, and set aside the others", .options = options,
    .state_size = sizeof(struct state), .begin = begin, .filter = filter,
    .release = release)
