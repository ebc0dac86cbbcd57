/* What stands before and behind the articles: contents, index, legend. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "digest/digest.h"

enum { NUMBER_ROOM = 8 }; /* columns at an entry's end for a page's number */

static void put_heading(struct digest *d, enum word word)
{
	const char *s = words_get(d->language, word);

	digest_text(d, GALLEY_FLOW_HEADING, 2 - (word == WORD_CONTENTS), "", s,
	    strlen(s), 1);
}

/* An entry whose last line leads to a number: the line before is written when
 * the next one comes. */
struct entry {
	struct digest *d;
	struct plain_line line;
	int any;
	char number[24];
};

static void put_line(void *context, const struct plain_line *line)
{
	struct entry *e = context;

	if (e->any)
		press_line(&e->d->press, e->line.before, e->line.text,
		    e->line.bytes, e->line.columns, 0);
	e->line = *line;
	e->any = 1;
}

/* The last line: dots, which stand under each other, and the number. */
static void put_last(struct entry *e, size_t width)
{
	size_t n = strlen(e->number), at = e->line.columns;
	struct digest *d = e->d;

	if (!e->any)
		return;
	digest_begin(d);
	digest_add(d, e->line.text, e->line.bytes);
	digest_add(d, " ", 1);
	for (at++; at + n + 1 < width; at++)
		digest_add(d, at % 2 == (width - n) % 2 ? "." : " ", 1);
	for (; at + n < width; at++)
		digest_add(d, " ", 1);
	digest_add(d, e->number, n);
	if (!d->press.failed)
		press_line(&d->press, e->line.before, d->scratch, d->nscratch,
		    at + n, 0);
}

static void put_entry(struct digest *d, const char *first, const char *rest,
    const char *s, size_t n, size_t page)
{
	struct entry e = {d, {"", "", 0, 0, 0}, 0, ""};
	size_t width = d->text.width;

	snprintf(e.number, sizeof(e.number), "%zu", page);
	s = digest_clean(d, s, &n);
	if (!s)
		return;
	d->text.width = width - NUMBER_ROOM;
	plain_lines(&d->text, first, rest, s, n, put_line, &e);
	d->text.width = width;
	put_last(&e, width);
}

/* "12. Headline (page 3)", set under its beginning. */
static void contents_entry(struct digest *d, size_t i, size_t digits)
{
	const struct galley_article *a =
	    galley_bulletin_article(d->bulletin, d->chosen[i]);
	const char *label = galley_article_label(a), *page;
	char number[32], first[32], rest[32];
	size_t n = strlen(label);

	d->text.article = a;
	snprintf(number, sizeof(number), "%zu. ", i + 1);
	memset(rest, ' ', sizeof(rest));
	rest[digits + 2] = '\0';
	strcpy(first, rest);
	strcpy(first + digits + 2 - strlen(number), number);
	press_item(&d->press, GALLEY_FLOW_WHOLE, i == 0, PRESS_NO_MARK);
	if (d->lines) {
		put_entry(d, first, rest, label, n, d->pages ? d->pages[i] : 0);
	} else if (galley_bulletin_pages(d->bulletin) < 2) {
		digest_put(d, first, rest, label, n, 0);
	} else {
		page = galley_bulletin_page_label(
		    d->bulletin, galley_article_page(a));
		digest_begin(d);
		digest_add(d, label, n);
		label = d->cjk ? "（" : " (";
		digest_add(d, label, strlen(label));
		label = words_get(d->language, WORD_PAGE);
		digest_add(d, label, strlen(label));
		digest_add(d, page, strlen(page));
		label = words_get(d->language, WORD_PAGE_END);
		digest_add(d, label, strlen(label));
		label = d->cjk ? "）" : ")";
		digest_add(d, label, strlen(label));
		if (!d->press.failed)
			digest_put(d, first, rest, d->scratch, d->nscratch, 0);
	}
	press_item_end(&d->press);
	d->text.article = NULL;
}

void digest_contents(struct digest *d)
{
	size_t i, m, digits = 1;

	if (d->count < 2)
		return;
	for (m = d->count; m > 9; m /= 10)
		digits++;
	put_heading(d, WORD_CONTENTS);
	for (i = 0; i < d->count; i++)
		contents_entry(d, i, digits);
	press_band_end(&d->press);
}

struct credit {
	const char *name;
	size_t at; /* a page, or an article's number */
};

static int by_name(const void *a, const void *b)
{
	const struct credit *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	if (order)
		return order;
	return x->at < y->at ? -1 : x->at > y->at;
}

static struct credit *collect(const struct digest *d, size_t *count)
{
	const struct galley_article *a;
	struct credit *all = NULL;
	const char *name;
	size_t i, k, n = 0;
	int pass;

	for (pass = 0; pass < 2; pass++) {
		for (i = n = 0; i < d->count; i++) {
			a = galley_bulletin_article(d->bulletin, d->chosen[i]);
			for (k = 0; (name = galley_article_byline(a, k)); k++) {
				if (all)
					all[n] = (struct credit){name,
					    d->pages ? d->pages[i] : i + 1};
				n++;
			}
		}
		if (!pass)
			all = calloc(n + 1, sizeof(*all));
		if (!all)
			return NULL;
	}
	qsort(all, n, sizeof(*all), by_name);
	*count = n;
	return all;
}

void digest_index(struct digest *d)
{
	struct credit *all;
	size_t i, n, at;
	char number[24];

	all = collect(d, &n);
	if (!all) {
		galley_diag(d->job, NULL, GALLEY_ERROR, "out of memory");
		d->press.failed = 1;
		return;
	}
	if (n)
		put_heading(d, WORD_INDEX);
	for (i = 0; i < n;) {
		const char *name = all[i].name;

		press_item(&d->press, GALLEY_FLOW_WHOLE, i == 0, PRESS_NO_MARK);
		digest_begin(d);
		digest_add(d, name, strlen(name));
		for (at = 0; i < n && !strcmp(all[i].name, name); i++) {
			if (at == all[i].at)
				continue;
			snprintf(number, sizeof(number), "%s%zu",
			    at ? ", " : "  ", all[i].at);
			at = all[i].at;
			digest_add(d, number, strlen(number));
		}
		if (!d->press.failed)
			digest_put(d, "", "    ", d->scratch, d->nscratch, 0);
		press_item_end(&d->press);
	}
	press_band_end(&d->press);
	free(all);
}

void digest_legend(struct digest *d)
{
	const char *s;
	size_t i;
	int any = 0;

	if (!d->marked)
		return;
	put_heading(d, WORD_MARKS);
	for (i = 0; i < DIGEST_MARKS; i++) {
		if (!(d->marked & 1U << i))
			continue;
		digest_begin(d);
		s = digest_mark_word(d, (enum digest_mark)i);
		digest_add_bracketed(d, s, strlen(s));
		digest_add(d, "  ", 2);
		s = digest_mark_about(d, (enum digest_mark)i);
		digest_add(d, s, strlen(s));
		press_item(&d->press, GALLEY_FLOW_TEXT, !any, PRESS_NO_MARK);
		if (!d->press.failed)
			digest_put(d, "", "    ", d->scratch, d->nscratch, 0);
		press_item_end(&d->press);
		any = 1;
	}
	press_band_end(&d->press);
}
