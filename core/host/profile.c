/* A profile: a YAML file of a publication's own patterns and metadata. */
#include <stdint.h>
#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "host/profile.h"
#include "rebuild/profile.h"

enum { KEYS = 64 };

struct reading {
	struct galley_conversion *c;
	yaml_document_t document;
};

static const struct {
	const char *key;
	enum galley_profile_kind kind;
} kinds[] = {{"furniture", GALLEY_PROFILE_FURNITURE},
    {"sections", GALLEY_PROFILE_SECTION}, {"jumps", GALLEY_PROFILE_JUMP},
    {"credits", GALLEY_PROFILE_CREDIT}, {"datelines", GALLEY_PROFILE_DATELINE},
    {"bylines", GALLEY_PROFILE_BYLINE}, {"agencies", GALLEY_PROFILE_AGENCY}};
enum { NKINDS = sizeof(kinds) / sizeof(*kinds) };

/* ---- what is wrong ---- */

static int refuse(struct reading *r, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static int refuse(struct reading *r, size_t line, const char *format, ...)
{
	struct galley_buf text = GALLEY_BUF_INIT;
	va_list values;

	va_start(values, format);
	galley_buf_vprintf(&text, format, values);
	va_end(values);
	galley_sink_put(r->c->sink, 2, r->c->request.profile, line, NULL,
	    text.s ? text.s : "no memory");
	galley_buf_free(&text);
	return -1;
}

static int no_memory(struct reading *r)
{
	r->c->bulletin->failed = 1;
	return -1;
}

static size_t line_of(const yaml_node_t *node)
{
	return node->start_mark.line + 1;
}

static size_t lines_before(const char *s, size_t bytes)
{
	size_t i, n = 1;

	for (i = 0; i < bytes; i++)
		n += s[i] == '\n';
	return n;
}

static int refuse_syntax(struct reading *r, const yaml_parser_t *p)
{
	const struct galley_bytes *in = &r->c->own;
	const char *problem = p->problem ? p->problem : "it can't be read";
	size_t at = p->problem_offset < in->n ? p->problem_offset : in->n;

	if (p->error == YAML_MEMORY_ERROR)
		return no_memory(r);
	if (p->error == YAML_READER_ERROR)
		return refuse(r, lines_before(in->s, at),
		    "not YAML: %s (UTF-8 is wanted)", problem);
	return refuse(r, p->problem_mark.line + 1,
	    "not YAML: %s; a pattern that begins with one of *&!%%@`{[|># or "
	    "holds \": \" or \" #\" wants 'quotes'",
	    problem);
}

/* ---- texts ---- */

/* The text of a scalar, or NULL with what is wrong reported. */
static const char *text_of(
    struct reading *r, const yaml_node_t *node, const char *wanted)
{
	const char *s;
	size_t n;

	if (!node || node->type != YAML_SCALAR_NODE) {
		refuse(r, node ? line_of(node) : 0,
		    "%s is wanted, not %s; where it holds \": \" it wants "
		    "'quotes'",
		    wanted,
		    node && node->type == YAML_SEQUENCE_NODE
			? "a list in a list"
			: "keys and values");
		return NULL;
	}
	s = (const char *)node->data.scalar.value;
	n = node->data.scalar.length;
	if (memchr(s, 0, n)) {
		refuse(r, line_of(node), "a NUL stands in it: text is wanted");
		return NULL;
	}
	s = galley_arena_strndup(r->c->arena, s, n);
	if (!s)
		no_memory(r);
	return s;
}

/* Calls take() for a text, or for each of a list. */
static int each(struct reading *r, const char *key, yaml_node_t *node,
    const char *wanted,
    int (*take)(struct reading *, const char *key, int kind, const char *text,
	size_t line),
    int kind)
{
	yaml_node_item_t *i;
	yaml_node_t *item;
	const char *text;

	if (node->type != YAML_SEQUENCE_NODE) {
		text = text_of(r, node, wanted);
		return text ? take(r, key, kind, text, line_of(node)) : -1;
	}
	for (i = node->data.sequence.items.start;
	     i < node->data.sequence.items.top; i++) {
		item = yaml_document_get_node(&r->document, *i);
		text = text_of(r, item, wanted);
		if (!text || take(r, key, kind, text, line_of(item)))
			return -1;
	}
	return 0;
}

/* ---- patterns ---- */

static int is_blank(const char *s)
{
	size_t bytes = strlen(s), at = 0;
	uint32_t c;

	while (at < bytes) {
		at += galley_utf8_get(s + at, bytes - at, &c);
		if (!galley_utf8_is_space(c))
			return 0;
	}
	return 1;
}

/* "/.../" is a regular expression, all else plain text. */
static int read_form(
    struct reading *r, struct galley_profile_pattern *p, const char *text)
{
	size_t n = strlen(text);

	p->text = text;
	if (n > GALLEY_PATTERN_BYTES)
		return refuse(r, p->line,
		    "a pattern of at most %d bytes is "
		    "wanted",
		    GALLEY_PATTERN_BYTES);
	if (is_blank(text))
		return refuse(r, p->line, "a pattern is wanted, not nothing");
	if (p->kind == GALLEY_PROFILE_AGENCY &&
	    (strchr(text, '*') || *text == '/'))
		return refuse(r, p->line,
		    "an agency's name is wanted, without "
		    "* and without slashes, not \"%s\"",
		    text);
	if (*text != '/')
		return 0;
	if (n < 3 || text[n - 1] != '/')
		return refuse(r, p->line,
		    "\"%s\": a regular expression stands "
		    "between two slashes",
		    text);
	p->regex = 1;
	p->text = galley_arena_strndup(r->c->arena, text + 1, n - 2);
	return p->text ? 0 : no_memory(r);
}

static int take_pattern(
    struct reading *r, const char *key, int kind, const char *text, size_t line)
{
	struct galley_profile_pattern p = {
	    .kind = (enum galley_profile_kind)kind, .line = line};
	struct galley_profile *profile = r->c->profile;
	struct galley_buf why = GALLEY_BUF_INIT;
	int bad = read_form(r, &p, text);

	if (bad)
		return bad;
	if (profile->n == GALLEY_PROFILE_PATTERNS)
		return refuse(r, line, "at most %d patterns are wanted",
		    GALLEY_PROFILE_PATTERNS);
	bad = galley_profile_check(&p, &why);
	if (bad)
		refuse(r, line, "%s: \"%s\": %s", key, text,
		    why.s ? why.s : "no memory");
	galley_buf_free(&why);
	if (bad)
		return -1;
	if (galley_arena_grow(r->c->arena, &profile->patterns, profile->n,
		&profile->capacity, sizeof(p)))
		return no_memory(r);
	profile->patterns[profile->n++] = p;
	return 0;
}

/* ---- metadata ---- */

static int take_meta(
    struct reading *r, const char *key, int kind, const char *text, size_t line)
{
	const char *why = NULL;

	(void)kind;
	if (!strcmp(key, "page"))
		return refuse(r, line,
		    "metadata: pages are an input's own: "
		    "its front matter labels them");
	if (!galley_bulletin_add_meta(r->c->defaults, key, text, &why))
		return 0;
	if (r->c->defaults->failed)
		return no_memory(r);
	return refuse(r, line, "metadata: %s", why ? why : "not accepted");
}

/* ---- the file ---- */

static int read_key(struct reading *r, const char *key, yaml_node_t *value,
    size_t line, int metadata);

static int read_keys(struct reading *r, yaml_node_t *node, int metadata)
{
	const char *seen[KEYS], *key;
	yaml_node_t *name, *value;
	yaml_node_pair_t *p;
	size_t n = 0, i;

	for (p = node->data.mapping.pairs.start;
	     p < node->data.mapping.pairs.top; p++) {
		name = yaml_document_get_node(&r->document, p->key);
		value = yaml_document_get_node(&r->document, p->value);
		key = text_of(r, name, "a key");
		if (!key)
			return -1;
		for (i = 0; i < n; i++) {
			if (!strcmp(seen[i], key))
				return refuse(r, line_of(name),
				    "\"%s\" stands twice", key);
		}
		if (n == KEYS)
			return refuse(r, line_of(name),
			    "at most %d keys are wanted", KEYS);
		seen[n++] = key;
		if (read_key(r, key, value, line_of(name), metadata))
			return -1;
	}
	return 0;
}

static int read_key(struct reading *r, const char *key, yaml_node_t *value,
    size_t line, int metadata)
{
	size_t i;

	if (metadata)
		return each(r, key, value, "a value", take_meta, 0);
	for (i = 0; i < NKINDS; i++) {
		if (!strcmp(kinds[i].key, key))
			return each(r, key, value, "a pattern", take_pattern,
			    (int)kinds[i].kind);
	}
	if (strcmp(key, "metadata") != 0)
		return refuse(r, line,
		    "there is no key \"%s\": furniture, sections, bylines, "
		    "datelines, agencies, credits, jumps and metadata are "
		    "known",
		    key);
	if (value->type != YAML_MAPPING_NODE)
		return refuse(r, line_of(value),
		    "metadata: keys and values are wanted, such as "
		    "\"publisher: ...\"");
	return read_keys(r, value, 1);
}

static int read_document(struct reading *r)
{
	yaml_node_t *root = yaml_document_get_root_node(&r->document);

	if (!root)
		return refuse(r, 1, "there is nothing in it");
	if (root->type != YAML_MAPPING_NODE)
		return refuse(r, line_of(root),
		    "keys with lists of patterns are wanted, such as "
		    "\"furniture: [...]\"");
	return read_keys(r, root, 0);
}

static int parse(struct reading *r)
{
	const struct galley_bytes *in = &r->c->own;
	yaml_parser_t parser;
	int bad;

	if (!yaml_parser_initialize(&parser))
		return no_memory(r);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &parser, (const unsigned char *)in->s, in->n);
	if (!yaml_parser_load(&parser, &r->document)) {
		bad = refuse_syntax(r, &parser);
	} else {
		bad = read_document(r);
		yaml_document_delete(&r->document);
	}
	if (!bad && yaml_parser_load(&parser, &r->document)) {
		if (yaml_document_get_root_node(&r->document))
			bad = refuse(r, r->document.start_mark.line + 1,
			    "one document is wanted, not a second");
		yaml_document_delete(&r->document);
	}
	yaml_parser_delete(&parser);
	return bad;
}

enum galley_result galley_profile_read(struct galley_conversion *c)
{
	struct reading r = {.c = c};

	if (!c->request.profile)
		return GALLEY_DONE;
	c->profile = galley_arena_alloc(c->arena, sizeof(*c->profile));
	c->defaults = galley_bulletin_new(c->arena);
	if (!c->profile || !c->defaults) {
		no_memory(&r);
		return GALLEY_FAILED;
	}
	if (!parse(&r) && galley_profile_finish(c->profile, c->arena))
		no_memory(&r);
	if (c->bulletin->failed)
		return GALLEY_FAILED;
	return c->sink->errors ? GALLEY_USAGE : GALLEY_DONE;
}

int galley_profile_defaults(struct galley_conversion *c)
{
	const char *key, *value;
	size_t i, k;

	for (i = 0; (key = galley_bulletin_meta_key(c->defaults, i)); i++) {
		if (galley_bulletin_meta(c->bulletin, key))
			continue;
		for (k = 0;
		     (value = galley_bulletin_meta_at(c->defaults, key, k));
		     k++)
			galley_bulletin_add_meta(c->bulletin, key, value, NULL);
	}
	return c->bulletin->failed ? -1 : 0;
}

void galley_profile_warn(struct galley_conversion *c)
{
	const struct galley_profile_pattern *p;
	size_t i;

	for (i = 0; c->profile && i < c->profile->n; i++) {
		struct galley_buf text = GALLEY_BUF_INIT;

		p = &c->profile->patterns[i];
		if (!p->gave_up)
			continue;
		galley_buf_printf(&text,
		    "\"/%s/\" takes too many steps on a line: it was given up "
		    "there, and counted no more",
		    p->text);
		galley_sink_put(c->sink, 1, c->request.profile, p->line, NULL,
		    text.s ? text.s : "a pattern takes too many steps");
		galley_buf_free(&text);
	}
}
