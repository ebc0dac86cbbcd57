/* What the bad plugins share: texts that are as they should be, a writer that
 * writes labels, and the option that tells in which callback to go wrong. */
#ifndef BAD_H
#define BAD_H
#include <galley/plugin.h>

#define GOOD_TEXTS                                                             \
	.version = "1.0", .summary = "a plugin for tests",                     \
	.media_type = "text/plain", .extension = "txt"

/* A fault is to reach the process, not a sanitizer. */
#define UNWATCHED __attribute__((no_sanitize("undefined", "address")))

enum where { WHERE_BEGIN, WHERE_ARTICLE, WHERE_END, WHERE_RELEASE };
struct where_state {
	int where;
};
#define WHERE_OPTIONS                                                          \
	static const char *const where_names[] = {                             \
	    "begin", "article", "end", "release", NULL};                       \
	static const struct galley_option options[] = {                        \
	    {"where", "callback that goes wrong", GALLEY_ENUM,                 \
		GALLEY_FIELD(struct where_state, where, int), "article", 0, 0, \
		NULL, where_names},                                            \
	    {NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}}

/* A plugin that calls wrong(), which returns a status, in one callback. */
#define WRONG_PLUGIN(id)                                                       \
	WHERE_OPTIONS;                                                         \
	static enum galley_status at(                                          \
	    struct galley_job *job, const void *state, enum where where)       \
	{                                                                      \
		const struct where_state *s = state;                           \
		return s->where == (int)where ? wrong(job) : GALLEY_OK;        \
	}                                                                      \
	static enum galley_status begin(struct galley_job *job, void *state)   \
	{                                                                      \
		return at(job, state, WHERE_BEGIN);                            \
	}                                                                      \
	static enum galley_status article(struct galley_job *job, void *state, \
	    const struct galley_article *a)                                    \
	{                                                                      \
		galley_puts(job, galley_article_label(a));                     \
		galley_puts(job, "\n");                                        \
		return at(job, state, WHERE_ARTICLE);                          \
	}                                                                      \
	static enum galley_status end(struct galley_job *job, void *state)     \
	{                                                                      \
		return at(job, state, WHERE_END);                              \
	}                                                                      \
	static void release(void *state)                                       \
	{                                                                      \
		at(NULL, state, WHERE_RELEASE);                                \
	}                                                                      \
	GALLEY_PLUGIN(id, GOOD_TEXTS, .options = options,                      \
	    .state_size = sizeof(struct where_state), .begin = begin,          \
	    .article = article, .end = end, .release = release)

#define GOOD_ARTICLE                                                           \
	static enum galley_status article(struct galley_job *job, void *state, \
	    const struct galley_article *a)                                    \
	{                                                                      \
		(void)state;                                                   \
		galley_puts(job, galley_article_label(a));                     \
		galley_puts(job, "\n");                                        \
		return GALLEY_OK;                                              \
	}
#endif
