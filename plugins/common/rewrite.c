/* Each text of a bulletin, put through a function. */
#include <string.h>

#include "common/rewrite.h"

int rewrite_is(const char *tag, const char *language)
{
	size_t n = strlen(language);

	return !strncmp(tag, language, n) && (!tag[n] || tag[n] == '-');
}

static int refused(const struct rewrite *r, const struct galley_article *a)
{
	galley_diag(r->job, a, GALLEY_ERROR,
	    "the text that was made of this one is none");
	return -1;
}

static int block(const struct rewrite *r, const struct galley_article *a,
    const struct galley_block *k)
{
	const char *was, *is;
	size_t n;

	if (!k)
		return 0;
	was = galley_block_text(k, &n);
	is = r->text(r->context,
	    galley_bulletin_page_language(r->bulletin, galley_block_page(k)),
	    was, &n);
	if (!is || is == was)
		return is ? 0 : -1;
	return galley_edit_text(r->bulletin, k, is, n) ? refused(r, a) : 0;
}

/* A line, or NULL: then or where it stays as it is *is is NULL. */
static int line(const struct rewrite *r, const char *language, const char *was,
    const char **is)
{
	size_t n = was ? strlen(was) : 0;

	*is = NULL;
	if (!was)
		return 0;
	*is = r->text(r->context, language, was, &n);
	if (!*is)
		return -1;
	if (*is == was)
		*is = NULL;
	return 0;
}

static int lines(const struct rewrite *r, const struct galley_article *a)
{
	const char *language =
	    galley_bulletin_page_language(r->bulletin, galley_article_page(a));
	const char *was, *is;
	size_t i;

	for (i = 0; r->names && (was = galley_article_byline(a, i)); i++) {
		if (line(r, language, was, &is))
			return -1;
		if (is && galley_edit_byline(r->bulletin, a, i, is))
			return refused(r, a);
	}
	if (line(r, language, galley_article_dateline(a), &is))
		return -1;
	if (is && galley_edit_dateline(r->bulletin, a, is))
		return refused(r, a);
	for (i = 0; i < GALLEY_DATELINE_PARTS; i++) {
		const enum galley_dateline_part p =
		    (enum galley_dateline_part)i;

		if (line(r, language, galley_article_dateline_part(a, p), &is))
			return -1;
		if (is && galley_edit_dateline_part(r->bulletin, a, p, is))
			return refused(r, a);
	}
	return 0;
}

/* The values of a key, ended by NULL, each as it becomes; NULL: no memory, or
 * an error that was reported.  *changed tells whether any did. */
static const char **values_of(
    const struct rewrite *r, const char *key, int *changed)
{
	const char *language = galley_bulletin_language(r->bulletin), *was, *is;
	const char **all;
	size_t i, n = 0;
	char *kept;

	while (galley_bulletin_meta_at(r->bulletin, key, n))
		n++;
	all = galley_alloc(r->job, (n + 1) * sizeof(*all));
	for (i = 0; all && i < n; i++) {
		was = galley_bulletin_meta_at(r->bulletin, key, i);
		all[i] = was;
		if (line(r, language, was, &is))
			return NULL;
		if (!is)
			continue;
		kept = galley_alloc(r->job, strlen(is) + 1);
		if (!kept)
			return NULL;
		all[i] = memcpy(kept, is, strlen(is));
		*changed = 1;
	}
	return all;
}

/* The first value takes the place of all, the others are added. */
static int values(const struct rewrite *r, const char *key)
{
	const char *why = NULL, **all;
	int changed = 0, bad;
	size_t i;

	all = values_of(r, key, &changed);
	for (i = 0; all && changed && all[i]; i++) {
		bad =
		    i ? galley_bulletin_add_meta(r->bulletin, key, all[i], &why)
		      : galley_edit_meta(r->bulletin, key, all[i], &why);
		if (!bad)
			continue;
		galley_diag(r->job, NULL, GALLEY_ERROR, "%s",
		    why ? why : "out of memory");
		return -1;
	}
	return all ? 0 : -1;
}

static int sections(const struct rewrite *r)
{
	const size_t pages = galley_bulletin_pages(r->bulletin);
	const char *is;
	size_t i;

	for (i = 0; i < pages; i++) {
		if (line(r, galley_bulletin_page_language(r->bulletin, i),
			galley_bulletin_page_section(r->bulletin, i), &is))
			return -1;
		if (is && galley_edit_page_section(r->bulletin, i, is))
			return refused(r, NULL);
	}
	return 0;
}

static int article(const struct rewrite *r, const struct galley_article *a)
{
	const struct galley_block *k;
	size_t i;

	if (block(r, a, galley_article_kicker(a)) ||
	    block(r, a, galley_article_headline(a)) ||
	    block(r, a, galley_article_deck(a)))
		return -1;
	for (i = 0; (k = galley_article_block(a, i)); i++) {
		if (block(r, a, k))
			return -1;
	}
	return lines(r, a);
}

int rewrite_all(const struct rewrite *r)
{
	const struct galley_article *a;
	size_t i;

	for (i = 0; (a = galley_bulletin_article(r->bulletin, i)); i++) {
		if (article(r, a))
			return -1;
	}
	for (i = 0; r->keys && r->keys[i]; i++) {
		if (values(r, r->keys[i]) ||
		    (!strcmp(r->keys[i], "section") && sections(r)))
			return -1;
	}
	return 0;
}
