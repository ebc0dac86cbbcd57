/* The tree of contents: sections or pages, articles, crossheads.  nav.xhtml and
 * toc.ncx are written from this one list. */
#include <string.h>

#include "epub/epub.h"

static const char *section_of(const struct epub *e, size_t article)
{
	return galley_bulletin_page_section(
	    e->bulletin, galley_article_page(e->articles[article]));
}

static int same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* Groups that say something: two sections at least, or two pages. */
static int chosen(const struct epub *e)
{
	size_t i;

	if (e->tree != TREE_AUTO)
		return e->tree;
	for (i = 1; i < e->narticles; i++) {
		if (!same(section_of(e, i), section_of(e, 0)))
			return TREE_SECTION;
	}
	for (i = 1; i < e->narticles; i++) {
		if (galley_article_page(e->articles[i]) !=
		    galley_article_page(e->articles[0]))
			return TREE_PAGE;
	}
	return TREE_FLAT;
}

/* Does a group begin at the article?  Sets its name. */
static int begins_group(
    const struct epub *e, int tree, size_t i, struct epub_entry *group)
{
	size_t page = galley_article_page(e->articles[i]);

	*group = (struct epub_entry){.article = i};
	if (tree == TREE_SECTION) {
		group->section = section_of(e, i);
		return group->section &&
		       (!i || !same(group->section, section_of(e, i - 1)));
	}
	if (tree == TREE_PAGE) {
		group->page = galley_bulletin_page_label(e->bulletin, page);
		return !i || galley_article_page(e->articles[i - 1]) != page;
	}
	return 0;
}

static size_t crossheads(const struct galley_article *a)
{
	size_t i, n = 0;

	for (i = 0; i < galley_article_blocks(a); i++)
		n += galley_block_role(galley_article_block(a, i)) ==
		     GALLEY_ROLE_CROSSHEAD;
	return n;
}

static void add(struct epub *e, unsigned depth, const struct epub_entry *entry)
{
	e->entries[e->nentries] = *entry;
	e->entries[e->nentries++].depth = depth;
}

/* An article of a page that belongs to no section stands outside of them. */
static void add_article(struct epub *e, int tree, size_t i)
{
	const struct galley_article *a = e->articles[i];
	const struct galley_block *k;
	struct epub_entry entry;
	unsigned depth;

	if (begins_group(e, tree, i, &entry))
		add(e, 0, &entry);
	depth = entry.section || entry.page;
	entry = (struct epub_entry){.article = i};
	add(e, depth, &entry);
	for (; (k = galley_article_block(a, entry.block)); entry.block++) {
		if (galley_block_role(k) != GALLEY_ROLE_CROSSHEAD)
			continue;
		entry.crosshead++;
		add(e, depth + 1, &entry);
	}
}

int epub_tree(struct epub *e)
{
	int tree = chosen(e);
	size_t i, n = 0;

	for (i = 0; i < e->narticles; i++)
		n += 2 + crossheads(e->articles[i]);
	e->entries = galley_alloc(e->job, (n + 1) * sizeof(*e->entries));
	if (!e->entries)
		return -1;
	for (i = 0; i < e->narticles; i++)
		add_article(e, tree, i);
	return 0;
}
