/* galley/bulletin.h - the model: what a page became.
 *
 * Everything here belongs to the job that holds it and lives until the job
 * ends; a caller frees nothing and keeps nothing longer.  Pointers returned
 * are never NULL unless the comment says so.  Every text is UTF-8, ends in a
 * NUL and holds no other; where a byte count is given it leaves the NUL out.
 * Positions are byte offsets into a source's decoded text, counted from 0,
 * ranges are half open: [start, end).  Indices run from 0 to the count less
 * one; an index past the end is answered with NULL.
 *
 * The law: every character of a source that is not white space stands in
 * exactly one range of one headline, kicker, deck, block or aside. */
#ifndef GALLEY_BULLETIN_H
#define GALLEY_BULLETIN_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

struct galley_bulletin; /* an issue: metadata, articles, asides, notes */
struct galley_source;	/* one input's decoded text */
struct galley_segment;	/* a block of a source, as the reader found it */
struct galley_article;	/* one article, rebuilt */
struct galley_block;	/* a headline, a paragraph, a caption ... */
struct galley_image;	/* a picture that a reader supplied */
struct galley_aside;	/* what stands on the page but in no article */
struct galley_note;	/* a decision, with its rule and confidence */

struct galley_range {
	size_t start, end; /* bytes of the source's text */
	unsigned source;   /* index of the source in the bulletin */
};

/* What a line is for.  The names are those of the trade; galley-bulletin(5)
 * explains each.  New roles are added at the end, before GALLEY_ROLES. */
enum galley_role {
	GALLEY_ROLE_NONE, /* a segment whose format states no role */
	GALLEY_ROLE_HEADLINE,
	GALLEY_ROLE_KICKER,
	GALLEY_ROLE_DECK,
	GALLEY_ROLE_BYLINE,
	GALLEY_ROLE_DATELINE,
	GALLEY_ROLE_CROSSHEAD,
	GALLEY_ROLE_PARA,
	GALLEY_ROLE_CAPTION, /* a photo's caption or credit */
	GALLEY_ROLE_VERSE,
	GALLEY_ROLE_TABLE,
	GALLEY_ROLE_LIST,
	GALLEY_ROLE_JUMP,      /* "continued on page 3" */
	GALLEY_ROLE_FURNITURE, /* page heads, folios, editors' lines */
	GALLEY_ROLES
};

/* The role's name as in JSON: "headline", "para" ...; "none" for a number
 * that is no role.  A string that lives for ever. */
const char *galley_role_name(enum galley_role);
/* The role of that name, or GALLEY_ROLE_NONE. */
enum galley_role galley_role_named(const char *name);

/* ---- the bulletin ---- */

/* The first value of a key of the metadata ("title", "issue", "date",
 * "publisher", "language" ...: galley-bulletin(5) lists them), or NULL. */
const char *galley_bulletin_meta(const struct galley_bulletin *, const char *);
/* Value number i of a key that may be given more than once, or NULL. */
const char *galley_bulletin_meta_at(
    const struct galley_bulletin *, const char *key, size_t i);
/* Key number i of those that have a value, in the order of the list in
 * galley-bulletin(5), own keys (x-...) last in order of appearance; or NULL. */
const char *galley_bulletin_meta_key(const struct galley_bulletin *, size_t i);
/* A BCP 47 tag, stated or detected: "zh-Hans", "fr"; "und" if neither. */
const char *galley_bulletin_language(const struct galley_bulletin *);

size_t galley_bulletin_sources(const struct galley_bulletin *);
const struct galley_source *galley_bulletin_source(
    const struct galley_bulletin *, size_t i);
size_t galley_bulletin_segments(const struct galley_bulletin *);
const struct galley_segment *galley_bulletin_segment(
    const struct galley_bulletin *, size_t i);
size_t galley_bulletin_articles(const struct galley_bulletin *);
const struct galley_article *galley_bulletin_article(
    const struct galley_bulletin *, size_t i);
size_t galley_bulletin_asides(const struct galley_bulletin *);
const struct galley_aside *galley_bulletin_aside(
    const struct galley_bulletin *, size_t i);
size_t galley_bulletin_notes(const struct galley_bulletin *);
const struct galley_note *galley_bulletin_note(
    const struct galley_bulletin *, size_t i);
/* Pages, over all sources; page number i's printed label ("3", "A6"), or its
 * number counted from 1 where the input states none. */
size_t galley_bulletin_pages(const struct galley_bulletin *);
const char *galley_bulletin_page_label(const struct galley_bulletin *, size_t);
/* The section of the paper that the page belongs to, or NULL: none is stated. */
const char *galley_bulletin_page_section(
    const struct galley_bulletin *, size_t);
/* The language that the page is in, where its input or its text tells, else the
 * bulletin's. */
const char *galley_bulletin_page_language(
    const struct galley_bulletin *, size_t);
/* The images that a reader supplied, in the order of its calls. */
size_t galley_bulletin_images(const struct galley_bulletin *);
const struct galley_image *galley_bulletin_image(
    const struct galley_bulletin *, size_t i);

/* ---- a source ---- */

const char *galley_source_name(const struct galley_source *);
const char *galley_source_encoding(const struct galley_source *); /* "UTF-8" */
const char *galley_source_text(const struct galley_source *, size_t *or_null);
/* The line, counted from 1, that holds the byte at this offset. */
size_t galley_source_line(const struct galley_source *, size_t offset);
/* Index of the page that the source begins; its pages go on to the next
 * source's first. */
size_t galley_source_page(const struct galley_source *);

/* ---- a segment ---- */

struct galley_range galley_segment_range(const struct galley_segment *);
size_t galley_segment_page(const struct galley_segment *); /* index */
/* What the format states, and what rebuild decided (NONE before that). */
enum galley_role galley_segment_stated(const struct galley_segment *);
enum galley_role galley_segment_role(const struct galley_segment *);
/* The rule that decided the role ("roles.headline"), "" before that. */
const char *galley_segment_rule(const struct galley_segment *);
double galley_segment_confidence(const struct galley_segment *); /* 0 to 1 */
/* Index of the article it went to, or -1 where it was set aside. */
long galley_segment_article(const struct galley_segment *);

/* ---- an article ---- */

/* "a-" and 8 hexadecimal digits of a hash of the headline and first words: an
 * NCName, unique in the bulletin, the same when another article changes. */
const char *galley_article_id(const struct galley_article *);
size_t galley_article_index(const struct galley_article *);
/* Each may be NULL: the text has none. */
const struct galley_block *galley_article_headline(
    const struct galley_article *);
const struct galley_block *galley_article_kicker(const struct galley_article *);
const struct galley_block *galley_article_deck(const struct galley_article *);
/* The headline's text; where there is none, the first words of the text. */
const char *galley_article_label(const struct galley_article *);
/* Name number i of those that bylines, datelines and signatures give: people
 * and agencies, never split inside a name; or NULL. */
const char *galley_article_byline(const struct galley_article *, size_t i);
/* "新华社北京1月4日电", or NULL.  The words stay in the text as well. */
const char *galley_article_dateline(const struct galley_article *);
/* What a dateline says, each in its own words, or NULL: "北京", "1月4日",
 * "新华社". */
enum galley_dateline_part {
	GALLEY_DATELINE_PLACE,
	GALLEY_DATELINE_DATE,
	GALLEY_DATELINE_AGENCY,
	GALLEY_DATELINE_PARTS
};
const char *galley_article_dateline_part(
    const struct galley_article *, enum galley_dateline_part);
/* 1 where the text stops in mid-sentence for good. */
int galley_article_truncated(const struct galley_article *);
size_t galley_article_page(const struct galley_article *); /* where it begins */
/* The blocks after the headline, kicker and deck, in the order of reading. */
size_t galley_article_blocks(const struct galley_article *);
const struct galley_block *galley_article_block(
    const struct galley_article *, size_t i);

/* ---- a block ---- */

enum galley_role galley_block_role(const struct galley_block *);
/* The text of the ranges, joined: nothing between wide characters, a space
 * between Latin words, line ends undone.  Verse, tables and lists keep their
 * line ends as "\n". */
const char *galley_block_text(const struct galley_block *, size_t *or_null);
size_t galley_block_ranges(
    const struct galley_block *, const struct galley_range **);
size_t galley_block_page(const struct galley_block *); /* of its first range */

/* Image number i of those that stand with the block: its own where it is a
 * caption, else one that stands before it; or NULL. */
const struct galley_image *galley_block_image(
    const struct galley_block *, size_t i);

/* ---- an image ---- */

size_t galley_image_index(const struct galley_image *); /* in the bulletin */
/* "image/png", "image/jpeg", "image/gif" or "image/webp", by how the bytes
 * begin, or NULL: they are none of these. */
const char *galley_image_type_of(const void *, size_t bytes);
const char *galley_image_type(const struct galley_image *);
const void *galley_image_data(const struct galley_image *, size_t *bytes);
/* What it shows, for those who don't see it; "" where nobody said. */
const char *galley_image_alt(const struct galley_image *);

/* ---- an aside ---- */

/* "duplicate", "furniture", "jump", "metadata", or what a filter says. */
const char *galley_aside_reason(const struct galley_aside *);
const char *galley_aside_text(const struct galley_aside *, size_t *or_null);
size_t galley_aside_ranges(
    const struct galley_aside *, const struct galley_range **);

/* ---- a note ---- */

const char *galley_note_rule(const struct galley_note *); /* "joins.seam" */
double galley_note_confidence(const struct galley_note *);
long galley_note_article(const struct galley_note *); /* or -1 */
const char *galley_note_text(const struct galley_note *);
size_t galley_note_ranges(
    const struct galley_note *, const struct galley_range **);

/* ---- for readers: filling a bulletin ---- */

/* Begins a page.  label may be NULL.  A source begins one by itself, which a
 * first call before any segment of that source only labels.  Returns 0, or -1
 * when memory is out (the job then fails by itself). */
int galley_bulletin_add_page(struct galley_bulletin *, const char *label);
/* Names the section of the paper that the page begun last belongs to.  0, or
 * -1: no page, no name, or out of memory. */
int galley_bulletin_add_section(struct galley_bulletin *, const char *section);
/* Says which language the page begun last is in.  0, or -1: no page, no BCP 47
 * tag, or out of memory. */
int galley_bulletin_add_language(struct galley_bulletin *, const char *tag);
/* Adds an image that stands at that byte of the source: with the block that
 * holds it, as a caption does, else before the next one behind it.  The bytes
 * are copied; alt, what it shows, may be NULL.  0, or -1: the bytes are no PNG,
 * JPEG, GIF or WebP, the place is not of the source, or out of memory. */
int galley_bulletin_add_image(struct galley_bulletin *,
    const struct galley_source *, size_t offset, const void *data, size_t bytes,
    const char *alt);
/* Adds [start, end) of the source as a segment of the page begun last, white
 * space at its ends left out; one of nothing but white space is not added.
 * Segments come in the order of the source and don't overlap.  stated is what
 * the format says, or GALLEY_ROLE_NONE.  0, or -1: out of memory, or a range
 * that lies outside the source, inside a character, or before the last. */
int galley_bulletin_add_segment(struct galley_bulletin *,
    const struct galley_source *, size_t start, size_t end,
    enum galley_role stated);
/* Sets [start, end) aside before rebuild looks at the page: front matter, a
 * comment.  reason is copied.  The same rules and answers. */
int galley_bulletin_add_aside(struct galley_bulletin *,
    const struct galley_source *, size_t start, size_t end, const char *reason);
/* Adds a value to a key.  A value that the user gave (-M) stays: the call is
 * then ignored and returns 0.  -1: no such key, a bad value; *why, if not NULL,
 * says what was wanted, in a string that lives as long as the bulletin. */
int galley_bulletin_add_meta(struct galley_bulletin *, const char *key,
    const char *value, const char **why);

/* ---- for readers: delivering what is finished ----
 *
 * A reader whose format states the articles adds sources, pages and segments
 * as others do, then delivers articles, asides and notes in their order, and
 * says at last that the bulletin is finished: rebuild then decides nothing.
 * The host makes of the ranges what is made of them elsewhere: texts of blocks
 * and asides, articles' names, pages.  It holds the law, and the reader to it.
 *
 * Ranges are copied.  Each must be whole characters of a source, not empty; a
 * block or an aside needs one.  Texts are copied.  Answers are 0, or -1: an
 * argument that is not as said here, or out of memory (the job then fails by
 * itself). */

/* The next article, or NULL when memory is out. */
struct galley_article *galley_deliver_article(struct galley_bulletin *);
/* The article's headline, kicker or deck, as role says; it has one of each. */
int galley_deliver_head(struct galley_bulletin *, struct galley_article *,
    enum galley_role, const struct galley_range *, size_t ranges);
/* The article's next block, of any role but NONE. */
int galley_deliver_block(struct galley_bulletin *, struct galley_article *,
    enum galley_role, const struct galley_range *, size_t ranges);
/* The next of the names that galley_article_byline() gives. */
int galley_deliver_byline(
    struct galley_bulletin *, struct galley_article *, const char *name);
/* What galley_article_dateline() gives. */
int galley_deliver_dateline(
    struct galley_bulletin *, struct galley_article *, const char *text);
/* What galley_article_dateline_part() gives. */
int galley_deliver_dateline_part(struct galley_bulletin *,
    struct galley_article *, enum galley_dateline_part, const char *text);
/* Says that the article's text stops in mid-sentence for good. */
int galley_deliver_truncated(struct galley_bulletin *, struct galley_article *);
/* An aside.  One that lies in no segment keeps its line ends. */
int galley_deliver_aside(struct galley_bulletin *, const char *reason,
    const struct galley_range *, size_t ranges);
/* A note; article is its index, or -1.  It may have no range. */
int galley_deliver_note(struct galley_bulletin *, const char *rule,
    double confidence, long article, const char *text,
    const struct galley_range *, size_t ranges);
/* What was decided about segment number i; article is its index, or -1. */
int galley_deliver_segment(struct galley_bulletin *, size_t i, enum galley_role,
    const char *rule, double confidence, long article);
/* The bulletin is finished.  language is a BCP 47 tag that was detected, or
 * NULL; one that was said before stays.  Said once for each input. */
int galley_deliver_finished(struct galley_bulletin *, const char *language);

/* ---- for filters: changing a bulletin ----
 *
 * A filter gets the bulletin that rebuild made, and may change texts, set aside
 * what is not wanted, put the articles in another order, change metadata and
 * leave notes by galley_deliver_note().  Ranges stay as they are: a text is a
 * rendering of them, and the law holds through a filter.
 *
 * What is set aside, and the order, show when the filter returns: until then
 * articles, blocks and indices are as they were.  Ids stay, labels follow the
 * texts.  Texts are copied.  Answers are 0, or -1: an argument that is not as
 * said here, or out of memory (the job then fails by itself). */

/* The text of a headline, kicker, deck or block from now on: UTF-8 without NUL,
 * not of white space alone, with line ends where the role keeps them. */
int galley_edit_text(struct galley_bulletin *, const struct galley_block *,
    const char *utf8, size_t bytes);
/* Name number i of the article's byline, its dateline, a part of that: each in
 * place of one that is there.  UTF-8, not of white space alone. */
int galley_edit_byline(struct galley_bulletin *, const struct galley_article *,
    size_t i, const char *name);
int galley_edit_dateline(
    struct galley_bulletin *, const struct galley_article *, const char *text);
int galley_edit_dateline_part(struct galley_bulletin *,
    const struct galley_article *, enum galley_dateline_part, const char *text);
/* Sets all of an article aside, each of its blocks by itself; notes about it
 * stay and are then of no article.  reason: the filter's name says who. */
int galley_edit_article_aside(struct galley_bulletin *,
    const struct galley_article *, const char *reason);
/* Sets one headline, kicker, deck or block aside.  An article of which nothing
 * is left goes with its last. */
int galley_edit_block_aside(
    struct galley_bulletin *, const struct galley_block *, const char *reason);
/* The order of the articles: the indices of all, each once. */
int galley_edit_order(
    struct galley_bulletin *, const size_t *indices, size_t count);
/* Gives a key one value instead of those that the inputs state, or with NULL
 * none; galley_bulletin_add_meta() adds more.  What the user gave stays: 0.
 * *why as there. */
int galley_edit_meta(struct galley_bulletin *, const char *key,
    const char *value, const char **why);
/* The section that page number i belongs to from now on; where the user gave
 * sections these stay: 0. */
int galley_edit_page_section(
    struct galley_bulletin *, size_t i, const char *section);
/* The language, a BCP 47 tag, that the texts are in now, whatever was stated:
 * the bulletin's; page number i's. */
int galley_edit_language(struct galley_bulletin *, const char *tag);
int galley_edit_page_language(
    struct galley_bulletin *, size_t i, const char *tag);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
#endif
