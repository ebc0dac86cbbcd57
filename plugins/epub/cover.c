/* The cover's front, from the metadata alone: what stands on it, and where.
 *
 * A field in a deep colour holds the masthead; below it, on paper, the first
 * headlines.  The colour is the series', so that the issues of one paper look
 * alike on a shelf.  Nobody knows the fonts that a reader has: widths are taken
 * for those of common bold serifs, and the margins have room for wider ones. */
#include <stdio.h>
#include <string.h>

#include <galley/text.h>

#include "common/imprint.h"
#include "common/words.h"
#include "epub/cover.h"
#include "epub/epub.h"

enum {
	MARGIN = 120,
	MEASURE = COVER_WIDTH - 2 * MARGIN,
	FOLIO = 50,	    /* size of the line above the masthead */
	FOLIO_Y = 172,	    /* its baseline */
	MASTHEAD_TOP = 270, /* no letter of the masthead above this */
	MASTHEAD_PAD = 130, /* from its last baseline to the field's end */
	IMPRINT = 52,	    /* size of the line at the foot */
	IMPRINT_Y = COVER_HEIGHT - 112,
	FOOT = 240, /* height of the foot, with its rule */
	TEASERS = 3,
	TEASER_GAP = 54, /* around the rules between them */
	SETTING_LINES = 12,
	TEXT_COLUMNS = 600, /* no more of a text can find room */
	TEXT_BYTES = 4096
};

/* ---- how wide ---- */

/* Advance widths of U+0020 to U+007E in hundredths of the size: of Source Serif
 * Bold, and a little more.  Wider ones, as DejaVu's, reach into the margin. */
static const unsigned char ADVANCE[] = {26, 37, 47, 64, 62, 101, 84, 25, 42, 42,
    51, 63, 35, 39, 35, 42, 62, 62, 62, 62, 62, 62, 62, 62, 62, 62, 35, 35, 63,
    63, 63, 50, 101, 78, 74, 74, 83, 70, 68, 79, 90, 45, 45, 80, 67, 105, 85,
    82, 70, 82, 79, 63, 73, 86, 77, 114, 76, 73, 66, 39, 42, 39, 63, 62, 47, 61,
    70, 59, 69, 60, 42, 62, 72, 37, 35, 68, 37, 105, 72, 65, 70, 67, 52, 52, 41,
    71, 61, 91, 63, 61, 54, 40, 36, 40, 63};
enum { ADVANCE_WIDE = 100, ADVANCE_OTHER = 75 };

/* Bytes of the character that begins with c. */
static size_t character(unsigned char c)
{
	return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* In units of the canvas, for a size. */
static int wide(const struct cover *c, const char *s, size_t bytes, int size)
{
	size_t i, n, columns;
	long sum = 0;

	for (i = 0; i < bytes; i += n) {
		n = character((unsigned char)s[i]);
		if (s[i] >= ' ' && s[i] <= '~') {
			sum += ADVANCE[s[i] - ' '];
			continue;
		}
		columns = galley_text_width(s + i, n, c->language);
		if (columns)
			sum += columns > 1 ? ADVANCE_WIDE : ADVANCE_OTHER;
	}
	return (int)(sum * size / 100);
}

/* ---- breaking into lines ---- */

struct setting {
	const struct cover *cover;
	const char *end; /* of the text */
	int size;
	size_t most, n; /* lines */
	struct galley_line lines[SETTING_LINES];
	int left;  /* text is left over */
	int split; /* a word is broken */
	int widest;
};

/* Does a line that ends there break a word?  Hangul is broken at blanks alone,
 * as newspapers in Korean do in headlines. */
static int splits(const struct setting *s, const struct galley_line *l)
{
	const char *next = l->text + l->bytes;

	if (l->hard || next >= s->end || *next == ' ' || !l->bytes ||
	    next[-1] == '-')
		return 0;
	return imprint_is_in(s->cover->language, "ko") ||
	       galley_text_width(next, character((unsigned char)*next),
		   s->cover->language) < 2;
}

static int take(void *context, const struct galley_line *l)
{
	struct setting *s = context;
	int width;

	if (s->n == s->most) {
		s->left = 1;
		return 1;
	}
	s->lines[s->n++] = *l;
	s->split |= splits(s, l);
	width = wide(s->cover, l->text, l->bytes, s->size);
	if (width > s->widest)
		s->widest = width;
	return 0;
}

static void break_at(struct setting *s, const char *text, size_t columns)
{
	struct galley_layout layout = {.size = sizeof(layout),
	    .language = s->cover->language,
	    .width = columns};

	s->n = 0;
	s->left = s->split = s->widest = 0;
	galley_text_wrap(&layout, text, (size_t)(s->end - text), take, s);
}

/* Sets the text in as few lines as the measure and the size allow. */
static size_t set(struct setting *s, const struct cover *c, const char *text,
    size_t bytes, int size, size_t most)
{
	int whole = wide(c, text, bytes, size) + 1;
	size_t all = galley_text_width(text, bytes, c->language) + 1;
	size_t columns = all * MEASURE / (size_t)whole + 4;

	*s = (struct setting){
	    .cover = c, .end = text + bytes, .size = size, .most = most};
	if (columns > GALLEY_TEXT_COLUMNS)
		columns = GALLEY_TEXT_COLUMNS;
	for (break_at(s, text, columns); s->widest > MEASURE && columns > 2;
	     break_at(s, text, columns))
		columns--;
	return columns;
}

/* Makes the lines about as long as each other, in no more of them. */
static void balance(struct setting *s, const char *text, size_t columns)
{
	size_t all = galley_text_width(
	    text, (size_t)(s->end - text), s->cover->language);
	struct setting even = *s;
	size_t at = all / s->n;

	if (s->n < 2 || s->left)
		return;
	for (at = at < 2 ? 2 : at; at < columns; at++) {
		break_at(&even, text, at);
		if (even.n == s->n && !even.left && even.split <= s->split &&
		    even.widest <= MEASURE) {
			*s = even;
			return;
		}
	}
}

/* ---- putting onto the canvas ---- */

static void bar(
    struct cover *c, int x, int y, int width, int height, enum cover_tone tone)
{
	c->bars[c->nbars++] = (struct cover_bar){
	    c->rtl ? COVER_WIDTH - x - width : x, y, width, height, tone};
}

static struct cover_line *line(
    struct cover *c, const char *text, size_t bytes, int y, int size)
{
	struct cover_line *l = &c->lines[c->nlines++];

	*l = (struct cover_line){.text = text,
	    .bytes = bytes,
	    .x = c->rtl ? COVER_WIDTH - MARGIN : MARGIN,
	    .y = y,
	    .size = size,
	    .width = MEASURE};
	return l;
}

/* The line with an ellipsis behind what fits before it. */
static int cut_line(struct epub *e, struct cover_line *l, const struct cover *c)
{
	static const char more[] = "…";
	size_t n = l->bytes;
	char *s;

	while (n && wide(c, l->text, n, l->size) > l->width - l->size) {
		while (n > 1 && ((unsigned char)l->text[n - 1] & 0xc0) == 0x80)
			n--;
		n--;
	}
	while (n && l->text[n - 1] == ' ')
		n--;
	s = galley_alloc(e->job, n + sizeof(more));
	if (!s)
		return -1;
	memcpy(s, l->text, n);
	memcpy(s + n, more, sizeof(more));
	l->text = s;
	l->bytes = n + sizeof(more) - 1;
	return 0;
}

/* Sets lines from that baseline on; returns the baseline of the last, or -1. */
static int put(struct epub *e, struct cover *c, const struct setting *s, int y,
    int leading, enum cover_tone tone)
{
	struct cover_line *l;
	size_t i;

	for (i = 0; i < s->n; i++) {
		l = line(c, s->lines[i].text, s->lines[i].bytes,
		    y + (int)i * leading, s->size);
		l->bold = 1;
		l->tone = tone;
		if (i + 1 == s->n && s->left && cut_line(e, l, c))
			return -1;
	}
	return y + ((int)s->n - 1) * leading;
}

/* As much of a text as could find room, without what XML forbids, on one line;
 * NULL: no memory.  *cut where that is not all of it. */
static char *tidy(struct epub *e, const char *text, size_t bytes, int *cut)
{
	size_t i, n, most = bytes < TEXT_BYTES ? bytes : TEXT_BYTES;
	const char *clean;
	char *s;

	while (most < bytes && ((unsigned char)text[most] & 0xc0) == 0x80)
		most--;
	most = galley_text_fit(text, most, NULL, TEXT_COLUMNS, NULL);
	*cut = most < bytes;
	clean = galley_xml_text(e->job, NULL, text, &most);
	s = clean ? galley_alloc(e->job, most + 1) : NULL;
	if (!s)
		return NULL;
	for (i = n = 0; i < most; i++) {
		if (!strchr(" \t\r\n", clean[i]))
			s[n++] = clean[i];
		else if (n && s[n - 1] != ' ')
			s[n++] = ' ';
	}
	while (n && s[n - 1] == ' ')
		n--;
	s[n] = '\0';
	return s;
}

/* ---- the parts ---- */

static const char *stated(const struct epub *e, const char *key)
{
	const char *value = galley_bulletin_meta(e->bulletin, key);

	return value && value[strspn(value, " \t\r\n")] ? value : NULL;
}

/* Two texts on one line, at its start and at its end. */
static int pair(struct epub *e, struct cover *c, const char *left,
    const char *right, int y, int size, enum cover_tone tone)
{
	const char *texts[] = {left, right};
	struct cover_line *l;
	int i, cut;
	char *s;

	for (i = 0; i < 2; i++) {
		if (!texts[i] || !*texts[i])
			continue;
		s = tidy(e, texts[i], strlen(texts[i]), &cut);
		if (!s)
			return -1;
		l = line(c, s, strlen(s), y, size);
		l->tone = tone;
		l->at_end = i;
		if (i)
			l->x = COVER_WIDTH - l->x;
		if (left && *left && right && *right)
			l->width = MEASURE / 2 - size;
		if (wide(c, s, l->bytes, size) > l->width && cut_line(e, l, c))
			return -1;
	}
	return 0;
}

/* Issue and date above the masthead. */
static int put_folio(struct epub *e, struct cover *c)
{
	char number[IMPRINT_ROOM], date[IMPRINT_ROOM];

	imprint_number(
	    c->language, stated(e, "volume"), stated(e, "issue"), number);
	imprint_date(c->language, stated(e, "date"), date);
	if (*number || *date)
		bar(c, MARGIN, FOLIO_Y + 40, MEASURE, 3, COVER_SHADE);
	return pair(e, c, number, date, FOLIO_Y, FOLIO, COVER_PAPER);
}

/* Publisher and edition at the foot; its height, or -1. */
static int put_foot(struct epub *e, struct cover *c, const char *title)
{
	const char *publisher = stated(e, "publisher");
	const char *edition = stated(e, "edition");

	if (publisher && !strcmp(publisher, title))
		publisher = NULL;
	if (!publisher && !edition)
		return MARGIN;
	/* Thick and thin, as newspapers have ruled off for two centuries. */
	bar(c, MARGIN, COVER_HEIGHT - FOOT + 24, MEASURE, 9, COVER_INK);
	bar(c, MARGIN, COVER_HEIGHT - FOOT + 41, MEASURE, 3, COVER_INK);
	return pair(e, c, publisher, edition, IMPRINT_Y, IMPRINT, COVER_INK)
		   ? -1
		   : FOOT;
}

/* The first headlines, the first of them larger, from y = 0 on; their height,
 * or -1. */
static int put_teasers(struct epub *e, struct cover *c)
{
	const struct galley_block *headline;
	struct setting s;
	size_t i, n, done = 0, columns;
	int y = 0, size, leading, cut;
	const char *text;
	char *tidied;

	for (i = 0; i < e->narticles && done < TEASERS; i++) {
		headline = galley_article_headline(e->articles[i]);
		text = headline ? galley_block_text(headline, &n) : NULL;
		tidied = text ? tidy(e, text, n, &cut) : NULL;
		if (text && !tidied)
			return -1;
		if (!text || !*tidied)
			continue;
		size = done ? 62 : 88;
		leading = size * 132 / 100;
		if (done) {
			bar(c, MARGIN, y + TEASER_GAP, MEASURE, 3, COVER_GREY);
			y += 2 * TEASER_GAP;
		}
		columns =
		    set(&s, c, tidied, strlen(tidied), size, done ? 2 : 3);
		balance(&s, tidied, columns);
		s.left |= cut;
		if (put(e, c, &s, y + size, leading, COVER_INK) < 0)
			return -1;
		y += size + ((int)s.n - 1) * leading + size / 4;
		done++;
	}
	return y;
}

/* The size and lines of the masthead: the fewest lines in which it is large
 * enough for that many; else the largest size in which all of it finds room,
 * with words broken if they must be; else what finds room of it. */
static void fit_masthead(
    const struct cover *c, const char *title, int height, struct setting *best)
{
	static const int sizes[] = {400, 368, 340, 310, 284, 260, 238, 218, 200,
	    184, 168, 154, 140, 128, 116, 106, 96, 88, 80, 72, 64};
	enum { SIZES = sizeof(sizes) / sizeof(*sizes) };
	static const int least[] = {0, 210, 160, 124, 104, 90, 78, 68};
	enum { FEW = sizeof(least) / sizeof(*least) - 1 };
	struct setting tried[SIZES];
	size_t columns[SIZES], bytes = strlen(title), rows;
	int i, n;

	for (i = 0; i < SIZES; i++) {
		rows = (size_t)(height / (sizes[i] * 122 / 100));
		if (rows > SETTING_LINES)
			rows = SETTING_LINES;
		columns[i] =
		    set(&tried[i], c, title, bytes, sizes[i], rows ? rows : 1);
	}
	for (n = 1; n <= FEW; n++) {
		for (i = 0; i < SIZES && sizes[i] >= least[n]; i++) {
			if (tried[i].n > (size_t)n || tried[i].left ||
			    tried[i].split)
				continue;
			*best = tried[i];
			balance(best, title, columns[i]);
			return;
		}
	}
	for (i = 0; i < SIZES - 1 &&
		    (tried[i].left || (tried[i].split && tried[i].n > 4));
	     i++)
		;
	*best = tried[i];
	balance(best, title, columns[i]);
}

/* The masthead on the foot of the field; 0, or -1. */
static int put_masthead(
    struct epub *e, struct cover *c, const char *title, int field)
{
	int cut, leading, height = field - MASTHEAD_TOP - MASTHEAD_PAD;
	char *tidied = tidy(e, title, strlen(title), &cut);
	struct setting s;

	if (!tidied)
		return -1;
	fit_masthead(c, tidied, height, &s);
	s.left |= cut;
	leading = s.size * 122 / 100;
	return put(e, c, &s, field - MASTHEAD_PAD - ((int)s.n - 1) * leading,
		   leading, COVER_PAPER) < 0
		   ? -1
		   : 0;
}

/* FNV-1a. */
static unsigned hash(const char *s)
{
	unsigned h = 2166136261u;

	while (*s)
		h = (h ^ (unsigned char)*s++) * 16777619u;
	return h;
}

static void shift(struct cover *c, size_t bars, size_t lines, int by)
{
	for (; bars < c->nbars; bars++)
		c->bars[bars].y += by;
	for (; lines < c->nlines; lines++)
		c->lines[lines].y += by;
}

static int compose(struct epub *e, struct cover *c)
{
	char room[WORDS_TITLE_ROOM];
	const char *title = words_title(e->bulletin, room);
	const char *series = stated(e, "series");
	int foot, teasers, field;
	size_t bars, lines;

	c->language = e->language;
	c->rtl = words_is_rtl(c->language);
	c->hue = hash(series ? series : title);
	bar(c, 0, 0, COVER_WIDTH, COVER_HEIGHT, COVER_PAPER);
	bar(c, 0, 0, COVER_WIDTH, 0, COVER_FIELD);
	foot = put_foot(e, c, title);
	bars = c->nbars;
	lines = c->nlines;
	teasers = foot < 0 ? -1 : put_teasers(e, c);
	if (teasers < 0)
		return -1;
	field = COVER_HEIGHT - foot - (teasers ? teasers + 2 * 90 : 0);
	shift(c, bars, lines, field + 90);
	c->bars[1].height = field;
	return put_folio(e, c) || put_masthead(e, c, title, field) ? -1 : 0;
}

const struct cover *epub_cover(struct epub *e)
{
	struct cover *c;

	if (e->front)
		return e->front;
	c = galley_alloc(e->job, sizeof(*c));
	if (!c || compose(e, c))
		return NULL;
	e->front = c;
	return c;
}

const char *epub_cover_alt(const struct epub *e, char room[COVER_ALT_ROOM])
{
	const char *language = e->language;
	const char *comma = words_is_cjk(language) ? "，" : ", ";
	char title[WORDS_TITLE_ROOM], number[IMPRINT_ROOM], date[IMPRINT_ROOM];
	const char *name = words_title(e->bulletin, title);
	size_t all = strlen(name), n = all < 400 ? all : 400;

	while (n < all && ((unsigned char)name[n] & 0xc0) == 0x80)
		n--;
	imprint_number(
	    language, stated(e, "volume"), stated(e, "issue"), number);
	imprint_date(language, stated(e, "date"), date);
	snprintf(room, COVER_ALT_ROOM, "%.*s%s%s%s%s%s", (int)n, name,
	    n < all ? "…" : "", *number ? comma : "", number,
	    *date ? comma : "", date);
	return room;
}
