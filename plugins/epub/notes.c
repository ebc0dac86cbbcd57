/* The editor's note: what rebuild put together, moved, set aside or found
 * missing, each with a link to its place. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/cut.h"
#include "common/words.h"
#include "epub/epub.h"

enum { QUOTE_CJK = 12, QUOTE_LATIN = 32 }; /* characters of either side */

/* A stretch of a source, and the block that it went to, or the note that tells
 * of it. */
struct stretch {
	struct galley_range range;
	size_t article, block;
	const struct galley_note *note;
};

struct notes {
	struct epub *epub;
	struct xml_out *x;
	struct stretch *blocks, *copies;
	size_t nblocks, ncopies;
	int cjk;
	int listed; /* entries under the heading that is open */
	int any;
};

/* ---- finding the place ---- */

static int by_place(const void *left, const void *right)
{
	const struct galley_range *a = &((const struct stretch *)left)->range;
	const struct galley_range *b = &((const struct stretch *)right)->range;

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	return a->start < b->start ? -1 : a->start > b->start;
}

/* The stretch that holds the byte, or NULL. */
static const struct stretch *at_place(
    const struct stretch *list, size_t n, const struct galley_range *place)
{
	const struct stretch wanted = {.range = *place};
	size_t low = 0, high = n, middle;
	const struct stretch *found;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (by_place(&list[middle], &wanted) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return NULL;
	found = &list[low - 1];
	return found->range.source == place->source &&
		       place->start < found->range.end
		   ? found
		   : NULL;
}

static size_t list_blocks(const struct epub *e, struct stretch *list)
{
	const struct galley_range *r;
	size_t i, j, k, m, n = 0;
	const struct galley_block *b;

	for (i = 0; i < e->narticles; i++) {
		for (j = 0; (b = galley_article_block(e->articles[i], j));
		     j++) {
			m = galley_block_ranges(b, &r);
			for (k = 0; list && k < m; k++)
				list[n + k] =
				    (struct stretch){r[k], i, j, NULL};
			n += m;
		}
	}
	return n;
}

/* Notes of copies: their last range is the copy, the first what it repeats. */
static size_t list_copies(const struct epub *e, struct stretch *list)
{
	const struct galley_range *r;
	const struct galley_note *note;
	size_t i, n = 0;

	for (i = 0; (note = galley_bulletin_note(e->bulletin, i)); i++) {
		if (galley_note_ranges(note, &r) != 2)
			continue;
		if (list)
			list[n] = (struct stretch){r[1], 0, 0, note};
		n++;
	}
	return n;
}

static int prepare(struct notes *n)
{
	struct epub *e = n->epub;
	size_t blocks = list_blocks(e, NULL), copies = list_copies(e, NULL);

	n->blocks = galley_alloc(e->job, (blocks + 1) * sizeof(*n->blocks));
	n->copies = galley_alloc(e->job, (copies + 1) * sizeof(*n->copies));
	if (!n->blocks || !n->copies)
		return -1;
	n->nblocks = list_blocks(e, n->blocks);
	n->ncopies = list_copies(e, n->copies);
	qsort(n->blocks, n->nblocks, sizeof(*n->blocks), by_place);
	qsort(n->copies, n->ncopies, sizeof(*n->copies), by_place);
	return 0;
}

/* ---- entries ---- */

static int continues(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* The last characters of a text, or the first; *cut where that is not all. */
static const char *tail(const char *s, size_t *bytes, size_t most, int *cut)
{
	size_t at = *bytes;

	while (at && most) {
		at--;
		most -= !continues(s[at]);
	}
	*cut = at > 0;
	*bytes -= at;
	return s + at;
}

static void head(const char *s, size_t *bytes, size_t most, int *cut)
{
	size_t at = 0;

	while (at < *bytes && (most || continues(s[at]))) {
		most -= !continues(s[at]);
		at++;
	}
	*cut = at < *bytes;
	*bytes = at;
}

/* The text of a range, without the white space at its ends. */
static const char *source_text(
    const struct epub *e, const struct galley_range *r, size_t *bytes)
{
	const char *s = galley_source_text(
	    galley_bulletin_source(e->bulletin, r->source), NULL);
	size_t start = r->start, end = r->end;

	while (end > start && strchr(" \t\r\n", s[end - 1]))
		end--;
	while (start < end && strchr(" \t\r\n", s[start]))
		start++;
	*bytes = end - start;
	return s + start;
}

/* A source's line ends are no text. */
static void put_words(struct xml_out *x, const char *s, size_t bytes)
{
	size_t n;

	while (bytes) {
		for (n = 0; n < bytes && s[n] != '\n' && s[n] != '\r'; n++)
			;
		xml_text(x, s, n);
		n += n < bytes;
		s += n;
		bytes -= n;
	}
}

static void put_tail(struct notes *n, const char *s, size_t bytes)
{
	int cut;

	s = tail(s, &bytes, n->cjk ? QUOTE_CJK : QUOTE_LATIN, &cut);
	if (cut)
		xml_string(n->x, "…");
	put_words(n->x, s, bytes);
}

static void put_start(struct notes *n, const char *s, size_t bytes)
{
	int cut;

	head(s, &bytes, n->cjk ? QUOTE_CJK : QUOTE_LATIN, &cut);
	put_words(n->x, s, bytes);
	if (cut)
		xml_string(n->x, "…");
}

/* Opens the heading where it is the first entry under it, and an entry: a link
 * to the place and what stands there, left open. */
static void begin_entry(
    struct notes *n, enum word heading, size_t article, const char *fragment)
{
	const struct galley_article *a = n->epub->articles[article];
	char room[EPUB_HREF_ROOM];

	if (!n->listed++) {
		n->any = 1;
		xml_block(n->x, "section");
		xml_leaf(n->x, "h2", words_get(n->epub->language, heading));
		xml_block(n->x, "ul");
	}
	xml_block(n->x, "li");
	xml_inline(n->x, "a");
	xml_attribute(n->x, "href", epub_href(a, fragment, room));
	xml_string(n->x, tree_label(a));
	xml_end(n->x);
	xml_string(n->x, n->cjk ? "：" : ": ");
}

static void end_list(struct notes *n)
{
	if (n->listed) {
		xml_end(n->x);
		xml_end(n->x);
	}
	n->listed = 0;
}

/* ---- what there is to tell ---- */

/* Did something of an article stand between the two, in the flow of reading? */
static int is_moved(const struct notes *n, const struct galley_range *a,
    const struct galley_range *b)
{
	const struct galley_block *k;
	const struct stretch *s, *end = n->blocks + n->nblocks;

	if (a->source != b->source || b->start < a->start)
		return 1;
	s = at_place(n->blocks, n->nblocks, a);
	for (s = s ? s + 1 : end; s < end && s->range.start < b->start; s++) {
		k = galley_article_block(
		    n->epub->articles[s->article], s->block);
		if (s->range.source != a->source ||
		    galley_block_role(k) != GALLEY_ROLE_CAPTION)
			return 1;
	}
	return 0;
}

static void put_seam(struct notes *n, enum word heading, size_t article,
    size_t block, const struct galley_range *r)
{
	char id[EPUB_FRAGMENT_ROOM];
	const char *s;
	size_t bytes;

	begin_entry(n, heading, article, epub_block_id(block, id));
	s = source_text(n->epub, &r[0], &bytes);
	put_tail(n, s, bytes);
	xml_string(n->x, n->cjk ? "｜" : " | ");
	s = source_text(n->epub, &r[1], &bytes);
	put_start(n, s, bytes);
	xml_end(n->x);
}

/* Seams inside of paragraphs: those that were moved, or those that were not. */
static void put_seams(struct notes *n, enum word heading, int moved)
{
	const struct epub *e = n->epub;
	const struct galley_range *r;
	const struct galley_block *k;
	size_t i, j, m, s;

	for (i = 0; i < e->narticles; i++) {
		for (j = 0; (k = galley_article_block(e->articles[i], j));
		     j++) {
			if (galley_block_role(k) != GALLEY_ROLE_PARA)
				continue;
			m = galley_block_ranges(k, &r);
			for (s = 0; s + 1 < m; s++) {
				if (is_moved(n, &r[s], &r[s + 1]) == moved)
					put_seam(n, heading, i, j, &r[s]);
			}
		}
	}
	end_list(n);
}

static int is_overlap(const struct galley_note *note)
{
	return strcmp(galley_note_rule(note), "repeats.overlap") == 0;
}

/* Texts set aside since they stand elsewhere: those that overlapped with what
 * they continue, or those that did not. */
static void put_copies(struct notes *n, enum word heading, int overlaps)
{
	const struct galley_range *r, *original;
	const struct stretch *copy, *place;
	char id[EPUB_FRAGMENT_ROOM];
	const struct galley_aside *a;
	const char *text;
	size_t i, bytes;

	for (i = 0; (a = galley_bulletin_aside(n->epub->bulletin, i)); i++) {
		if (strcmp(galley_aside_reason(a), "duplicate") != 0 ||
		    !galley_aside_ranges(a, &r))
			continue;
		copy = at_place(n->copies, n->ncopies, r);
		if (!copy || is_overlap(copy->note) != overlaps)
			continue;
		galley_note_ranges(copy->note, &original);
		place = at_place(n->blocks, n->nblocks, original);
		if (!place)
			continue;
		begin_entry(n, heading, place->article,
		    epub_block_id(place->block, id));
		text = galley_aside_text(a, &bytes);
		put_start(n, text, bytes);
		xml_end(n->x);
	}
	end_list(n);
}

static void put_cuts(struct notes *n)
{
	const struct epub *e = n->epub;
	const char *text;
	size_t i, cut, bytes;

	for (i = 0; i < e->narticles; i++) {
		cut = cut_behind(e->articles[i]);
		if (cut == SIZE_MAX)
			continue;
		begin_entry(n, WORD_CUTS, i, "cut");
		text = galley_block_text(
		    galley_article_block(e->articles[i], cut), &bytes);
		put_tail(n, text, bytes);
		xml_end(n->x);
	}
	end_list(n);
}

void epub_notes(struct epub *e, struct xml_out *x, size_t index)
{
	struct notes n = {.epub = e, .x = x, .cjk = words_is_cjk(e->language)};

	(void)index;
	if (prepare(&n)) {
		x->failed = 1; /* the job fails by itself */
		return;
	}
	epub_html(x, e->language, words_get(e->language, WORD_NOTE));
	epub_element(x, "section", "class", "notes");
	xml_block(x, "h1");
	xml_string(x, words_get(e->language, WORD_NOTE));
	xml_end(x);
	xml_leaf(x, "p", words_get(e->language, WORD_NOTE_ABOUT));
	put_seams(&n, WORD_JOINED, 0);
	put_seams(&n, WORD_MOVED, 1);
	put_copies(&n, WORD_MERGED, 1);
	put_copies(&n, WORD_COPIES, 0);
	put_cuts(&n);
	if (!n.any)
		xml_leaf(x, "p", words_get(e->language, WORD_NOTE_NONE));
	xml_end(x);
	xml_end(x);
	xml_end(x);
}
