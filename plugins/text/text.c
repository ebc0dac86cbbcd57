/* Reads plain text: blocks between blank lines, pages between form feeds. */
#include <stdint.h>
#include <string.h>

#include <galley/plugin.h>

struct page_text {
	struct galley_bulletin *bulletin;
	const struct galley_source *source;
	const char *s;
	size_t bytes;
	size_t turned; /* form feeds since the segment before */
	size_t segments;
	/* One more than where each was found last. */
	size_t line_feed, carriage_return, form_feed;
};

/* White space beyond ASCII, as Unicode's White_Space property has it, and the
 * byte order mark. */
static const char *const BLANKS[] = {
    "\u3000", /* the ideographic one, most of all, since it indents */
    "\u00A0", "\xC2\x85", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
    "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A",
    "\u2028", "\u2029", "\u202F", "\u205F", "\uFEFF"};

/* The bytes of the white space at s, 0 where there is none.  A NUL ends s. */
static size_t blank(const char *s)
{
	size_t i, n;

	if (*s == ' ' || *s == '\t' || *s == '\v')
		return 1;
	if ((unsigned char)*s < 0x80)
		return 0;
	for (i = 0; i < sizeof(BLANKS) / sizeof(*BLANKS); i++) {
		n = strlen(BLANKS[i]);
		if (!strncmp(s, BLANKS[i], n))
			return n;
	}
	return 0;
}

static int is_end(char c)
{
	return c == '\n' || c == '\r' || c == '\f';
}

/* Where the next such byte stands at or behind at; *known is one more than was
 * found last. */
static size_t find(const struct page_text *t, char c, size_t at, size_t *known)
{
	const char *p;

	if (*known > at)
		return *known - 1;
	p = memchr(t->s + at, c, t->bytes - at);
	*known = (p ? (size_t)(p - t->s) : t->bytes) + 1;
	return *known - 1;
}

static size_t line_end(struct page_text *t, size_t at)
{
	size_t end = find(t, '\n', at, &t->line_feed);
	size_t other = find(t, '\r', at, &t->carriage_return);

	end = other < end ? other : end;
	other = find(t, '\f', at, &t->form_feed);
	return other < end ? other : end;
}

/* Adds the lines in [start, end), on the page that the form feeds lead to.  A
 * form feed at the very end, as pdftotext leaves it, begins no page. */
static int add(struct page_text *t, size_t start, size_t end)
{
	if (start == end)
		return 0;
	for (; t->turned; t->turned--) {
		if (galley_bulletin_add_page(t->bulletin, NULL))
			return -1;
	}
	t->segments++;
	return galley_bulletin_add_segment(
	    t->bulletin, t->source, start, end, GALLEY_ROLE_NONE);
}

/* A segment is a run of lines that are not blank. */
static int add_all(struct page_text *t, size_t at)
{
	size_t line, n, start = at, end = at;

	while (at < t->bytes) {
		line = at;
		while ((n = blank(t->s + at)))
			at += n;
		if (at < t->bytes && !is_end(t->s[at])) {
			at = line_end(t, at);
			if (start == end)
				start = line;
			end = at;
		} else if (start != end) { /* a blank line ends the block */
			if (add(t, start, end))
				return -1;
			start = end = at;
		}
		if (at < t->bytes && t->s[at] == '\f') {
			if (add(t, start, end))
				return -1;
			start = end = at;
			t->turned++;
		}
		at += t->s[at] == '\r' && t->s[at + 1] == '\n' ? 2 : 1;
	}
	return add(t, start, end);
}

static enum galley_status read_text(
    struct galley_job *job, void *state, struct galley_bulletin *bulletin)
{
	struct page_text t = {.bulletin = bulletin};
	size_t from;

	(void)state;
	t.source = galley_source_decode(job);
	if (!t.source)
		return GALLEY_FAIL;
	t.s = galley_source_text(t.source, &t.bytes);
	from = galley_front_matter(job, t.source);
	if (from == SIZE_MAX || add_all(&t, from))
		return GALLEY_FAIL;
	if (!t.segments)
		galley_diag(job, NULL, GALLEY_WARN,
		    "there is no text in it, only %s",
		    from ? "front matter" : "white space");
	return GALLEY_OK;
}

GALLEY_PLUGIN(text, .version = "0.1.0",
    .summary = "plain text, as a scan, a scrape or a PDF leaves it",
    .media_type = "text/plain", .extension = "txt", .read = read_text)
