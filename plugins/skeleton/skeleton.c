/* A model for plugin authors: the smallest writer that does its job properly.
 *
 * It writes each article as a line, then its paragraphs.  To make a plugin of
 * your own, copy this folder, give it your format's name in the three places
 * that say "skeleton" (this file, its Makefile, the name of this file), and
 * change what article() writes.  galley-plugin(3) tells of everything else.
 *
 * A plugin includes these headers and nothing else of Galley: */
#include <galley/bulletin.h> /* what there is to write */
#include <galley/plugin.h>   /* what a plugin is, and what the host does */

/* The state of one job.  The host zeroes it, puts the options' values into it,
 * and frees it.  There are no globals: jobs may run side by side. */
struct state {
	/* The options: int for BOOL, INT and ENUM, const char * for STR. */
	int blank;
	const char *mark;
	/* And whatever has to be remembered between calls. */
	size_t written;
};

/* Called first.  A plugin that has nothing to begin leaves it out.  The options
 * are in the state by now, each within its range: the host saw to that. */
static enum galley_status begin(struct galley_job *job, void *state)
{
	const struct galley_bulletin *b = galley_job_bulletin(job);
	const char *title = galley_bulletin_meta(b, "title"); /* or NULL */

	(void)state;
	if (title) {
		/* Output goes through the host: to a temporary file, which
		 * replaces the target when all went well.  No result has to be
		 * checked here; when the disk is full the host knows. */
		galley_puts(job, title);
		galley_puts(job, "\n");
	}
	return GALLEY_OK;
}

/* Called for each article, in order.  All that is reached through it belongs to
 * the host and lives until the job ends. */
static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	const struct galley_block *block;
	struct state *s = state;
	const char *text;
	size_t i, bytes;

	/* A message says what it is about; the host adds the input's name.
	 * GALLEY_WARN is counted, GALLEY_ERROR fails the job. */
	if (!galley_article_headline(a))
		galley_diag(job, a, GALLEY_NOTE, "there is no headline");
	if (s->written++ && s->blank)
		galley_puts(job, "\n");
	galley_puts(job, s->mark);
	galley_puts(job, galley_article_label(a)); /* never NULL */
	galley_puts(job, "\n");
	/* Indices end where the answer is NULL. */
	for (i = 0; (block = galley_article_block(a, i)); i++) {
		if (galley_block_role(block) != GALLEY_ROLE_PARA)
			continue; /* captions, crossheads, ...: up to you */
		text = galley_block_text(block, &bytes);
		galley_write(job, text, bytes); /* UTF-8 */
		galley_puts(job, "\n");
	}
	return GALLEY_OK; /* or GALLEY_SKIP, or GALLEY_FAIL and why */
}

/* Called after the last article. */
static enum galley_status end(struct galley_job *job, void *state)
{
	struct state *s = state;

	if (!s->written) {
		galley_diag(
		    job, NULL, GALLEY_ERROR, "there is no article to write");
		return GALLEY_FAIL; /* nothing is left of the output */
	}
	return GALLEY_OK;
}

/* The options: one table for the parser, for `galley plugins skeleton`, and for
 * what an error says was wanted.  GALLEY_FIELD() compiles only if the field has
 * the type given. */
static const struct galley_option options[] = {
    {.name = "blank",
	.help = "put a blank line between articles",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct state, blank, int),
	.def = "yes"},
    {.name = "mark",
	.help = "what stands before each headline",
	.type = GALLEY_STR,
	.offset = GALLEY_FIELD(struct state, mark, const char *),
	.def = "# "},
    {.name = NULL}}; /* ends the table */

/* The one thing that is exported.  What is not named here is zero: this plugin
 * has nothing to release, and doesn't read. */
GALLEY_PLUGIN(skeleton, .version = "1.0",
    .summary = "write headlines and paragraphs: a model for plugins",
    .media_type = "text/plain", .extension = "skel", .options = options,
    .state_size = sizeof(struct state), .begin = begin, .article = article,
    .end = end)
