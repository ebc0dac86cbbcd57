/* The tree of contents: sections or pages, articles, crossheads. */
#include <stdio.h>
#include <string.h>

#include "common/tree.h"
#include "common/words.h"

const char *const TREES[] = {"auto", "section", "page", "flat", NULL};

struct making {
	const struct galley_bulletin *bulletin;
	const struct galley_article *const *articles;
	size_t narticles;
	int by;
	struct tree *tree;
};

static const char *section_of(const struct making *m, size_t article)
{
	return galley_bulletin_page_section(
	    m->bulletin, galley_article_page(m->articles[article]));
}

static int same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* Groups that say something: two sections at least, or two pages. */
static int chosen(const struct making *m)
{
	size_t i;

	if (m->by != TREE_AUTO)
		return m->by;
	for (i = 1; i < m->narticles; i++) {
		if (!same(section_of(m, i), section_of(m, 0)))
			return TREE_SECTION;
	}
	for (i = 1; i < m->narticles; i++) {
		if (galley_article_page(m->articles[i]) !=
		    galley_article_page(m->articles[0]))
			return TREE_PAGE;
	}
	return TREE_FLAT;
}

/* Does a group begin at the article?  Sets its name. */
static int begins_group(
    const struct making *m, size_t i, struct tree_entry *group)
{
	size_t page = galley_article_page(m->articles[i]);

	*group = (struct tree_entry){.article = i};
	if (m->by == TREE_SECTION) {
		group->section = section_of(m, i);
		return group->section &&
		       (!i || !same(group->section, section_of(m, i - 1)));
	}
	if (m->by == TREE_PAGE) {
		group->page = galley_bulletin_page_label(m->bulletin, page);
		return !i || galley_article_page(m->articles[i - 1]) != page;
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

static void add(
    struct making *m, unsigned depth, const struct tree_entry *entry)
{
	m->tree->entries[m->tree->count] = *entry;
	m->tree->entries[m->tree->count++].depth = depth;
}

/* An article of a page that belongs to no section stands outside of them. */
static void add_article(struct making *m, size_t i)
{
	const struct galley_article *a = m->articles[i];
	const struct galley_block *k;
	struct tree_entry entry;
	unsigned depth;

	if (begins_group(m, i, &entry))
		add(m, 0, &entry);
	depth = entry.section || entry.page;
	entry = (struct tree_entry){.article = i};
	add(m, depth, &entry);
	for (; (k = galley_article_block(a, entry.block)); entry.block++) {
		if (galley_block_role(k) != GALLEY_ROLE_CROSSHEAD)
			continue;
		entry.crosshead++;
		add(m, depth + 1, &entry);
	}
}

int tree_make(struct galley_job *job,
    const struct galley_article *const *articles, size_t narticles, int by,
    struct tree *tree)
{
	struct making m = {
	    galley_job_bulletin(job), articles, narticles, by, tree};
	size_t i, n = 0;

	m.by = chosen(&m);
	for (i = 0; i < narticles; i++)
		n += 2 + crossheads(articles[i]);
	tree->count = 0;
	tree->entries = galley_alloc(job, (n + 1) * sizeof(*tree->entries));
	if (!tree->entries)
		return -1;
	for (i = 0; i < narticles; i++)
		add_article(&m, i);
	return 0;
}

const char *tree_label(const struct galley_article *a)
{
	const char *label = galley_article_label(a);

	return label[strspn(label, " \t\n")] ? label : galley_article_id(a);
}

const char *tree_entry_label(const struct tree_entry *entry,
    const struct galley_article *a, const char *language, char room[TREE_ROOM],
    size_t *bytes)
{
	const char *label = entry->section;

	if (entry->crosshead)
		return galley_block_text(
		    galley_article_block(a, entry->block), bytes);
	if (entry->page) {
		snprintf(room, TREE_ROOM, "%s%.300s%s",
		    words_get(language, WORD_PAGE), entry->page,
		    words_get(language, WORD_PAGE_END));
		label = room;
	}
	if (!label)
		label = tree_label(a);
	*bytes = strlen(label);
	return label;
}
