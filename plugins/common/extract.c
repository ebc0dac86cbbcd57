/* How much of each article. */
#include <math.h>
#include <stdint.h>

#include "common/choose.h"
#include "common/extract.h"

const char *const EXTRACT_CONTENTS[] = {
    "full", "lead", "summary", "headlines", NULL};
enum { SENTENCES = 3 }; /* where nothing else is asked for */

int extract_is_part(const struct extract *e)
{
	return e->content == EXTRACT_LEAD || e->content == EXTRACT_SUMMARY;
}

static const char *language_of(
    const struct extract *e, const struct galley_article *a)
{
	return galley_bulletin_page_language(
	    e->bulletin, galley_article_page(a));
}

/* What an article counts where characters are shared out. */
static double weight_of(const struct extract *e, size_t index)
{
	const struct galley_article *a, *before = NULL;
	double weight;

	a = galley_bulletin_article(e->bulletin, index);
	weight = sqrt((double)choose_length(a));
	if (index)
		before = galley_bulletin_article(e->bulletin, index - 1);
	if (!galley_article_page(a))
		weight *= 2;
	if (!before || galley_article_page(before) != galley_article_page(a))
		weight *= 1.5;
	return weight;
}

int extract_open(struct extract *e, const struct galley_bulletin *b,
    const size_t *chosen, size_t count)
{
	const struct galley_article *a;
	size_t i;

	e->bulletin = b;
	if (!extract_is_part(e))
		return 0;
	e->summary = summary_new();
	if (!e->summary)
		return -1;
	for (i = 0; e->characters && i < count; i++)
		e->total += weight_of(e, chosen[i]);
	for (i = 0; e->content == EXTRACT_SUMMARY && i < count; i++) {
		a = galley_bulletin_article(b, chosen[i]);
		if (summary_count(e->summary, a, language_of(e, a)) < 0)
			return -1;
	}
	return 0;
}

void extract_close(struct extract *e)
{
	summary_free(e->summary);
}

void extract_begin(struct extract *e)
{
	e->passed = 0;
	e->used = 0;
}

int extract_article(struct extract *e, size_t index)
{
	struct summary_limits limits = {SIZE_MAX, SIZE_MAX};
	const struct galley_article *a;
	size_t so_far;

	if (!extract_is_part(e))
		return 0;
	a = galley_bulletin_article(e->bulletin, index);
	if (summary_read(e->summary, a, language_of(e, a)) < 0)
		return -1;
	if (e->sentences || !e->characters)
		limits.sentences =
		    e->sentences ? (size_t)e->sentences : SENTENCES;
	if (e->characters) {
		e->passed += weight_of(e, index);
		so_far = e->total > 0
			     ? (size_t)(e->characters * e->passed / e->total)
			     : 0;
		if (so_far > (size_t)e->characters)
			so_far = (size_t)e->characters;
		limits.characters = so_far > e->used ? so_far - e->used : 0;
	}
	e->used += e->content == EXTRACT_LEAD
		       ? summary_lead(e->summary, limits)
		       : summary_best(e->summary, limits);
	return 0;
}
