/* Texts become items of lines. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/cut.h"
#include "common/words.h"
#include "pdf/pdf.h"

void *pdf_add(struct pdf *p, struct pdf_list *l, size_t size)
{
	size_t room = l->room ? 2 * l->room : 64;
	void *at;

	if (l->count == l->room) {
		at =
		    room > SIZE_MAX / size ? NULL : realloc(l->at, room * size);
		if (!at) {
			galley_diag(p->job, NULL, GALLEY_ERROR,
			    "out of memory while laying out");
			return NULL;
		}
		l->at = at;
		l->room = room;
	}
	at = (char *)l->at + size * l->count++;
	memset(at, 0, size);
	return at;
}

/* ---- items ---- */

int pdf_begin_part(struct pdf *p, int across, int begins, const char *name)
{
	struct pdf_part *part = pdf_add(p, &p->parts, sizeof(*part));

	if (!part)
		return -1;
	part->item = p->items.count;
	part->across = across;
	part->begins = begins;
	part->name = name;
	return 0;
}

struct pdf_item *pdf_begin_item(struct pdf *p, const char *language,
    enum pdf_style style, enum galley_flow_kind kind, const char *tag)
{
	struct pdf_face *face = pdf_face(p, language, style);
	struct pdf_part *part = PDF_PART(p, p->parts.count - 1);
	struct pdf_item *item;

	item = face ? pdf_add(p, &p->items, sizeof(*item)) : NULL;
	if (!item)
		return NULL;
	item->face = face;
	item->line = p->lines.count;
	item->lead = part->across ? face->lead : p->paper.row;
	item->kind = kind;
	item->tag = tag;
	part->items++;
	return item;
}

int pdf_add_line(struct pdf *p, const struct pdf_line *line)
{
	struct pdf_item *item = PDF_ITEM(p, p->items.count - 1);
	struct pdf_line *copy = pdf_add(p, &p->lines, sizeof(*copy));

	if (!copy)
		return -1;
	*copy = *line;
	item->lines++;
	if (item->rows < (size_t)copy->row + 1)
		item->rows = (size_t)copy->row + 1;
	return 0;
}

/* ---- text ---- */

struct wrapping {
	struct pdf *pdf;
	const struct pdf_setting *setting;
	unsigned width, row;
	int begun; /* the first line is done */
};

static int add(void *context, const struct galley_line *l)
{
	struct wrapping *w = context;
	unsigned indent = w->begun ? w->setting->rest : w->setting->first;
	struct pdf_line line = {.text = l->text,
	    .bytes = (unsigned)l->bytes,
	    .indent = indent,
	    .room = w->width - indent - w->setting->right,
	    .hang = (unsigned)l->hang,
	    .row = w->row++,
	    .justify = w->setting->justify != 0,
	    .centred = w->setting->centred != 0,
	    .hyphen = l->hyphen != 0,
	    .hard = l->hard != 0,
	    .begins = !w->begun};

	w->begun = 1;
	return pdf_add_line(w->pdf, &line);
}

static unsigned part_width(const struct pdf *p)
{
	return (unsigned)(PDF_PART(p, p->parts.count - 1)->across
			      ? p->paper.frame_width
			      : p->paper.column);
}

int pdf_add_text(
    struct pdf *p, const struct pdf_setting *s, const char *text, size_t bytes)
{
	struct pdf_item *item = PDF_ITEM(p, p->items.count - 1);
	struct pdf_face *face = pdf_face(p, item->face->language, s->style);
	struct wrapping w = {p, s, part_width(p), (unsigned)item->rows, 0};
	struct galley_layout l = {.size = sizeof(l),
	    .language = face->language,
	    .level = (enum galley_prohibit)(p->level + GALLEY_PROHIBIT_NONE),
	    .breaks = p->breaks ? GALLEY_BREAKS_GREEDY : GALLEY_BREAKS_BEST,
	    .runt = GALLEY_RUNT_AVOID,
	    .hang = p->hang ? GALLEY_HANG_STOPS : GALLEY_HANG_NONE,
	    .squeeze = p->squeeze ? GALLEY_SQUEEZE_MARKS : GALLEY_SQUEEZE_NONE,
	    .hyphens = s->justify ? pdf_hyphens(p, face->language) : NULL,
	    .measure = pdf_measure,
	    .measure_context = face};

	text = plain_clean(&p->plain, text, &bytes);
	if (!text)
		return -1;
	l.width = w.width - s->rest - s->right;
	l.first = w.width - s->first - s->right;
	face->text = text;
	face->end = text + bytes;
	return galley_text_wrap(&l, text, bytes, add, &w);
}

int pdf_put(struct pdf *p, const char *language, const struct pdf_setting *s,
    enum galley_flow_kind kind, const char *tag, int before, const char *text,
    size_t bytes)
{
	struct pdf_item *item =
	    pdf_begin_item(p, language, s->style, kind, tag);

	if (!item)
		return -1;
	item->before = before * p->paper.row;
	return pdf_add_text(p, s, text, bytes);
}

/* ---- an article ---- */

struct body {
	struct pdf *pdf;
	const struct galley_article *article;
	const char *language;
	int cjk;
	const struct tree_entry *goal; /* the next crosshead's */
	const struct galley_block *before;
};

static int put_block(struct body *b, const struct pdf_setting *s,
    enum galley_flow_kind kind, const char *tag, int before,
    const struct galley_block *k)
{
	const char *text;
	size_t n;

	text = galley_block_text(k, &n);
	return pdf_put(b->pdf, b->language, s, kind, tag, before, text, n);
}

static int put_crosshead(struct body *b, const struct galley_block *k)
{
	struct pdf_setting s = {.style = PDF_CROSSHEAD};

	if (put_block(b, &s, GALLEY_FLOW_HEADING, "H3", 1, k))
		return -1;
	if (b->goal)
		PDF_ITEM(b->pdf, b->pdf->items.count - 1)->goal = b->goal++;
	return 0;
}

/* Each line of a list hangs by its mark, each turned line of a verse more. */
static int put_lines(struct body *b, const struct galley_block *k)
{
	unsigned em = (unsigned)b->pdf->body;
	int verse = galley_block_role(k) == GALLEY_ROLE_VERSE, failed = 0;
	struct pdf_setting s = {.style = PDF_BODY,
	    .first = verse    ? 2 * em
		     : b->cjk ? em
			      : 0,
	    .rest = verse    ? 4 * em
		    : b->cjk ? 5 * em / 2
			     : 3 * em / 2};
	struct pdf_item *item;
	const char *text, *end;
	size_t n, line;

	item = pdf_begin_item(
	    b->pdf, b->language, PDF_BODY, GALLEY_FLOW_TEXT, verse ? "P" : "L");
	if (!item)
		return -1;
	text = galley_block_text(k, &n);
	while (n && !failed) {
		end = memchr(text, '\n', n);
		line = end ? (size_t)(end - text) : n;
		failed = pdf_add_text(b->pdf, &s, text, line);
		text += line + (end != NULL);
		n -= line + (end != NULL);
	}
	return failed;
}

/* Paragraphs begin two characters in; in Latin letters one em, but behind a
 * headline. */
static int put_para(struct body *b, const struct galley_block *k)
{
	enum galley_role before =
	    b->before ? galley_block_role(b->before) : GALLEY_ROLE_HEADLINE;
	struct pdf_setting s = {.style = PDF_BODY, .justify = 1};

	if (b->cjk)
		s.first = 2 * (unsigned)b->pdf->body;
	else if (before == GALLEY_ROLE_PARA || before == GALLEY_ROLE_CAPTION)
		s.first = (unsigned)b->pdf->body;
	return put_block(b, &s, GALLEY_FLOW_TEXT, "P", 0, k);
}

static int put_body_block(struct body *b, const struct galley_block *k)
{
	struct pdf_setting caption = {.style = PDF_CAPTION};
	struct pdf_setting byline = {.style = PDF_BYLINE};

	caption.first = caption.rest = (unsigned)b->pdf->body;
	switch (galley_block_role(k)) {
	case GALLEY_ROLE_CROSSHEAD:
		return put_crosshead(b, k);
	case GALLEY_ROLE_CAPTION:
		return put_block(
		    b, &caption, GALLEY_FLOW_WHOLE, "Caption", 0, k);
	case GALLEY_ROLE_BYLINE:
		return put_block(b, &byline, GALLEY_FLOW_WHOLE, "P", 0, k);
	case GALLEY_ROLE_TABLE:
		return pdf_table(b->pdf, b->language, k);
	case GALLEY_ROLE_VERSE:
	case GALLEY_ROLE_LIST:
		return put_lines(b, k);
	default:
		return put_para(b, k);
	}
}

/* A word of our own, between brackets. */
static int put_mark(struct body *b, enum word mark)
{
	struct pdf_setting s = {.style = PDF_CAPTION};
	const char *word = words_get(b->language, mark);
	const char *open = b->cjk ? "〔" : "[", *close = b->cjk ? "〕" : "]";
	size_t n = strlen(word), m = strlen(open);
	char *text = galley_alloc(b->pdf->job, n + 2 * m + 1);

	if (!text)
		return -1;
	memcpy(text, open, m);
	memcpy(text + m, word, n);
	memcpy(text + m + n, close, m);
	return pdf_put(b->pdf, b->language, &s, GALLEY_FLOW_WHOLE, "P", 0, text,
	    n + 2 * m);
}

/* Kicker, headline and deck stand across the columns. */
static int put_head(struct body *b)
{
	static const struct pdf_setting kicker = {.style = PDF_KICKER},
					headline = {.style = PDF_HEADLINE},
					deck = {.style = PDF_DECK};
	const struct galley_article *a = b->article;
	const struct galley_block *k;

	if ((k = galley_article_kicker(a)) &&
	    put_block(b, &kicker, GALLEY_FLOW_HEADING, "P", 0, k))
		return -1;
	if ((k = galley_article_headline(a)) &&
	    put_block(b, &headline, GALLEY_FLOW_HEADING, "H2", 0, k))
		return -1;
	if ((k = galley_article_deck(a)) &&
	    put_block(b, &deck, GALLEY_FLOW_HEADING, "P", 0, k))
		return -1;
	return 0;
}

/* What has a blank line above it and below. */
static int stands_apart(const struct galley_block *k)
{
	switch (galley_block_role(k)) {
	case GALLEY_ROLE_CAPTION:
	case GALLEY_ROLE_VERSE:
	case GALLEY_ROLE_TABLE:
	case GALLEY_ROLE_LIST:
		return 1;
	default:
		return 0;
	}
}

static int put_body(struct body *b)
{
	size_t i, j, first, cut = cut_behind(b->article);
	const struct galley_block *k;

	for (i = 0; (k = galley_article_block(b->article, i)); i++) {
		for (j = 0; galley_block_image(k, j); j++)
			b->pdf->nimages++;
		first = b->pdf->items.count;
		if (put_body_block(b, k) || (i == cut && put_mark(b, WORD_CUT)))
			return -1;
		if (b->before && (stands_apart(k) || stands_apart(b->before)))
			PDF_ITEM(b->pdf, first)->before = b->pdf->paper.row;
		b->before = k;
	}
	return 0;
}

/* ---- a part of it ---- */

/* The sentences of the block that were taken, as one paragraph, from sentence
 * *at on; counts those that were not. */
static int put_taken(
    struct body *b, size_t block, size_t bytes, size_t *at, size_t *left)
{
	struct pdf_setting set = {.style = PDF_BODY, .justify = 1};
	const struct summary_sentence *s;
	char *text = galley_alloc(b->pdf->job, bytes + 1);
	size_t n = 0;

	if (!text)
		return -1;
	for (; (s = summary_sentence(b->pdf->extract.summary, *at)) &&
	       s->block == block;
	     ++*at) {
		*left += !s->taken;
		if (!s->taken)
			continue;
		if (n && (s->text[-1] == ' ' || s->text[-1] == '\n'))
			text[n++] = ' ';
		memcpy(text + n, s->text, s->bytes);
		n += s->bytes;
	}
	if (b->cjk)
		set.first = 2 * (unsigned)b->pdf->body;
	return n ? pdf_put(b->pdf, b->language, &set, GALLEY_FLOW_TEXT, "P", 0,
		       text, n)
		 : 0;
}

/* Bylines and the sentences that were taken. */
static int put_part(struct body *b)
{
	const struct galley_block *k;
	size_t i, n, at = 0, left = 0;
	int failed = 0;

	for (i = 0; (k = galley_article_block(b->article, i)) && !failed; i++) {
		galley_block_text(k, &n);
		switch (galley_block_role(k)) {
		case GALLEY_ROLE_PARA:
			failed = put_taken(b, i, n, &at, &left);
			break;
		case GALLEY_ROLE_BYLINE:
			failed = put_body_block(b, k);
			break;
		case GALLEY_ROLE_VERSE:
		case GALLEY_ROLE_TABLE:
		case GALLEY_ROLE_LIST:
			left++;
			break;
		default:
			break;
		}
	}
	if (failed || !(left || galley_article_truncated(b->article)))
		return failed;
	return put_mark(b, left ? WORD_ABRIDGED : WORD_CUT);
}

/* As much as is wanted: all, some, or the head alone, which is made up where
 * there is none. */
static int put_wanted(struct body *b, size_t first)
{
	static const struct pdf_setting s = {.style = PDF_HEADLINE};
	struct pdf *p = b->pdf;
	const char *label = tree_label(b->article);

	if (p->extract.content != EXTRACT_FULL && p->items.count == first &&
	    pdf_put(p, b->language, &s, GALLEY_FLOW_HEADING, "H2", 0, label,
		strlen(label)))
		return -1;
	if (p->extract.content == EXTRACT_HEADLINES)
		return 0;
	if (pdf_begin_part(p, 0, 0, NULL))
		return -1;
	return p->extract.content == EXTRACT_FULL ? put_body(b) : put_part(b);
}

int pdf_article(struct pdf *p, size_t index)
{
	const struct galley_article *a = p->articles[index];
	struct body b = {.pdf = p, .article = a};
	size_t first = p->items.count;
	const struct tree_entry *goal = p->goals[index];

	b.language =
	    galley_bulletin_page_language(p->bulletin, galley_article_page(a));
	b.cjk = words_is_cjk(b.language);
	b.goal = goal + 1; /* crossheads follow their article */
	p->plain.article = a;
	if (extract_article(&p->extract, p->chosen[index])) {
		galley_diag(p->job, NULL, GALLEY_ERROR, "out of memory");
		return -1;
	}
	if (pdf_begin_part(p, 1, 1, "Sect") || put_head(&b) ||
	    put_wanted(&b, first))
		return -1;
	p->plain.article = NULL;
	if (p->items.count > first)
		PDF_ITEM(p, first)->goal = goal;
	return 0;
}
