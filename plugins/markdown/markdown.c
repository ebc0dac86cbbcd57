/* Markdown: the bulletin in CommonMark, which reads back as the same text.
 *
 * A writer is three callbacks: begin() writes what stands before the articles,
 * article() one of them; nothing stands behind, so that there is no end().  What
 * it shares with other writers comes from plugins/common.
 *
 * The whole difficulty is that any text may look like markup.  A block is
 * written on one line, or a line for each of its own, and what would mean
 * something there gets a backslash or, where that doesn't help (blanks that a
 * parser would strip, control characters), becomes a numeric reference:
 *
 *	anywhere	\ ` * _ [ ] < # ~ and & before what may be a reference
 *	at a line's beginning		> + - = | : and a number's . or )
 *	at its beginning and end	blanks
 *
 * That is more than CommonMark asks for: its dialects have tables (|, :) and
 * strikethrough (~). */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <galley/plugin.h>

#include "common/chars.h"
#include "common/cut.h"
#include "common/datauri.h"
#include "common/imprint.h"
#include "common/json.h"
#include "common/words.h"

struct markdown {
	int front, images; /* the options */
	struct galley_job *job;
	const struct galley_article *article;
	size_t written; /* blocks */
	char bullet;	/* of the list written last */
};

enum { ESCAPE_ROOM = 16 };

/* What stands for the character at s + i, of that many bytes, in a line of n:
 * itself where NULL is returned.  number is how many digits the line begins
 * with. */
static const char *escape(const char *s, size_t i, size_t n, size_t number,
    size_t *bytes, char room[ESCAPE_ROOM])
{
	int at_start = i == 0;
	uint32_t c;

	*bytes = chars_get(s + i, n - i, &c);
	if (c < ' ' || c == 0x7f ||
	    (chars_is_space(c) && (at_start || i + *bytes == n))) {
		snprintf(room, ESCAPE_ROOM, "&#%lu;", (unsigned long)c);
		return room;
	}
	if (c >= 0x7f)
		return NULL;
	if (!strchr("\\`*_[]<#~", (int)c) &&
	    !(at_start && strchr(">+-=|:", (int)c)) &&
	    !(number && i == number && strchr(".)", (int)c)) &&
	    !(c == '&' && i + 1 < n &&
		(s[i + 1] == '#' || isalpha((unsigned char)s[i + 1]))))
		return NULL;
	snprintf(room, ESCAPE_ROOM, "\\%c", (int)c);
	return room;
}

/* A line's text. */
static void put_text(struct galley_job *job, const char *s, size_t n)
{
	size_t i, from = 0, bytes, number = 0;
	char room[ESCAPE_ROOM];
	const char *as;

	while (number < n && s[number] >= '0' && s[number] <= '9')
		number++;
	for (i = 0; i < n; i += bytes) {
		as = escape(s, i, n, number, &bytes, room);
		if (!as)
			continue;
		galley_write(job, s + from, i - from);
		galley_puts(job, as);
		from = i + bytes;
	}
	galley_write(job, s + from, n - from);
}

static void put_string(struct galley_job *job, const char *s)
{
	put_text(job, s, strlen(s));
}

/* A blank line between blocks. */
static void begin_block(struct markdown *m)
{
	if (m->written++)
		galley_puts(m->job, "\n");
}

/* A line with something around its text: a heading, emphasis. */
static void put_line(
    struct markdown *m, const char *before, const char *s, const char *after)
{
	if (!*s)
		return;
	begin_block(m);
	galley_puts(m->job, before);
	put_string(m->job, s);
	galley_puts(m->job, after);
	galley_puts(m->job, "\n");
}

/* The same of a block, where there is one. */
static void put_block(struct markdown *m, const char *before,
    const struct galley_block *k, const char *after)
{
	if (k)
		put_line(m, before, galley_block_text(k, NULL), after);
}

/* A block that has lines: a list's items, or lines with a backslash, a hard
 * break, between them.  Two lists in a row have other bullets, else they would
 * be one. */
static void put_lines(struct markdown *m, const struct galley_block *k)
{
	int items = galley_block_role(k) == GALLEY_ROLE_LIST;
	const char bullet[] = {m->bullet == '-' ? '+' : '-', ' ', '\0'};
	const char *s, *end;
	size_t n;

	s = galley_block_text(k, &n);
	if (!n)
		return;
	begin_block(m);
	for (;; s = end + 1) {
		if (items)
			galley_puts(m->job, bullet);
		end = strchr(s, '\n');
		put_text(m->job, s, end ? (size_t)(end - s) : strlen(s));
		if (!end)
			break;
		galley_puts(m->job, items ? "\n" : "\\\n");
	}
	galley_puts(m->job, "\n");
	if (items)
		m->bullet = *bullet;
}

/* The pictures that stand with a block, which must be in the document. */
static void put_images(struct markdown *m, const struct galley_block *k)
{
	const struct galley_image *image;
	char *uri;
	size_t i;

	for (i = 0; m->images && (image = galley_block_image(k, i)); i++) {
		uri = datauri_new(m->job, m->article, image);
		if (!uri)
			return; /* the job has failed */
		begin_block(m);
		galley_puts(m->job, "![");
		put_string(m->job, galley_image_alt(image));
		galley_puts(m->job, "](");
		galley_puts(m->job, uri);
		galley_puts(m->job, ")\n");
		free(uri);
	}
	if (!m->images && galley_block_image(k, 0))
		galley_diag(m->job, m->article, GALLEY_NOTE,
		    "an image is left out (images=no)");
}

static void put_body(struct markdown *m, const struct galley_block *k)
{
	put_images(m, k);
	switch (galley_block_role(k)) {
	case GALLEY_ROLE_CROSSHEAD:
		put_block(m, "### ", k, "");
		break;
	case GALLEY_ROLE_CAPTION:
		put_block(m, "*", k, "*");
		break;
	default:
		put_lines(m, k);
	}
}

/* An article without a headline begins behind a line. */
static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	const char *language = galley_bulletin_page_language(
	    galley_job_bulletin(job), galley_article_page(a));
	struct markdown *m = state;
	const struct galley_block *k;
	size_t i, cut = cut_behind(a);
	char text[128];

	m->article = a;
	if (!galley_article_headline(a) && m->written) {
		begin_block(m);
		galley_puts(job, "***\n");
	}
	put_block(m, "*", galley_article_kicker(a), "*");
	put_block(m, "## ", galley_article_headline(a), "");
	put_block(m, "**", galley_article_deck(a), "**");
	for (i = 0; (k = galley_article_block(a, i)); i++) {
		put_body(m, k);
		if (i != cut)
			continue;
		snprintf(text, sizeof(text),
		    words_is_cjk(language) ? "〔%s〕" : "[%s]",
		    words_get(language, WORD_CUT));
		put_line(m, "*", text, "*");
	}
	return GALLEY_OK;
}

static void put_value(
    struct galley_job *job, const char *before, const char *value)
{
	struct json_out json = {.job = job};

	galley_puts(job, before);
	json_string(&json, value); /* YAML reads it as it stands */
	galley_puts(job, "\n");
}

/* The metadata, as a block that Galley reads, too. */
static void put_front(struct markdown *m, const char *title)
{
	const struct galley_bulletin *b = galley_job_bulletin(m->job);
	const char *language = galley_bulletin_language(b), *key;
	size_t i, j;

	galley_puts(m->job, "---\n");
	if (!galley_bulletin_meta(b, "title"))
		put_value(m->job, "title: ", title);
	for (i = 0; (key = galley_bulletin_meta_key(b, i)); i++) {
		galley_puts(m->job, key);
		galley_puts(m->job, ":");
		if (!galley_bulletin_meta_at(b, key, 1)) {
			put_value(m->job, " ", galley_bulletin_meta(b, key));
			continue;
		}
		galley_puts(m->job, "\n");
		for (j = 0; galley_bulletin_meta_at(b, key, j); j++)
			put_value(
			    m->job, "  - ", galley_bulletin_meta_at(b, key, j));
	}
	if (!galley_bulletin_meta(b, "language") &&
	    strcmp(language, "und") != 0)
		put_value(m->job, "language: ", language);
	galley_puts(m->job, "---\n");
	m->written++;
}

static enum galley_status begin(struct galley_job *job, void *state)
{
	const struct galley_bulletin *b = galley_job_bulletin(job);
	const char *language = galley_bulletin_language(b), *title;
	char room[WORDS_TITLE_ROOM], words[IMPRINT_ROOM];
	struct markdown *m = state;

	m->job = job;
	title = words_title(b, room);
	if (m->front) {
		put_front(m, title);
		return GALLEY_OK;
	}
	put_line(m, "# ", title, "");
	put_line(m, "",
	    imprint_number(language, galley_bulletin_meta(b, "volume"),
		galley_bulletin_meta(b, "issue"), words),
	    "");
	put_line(m, "",
	    imprint_date(language, galley_bulletin_meta(b, "date"), words), "");
	return GALLEY_OK;
}

static const struct galley_option options[] = {
    {.name = "front",
	.help = "state the metadata in front matter, not as a heading",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct markdown, front, int),
	.def = "no"},
    {.name = "images",
	.help = "put images into the text as data URIs",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct markdown, images, int),
	.def = "yes"},
    {.name = NULL}};

GALLEY_PLUGIN(markdown, .version = "1.0",
    .summary = "write articles as CommonMark that reads back the same",
    .media_type = "text/markdown", .extension = "md", .options = options,
    .state_size = sizeof(struct markdown), .begin = begin, .article = article)
