/* The head of a digest: what it is of, and what is in it. */
#include <stdio.h>
#include <string.h>

#include "common/words.h"
#include "digest/digest.h"

/* A line of metadata, built up to what fits: the rest of a value that long is
 * in the other formats. */
struct line {
	char text[1024];
	size_t n;
};

static void add(struct line *l, const char *s)
{
	size_t n = strlen(s);

	if (n >= sizeof(l->text) - l->n) {
		for (n = sizeof(l->text) - l->n - 1;
		     /* NOLINTNEXTLINE: s goes on, it is longer than n */
		     n && ((unsigned char)s[n] & 0xc0) == 0x80; n--)
			;
	}
	memcpy(l->text + l->n, s, n);
	l->n += n;
	l->text[l->n] = '\0';
}

/* One value, parted from the one before it. */
static void add_value(
    struct line *l, const char *before, const char *or_null, const char *after)
{
	if (!or_null)
		return;
	if (l->n)
		add(l, "  ");
	add(l, before);
	add(l, or_null);
	add(l, after);
}

static int is_number(const char *or_null)
{
	return or_null && *or_null && !or_null[strspn(or_null, "0123456789")];
}

void digest_head(struct digest *d)
{
	const struct galley_bulletin *b = galley_job_bulletin(d->out.job);
	const char *language = d->out.language, *issue, *publisher, *title;
	char room[WORDS_TITLE_ROOM];
	struct line l = {"", 0};

	title = words_title(b, room);
	plain_wrap(&d->out, "", "", title, strlen(title));
	issue = galley_bulletin_meta(b, "issue");
	publisher = galley_bulletin_meta(b, "publisher");
	add_value(&l, "", galley_bulletin_meta(b, "date"), "");
	if (is_number(issue))
		add_value(&l, words_get(language, WORD_ISSUE), issue,
		    words_get(language, WORD_ISSUE_END));
	else
		add_value(&l, "", issue, "");
	add_value(&l, "", galley_bulletin_meta(b, "edition"), "");
	add_value(&l, "", publisher == title ? NULL : publisher, "");
	plain_wrap(&d->out, "", "", l.text, l.n);
	plain_rule(&d->out, '=', d->out.width);
}

/* "12. Headline (page 3)", set under its beginning. */
static void entry(struct digest *d, size_t number, size_t digits,
    const struct galley_article *a)
{
	const struct galley_bulletin *b = galley_job_bulletin(d->out.job);
	const char *label = galley_article_label(a), *page;
	char first[32], rest[32];
	size_t n = strlen(label), room;
	char *text;

	snprintf(first, sizeof(first), "%*zu. ", (int)digits, number);
	snprintf(rest, sizeof(rest), "%*s", (int)strlen(first), "");
	if (galley_bulletin_pages(b) < 2) {
		plain_wrap(&d->out, first, rest, label, n);
		return;
	}
	page = galley_bulletin_page_label(b, galley_article_page(a));
	room = n + strlen(page) + 64;
	text = galley_alloc(d->out.job, room);
	if (!text) {
		d->out.failed = 1;
		return;
	}
	snprintf(text, room, d->cjk ? "%s（%s%s%s）" : "%s (%s%s%s)", label,
	    words_get(d->out.language, WORD_PAGE), page,
	    words_get(d->out.language, WORD_PAGE_END));
	plain_wrap(&d->out, first, rest, text, strlen(text));
}

void digest_contents(struct digest *d)
{
	const struct galley_bulletin *b = galley_job_bulletin(d->out.job);
	const char *word = words_get(d->out.language, WORD_CONTENTS);
	size_t i, n = galley_bulletin_articles(b), digits = 1, m;

	if (n < 2)
		return;
	for (m = n; m > 9; m /= 10)
		digits++;
	galley_puts(d->out.job, "\n");
	plain_wrap(&d->out, "", "", word, strlen(word));
	galley_puts(d->out.job, "\n");
	for (i = 0; i < n; i++)
		entry(d, i + 1, digits, galley_bulletin_article(b, i));
}
