/* The decisions for programs. */
#include "explain/explain.h"

static void put_string(struct explain *e, const char *key, const char *value)
{
	json_key(&e->json, key);
	json_string(&e->json, value);
}

static void put_int(struct explain *e, const char *key, size_t value)
{
	json_key(&e->json, key);
	json_int(&e->json, (long long)value);
}

/* An article's index, null where there is none. */
static void put_article(struct explain *e, long article)
{
	if (article < 0)
		put_string(e, "article", NULL);
	else
		put_int(e, "article", (size_t)article);
}

static void put_doubt(struct explain *e, double confidence)
{
	json_key(&e->json, "doubtful");
	json_bool(&e->json, explain_doubts(e, confidence));
}

static void put_note(struct explain *e, const struct galley_note *note)
{
	const struct galley_range *r;
	size_t n = galley_note_ranges(note, &r), i;

	json_open(&e->json, '{');
	put_string(e, "rule", galley_note_rule(note));
	json_key(&e->json, "confidence");
	json_share(&e->json, galley_note_confidence(note));
	put_article(e, galley_note_article(note));
	put_doubt(e, galley_note_confidence(note));
	put_string(e, "text", galley_note_text(note));
	json_key(&e->json, "segments");
	json_open_flat(&e->json, '[');
	for (i = 0; i < n; i++)
		json_int(&e->json, (long long)explain_entry_at(e, &r[i]));
	json_close(&e->json, ']');
	json_close(&e->json, '}');
}

static void put_segment(struct explain *e, const struct galley_segment *s)
{
	put_string(e, "page",
	    galley_bulletin_page_label(e->bulletin, galley_segment_page(s)));
	put_string(e, "role", galley_role_name(galley_segment_role(s)));
	put_string(e, "rule", galley_segment_rule(s));
	json_key(&e->json, "confidence");
	json_share(&e->json, galley_segment_confidence(s));
	put_doubt(e, galley_segment_confidence(s));
	put_article(e, galley_segment_article(s));
}

/* text=start: the first line, as the text form shows it. */
static void put_text(struct explain *e, const struct galley_range *r)
{
	const char *text;
	size_t n;

	text = explain_text(e, r, &n);
	if (!e->full)
		n = galley_text_fit(
		    text, n, e->out.language, e->out.width, NULL);
	json_key(&e->json, "text");
	json_text(&e->json, text, n);
}

static void put_entry(struct explain *e, const struct explain_entry *entry)
{
	const struct galley_source *source;
	struct json_out *o = &e->json;
	size_t i;

	source = galley_bulletin_source(e->bulletin, entry->range.source);
	json_open(o, '{');
	put_string(e, "source", galley_source_name(source));
	put_int(e, "line", galley_source_line(source, entry->range.start));
	json_key(o, "from");
	json_open_flat(o, '[');
	json_int(o, (long long)entry->range.start);
	json_int(o, (long long)entry->range.end);
	json_close(o, ']');
	if (entry->segment)
		put_segment(e, entry->segment);
	put_text(e, &entry->range);
	json_key(o, "aside");
	json_open_flat(o, '[');
	for (i = 0; i < entry->asides; i++)
		json_string(
		    o, galley_aside_reason(e->asides[entry->first_aside + i]));
	json_close(o, ']');
	json_key(o, "notes");
	json_open(o, '[');
	for (i = 0; i < entry->notes; i++)
		put_note(e, e->notes[entry->first_note + i]);
	json_close(o, ']');
	json_close(o, '}');
}

void explain_as_json(struct explain *e)
{
	const struct galley_article *a;
	struct json_out *o = &e->json;
	size_t i;

	json_open(o, '{');
	put_int(e, "galley", 1);
	put_string(e, "language", galley_bulletin_language(e->bulletin));
	put_int(e, "doubtful", e->doubtful);
	json_key(o, "articles");
	json_open(o, '[');
	for (i = 0; (a = galley_bulletin_article(e->bulletin, i)); i++) {
		json_open(o, '{');
		put_string(e, "id", galley_article_id(a));
		put_string(e, "label", galley_article_label(a));
		json_key(o, "truncated");
		json_bool(o, galley_article_truncated(a));
		json_close(o, '}');
	}
	json_close(o, ']');
	json_key(o, "segments");
	json_open(o, '[');
	for (i = 0; i < e->nentries; i++)
		put_entry(e, &e->entries[i]);
	json_close(o, ']');
	json_key(o, "notes"); /* about no place */
	json_open(o, '[');
	for (i = e->nnotes - e->loose; i < e->nnotes; i++)
		put_note(e, e->notes[i]);
	json_close(o, ']');
	json_close(o, '}');
	json_end(o);
}
