/* Do the options go together?  And what sheet do they make? */
#include <string.h>

#include "digest/digest.h"

enum {
	NARROWEST = 16, /* a column of text */
	LOWEST = 4,	/* lines of it */
	AROUND = 2	/* a running head or foot, with its blank line */
};

static size_t gutter_of(const struct digest *d)
{
	return d->rules == PRESS_BOX && d->cjk ? 4 : 3;
}

static size_t around(const struct digest *d)
{
	return d->running == DIGEST_BOTH      ? 2 * AROUND
	       : d->running == DIGEST_NEITHER ? 0
					      : AROUND;
}

static int check_columns(const struct digest *d)
{
	size_t columns = (size_t)d->columns, gutter = gutter_of(d), most = 0;
	size_t width = (size_t)d->width;
	size_t wanted = columns * NARROWEST + (columns - 1) * gutter;

	while ((most + 1) * NARROWEST + most * gutter <= width)
		most++;
	if (width >= wanted)
		return 0;
	galley_diag(d->job, NULL, GALLEY_ERROR,
	    "columns=%zu don't fit into width=%zu: width=%zu or more would do, "
	    "or columns=%zu",
	    columns, width, wanted, most);
	return -1;
}

static int check_lines(const struct digest *d)
{
	size_t least = LOWEST + around(d);

	if (d->feeds && !d->lines) {
		galley_diag(d->job, NULL, GALLEY_ERROR,
		    "feeds=yes wants pages: lines=60 or the like would do");
		return -1;
	}
	if (!d->lines || (size_t)d->lines >= least)
		return 0;
	galley_diag(d->job, NULL, GALLEY_ERROR,
	    "lines=%d leaves no room for text: lines=%zu or more would do%s, "
	    "or lines=0 for no pages",
	    d->lines, least,
	    around(d) && d->lines >= LOWEST ? ", or running=none" : "");
	return -1;
}

static int check_content(const struct digest *d)
{
	const struct extract *e = &d->extract;

	if ((e->sentences || e->characters) && !extract_is_part(e)) {
		galley_diag(d->job, NULL, GALLEY_ERROR,
		    "%s is for content=lead or content=summary",
		    e->sentences ? "sentences" : "characters");
		return -1;
	}
	if (d->index && !d->lines &&
	    (!d->contents || e->content == EXTRACT_HEADLINES)) {
		galley_diag(d->job, NULL, GALLEY_ERROR,
		    "index=yes has no numbers to give: contents=yes or "
		    "lines=60 would do");
		return -1;
	}
	return 0;
}

static int check_choice(const struct digest *d)
{
	const char *name = !choose_means(d->choose.match)     ? "match"
			   : !choose_means(d->choose.section) ? "section"
			   : !choose_means(d->choose.byline)  ? "byline"
							      : NULL;

	if (!name)
		return 0;
	galley_diag(d->job, NULL, GALLEY_ERROR,
	    "%s has nothing but blanks and commas: words would do", name);
	return -1;
}

int digest_check(const struct digest *d)
{
	return check_columns(d) < 0 || check_lines(d) < 0 ||
		       check_content(d) < 0 || check_choice(d) < 0
		   ? -1
		   : 0;
}

void digest_set_sheet(struct digest *d)
{
	struct press *p = &d->press;

	p->out = &d->out;
	p->width = (size_t)d->width;
	p->lines = (size_t)d->lines;
	p->columns = (size_t)d->columns;
	p->gutter = gutter_of(d);
	p->column_width =
	    (p->width - (p->columns - 1) * p->gutter) / p->columns;
	p->rules = (enum press_rules)d->rules;
	p->feeds = d->feeds;
	p->head = d->running == DIGEST_BOTH || d->running == DIGEST_HEAD;
	p->foot = d->running == DIGEST_BOTH || d->running == DIGEST_FOOT;
	p->bold = d->bold;
	p->sheet = words_get(d->language, WORD_SHEET);
	p->sheet_end = words_get(d->language, WORD_SHEET_END);
}
