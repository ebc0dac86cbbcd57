/* common/tree.h - the tree of contents: sections or pages, articles,
 * crossheads, as one list in the order of the text. */
#ifndef GALLEY_COMMON_TREE_H
#define GALLEY_COMMON_TREE_H
#include <galley/plugin.h>

/* What articles are grouped by; AUTO: the section, where there are several,
 * else the printed page, where there are several. */
enum { TREE_AUTO, TREE_SECTION, TREE_PAGE, TREE_FLAT };
/* Their names, for an option's choices; ends in NULL. */
extern const char *const TREES[];

struct tree_entry {
	unsigned depth; /* 0: outermost; one more than that before at most */
	unsigned crosshead; /* of the article, from 1; 0: all of it */
	size_t article;	    /* index in the articles given */
	size_t block;	    /* the crosshead's index in the article */
	/* The label of a group that begins at the article: a section's name, a
	 * page's label; NULL where the entry is an article or a crosshead. */
	const char *section, *page;
};
struct tree {
	struct tree_entry *entries; /* in the job's memory */
	size_t count;
};
/* Fills in the entries; 0, or -1: no memory, the job fails by itself. */
int tree_make(struct galley_job *, const struct galley_article *const *,
    size_t articles, int by, struct tree *);

/* An article's name for lists: never empty. */
const char *tree_label(const struct galley_article *);
/* What the entry is called: borrowed, or made into room. */
enum { TREE_ROOM = 512 };
const char *tree_entry_label(const struct tree_entry *,
    const struct galley_article *, const char *language, char room[TREE_ROOM],
    size_t *bytes);
#endif
