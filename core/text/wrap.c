/* Where lines end.
 *
 * The text is analysed in windows, each of which begins where a line does: a
 * place where a line may end is one that nothing before it reaches over (UAX
 * #14 looks back to the last break at most).  So memory is bounded, and time
 * grows with the text: a window that ends within a line costs that line
 * twice. */
#include <unigbrk.h>
#include <unilbrk.h>

#include "base/utf8.h"
#include "galley/text.h"
#include "text/text.h"

/* How good it is to end a line before a cluster; the best that fits wins. */
enum quality {
	INSIDE,	  /* not a cluster's start, or white space */
	ANYWHERE, /* against the rules */
	SPLIT,	  /* in a word: only a word that is wider than a line */
	GOOD,
	HARD, /* must end: behind a line end */
	QUALITIES
};

struct wrap {
	struct galley_layout layout;
	struct galley_script script;
	const char *text;
	galley_line_fn *each;
	void *context;
	size_t width; /* of the line being filled */
	size_t bytes; /* of the window */
	int final;    /* the window ends where the text does */
	char quality[GALLEY_TEXT_WINDOW];
	char starts[GALLEY_TEXT_WINDOW];
};

/* The character before a place, and what came before that. */
struct before {
	uint32_t c;
	unsigned kind;
	int digit;  /* a digit stood before it */
	int spaced; /* white space follows it */
};

/* 1 where the rules for punctuation and numbers forbid a break. */
static int forbidden(const struct before *a, uint32_t c, unsigned kind)
{
	if (kind & GALLEY_KIND_CLOSE || a->kind & GALLEY_KIND_OPEN)
		return 1;
	if (a->spaced)
		return 0;
	if ((kind | a->kind) & GALLEY_KIND_EITHER)
		return 1;
	if (a->c == c && kind & GALLEY_KIND_TIE)
		return 1;
	return kind & GALLEY_KIND_DIGIT &&
	       (a->kind & GALLEY_KIND_DIGIT ||
		   (a->kind & GALLEY_KIND_POINT && a->digit));
}

/* UAX #14 knows no direction of quotes, and takes full-width letters for
 * ideographs. */
static int tailored(const struct before *a, unsigned kind, int possible)
{
	if (a->spaced)
		return possible;
	if (a->kind & kind & GALLEY_KIND_FULL)
		return 0;
	if (kind & GALLEY_KIND_QUOTE && kind & GALLEY_KIND_OPEN &&
	    a->kind & GALLEY_KIND_WIDE)
		return 1;
	if (a->kind & GALLEY_KIND_QUOTE && a->kind & GALLEY_KIND_CLOSE &&
	    kind & GALLEY_KIND_WIDE)
		return 1;
	return possible;
}

static void judge(struct wrap *w, const char *s)
{
	struct before a = {0, 0, 0, 0};
	size_t i, n, lead = 0;
	unsigned kind;
	uint32_t c;
	int q, brk;

	for (i = 0; i < w->bytes; i += n) {
		n = galley_utf8_get(s + i, w->bytes - i, &c);
		if (!n) { /* ill-formed, against the contract: no harm */
			n = 1;
			c = 0xfffd;
		}
		kind = galley_kind_of(c, &w->script);
		if (w->starts[i])
			lead = i;
		brk = w->quality[i]; /* what UAX #14 says, so far */
		if (brk == UC_BREAK_MANDATORY || brk == UC_BREAK_CR_BEFORE_LF) {
			w->quality[i] = HARD;
			a = (struct before){0, 0, 0, 0};
			continue;
		}
		if (kind & GALLEY_KIND_SPACE) {
			w->quality[i] = INSIDE;
			a.spaced = 1;
			continue;
		}
		q = INSIDE;
		if (w->starts[i])
			q = forbidden(&a, c, kind) ? ANYWHERE
			    : tailored(&a, kind, brk == UC_BREAK_POSSIBLE)
				? GOOD
				: SPLIT;
		w->quality[i] = (char)q;
		if (!w->starts[i]) { /* a mark: what it stands on counts */
			if (w->quality[lead] == INSIDE) { /* on a blank */
				w->quality[lead] = SPLIT;
				a = (struct before){0, 0, 0, 0};
			}
			continue;
		}
		a.digit = !a.spaced && a.kind & GALLEY_KIND_DIGIT;
		a.c = c;
		a.kind = kind;
		a.spaced = 0;
	}
}

static void analyse(struct wrap *w, const char *s, size_t bytes)
{
	const uint8_t *u = (const uint8_t *)s;

	w->bytes = galley_text_window(s, bytes);
	w->final = w->bytes == bytes;
	/* The encoding says only that ambiguous characters are ideographs. */
	u8_possible_linebreaks(
	    u, w->bytes, w->script.cjk ? "GBK" : "UTF-8", w->quality);
	u8_grapheme_breaks(u, w->bytes, w->starts);
	judge(w, s);
}

static int emit(struct wrap *w, const char *s, size_t start, size_t end,
    size_t columns, int hard)
{
	struct galley_line line = {s + start, end - start, columns, hard};

	if (!line.bytes && !hard)
		return 0; /* nothing but white space */
	w->width = w->layout.width;
	return w->each(w->context, &line);
}

/* A place where the line may end: before the cluster there. */
struct place {
	size_t at;	/* 0: none yet */
	size_t end;	/* where the text before it ends, blanks left out */
	size_t columns; /* up to there */
};

static size_t next_start(const struct wrap *w, size_t at)
{
	do
		at++;
	while (at < w->bytes && !w->starts[at]);
	return at;
}

/* Fills one line from start; sets *next to where the next one begins, or to
 * start where the window ends within the line. */
static int fill(struct wrap *w, const char *s, size_t start, size_t *next)
{
	struct place places[QUALITIES] = {{0, 0, 0}}, *p;
	size_t i, after, used = 0, blanks = 0, end = start, columns;
	int q;

	for (i = start; i < w->bytes; i = after) {
		after = next_start(w, i);
		q = w->quality[i];
		if (q == HARD) {
			*next = after;
			return emit(w, s, start, end, used, 1);
		}
		if (after == w->bytes && !w->final)
			break; /* the cluster may go on past the window */
		columns = galley_text_cluster(s + i, after - i, w->script.cjk);
		if (q == INSIDE) { /* white space: counts if text follows */
			blanks += columns;
			continue;
		}
		if (i > start)
			places[q] = (struct place){i, end, used};
		if (used + blanks + columns > w->width && i > start) {
			for (p = &places[GOOD]; !p->at; p--)
				;
			*next = p->at;
			return emit(w, s, start, p->end, p->columns, 0);
		}
		used += blanks + columns;
		blanks = 0;
		end = after;
	}
	*next = start;
	if (!w->final && start)
		return 0; /* go on from here in a window of its own */
	if (w->final) {
		*next = w->bytes;
		return emit(w, s, start, end, used, 1);
	}
	/* The window holds less than a line: marks upon marks. */
	for (p = &places[GOOD]; p > places && !p->at; p--)
		;
	if (!p->at && i > start)
		*p = (struct place){i, end, used};
	if (!p->at) /* a single cluster, and more of it to come */
		*p = (struct place){w->bytes, w->bytes,
		    galley_text_cluster(s, w->bytes, w->script.cjk)};
	*next = p->at;
	return emit(w, s, start, p->end, p->columns, 0);
}

int galley_text_wrap(const struct galley_layout *layout, const char *s,
    size_t bytes, galley_line_fn *each, void *context)
{
	struct wrap w;
	size_t done = 0, at, next;
	int result = 0;

	if (layout->size < sizeof(*layout) || layout->width < 2 ||
	    layout->width > GALLEY_TEXT_COLUMNS ||
	    (layout->first && layout->first < 2) ||
	    layout->first > GALLEY_TEXT_COLUMNS)
		return -1;
	w.layout = *layout;
	w.script = galley_script_of(layout->language);
	w.each = each;
	w.context = context;
	w.width = layout->first ? layout->first : layout->width;
	while (done < bytes && !result) {
		analyse(&w, s + done, bytes - done);
		for (at = 0; at < w.bytes && !result; at = next) {
			result = fill(&w, s + done, at, &next);
			if (next == at)
				break;
		}
		done += at;
	}
	return result;
}
