/* common/rewrite.h - puts each text of a bulletin through a function: what
 * filters of texts have in common. */
#ifndef GALLEY_COMMON_REWRITE_H
#define GALLEY_COMMON_REWRITE_H
#include <galley/bulletin.h>
#include <galley/plugin.h>

struct rewrite {
	struct galley_job *job;
	struct galley_bulletin *bulletin;
	/* What becomes of a text in that language: utf8 itself where nothing
	 * does; another with its bytes in *bytes and a NUL behind them, which
	 * lives until the next call; or NULL after an error was reported. */
	const char *(*text)(void *context, const char *language,
	    const char *utf8, size_t *bytes);
	void *context;
	int names;		 /* bylines, too */
	const char *const *keys; /* of the metadata, ended by NULL; "section"
				    is that of the pages as well */
};

/* All headlines, kickers, decks, blocks and datelines, and what the struct
 * says.  Asides stay as they stand on the page.  0, or -1 with the error
 * reported. */
int rewrite_all(const struct rewrite *);
/* Is it that language, whatever its script and region: "zh" of "zh-Hans"? */
int rewrite_is(const char *tag, const char *language);
#endif
