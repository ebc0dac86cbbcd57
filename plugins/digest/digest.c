/* A digest: the articles as plain text, in lines for a terminal or a printer. */
#include <string.h>

#include "common/words.h"
#include "digest/digest.h"

static enum galley_status result(const struct digest *d)
{
	return d->out.failed ? GALLEY_FAIL : GALLEY_OK;
}

/* Blanks of the width of the script's characters: ideographic in Chinese. */
static const char *make_blanks(struct digest *d)
{
	const char *blank = d->cjk ? "　" : " ";
	size_t n = strlen(blank);
	char *s = galley_alloc(d->out.job, (size_t)d->indent * n + 1);
	int i;

	for (i = 0; s && i < d->indent; i++)
		memcpy(s + (size_t)i * n, blank, n);
	return s;
}

static enum galley_status begin(struct galley_job *job, void *state)
{
	struct digest *d = state;

	d->out.job = job;
	d->out.language = galley_bulletin_language(galley_job_bulletin(job));
	d->out.width = (size_t)d->width;
	d->out.level = (enum galley_prohibit)(d->level + GALLEY_PROHIBIT_NONE);
	d->cjk = words_is_cjk(d->out.language);
	d->blanks = make_blanks(d);
	if (!d->blanks)
		return GALLEY_FAIL;
	digest_head(d);
	if (d->contents)
		digest_contents(d);
	return result(d);
}

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	struct digest *d = state;

	(void)job;
	d->out.article = a;
	digest_article(d, a);
	d->out.article = NULL;
	return result(d);
}

static const char *const levels[] = {"none", "basic", "gb", "strict", NULL};

static const struct galley_option options[] = {
    {.name = "width",
	.help = "width of a line; a wide character takes two columns",
	.type = GALLEY_INT,
	.offset = GALLEY_FIELD(struct digest, width, int),
	.def = "72",
	.min = 20,
	.max = 400,
	.unit = "columns"},
    {.name = "indent",
	.help = "indent of a paragraph; at 0 blank lines part them",
	.type = GALLEY_INT,
	.offset = GALLEY_FIELD(struct digest, indent, int),
	.def = "2",
	.min = 0,
	.max = 8,
	.unit = "characters"},
    {.name = "contents",
	.help = "list the articles first, where there are several",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct digest, contents, int),
	.def = "yes"},
    {.name = "level",
	.help = "what may begin or end a line",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct digest, level, int),
	.def = "basic",
	.choices = levels},
    {.name = NULL}};

GALLEY_PLUGIN(digest, .version = "1.0",
    .summary = "write articles as plain text, wrapped to a width",
    .media_type = "text/plain", .extension = "txt", .options = options,
    .state_size = sizeof(struct digest), .begin = begin, .article = article)
