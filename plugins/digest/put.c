/* Putting text on the page. */
#include <stdlib.h>
#include <string.h>

#include "digest/digest.h"

void digest_begin(struct digest *d)
{
	d->nscratch = 0;
}

void digest_add(struct digest *d, const char *s, size_t bytes)
{
	size_t room = d->scratch_room ? d->scratch_room : 1024;
	char *more;

	while (room < d->nscratch + bytes)
		room *= 2;
	if (room > d->scratch_room) {
		more = realloc(d->scratch, room);
		if (!more) {
			if (!d->press.failed)
				galley_diag(d->job, NULL, GALLEY_ERROR,
				    "out of memory");
			d->press.failed = 1;
			return;
		}
		d->scratch = more;
		d->scratch_room = room;
	}
	memcpy(d->scratch + d->nscratch, s, bytes);
	d->nscratch += bytes;
}

const char *digest_clean(struct digest *d, const char *s, size_t *bytes)
{
	s = plain_clean(&d->text, s, bytes);
	if (s)
		s = out_fit(&d->out, d->text.article, s, bytes);
	if (!s)
		d->press.failed = 1;
	return s;
}

struct putting {
	struct digest *d;
	int bold;
	size_t widest;
};

static void put_line(void *context, const struct plain_line *line)
{
	struct putting *p = context;
	size_t columns;

	press_line(&p->d->press, line->before, line->text, line->bytes,
	    line->columns, p->bold);
	columns = line->columns - line->before_columns;
	if (columns > p->widest)
		p->widest = columns;
}

size_t digest_put(struct digest *d, const char *first, const char *rest,
    const char *s, size_t bytes, int bold)
{
	struct putting p = {d, bold, 0};

	s = digest_clean(d, s, &bytes);
	if (s)
		plain_lines(&d->text, first, rest, s, bytes, put_line, &p);
	return p.widest;
}

void digest_close(struct digest *d)
{
	if (d->open)
		press_item_end(&d->press);
	d->open = 0;
}

void digest_text(struct digest *d, enum galley_flow_kind kind, size_t before,
    const char *first, const char *s, size_t bytes, int bold)
{
	press_item(&d->press, kind, before, PRESS_NO_MARK);
	digest_put(d, first, "", s, bytes, bold);
	press_item_end(&d->press);
}

void digest_rule(struct digest *d, int twofold, size_t columns)
{
	const char *c = twofold ? "=" : "-";
	size_t i, n, wide;

	if (d->rules == PRESS_NO_RULES || !columns)
		return;
	if (d->rules == PRESS_BOX)
		c = twofold ? "═" : "─";
	n = strlen(c);
	wide = galley_text_width(c, n, d->language);
	digest_begin(d);
	for (i = 0; i + wide <= columns; i += wide)
		digest_add(d, c, n);
	if (!d->press.failed)
		press_line(&d->press, "", d->scratch, d->nscratch, i, 0);
}

void digest_add_bracketed(struct digest *d, const char *s, size_t bytes)
{
	const char *open = d->cjk ? "〔" : "[", *close = d->cjk ? "〕" : "]";

	digest_add(d, open, strlen(open));
	digest_add(d, s, bytes);
	digest_add(d, close, strlen(close));
}
