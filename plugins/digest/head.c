/* The head of a digest: what it is of. */
#include <string.h>

#include "digest/digest.h"

/* A line of metadata, built up to what fits: the rest of a value that long is
 * in the other formats. */
struct line {
	char text[1024];
	size_t n;
};

static void add(struct line *l, const char *s)
{
	size_t n = strlen(s);

	if (n >= sizeof(l->text) - l->n) {
		for (n = sizeof(l->text) - l->n - 1;
		     /* NOLINTNEXTLINE: s goes on, it is longer than n */
		     n && ((unsigned char)s[n] & 0xc0) == 0x80; n--)
			;
	}
	memcpy(l->text + l->n, s, n);
	l->n += n;
	l->text[l->n] = '\0';
}

/* One value, parted from the one before it. */
static void add_value(
    struct line *l, const char *before, const char *or_null, const char *after)
{
	if (!or_null)
		return;
	if (l->n)
		add(l, "  ");
	add(l, before);
	add(l, or_null);
	add(l, after);
}

static int is_number(const char *or_null)
{
	return or_null && *or_null && !or_null[strspn(or_null, "0123456789")];
}

/* Date, issue, edition, publisher: what is known of them. */
static void add_meta(struct line *l, const struct digest *d, const char *title)
{
	const struct galley_bulletin *b = d->bulletin;
	const char *issue = galley_bulletin_meta(b, "issue");
	const char *publisher = galley_bulletin_meta(b, "publisher");

	add_value(l, "", galley_bulletin_meta(b, "date"), "");
	if (is_number(issue))
		add_value(l, words_get(d->language, WORD_ISSUE), issue,
		    words_get(d->language, WORD_ISSUE_END));
	else
		add_value(l, "", issue, "");
	add_value(l, "", galley_bulletin_meta(b, "edition"), "");
	add_value(l, "", publisher == title ? NULL : publisher, "");
}

void digest_head(struct digest *d)
{
	char room[WORDS_TITLE_ROOM];
	const char *title = words_title(d->bulletin, room);
	struct line l = {"", 0};
	size_t column = d->text.width;

	d->text.width = d->press.width;
	add_meta(&l, d, title);
	press_item(&d->press, GALLEY_FLOW_LOOSE, 0, PRESS_NO_MARK);
	digest_put(d, "", "", title, strlen(title), 1);
	digest_put(d, "", "", l.text, l.n, 0);
	digest_rule(d, 1, d->press.width);
	press_item_end(&d->press);
	press_banner_end(&d->press);
	d->text.width = column;
}
