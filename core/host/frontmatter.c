/* Front matter: a YAML block at the start of an input becomes metadata.
 *
 * Of YAML only what metadata needs is taken: one mapping, of scalars and lists
 * of scalars.  What makes YAML dangerous (aliases, tags, depth) is refused. */
#include <stdint.h>
#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "bulletin/values.h"
#include "host/frontmatter.h"
#include "host/job.h"

enum { KEYS = 256 };

struct reading {
	struct galley_job *job;
	const struct galley_source *source;
	size_t start; /* of the YAML in the source */
	yaml_parser_t parser;
	const char *keys[KEYS]; /* those seen, in the job's arena */
	size_t nkeys;
	const char *key;  /* whose value comes, or NULL */
	const char *told; /* what an input before says of that key, or NULL */
	int in_list;
	size_t values; /* of this key so far */
};

/* ---- where the block lies ---- */

/* The end of the line, and behind its line end. */
static size_t line_end(const char *s, size_t bytes, size_t at, size_t *next)
{
	while (at < bytes && s[at] != '\n' && s[at] != '\r')
		at++;
	*next = at;
	if (at < bytes)
		*next += s[at] == '\r' && s[at + 1] == '\n' ? 2 : 1;
	return at;
}

static int is_line(const char *s, size_t n, const char *what)
{
	if (n < 3 || strncmp(s, what, 3) != 0)
		return 0;
	while (n > 3 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	return n == 3;
}

static int is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/* "key:" with a blank or nothing behind it. */
static int is_entry(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && is_word(s[i]))
		i++;
	return i > 0 && i < n && s[i] == ':' &&
	       (i + 1 == n || s[i + 1] == ' ' || s[i + 1] == '\t');
}

static int is_empty(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (s[i] == ' ' || s[i] == '\t'))
		i++;
	return i == n || s[i] == '#';
}

int galley_front_matter_find(
    struct galley_front_matter_block *b, const char *s, size_t bytes)
{
	size_t at = bytes >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3) ? 3 : 0;
	size_t end, next;
	int entry = 0;

	*b = (struct galley_front_matter_block){.start = at};
	end = line_end(s, bytes, at, &next);
	if (!is_line(s + at, end - at, "---"))
		return 0;
	b->yaml_start = next;
	for (at = next; at < bytes; at = next) {
		if (at - b->yaml_start > GALLEY_FRONT_MATTER_BYTES)
			break;
		end = line_end(s, bytes, at, &next);
		if (is_line(s + at, end - at, "---") ||
		    is_line(s + at, end - at, "...")) {
			b->yaml_end = at;
			b->end = next;
			return entry;
		}
		if (!entry && !is_empty(s + at, end - at)) {
			entry = is_entry(s + at, end - at);
			if (!entry)
				return 0;
		}
	}
	b->unclosed = entry;
	return 0;
}

/* ---- what it says ---- */

/* libyaml counts characters. */
static size_t place(const struct reading *r, size_t characters)
{
	size_t at = r->start, bytes = r->source->bytes, n;
	uint32_t c;

	for (; characters && at < bytes; characters--, at += n) {
		n = galley_utf8_get(r->source->text + at, bytes - at, &c);
		if (!n)
			break;
	}
	return at;
}

static int refuse(struct reading *r, const yaml_mark_t *mark, const char *why)
{
	galley_diag_at(r->job, r->source, place(r, mark->index), GALLEY_ERROR,
	    "front matter: %s", why);
	return -1;
}

static int refuse_syntax(struct reading *r)
{
	const yaml_parser_t *p = &r->parser;
	size_t at = p->error == YAML_READER_ERROR
			? r->start + p->problem_offset
			: place(r, p->problem_mark.index);

	if (p->error == YAML_MEMORY_ERROR) {
		r->job->out_of_memory = 1;
		return -1;
	}
	galley_diag_at(r->job, r->source,
	    at < r->source->bytes ? at : r->source->bytes, GALLEY_ERROR,
	    "front matter: not YAML: %s; lines such as \"title: ...\" are "
	    "wanted",
	    p->problem ? p->problem : "it can't be read");
	return -1;
}

/* A scalar as a string, or NULL with the error reported. */
static const char *scalar(struct reading *r, const yaml_event_t *e)
{
	const char *s = (const char *)e->data.scalar.value;
	size_t n = e->data.scalar.length;

	if (n && memchr(s, 0, n)) {
		refuse(r, &e->start_mark, "a NUL stands in it: text is wanted");
		return NULL;
	}
	s = galley_arena_strndup(r->job->arena, s, n);
	if (!s)
		r->job->out_of_memory = 1;
	return s;
}

static int begin_entry(struct reading *r, const yaml_event_t *e)
{
	const char *key = scalar(r, e);
	size_t i;

	if (!key)
		return -1;
	for (i = 0; i < r->nkeys; i++) {
		if (!strcmp(r->keys[i], key)) {
			galley_diag_at(r->job, r->source,
			    place(r, e->start_mark.index), GALLEY_ERROR,
			    "front matter: \"%s\" stands twice; a list is "
			    "wanted where a key has several values",
			    key);
			return -1;
		}
	}
	if (r->nkeys == KEYS)
		return refuse(r, &e->start_mark, "at most 256 keys are wanted");
	r->keys[r->nkeys++] = r->key = key;
	r->told = galley_bulletin_meta(r->job->bulletin, key);
	r->values = 0;
	return 0;
}

/* Adds what is said of the source's pages, in their order, whatever other inputs
 * say: their labels, their sections. */
static int say_of_pages(struct reading *r, const char *value)
{
	struct galley_source *s = r->job->bulletin->sources[r->source->index];
	struct galley_arena *arena = r->job->arena;
	int bad = 0;

	if (!strcmp(r->key, "page")) {
		bad = galley_arena_grow(arena, &s->labels, s->nlabels,
		    &s->clabels, sizeof(*s->labels));
		if (!bad)
			s->labels[s->nlabels++] = value;
	} else if (!strcmp(r->key, "section")) {
		bad = galley_arena_grow(arena, &s->sections, s->nsections,
		    &s->csections, sizeof(*s->sections));
		if (!bad)
			s->sections[s->nsections++] = value;
	}
	if (bad)
		r->job->out_of_memory = 1;
	return bad ? -1 : 0;
}

/* The language of this source's pages, whatever other inputs say. */
static int state_language(struct reading *r, const char *value)
{
	struct galley_source *s = r->job->bulletin->sources[r->source->index];
	struct galley_buf tag = GALLEY_BUF_INIT;

	if (!galley_value_normal(GALLEY_VALUE_LANGUAGE, value, &tag) &&
	    !tag.failed)
		s->language = galley_arena_strndup(r->job->arena, tag.s, tag.n);
	galley_buf_free(&tag);
	r->values++;
	if (s->language)
		return 0;
	r->job->out_of_memory = 1;
	return -1;
}

static int add_value(struct reading *r, const yaml_event_t *e)
{
	const char *value = scalar(r, e), *why = NULL;
	size_t at = place(r, e->start_mark.index);
	int result, language = !strcmp(r->key, "language");

	if (!value)
		return -1;
	result =
	    galley_bulletin_offer_meta(r->job->bulletin, r->key, value, &why);
	if (language && !r->values && result >= 0)
		return state_language(r, value);
	if (result > 0 && r->told && !r->values) {
		galley_diag_at(r->job, r->source, at, GALLEY_WARN,
		    "front matter: %s is \"%s\" here, but \"%s\" in an input "
		    "before, which stays",
		    r->key, value, r->told);
	} else if (result) {
		galley_diag_at(r->job, r->source, at, GALLEY_ERROR,
		    "front matter: %s", why);
		return -1;
	}
	r->values++;
	return say_of_pages(r, value);
}

static int is_plain(const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return !e->data.scalar.anchor && !e->data.scalar.tag;
	case YAML_SEQUENCE_START_EVENT:
		return !e->data.sequence_start.anchor &&
		       !e->data.sequence_start.tag;
	case YAML_MAPPING_START_EVENT:
		return !e->data.mapping_start.anchor &&
		       !e->data.mapping_start.tag;
	default:
		return e->type != YAML_ALIAS_EVENT;
	}
}

/* One event inside the mapping: 1 at its end, -1 with the error reported. */
static int entry(struct reading *r, const yaml_event_t *e)
{
	int result = 0;

	if (!is_plain(e))
		return refuse(r, &e->start_mark,
		    "anchors, aliases and tags are not taken: plain text is "
		    "wanted");
	switch (e->type) {
	case YAML_MAPPING_END_EVENT:
		return 1;
	case YAML_SCALAR_EVENT:
		if (!r->key)
			return begin_entry(r, e);
		result = add_value(r, e);
		break;
	case YAML_SEQUENCE_START_EVENT:
		if (r->key && !r->in_list) {
			r->in_list = 1;
			return 0;
		}
		/* fallthrough */
	case YAML_MAPPING_START_EVENT:
		return refuse(r, &e->start_mark,
		    r->key ? "a value, or a list of values, is wanted: nothing "
			     "deeper"
			   : "a key is wanted");
	case YAML_SEQUENCE_END_EVENT:
		r->in_list = 0;
		if (!r->values)
			return refuse(
			    r, &e->start_mark, "the list holds no value");
		break;
	default:
		break;
	}
	if (!r->in_list)
		r->key = NULL;
	return result;
}

/* The whole stream: one document, one mapping. */
static int parse(struct reading *r)
{
	yaml_event_t e;
	int state = 0, result = 0; /* 0 before the mapping, 1 in it, 2 behind */

	while (!result) {
		if (!yaml_parser_parse(&r->parser, &e))
			return refuse_syntax(r);
		if (e.type == YAML_STREAM_END_EVENT) {
			yaml_event_delete(&e);
			break;
		}
		if (state == 1) {
			result = entry(r, &e);
			if (result > 0) {
				state = 2;
				result = 0;
			}
		} else if (e.type == YAML_MAPPING_START_EVENT && state == 0) {
			state = 1;
			if (!is_plain(&e))
				result = entry(r, &e);
		} else if (e.type != YAML_STREAM_START_EVENT &&
			   e.type != YAML_DOCUMENT_END_EVENT &&
			   (e.type != YAML_DOCUMENT_START_EVENT || state)) {
			result = refuse(r, &e.start_mark,
			    "one list of keys is wanted, and nothing else");
		}
		yaml_event_delete(&e);
	}
	return result;
}

size_t galley_front_matter(
    struct galley_job *job, const struct galley_source *source)
{
	struct galley_front_matter_block block;
	struct reading r = {.job = job, .source = source};
	int result;

	if (!source)
		return SIZE_MAX;
	if (!galley_front_matter_find(&block, source->text, source->bytes)) {
		if (block.unclosed)
			galley_diag_at(job, source, block.start, GALLEY_WARN,
			    "this begins like front matter, but no line "
			    "\"---\" closes it within 64 KiB: taken as text");
		return 0;
	}
	r.start = block.yaml_start;
	if (!yaml_parser_initialize(&r.parser)) {
		job->out_of_memory = 1;
		return SIZE_MAX;
	}
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser,
	    (const unsigned char *)source->text + block.yaml_start,
	    block.yaml_end - block.yaml_start);
	result = parse(&r);
	yaml_parser_delete(&r.parser);
	if (result || galley_bulletin_add_aside(job->bulletin, source,
			  block.start, block.end, "metadata"))
		return SIZE_MAX;
	return block.end;
}
