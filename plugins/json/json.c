/* The whole model as JSON: what an article was made from, byte by byte. */
#include <string.h>

#include "common/json.h"

struct state {
	int indent, segments;
	struct json_out out;
};

/* ---- parts ---- */

/* The source is named only where there is a choice. */
static void put_range(struct state *s, const struct galley_range *r)
{
	struct json_out *o = &s->out;

	json_open_flat(o, '[');
	json_int(o, (long long)r->start);
	json_int(o, (long long)r->end);
	if (galley_bulletin_sources(galley_job_bulletin(o->job)) > 1)
		json_int(o, r->source);
	json_close(o, ']');
}

static void put_ranges(
    struct state *s, const char *key, const struct galley_range *r, size_t n)
{
	size_t i;

	json_key(&s->out, key);
	json_open_flat(&s->out, '[');
	for (i = 0; i < n; i++)
		put_range(s, &r[i]);
	json_close(&s->out, ']');
}

/* A headline, kicker or deck: its text, and its ranges under from_key. */
static void put_head(struct state *s, const char *key, const char *from_key,
    const struct galley_block *k)
{
	const struct galley_range *r;
	const char *text;
	size_t n;

	text = galley_block_text(k, &n);
	json_key(&s->out, key);
	json_text(&s->out, text, n);
	n = galley_block_ranges(k, &r);
	put_ranges(s, from_key, r, n);
}

static void put_block(struct state *s, const struct galley_block *k)
{
	struct json_out *o = &s->out;
	const struct galley_range *r;
	const char *text;
	size_t n;

	json_open(o, '{');
	json_key(o, "role");
	json_string(o, galley_role_name(galley_block_role(k)));
	json_key(o, "text");
	text = galley_block_text(k, &n);
	json_text(o, text, n);
	n = galley_block_ranges(k, &r);
	put_ranges(s, "from", r, n);
	json_close(o, '}');
}

/* An array of several values only where a key has them. */
static void put_metadata(struct state *s, const struct galley_bulletin *b)
{
	struct json_out *o = &s->out;
	const char *key, *value;
	size_t i, j;

	json_key(o, "metadata");
	json_open(o, '{');
	for (i = 0; (key = galley_bulletin_meta_key(b, i)); i++) {
		json_key(o, key);
		if (!galley_bulletin_meta_at(b, key, 1)) {
			json_string(o, galley_bulletin_meta(b, key));
			continue;
		}
		json_open(o, '[');
		for (j = 0; (value = galley_bulletin_meta_at(b, key, j)); j++)
			json_string(o, value);
		json_close(o, ']');
	}
	json_close(o, '}');
}

static void put_sources(struct state *s, const struct galley_bulletin *b)
{
	const struct galley_source *src;
	struct json_out *o = &s->out;
	size_t i;

	json_key(o, "sources");
	json_open(o, '[');
	for (i = 0; (src = galley_bulletin_source(b, i)); i++) {
		json_open(o, '{');
		json_key(o, "name");
		json_string(o, galley_source_name(src));
		json_key(o, "encoding");
		json_string(o, galley_source_encoding(src));
		json_close(o, '}');
	}
	json_close(o, ']');
}

static void put_asides(struct state *s, const struct galley_bulletin *b)
{
	const struct galley_aside *a;
	const struct galley_range *r;
	struct json_out *o = &s->out;
	const char *text;
	size_t i, n;

	json_key(o, "aside");
	json_open(o, '[');
	for (i = 0; (a = galley_bulletin_aside(b, i)); i++) {
		json_open(o, '{');
		json_key(o, "reason");
		json_string(o, galley_aside_reason(a));
		json_key(o, "text");
		text = galley_aside_text(a, &n);
		json_text(o, text, n);
		n = galley_aside_ranges(a, &r);
		put_ranges(s, "from", r, n);
		json_close(o, '}');
	}
	json_close(o, ']');
}

/* The article of a note or a segment, null where there is none. */
static void put_article_of(struct state *s, long article)
{
	json_key(&s->out, "article");
	if (article >= 0)
		json_int(&s->out, article);
	else
		json_string(&s->out, NULL);
}

static void put_notes(struct state *s, const struct galley_bulletin *b)
{
	const struct galley_note *note;
	const struct galley_range *r;
	struct json_out *o = &s->out;
	size_t i, n;

	json_key(o, "notes");
	json_open(o, '[');
	for (i = 0; (note = galley_bulletin_note(b, i)); i++) {
		json_open(o, '{');
		json_key(o, "rule");
		json_string(o, galley_note_rule(note));
		json_key(o, "confidence");
		json_share(o, galley_note_confidence(note));
		put_article_of(s, galley_note_article(note));
		n = galley_note_ranges(note, &r);
		put_ranges(s, "from", r, n);
		json_key(o, "text");
		json_string(o, galley_note_text(note));
		json_close(o, '}');
	}
	json_close(o, ']');
}

static void put_segments(struct state *s, const struct galley_bulletin *b)
{
	const struct galley_segment *seg;
	struct json_out *o = &s->out;
	struct galley_range r;
	size_t i;

	json_key(o, "segments");
	json_open(o, '[');
	for (i = 0; (seg = galley_bulletin_segment(b, i)); i++) {
		r = galley_segment_range(seg);
		json_open(o, '{');
		put_ranges(s, "from", &r, 1);
		json_key(o, "page");
		json_string(
		    o, galley_bulletin_page_label(b, galley_segment_page(seg)));
		json_key(o, "role");
		json_string(o, galley_role_name(galley_segment_role(seg)));
		json_key(o, "rule");
		json_string(o, galley_segment_rule(seg));
		json_key(o, "confidence");
		json_share(o, galley_segment_confidence(seg));
		put_article_of(s, galley_segment_article(seg));
		json_close(o, '}');
	}
	json_close(o, ']');
}

/* ---- the job ---- */

static enum galley_status begin(struct galley_job *job, void *state)
{
	const struct galley_bulletin *b = galley_job_bulletin(job);
	struct state *s = state;
	struct json_out *o = &s->out;

	o->job = job;
	o->indent = s->indent;
	json_open(o, '{');
	json_key(o, "galley");
	json_int(o, 1);
	put_metadata(s, b);
	json_key(o, "language");
	json_string(o, galley_bulletin_language(b));
	put_sources(s, b);
	json_key(o, "articles");
	json_open(o, '[');
	return GALLEY_OK;
}

static void put_heads(struct state *s, const struct galley_article *a)
{
	const struct galley_block *k;
	struct json_out *o = &s->out;

	if ((k = galley_article_headline(a))) {
		put_head(s, "title", "title_from", k);
	} else { /* the keys stand in every article */
		json_key(o, "title");
		json_string(o, "");
		put_ranges(s, "title_from", NULL, 0);
	}
	if ((k = galley_article_kicker(a)))
		put_head(s, "kicker", "kicker_from", k);
	if ((k = galley_article_deck(a)))
		put_head(s, "deck", "deck_from", k);
}

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	static const char *const parts[GALLEY_DATELINE_PARTS] = {
	    [GALLEY_DATELINE_PLACE] = "place",
	    [GALLEY_DATELINE_DATE] = "date",
	    [GALLEY_DATELINE_AGENCY] = "agency"};
	struct state *s = state;
	struct json_out *o = &s->out;
	const struct galley_block *k;
	const char *name;
	size_t i;

	(void)job;
	json_open(o, '{');
	json_key(o, "id");
	json_string(o, galley_article_id(a));
	put_heads(s, a);
	json_key(o, "byline");
	json_open_flat(o, '[');
	for (i = 0; (name = galley_article_byline(a, i)); i++)
		json_string(o, name);
	json_close(o, ']');
	if (galley_article_dateline(a)) {
		json_key(o, "dateline");
		json_string(o, galley_article_dateline(a));
	}
	for (i = 0; i < GALLEY_DATELINE_PARTS; i++) {
		name = galley_article_dateline_part(
		    a, (enum galley_dateline_part)i);
		if (!name)
			continue;
		json_key(o, parts[i]);
		json_string(o, name);
	}
	json_key(o, "truncated");
	json_bool(o, galley_article_truncated(a));
	json_key(o, "blocks");
	json_open(o, '[');
	for (i = 0; (k = galley_article_block(a, i)); i++)
		put_block(s, k);
	json_close(o, ']');
	json_close(o, '}');
	return GALLEY_OK;
}

static enum galley_status end(struct galley_job *job, void *state)
{
	const struct galley_bulletin *b = galley_job_bulletin(job);
	struct state *s = state;

	json_close(&s->out, ']');
	put_asides(s, b);
	put_notes(s, b);
	if (s->segments)
		put_segments(s, b);
	json_close(&s->out, '}');
	json_end(&s->out);
	return GALLEY_OK;
}

static const struct galley_option options[] = {
    {.name = "indent",
	.help = "indentation of each level, 0 for all on one line",
	.type = GALLEY_INT,
	.offset = GALLEY_FIELD(struct state, indent, int),
	.def = "1",
	.min = 0,
	.max = 8,
	.unit = "blanks"},
    {.name = "segments",
	.help = "list the segments with their roles and articles",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct state, segments, int),
	.def = "no"},
    {.name = NULL}};

GALLEY_PLUGIN(json, .version = "1.0",
    .summary = "write articles as JSON, with the bytes they were made from",
    .media_type = "application/json", .extension = "json", .options = options,
    .state_size = sizeof(struct state), .begin = begin, .article = article,
    .end = end)
