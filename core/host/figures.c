/* What a rebuilt bulletin is told by: counts and doubts. */
#include "host/figures.h"

enum { MOST_DOUBTS = 20 };

static size_t seams_of(const struct galley_block *k)
{
	return k && k->nfrom ? k->nfrom - 1 : 0;
}

static void count(struct galley_figures *f, const struct galley_bulletin *b)
{
	size_t i, k;

	f->articles = b->narticles;
	f->segments = b->nsegments;
	f->asides = b->nasides;
	for (i = 0; i < b->nsources; i++)
		f->bytes_in += b->sources[i]->bytes;
	for (i = 0; i < b->narticles; i++) {
		const struct galley_article *a = b->articles[i];

		f->truncated += a->truncated != 0;
		f->joins += seams_of(a->headline) + seams_of(a->kicker) +
			    seams_of(a->deck);
		for (k = 0; k < a->nblocks; k++)
			f->joins += seams_of(a->blocks[k]);
	}
}

static void warn_of(struct galley_conversion *c, const struct galley_note *n)
{
	const struct galley_bulletin *b = c->bulletin;
	const struct galley_source *source = NULL;
	struct galley_buf text = GALLEY_BUF_INIT;
	const char *label = NULL;

	if (n->nfrom && n->from[0].source < b->nsources)
		source = b->sources[n->from[0].source];
	if (n->article >= 0 && (size_t)n->article < b->narticles)
		label = b->articles[n->article]->label;
	galley_buf_printf(
	    &text, "doubtful (%.2f, %s): %s", n->confidence, n->rule, n->text);
	galley_sink_put(c->sink, 1, source ? source->name : NULL,
	    source ? galley_source_line(source, n->from[0].start) : 0, label,
	    text.s ? text.s : n->text);
	galley_buf_free(&text);
}

static void warn_of_doubts(struct galley_conversion *c)
{
	const struct galley_bulletin *b = c->bulletin;
	size_t i, doubtful = 0;

	for (i = 0; i < b->nnotes; i++) {
		if (b->notes[i]->confidence >= c->request.doubt)
			continue;
		if (++doubtful <= MOST_DOUBTS)
			warn_of(c, b->notes[i]);
	}
	c->stage->figures.doubtful = doubtful;
	if (doubtful > MOST_DOUBTS)
		galley_sink_printf(c->sink, 1, NULL,
		    "%zu more doubtful decisions; 'galley explain' shows all",
		    doubtful - MOST_DOUBTS);
}

void galley_figures_take(struct galley_conversion *c)
{
	struct galley_figures *f = &c->stage->figures;

	count(f, c->bulletin);
	galley_sink_printf(c->sink, 0, NULL,
	    "segments: %zu, articles: %zu, set aside: %zu, seams: %zu, "
	    "cut off: %zu; language: %s",
	    f->segments, f->articles, f->asides, f->joins, f->truncated,
	    galley_bulletin_language(c->bulletin));
	warn_of_doubts(c);
	if (!f->articles)
		galley_sink_put(c->sink, 1, c->inputs[0].name, 0, NULL,
		    "no article was found in it");
}
