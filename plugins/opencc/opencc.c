/* A filter: simplified and traditional Chinese, by OpenCC. */
#include <stdint.h>
#include <string.h>

#include <galley/bulletin.h>
#include <galley/plugin.h>
#include <opencc.h>

#include "common/rewrite.h"

struct state {
	int config;
	const char *file, *language;

	struct galley_job *job;
	opencc_t converter;
	int opened;
	char *text; /* of the last call */
};

/* The configurations, and the language that each makes: RFC 5646, with the
 * regions of Taiwan and Hong Kong where words are theirs. */
static const char *const CONFIGS[] = {
    "s2t", "t2s", "s2tw", "tw2s", "s2twp", "tw2sp", "s2hk", "hk2s", NULL};
static const char *const LANGUAGES[] = {"zh-Hant", "zh-Hans", "zh-Hant-TW",
    "zh-Hans", "zh-Hant-TW", "zh-Hans", "zh-Hant-HK", "zh-Hans"};

/* Not "language": that is told by itself.  What is no prose stays. */
static const char *const KEYS[] = {"title", "issue", "edition", "publisher",
    "section", "series", "creator", "contributor", "rights", "description",
    "subject", NULL};

/* What OpenCC answers where it can't open one. */
static int is_open(opencc_t converter)
{
	return (intptr_t)converter != -1;
}

static enum galley_status begin(struct galley_job *job, void *state)
{
	struct state *s = state;
	char name[32];
	size_t n = strlen(CONFIGS[s->config]);

	s->job = job;
	memcpy(name, CONFIGS[s->config], n);
	memcpy(name + n, ".json", sizeof(".json"));
	s->converter = opencc_open(*s->file ? s->file : name);
	s->opened = is_open(s->converter);
	if (s->opened)
		return GALLEY_OK;
	galley_diag(job, NULL, GALLEY_ERROR,
	    "OpenCC can't use its configuration '%s': %s",
	    *s->file ? s->file : name, opencc_error());
	return GALLEY_FAIL;
}

static const char *convert(
    void *context, const char *language, const char *utf8, size_t *bytes)
{
	struct state *s = context;

	if (!rewrite_is(language, "zh"))
		return utf8;
	if (s->text)
		opencc_convert_utf8_free(s->text);
	s->text = opencc_convert_utf8(s->converter, utf8, *bytes);
	if (!s->text) {
		galley_diag(s->job, NULL, GALLEY_ERROR,
		    "OpenCC can't convert a text: %s", opencc_error());
		return NULL;
	}
	if (!strcmp(s->text, utf8))
		return utf8;
	*bytes = strlen(s->text);
	return s->text;
}

/* What was Chinese is now in that script and region. */
static int tell_language(struct galley_bulletin *b, const char *tag)
{
	const size_t pages = galley_bulletin_pages(b);
	size_t i;

	for (i = 0; i < pages; i++) {
		if (rewrite_is(galley_bulletin_page_language(b, i), "zh") &&
		    galley_edit_page_language(b, i, tag))
			return -1;
	}
	return rewrite_is(galley_bulletin_language(b), "zh")
		   ? galley_edit_language(b, tag)
		   : 0;
}

static enum galley_status filter(
    struct galley_job *job, void *state, struct galley_bulletin *b)
{
	struct state *s = state;
	const struct rewrite r = {.job = job,
	    .bulletin = b,
	    .text = convert,
	    .context = s,
	    .names = 1,
	    .keys = KEYS};
	const char *tag = *s->language ? s->language
			  : *s->file   ? NULL
				       : LANGUAGES[s->config];

	if (rewrite_all(&r))
		return GALLEY_FAIL;
	if (tag && tell_language(b, tag)) {
		galley_diag(job, NULL, GALLEY_ERROR,
		    "language wants a BCP 47 tag, not '%s'", tag);
		return GALLEY_FAIL;
	}
	return GALLEY_OK;
}

static void release(void *state)
{
	struct state *s = state;

	if (s->text)
		opencc_convert_utf8_free(s->text);
	if (s->opened)
		opencc_close(s->converter);
}

static const struct galley_option options[] = {
    {.name = "config",
	.help = "from which Chinese to which",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct state, config, int),
	.def = "s2t",
	.choices = CONFIGS},
    {.name = "file",
	.help = "a configuration of your own instead",
	.type = GALLEY_FILE,
	.offset = GALLEY_FIELD(struct state, file, const char *),
	.def = ""},
    {.name = "language",
	.help = "the tag of the language that comes out, if not the usual one",
	.type = GALLEY_STR,
	.offset = GALLEY_FIELD(struct state, language, const char *),
	.def = ""},
    {.name = NULL}};

GALLEY_PLUGIN(opencc, .version = "1.0",
    .summary = "turn simplified Chinese into traditional, or back",
    .options = options, .state_size = sizeof(struct state), .begin = begin,
    .filter = filter, .release = release)
