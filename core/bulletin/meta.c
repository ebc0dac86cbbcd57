/* The bulletin's metadata: the keys there are, and their values. */
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "bulletin/model.h"
#include "bulletin/values.h"

enum {
	VALUES = 1024, /* the most one bulletin holds */
	OWN_KEY = 64,  /* the longest key, x- included */
	QUOTED = 60    /* bytes of a bad value shown in a message */
};

/* Every key that is known, in the order in which writers show them.
 * galley-bulletin(5) describes each. */
static const struct key {
	const char *name;
	enum galley_value_kind kind;
	int many; /* takes more than one value */
} KEYS[] = {
    {"title", GALLEY_VALUE_TEXT, 0},
    {"issue", GALLEY_VALUE_TEXT, 0},
    {"volume", GALLEY_VALUE_TEXT, 0},
    {"edition", GALLEY_VALUE_TEXT, 0},
    {"date", GALLEY_VALUE_DATE, 0},
    {"publisher", GALLEY_VALUE_TEXT, 0},
    {"language", GALLEY_VALUE_LANGUAGE, 0},
    {"identifier", GALLEY_VALUE_TEXT, 0},
    {"issn", GALLEY_VALUE_ISSN, 0},
    {"page", GALLEY_VALUE_TEXT, 1},
    {"section", GALLEY_VALUE_TEXT, 1},
    {"series", GALLEY_VALUE_TEXT, 0},
    {"creator", GALLEY_VALUE_TEXT, 1},
    {"contributor", GALLEY_VALUE_TEXT, 1},
    {"rights", GALLEY_VALUE_TEXT, 0},
    {"source", GALLEY_VALUE_TEXT, 1},
    {"description", GALLEY_VALUE_TEXT, 0},
    {"subject", GALLEY_VALUE_TEXT, 1},
};
enum { NKEYS = sizeof(KEYS) / sizeof(*KEYS) };
static const struct key OWN = {"", GALLEY_VALUE_TEXT, 1};

static size_t rank(const char *name)
{
	size_t i;

	for (i = 0; i < NKEYS && strcmp(KEYS[i].name, name) != 0; i++)
		;
	return i;
}

static int is_own(const char *name)
{
	size_t i;

	if (name[0] != 'x' || name[1] != '-' || !name[2])
		return 0;
	for (i = 2; name[i]; i++) {
		if (i >= OWN_KEY ||
		    !strchr("abcdefghijklmnopqrstuvwxyz0123456789-_.", name[i]))
			return 0;
	}
	return 1;
}

/* The edits that make one word the other (Levenshtein); words past 31 bytes
 * are far from every key. */
static size_t distance(const char *a, const char *b)
{
	size_t row[32], i, j, n = strlen(a), m = strlen(b), corner, up, best;

	if (n > 31 || m > 31)
		return SIZE_MAX;
	for (j = 0; j <= m; j++)
		row[j] = j;
	for (i = 1; i <= n; i++) {
		corner = row[0];
		row[0] = i;
		for (j = 1; j <= m; j++) {
			up = row[j];
			best = corner + (a[i - 1] != b[j - 1]);
			if (up + 1 < best)
				best = up + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
			corner = up;
		}
	}
	return row[m];
}

/* Sets *why to the text; the job fails by itself where there is no memory. */
static int refuse(
    struct galley_bulletin *b, const char **why, struct galley_buf *text)
{
	const char *s = NULL;

	if (!text->failed)
		s = galley_arena_strndup(b->arena, text->s, text->n);
	if (!s)
		b->failed = 1;
	if (why)
		*why = s ? s : "out of memory";
	galley_buf_free(text);
	return -1;
}

/* A cut in the middle of a character would not be UTF-8. */
static int quoted(const char *value)
{
	size_t n = strlen(value);

	if (n > QUOTED) {
		for (n = QUOTED; n && (value[n] & 0xC0) == 0x80; n--)
			;
	}
	return (int)n;
}

static int refuse_key(
    struct galley_bulletin *b, const char *name, const char **why)
{
	struct galley_buf text = GALLEY_BUF_INIT;
	size_t i, d, best = SIZE_MAX, nearest = 0;

	for (i = 0; i < NKEYS; i++) {
		d = distance(name, KEYS[i].name);
		if (d < best) {
			best = d;
			nearest = i;
		}
	}
	galley_buf_printf(
	    &text, "there is no metadata key \"%.*s\"", QUOTED, name);
	if (best <= 3 && best < strlen(KEYS[nearest].name))
		galley_buf_printf(
		    &text, " (did you mean \"%s\"?)", KEYS[nearest].name);
	galley_buf_puts(&text, strncmp(name, "x-", 2)
				   ? "; a key of your own begins with x-"
				   : "; behind x- stand a-z, 0-9, \".\", \"-\" "
				     "and \"_\" only");
	return refuse(b, why, &text);
}

static int refuse_value(struct galley_bulletin *b, const char *name,
    const char *value, const char *wanted, const char **why)
{
	struct galley_buf text = GALLEY_BUF_INIT;

	galley_buf_printf(
	    &text, "%s: %s, not \"%.*s\"", name, wanted, quoted(value), value);
	return refuse(b, why, &text);
}

/* Where a value of that key goes: behind those of the keys before it. */
static size_t place(const struct galley_bulletin *b, const char *name)
{
	size_t i, at = rank(name);

	if (at < NKEYS) {
		for (i = 0; i < b->nmeta && rank(b->meta[i].key) <= at; i++)
			;
		return i;
	}
	for (i = b->nmeta; i > 0; i--) {
		if (!strcmp(b->meta[i - 1].key, name))
			return i;
	}
	return b->nmeta;
}

static int insert(struct galley_bulletin *b, const char *name,
    const char *value, size_t bytes, int given)
{
	size_t at = place(b, name), known = rank(name);
	struct galley_meta m = {NULL, NULL, given};

	m.key = known < NKEYS ? KEYS[known].name
			      : galley_arena_strdup(b->arena, name);
	m.value = galley_arena_strndup(b->arena, value, bytes);
	if (!m.key || !m.value ||
	    galley_arena_grow(
		b->arena, &b->meta, b->nmeta, &b->cmeta, sizeof(m))) {
		b->failed = 1;
		return -1;
	}
	memmove(b->meta + at + 1, b->meta + at, (b->nmeta - at) * sizeof(m));
	b->meta[at] = m;
	b->nmeta++;
	return 0;
}

static struct galley_meta *find(
    const struct galley_bulletin *b, const char *name)
{
	size_t i;

	for (i = 0; i < b->nmeta; i++) {
		if (!strcmp(b->meta[i].key, name))
			return &b->meta[i];
	}
	return NULL;
}

static int has(
    const struct galley_bulletin *b, const char *name, const char *value)
{
	size_t i;

	for (i = 0; i < b->nmeta; i++) {
		if (!strcmp(b->meta[i].key, name) &&
		    !strcmp(b->meta[i].value, value))
			return 1;
	}
	return 0;
}

/* What the input said of this key no longer counts. */
static void forget(struct galley_bulletin *b, const char *name, int all)
{
	size_t i, n = 0;

	for (i = 0; i < b->nmeta; i++) {
		if (strcmp(b->meta[i].key, name) != 0 ||
		    (b->meta[i].given && !all))
			b->meta[n++] = b->meta[i];
	}
	b->nmeta = n;
}

static int store(struct galley_bulletin *b, const struct key *key,
    const char *name, const struct galley_buf *value, int given,
    const char **why)
{
	const struct galley_meta *m;

	if (given)
		forget(b, name, !key->many); /* the last -M counts */
	m = find(b, name);
	if ((m && m->given && !given) || has(b, name, value->s))
		return 0;
	if (m && !key->many) {
		refuse_value(b, name, value->s,
		    "one value is wanted and there is one already", why);
		return 1;
	}
	if (b->nmeta >= VALUES)
		return refuse_value(b, name, value->s,
		    "at most 1024 values of metadata are wanted", why);
	return insert(b, name, value->s, value->n, given);
}

static int add(struct galley_bulletin *b, const char *name, const char *value,
    int given, const char **why)
{
	struct galley_buf normal = GALLEY_BUF_INIT;
	const struct key *key;
	const char *wanted;
	int result = -1;

	if (why)
		*why = "a key and a value are wanted";
	if (!b || !name || !value)
		return -1;
	if (rank(name) == NKEYS && !is_own(name))
		return refuse_key(b, name, why);
	key = rank(name) < NKEYS ? &KEYS[rank(name)] : &OWN;
	wanted = galley_value_normal(key->kind, value, &normal);
	if (wanted) {
		result = refuse_value(b, name, value, wanted, why);
	} else if (normal.failed) {
		b->failed = 1;
		if (why)
			*why = "out of memory";
	} else {
		result = store(b, key, name, &normal, given, why);
	}
	if (why && !result)
		*why = NULL;
	galley_buf_free(&normal);
	return result;
}

int galley_bulletin_add_meta(struct galley_bulletin *b, const char *key,
    const char *value, const char **why)
{
	return add(b, key, value, 0, why) ? -1 : 0;
}

/* In the place of what there is, or -1 and all stays. */
static int replace(struct galley_bulletin *b, const struct key *key,
    const char *name, const char *value, int given, const char **why)
{
	struct galley_buf normal = GALLEY_BUF_INIT;
	const char *wanted = galley_value_normal(key->kind, value, &normal);
	int result = -1;

	if (wanted) {
		result = refuse_value(b, name, value, wanted, why);
	} else if (normal.failed) {
		b->failed = 1;
	} else {
		forget(b, name, 1);
		result = insert(b, name, normal.s, normal.n, given);
	}
	galley_buf_free(&normal);
	return result;
}

int galley_bulletin_replace_meta(struct galley_bulletin *b, const char *name,
    const char *value, int over, const char **why)
{
	const struct galley_meta *m;
	int given;

	if (why)
		*why = "a key is wanted";
	if (!b || !name)
		return -1;
	if (rank(name) == NKEYS && !is_own(name))
		return refuse_key(b, name, why);
	if (why)
		*why = NULL;
	m = find(b, name);
	given = m && m->given;
	if (given && !over)
		return 0;
	if (value)
		return replace(b, rank(name) < NKEYS ? &KEYS[rank(name)] : &OWN,
		    name, value, given, why);
	forget(b, name, 1);
	return 0;
}

int galley_bulletin_offer_meta(struct galley_bulletin *b, const char *key,
    const char *value, const char **why)
{
	return add(b, key, value, 0, why);
}

int galley_bulletin_give_meta(struct galley_bulletin *b, const char *key,
    const char *value, const char **why)
{
	return add(b, key, value, 1, why);
}

const char *galley_bulletin_meta_at(
    const struct galley_bulletin *b, const char *key, size_t i)
{
	size_t j;

	for (j = 0; b && key && j < b->nmeta; j++) {
		if (!strcmp(b->meta[j].key, key) && i-- == 0)
			return b->meta[j].value;
	}
	return NULL;
}

const char *galley_bulletin_meta(
    const struct galley_bulletin *b, const char *key)
{
	return galley_bulletin_meta_at(b, key, 0);
}

/* A key's values stand side by side. */
const char *galley_bulletin_meta_key(const struct galley_bulletin *b, size_t i)
{
	size_t j;

	for (j = 0; b && j < b->nmeta; j++) {
		if (j && !strcmp(b->meta[j].key, b->meta[j - 1].key))
			continue;
		if (i-- == 0)
			return b->meta[j].key;
	}
	return NULL;
}

const char *galley_bulletin_given(
    const struct galley_bulletin *b, const char *key)
{
	const struct galley_meta *m = b ? find(b, key) : NULL;

	return m && m->given ? m->value : NULL;
}

const char *galley_bulletin_given_at(
    const struct galley_bulletin *b, const char *key, size_t i)
{
	const struct galley_meta *m = b ? find(b, key) : NULL;

	return m && m->given ? galley_bulletin_meta_at(b, key, i) : NULL;
}

const char *galley_bulletin_tag(struct galley_bulletin *b, const char *tag)
{
	struct galley_buf normal = GALLEY_BUF_INIT;
	const char *kept = NULL;

	if (!galley_value_normal(GALLEY_VALUE_LANGUAGE, tag, &normal)) {
		if (!normal.failed)
			kept =
			    galley_arena_strndup(b->arena, normal.s, normal.n);
		if (!kept)
			b->failed = 1;
	}
	galley_buf_free(&normal);
	return kept;
}

int galley_bulletin_takes_many(const char *key)
{
	size_t at = rank(key);

	return at < NKEYS ? KEYS[at].many : is_own(key);
}
