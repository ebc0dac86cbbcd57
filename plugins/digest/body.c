/* An article in a digest. */
#include <string.h>

#include "common/cut.h"
#include "digest/digest.h"

static size_t put_block(
    struct digest *d, const struct galley_block *k, int bold)
{
	const char *text;
	size_t n;

	text = galley_block_text(k, &n);
	return digest_put(d, "", "", text, n, bold);
}

/* Kicker, headline over a rule as wide, deck: one item.  0 where there is none
 * of them. */
static int put_head(struct digest *d, const struct galley_article *a, long mark)
{
	const struct galley_block *kicker = galley_article_kicker(a);
	const struct galley_block *headline = galley_article_headline(a);
	const struct galley_block *deck = galley_article_deck(a);
	int heads = d->extract.content == EXTRACT_HEADLINES;
	size_t columns;

	if (!kicker && !headline && !deck && !heads)
		return 0;
	press_item(&d->press, heads ? GALLEY_FLOW_WHOLE : GALLEY_FLOW_HEADING,
	    heads ? 1 : 2, mark);
	if (kicker)
		put_block(d, kicker, 0);
	if (headline) {
		columns = put_block(d, headline, 1);
		if (!heads)
			digest_rule(d, 0, columns);
	} else if (heads) {
		const char *label = galley_article_label(a);

		digest_put(d, "", "", label, strlen(label), 1);
	}
	if (deck)
		put_block(d, deck, 0);
	press_item_end(&d->press);
	return 1;
}

/* What wants air around it. */
static int stands_apart(enum galley_role role)
{
	return role != GALLEY_ROLE_PARA && role != GALLEY_ROLE_DATELINE;
}

/* Of an article, what was put last. */
struct course {
	int any, head;
	enum galley_role before;
	long mark;
};

/* The blank lines above the next block. */
static size_t air(
    const struct digest *d, const struct course *c, enum galley_role role)
{
	if (c->any)
		return !d->indent || stands_apart(c->before) ||
		       stands_apart(role);
	return c->head ? 1 : 2;
}

static void put_text(struct digest *d, struct course *c, enum galley_role role,
    const char *s, size_t n)
{
	enum galley_flow_kind kind = GALLEY_FLOW_TEXT;
	const char *first = d->blanks, *rest = "";

	switch (role) {
	case GALLEY_ROLE_CAPTION:
		digest_begin(d);
		digest_add_bracketed(d, s, n);
		if (d->press.failed)
			return;
		s = d->scratch;
		n = d->nscratch;
		break;
	case GALLEY_ROLE_VERSE:
	case GALLEY_ROLE_TABLE:
	case GALLEY_ROLE_LIST: /* line by line, apart from the text */
		first = rest = "    ";
		kind = GALLEY_FLOW_LOOSE;
		break;
	case GALLEY_ROLE_CROSSHEAD:
		kind = GALLEY_FLOW_HEADING;
		first = "";
		break;
	case GALLEY_ROLE_BYLINE:
		first = "";
		break;
	default:
		break;
	}
	digest_close(d);
	press_item(&d->press, kind, air(d, c, role),
	    c->any || c->head ? PRESS_NO_MARK : c->mark);
	digest_put(d, first, rest, s, n, role == GALLEY_ROLE_CROSSHEAD);
	d->open = 1; /* for marks */
	c->any = 1;
	c->before = role;
}

static void put_full(
    struct digest *d, const struct galley_article *a, struct course *c)
{
	const struct galley_block *k;
	size_t i, n, last = cut_behind(a);
	const char *s;

	if (d->marks == DIGEST_ALL_MARKS)
		digest_begin_asides(d, a);
	for (i = 0; (k = galley_article_block(a, i)); i++) {
		s = galley_block_text(k, &n);
		put_text(d, c, galley_block_role(k), s, n);
		if (i == last)
			digest_mark(d, DIGEST_CUT);
		if (d->marks == DIGEST_ALL_MARKS)
			digest_put_asides(d, a, i);
	}
}

/* The sentences of the block that were taken, as one paragraph, from sentence
 * *at on; counts those that were not. */
static void put_taken(
    struct digest *d, struct course *c, size_t block, size_t *at, size_t *left)
{
	const struct summary_sentence *s;
	size_t n = 0;

	digest_begin(d);
	for (; (s = summary_sentence(d->extract.summary, *at)) &&
	       s->block == block;
	     ++*at) {
		*left += !s->taken;
		if (!s->taken)
			continue;
		if (n && (s->text[-1] == ' ' || s->text[-1] == '\n'))
			digest_add(d, " ", 1);
		digest_add(d, s->text, s->bytes);
		n = d->nscratch;
	}
	if (n && !d->press.failed)
		put_text(d, c, GALLEY_ROLE_PARA, d->scratch, n);
}

static void put_part(
    struct digest *d, const struct galley_article *a, struct course *c)
{
	const struct galley_block *k;
	size_t i, at = 0, left = 0, n;
	const char *s;

	for (i = 0; (k = galley_article_block(a, i)); i++) {
		switch (galley_block_role(k)) {
		case GALLEY_ROLE_PARA:
			put_taken(d, c, i, &at, &left);
			break;
		case GALLEY_ROLE_BYLINE:
			s = galley_block_text(k, &n);
			put_text(d, c, GALLEY_ROLE_BYLINE, s, n);
			break;
		case GALLEY_ROLE_VERSE:
		case GALLEY_ROLE_TABLE:
		case GALLEY_ROLE_LIST:
			left++;
			break;
		default:
			break;
		}
	}
	if (!c->any && !c->head) { /* or nothing would tell of it */
		s = galley_article_label(a);
		put_text(d, c, GALLEY_ROLE_CROSSHEAD, s, strlen(s));
	}
	if (left)
		digest_mark(d, DIGEST_ABRIDGED);
	else if (galley_article_truncated(a))
		digest_mark(d, DIGEST_CUT);
}

void digest_article(struct digest *d, size_t i)
{
	const struct galley_article *a =
	    galley_bulletin_article(d->bulletin, d->chosen[i]);
	struct course c = {0, 0, GALLEY_ROLE_NONE, (long)i};

	d->text.article = a;
	c.head = put_head(d, a, c.mark);
	if (d->extract.content == EXTRACT_FULL)
		put_full(d, a, &c);
	else if (d->extract.content != EXTRACT_HEADLINES)
		put_part(d, a, &c);
	digest_close(d);
	press_band_end(&d->press);
	d->text.article = NULL;
}
