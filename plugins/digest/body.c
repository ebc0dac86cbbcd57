/* An article in a digest. */
#include <string.h>

#include "common/cut.h"
#include "common/words.h"
#include "digest/digest.h"

static void blank_line(struct digest *d)
{
	galley_write(d->out.job, "\n", 1);
}

static size_t put_block(struct digest *d, const char *first, const char *rest,
    const struct galley_block *k)
{
	const char *text;
	size_t n;

	text = galley_block_text(k, &n);
	return plain_wrap(&d->out, first, rest, text, n);
}

static int has_head(const struct galley_article *a)
{
	return galley_article_kicker(a) || galley_article_headline(a) ||
	       galley_article_deck(a);
}

/* Kicker, headline over a rule as wide, deck. */
static void put_head(struct digest *d, const struct galley_article *a)
{
	size_t columns;

	if (galley_article_kicker(a))
		put_block(d, "", "", galley_article_kicker(a));
	if (galley_article_headline(a)) {
		columns = put_block(d, "", "", galley_article_headline(a));
		plain_rule(&d->out, '-', columns);
	}
	if (galley_article_deck(a))
		put_block(d, "", "", galley_article_deck(a));
}

/* The text between brackets, broken with them. */
static void put_bracketed(struct digest *d, const char *text, size_t n)
{
	const char *open = d->cjk ? "〔" : "[", *close = d->cjk ? "〕" : "]";
	size_t m = strlen(open);
	char *s = galley_alloc(d->out.job, n + m + strlen(close) + 1);

	if (!s) {
		d->out.failed = 1;
		return;
	}
	memcpy(s, open, m);
	memcpy(s + m, text, n);
	memcpy(s + m + n, close, strlen(close));
	plain_wrap(&d->out, d->blanks, "", s, n + m + strlen(close));
}

static void put_body_block(struct digest *d, const struct galley_block *k)
{
	const char *text;
	size_t n;

	switch (galley_block_role(k)) {
	case GALLEY_ROLE_CAPTION:
		text = galley_block_text(k, &n);
		put_bracketed(d, text, n);
		break;
	case GALLEY_ROLE_VERSE:
	case GALLEY_ROLE_TABLE:
	case GALLEY_ROLE_LIST: /* line by line, apart from the text */
		put_block(d, "    ", "    ", k);
		break;
	case GALLEY_ROLE_CROSSHEAD:
	case GALLEY_ROLE_BYLINE:
		put_block(d, "", "", k);
		break;
	default:
		put_block(d, d->blanks, "", k);
	}
}

/* What wants air around it. */
static int stands_apart(const struct galley_block *k)
{
	enum galley_role role = galley_block_role(k);

	return role != GALLEY_ROLE_PARA && role != GALLEY_ROLE_DATELINE;
}

void digest_article(struct digest *d, const struct galley_article *a)
{
	const char *cut = words_get(d->out.language, WORD_CUT);
	const struct galley_block *k, *before = NULL;
	size_t i, last = cut_behind(a);

	blank_line(d);
	blank_line(d);
	put_head(d, a);
	for (i = 0; (k = galley_article_block(a, i)); i++) {
		if (before
			? !d->indent || stands_apart(before) || stands_apart(k)
			: has_head(a))
			blank_line(d);
		put_body_block(d, k);
		if (i == last)
			put_bracketed(d, cut, strlen(cut));
		before = k;
	}
}
