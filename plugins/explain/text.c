/* The decisions for people: each segment's text under what was decided. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "explain/explain.h"

enum { INDENT = 4 };
#define MARGIN "    "

/* What each role looks like (ECMA-48, SGR). */
static const char *colour_of(enum galley_role role)
{
	switch (role) {
	case GALLEY_ROLE_HEADLINE:
		return "\033[1;31m";
	case GALLEY_ROLE_KICKER:
	case GALLEY_ROLE_DECK:
		return "\033[31m";
	case GALLEY_ROLE_BYLINE:
	case GALLEY_ROLE_DATELINE:
		return "\033[36m";
	case GALLEY_ROLE_CROSSHEAD:
		return "\033[1;33m";
	case GALLEY_ROLE_CAPTION:
		return "\033[35m";
	case GALLEY_ROLE_VERSE:
	case GALLEY_ROLE_TABLE:
	case GALLEY_ROLE_LIST:
		return "\033[34m";
	case GALLEY_ROLE_JUMP:
	case GALLEY_ROLE_FURNITURE:
		return "\033[2m";
	default:
		return NULL;
	}
}

/* A line or more of our own words, with values in them. */
static void say(struct explain *e, const char *first, const char *rest,
    const char *format, ...) __attribute__((format(printf, 4, 5)));
static void say(struct explain *e, const char *first, const char *rest,
    const char *format, ...)
{
	char room[4096];
	va_list values;
	int n;

	va_start(values, format);
	n = vsnprintf(room, sizeof(room), format, values);
	va_end(values);
	if (n < 0)
		return;
	if ((size_t)n >= sizeof(room)) { /* a very long name: cut it */
		for (n = sizeof(room) - 1;
		     n && ((unsigned char)room[n] & 0xc0) == 0x80; n--)
			;
		while (n && ((unsigned char)room[n - 1] & 0xc0) == 0xc0)
			n--;
	}
	plain_wrap(&e->out, first, rest, room, (size_t)n);
}

/* "0.97", whatever the locale's point. */
static const char *share(double x, char room[8])
{
	int n = x <= 0 ? 0 : x >= 1 ? 100 : (int)(x * 100 + .5);

	snprintf(room, 8, "%d.%02d", n / 100 % 10, n % 100);
	return room;
}

/* The text of a place: all of it, or its start on one line. */
static void put_text(
    struct explain *e, const struct galley_range *r, enum galley_role role)
{
	struct plain_out *o = &e->out;
	const char *text, *end;
	size_t n, fit;

	text = explain_text(e, r, &n);
	o->before = e->colour ? colour_of(role) : NULL;
	o->after = o->before ? "\033[0m" : NULL;
	if (e->full) {
		plain_wrap(o, MARGIN, MARGIN, text, n);
		goto out;
	}
	end = memchr(text, '\n', n);
	fit = end ? (size_t)(end - text) : n;
	fit = galley_text_fit(
	    text, fit, o->language, o->width - INDENT - 2, NULL);
	text = plain_clean(o, text, &fit);
	if (!text)
		return;
	galley_puts(o->job, MARGIN);
	if (o->before)
		galley_puts(o->job, o->before);
	galley_write(o->job, text, fit);
	if (fit < n)
		galley_puts(o->job, "…");
	if (o->after)
		galley_puts(o->job, o->after);
	galley_puts(o->job, "\n");
out:
	o->before = o->after = NULL;
}

/* What is said next is of a decision: one that is doubtful shows. */
static const char *begin_decision(struct explain *e, double confidence)
{
	int doubtful = explain_doubts(e, confidence);

	e->out.before = doubtful && e->colour ? "\033[33m" : NULL;
	e->out.after = e->out.before ? "\033[0m" : NULL;
	return doubtful ? " ?" : "";
}

static void end_decision(struct explain *e)
{
	e->out.before = e->out.after = NULL;
}

/* The numbers of the segments that a note is about, where it is about several;
 * "" else, or with more than fit. */
static void put_numbers(
    const struct explain *e, const struct galley_note *note, char room[160])
{
	const struct galley_range *r;
	size_t n = galley_note_ranges(note, &r), i, used = 0;
	int wrote;

	room[0] = '\0';
	for (i = 0; n > 1 && i < n; i++) {
		wrote = snprintf(room + used, 160 - used, "%s%zu%s",
		    i ? ", " : " (segments ", explain_entry_at(e, &r[i]) + 1,
		    i + 1 < n ? "" : ")");
		used += wrote > 0 ? (size_t)wrote : 160;
		if (used >= 160) {
			room[0] = '\0';
			return;
		}
	}
}

static void put_note(struct explain *e, const struct galley_note *note)
{
	double confidence = galley_note_confidence(note);
	char room[8], numbers[160];
	const char *mark = begin_decision(e, confidence);

	put_numbers(e, note, numbers);
	say(e, MARGIN "* ", MARGIN "  ", "%s %s%s: %s%s",
	    galley_note_rule(note), share(confidence, room), mark,
	    galley_note_text(note), numbers);
	end_decision(e);
}

static void put_entry(
    struct explain *e, size_t number, const struct explain_entry *entry)
{
	const struct galley_segment *s = entry->segment;
	enum galley_role role = GALLEY_ROLE_FURNITURE;
	long article = s ? galley_segment_article(s) : -1;
	char room[8], where[48] = "set aside";
	const struct galley_source *source;
	const char *mark;
	size_t i, line;

	source = galley_bulletin_source(e->bulletin, entry->range.source);
	line = galley_source_line(source, entry->range.start);
	if (article >= 0)
		snprintf(where, sizeof(where), "article %ld", article + 1);
	if (s) {
		role = galley_segment_role(s);
		mark = begin_decision(e, galley_segment_confidence(s));
		say(e, "", MARGIN, "%zu  line %zu  %s, %s  %s %s%s", number,
		    line, galley_role_name(role), where, galley_segment_rule(s),
		    share(galley_segment_confidence(s), room), mark);
		end_decision(e);
	} else {
		say(e, "", MARGIN, "%zu  line %zu  no segment", number, line);
	}
	put_text(e, &entry->range, role);
	for (i = 0; i < entry->asides; i++)
		say(e, MARGIN "- ", MARGIN "  ", "set aside: %s",
		    galley_aside_reason(e->asides[entry->first_aside + i]));
	for (i = 0; i < entry->notes; i++)
		put_note(e, e->notes[entry->first_note + i]);
}

/* A heading wherever another page begins. */
static void put_page(
    struct explain *e, const struct explain_entry *entry, size_t *page)
{
	const struct galley_source *source;
	size_t now;

	if (!entry->segment)
		return;
	now = galley_segment_page(entry->segment);
	if (now == *page)
		return;
	*page = now;
	source = galley_bulletin_source(e->bulletin, entry->range.source);
	galley_puts(e->out.job, "\n");
	say(e, "", MARGIN, "== %s, page %s", galley_source_name(source),
	    galley_bulletin_page_label(e->bulletin, now));
}

static void put_articles(struct explain *e)
{
	const struct galley_bulletin *b = e->bulletin;
	const struct galley_article *a;
	char first[32], room[8];
	size_t i;

	say(e, "", MARGIN,
	    "%zu articles from %zu segments, %zu set aside, language %s",
	    galley_bulletin_articles(b), galley_bulletin_segments(b),
	    galley_bulletin_asides(b), galley_bulletin_language(b));
	if (e->doubtful)
		say(e, "", MARGIN,
		    "%zu doubtful decision%s, less sure than %s: marked ?",
		    e->doubtful, e->doubtful == 1 ? "" : "s",
		    share(e->doubt / 100.0, room));
	for (i = 0; (a = galley_bulletin_article(b, i)); i++) {
		snprintf(first, sizeof(first), "%4zu  ", i + 1);
		say(e, first, "      ", "%s%s", galley_article_label(a),
		    galley_article_truncated(a) ? " (breaks off)" : "");
	}
}

void explain_as_text(struct explain *e)
{
	size_t i, page = (size_t)-1;

	put_articles(e);
	for (i = 0; i < e->nentries; i++) {
		put_page(e, &e->entries[i], &page);
		put_entry(e, i + 1, &e->entries[i]);
	}
	if (e->loose) {
		galley_puts(e->out.job, "\n");
		say(e, "", MARGIN, "== About no place");
	}
	for (i = e->nnotes - e->loose; i < e->nnotes; i++)
		put_note(e, e->notes[i]);
}
