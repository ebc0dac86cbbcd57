/* Step 2, patterns: what each line looks like, and what needs no more than a
 * look: furniture, jump lines, captions. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rebuild/lines.h"
#include "rebuild/looks.h"
#include "rebuild/ngrams.h"
#include "rebuild/patterns.h"
#include "rebuild/profile.h"

struct patterns {
	const struct language *language;
	const struct galley_profile *own; /* or NULL */
	struct profiled *profile;	  /* or NULL */
	struct looks *looks;
	pcre2_match_data *match;
	pcre2_match_context *context;
};

struct patterns *galley_patterns_new(
    const struct language *l, struct galley_profile *profile)
{
	struct patterns *p = calloc(1, sizeof(*p));

	if (!p)
		return NULL;
	p->language = l;
	p->own = profile;
	p->looks = galley_looks_of(l);
	p->match = pcre2_match_data_create(1, NULL);
	p->context = pcre2_match_context_create(NULL);
	if (!p->looks || !p->match || !p->context)
		goto fail;
	pcre2_set_match_limit(p->context, 100000);
	pcre2_set_depth_limit(p->context, 1000);
	if (profile && !(p->profile = galley_profiled_new(profile, l->wide)))
		goto fail;
	return p;
fail:
	galley_patterns_free(p);
	return NULL;
}

void galley_patterns_free(struct patterns *p)
{
	if (!p)
		return;
	galley_profiled_free(p->profile);
	pcre2_match_data_free(p->match);
	pcre2_match_context_free(p->context);
	free(p);
}

/* A profile's patterns that make a line look like that. */
static int find_own(const struct patterns *p, enum look look,
    const folded *text, long n, long *at, long *end)
{
	switch (look) {
	case LOOK_DATELINE:
		return galley_profiled_find(p->profile, GALLEY_PROFILE_DATELINE,
			   text, n, at, end) ||
		       galley_profiled_find(
			   p->profile, GALLEY_PROFILE_AGENCY, text, n, at, end);
	case LOOK_BYLINE:
		return galley_profiled_find(
		    p->profile, GALLEY_PROFILE_BYLINE, text, n, at, end);
	default:
		return 0;
	}
}

int galley_patterns_find(const struct patterns *p, enum look look,
    const folded *text, long n, long *at, long *end)
{
	if (p->profile && find_own(p, look, text, n, at, end))
		return 1;
	return galley_looks_match(
	    p->looks, look, text, n, p->match, p->context, at, end);
}

struct profiled *galley_patterns_profile(const struct patterns *p)
{
	return p->profile;
}

const struct galley_profile *galley_patterns_own(const struct patterns *p)
{
	return p ? p->own : NULL;
}

int galley_patterns_look(
    const struct patterns *p, enum look look, const folded *text, long n)
{
	long at, end;

	return galley_patterns_find(p, look, text, n, &at, &end);
}

/* ---- the step ---- */

static uint32_t looks_of(const struct patterns *p, const struct block *b)
{
	uint32_t looks = 0;
	int i;

	for (i = 0; i < LOOKS; i++) {
		if (galley_patterns_look(p, (enum look)i, b->text, b->n))
			looks |= 1u << i;
	}
	return looks;
}

static int ends_with(const struct block *b, const char *utf8)
{
	folded tail[16];
	long n = galley_fold_text(tail, utf8, 0, strlen(utf8), 1);

	return b->n >= n &&
	       !memcmp(b->text + b->n - n, tail, (size_t)n * sizeof(*tail));
}

static int holds_stop(const struct block *b)
{
	long i;

	for (i = 0; i + 1 < b->n; i++) {
		if (b->text[i] == 0x3002)
			return 1;
	}
	return 0;
}

/* Whether a blank or a line end stands before the credit: "...。 甲乙 摄". */
static int credit_stands_apart(const struct work *w, const struct block *b)
{
	const char *text = w->bulletin->sources[b->range.source]->text;
	size_t at = b->range.start, n;
	int stop = 0;
	uint32_t c;

	while (at < b->range.end) {
		n = galley_utf8_get(text + at, b->range.end - at, &c);
		if (stop && galley_utf8_is_space(c))
			return 1;
		stop = c == 0x3002;
		at += n;
	}
	return 0;
}

/* A line that ends in a credit is a caption, unless it is the end of a
 * paragraph that the block before it left open: "...碑以告后人。(某某摄)".  Then
 * what comes next tells: a sentence that a caption cuts goes on behind it. */
static int is_caption(const struct work *w, const struct block *b,
    const struct block *before, const struct block *next)
{
	float runs_on, over;

	if (!(b->looks & 1u << LOOK_CREDIT))
		return 0;
	if (!w->language->wide)
		return 1;
	if (b->n > 60 || ends_with(b, "照片") || ends_with(b, "照片)"))
		return 0;
	if (!holds_stop(b) || b->looks & 1u << LOOK_FIGURE)
		return b->n <= 34 || credit_stands_apart(w, b);
	if (credit_stands_apart(w, b))
		return 1;
	if (!before || !galley_is_open(before))
		return b->n <= 34;
	runs_on = galley_ngrams_seam(
	    w, before->text, before->n, b->text, b->n, GALLEY_NGRAMS_GENERAL);
	over = next ? galley_ngrams_seam(w, before->text, before->n, next->text,
			  next->n, GALLEY_NGRAMS_GENERAL)
		    : -9;
	return b->n <= 34 &&
	       (over > runs_on + 2 ||
		   galley_ngrams_opening(w, b->text, b->n) >= runs_on + 3);
}

static void settle(struct block *b, enum fate fate, const char *rule)
{
	b->fate = fate;
	b->rule = rule;
	b->sure = 0.98f;
}

/* What a profile says of a line is so. */
static int settle_own(const struct patterns *p, struct block *b)
{
	static const struct {
		enum fate fate;
		const char *rule;
	} kinds[] = {
	    [GALLEY_PROFILE_FURNITURE] = {FATE_FURNITURE, "profile.furniture"},
	    [GALLEY_PROFILE_SECTION] = {FATE_SECTION, "profile.section"},
	    [GALLEY_PROFILE_JUMP] = {FATE_JUMP, "profile.jump"},
	    [GALLEY_PROFILE_CREDIT] = {FATE_CAPTION, "profile.credit"}};
	long at, end;
	size_t i;

	for (i = 0; p->profile && i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (!galley_profiled_find(p->profile,
			(enum galley_profile_kind)i, b->text, b->n, &at, &end))
			continue;
		settle(b, kinds[i].fate, kinds[i].rule);
		b->sure = 1;
		return 1;
	}
	return 0;
}

void galley_rebuild_patterns(struct work *w)
{
	struct block *b, *before = NULL;
	long i;

	for (i = 0; i < w->nblocks; i++) {
		b = &w->blocks[i];
		b->looks = looks_of(w->patterns, b);
		if (settle_own(w->patterns, b))
			continue;
		if (b->looks & 1u << LOOK_FURNITURE)
			settle(b, FATE_FURNITURE, "patterns.furniture");
		else if (b->looks & (1u << LOOK_JUMP_TO | 1u << LOOK_JUMP_FROM))
			settle(b, FATE_JUMP, "patterns.jump");
		else if (is_caption(
			     w, b, before, i + 1 < w->nblocks ? b + 1 : NULL))
			settle(b, FATE_CAPTION, "patterns.credit");
		else
			before = b;
	}
}
