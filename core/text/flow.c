/* Where columns and pages end. */
#include "galley/text.h"

enum { TOGETHER = 2 }; /* lines that don't stand alone on a side of a break */

/* It is not split in a column of that many lines. */
static int is_whole(const struct galley_flow *f, size_t height)
{
	return (f->kind == GALLEY_FLOW_HEADING ||
		   f->kind == GALLEY_FLOW_WHOLE) &&
	       f->lines <= height;
}

/* Lines of the item that stand together at least at its beginning, and at its
 * end: all of them, where there are less than two such halves. */
static size_t least(const struct galley_flow *f, size_t height)
{
	if (f->kind == GALLEY_FLOW_LOOSE)
		return 1;
	if (is_whole(f, height) || f->lines < TOGETHER * 2)
		return f->lines;
	return TOGETHER;
}

/* Lines that the item needs in a column to begin there, with what must follow:
 * behind headings the beginning of a text. */
static size_t needed(
    const struct galley_flow *f, size_t count, size_t item, size_t height)
{
	size_t n = least(&f[item], height);

	for (; f[item].kind == GALLEY_FLOW_HEADING && item + 1 < count;
	     item++) {
		n += f[item + 1].before;
		if (f[item + 1].kind == GALLEY_FLOW_LOOSE &&
		    f[item + 1].lines >= TOGETHER)
			n += TOGETHER;
		else
			n += least(&f[item + 1], height);
	}
	return n;
}

/* Lines of an item that fit into so many, by its rules; 0: none. */
static size_t part(
    const struct galley_flow *f, size_t line, size_t room, size_t height)
{
	size_t left = f->lines - line, n = least(f, height);

	if (left <= room)
		return left;
	if (is_whole(f, height))
		return 0;
	/* Enough must stay for the next column, and stand at the end here. */
	if (left - room < n)
		room = left > n ? left - n : 0;
	return line || room >= n ? room : 0;
}

size_t galley_flow_fill(const struct galley_flow *f, size_t count, size_t lines,
    struct galley_flow_place *place)
{
	struct galley_flow_place p = *place;
	size_t used = 0, gap, n;

	for (; p.item < count; p.item++, p.line = 0) {
		gap = used && !p.line ? f[p.item].before : 0;
		if (used + gap >= lines && f[p.item].lines)
			break;
		if (used && !p.line &&
		    used + gap + needed(f, count, p.item, lines) > lines)
			break;
		n = part(&f[p.item], p.line, lines - used - gap, lines);
		if (!n && f[p.item].lines > p.line) {
			if (used)
				break;
			n = lines; /* the rules leave nothing here */
		}
		used += n ? gap + n : 0;
		p.line += n;
		if (p.line < f[p.item].lines)
			break;
	}
	*place = p;
	return used;
}

size_t galley_flow_balance(const struct galley_flow *f, size_t count,
    size_t columns, size_t lines, struct galley_flow_place place)
{
	struct galley_flow_place p;
	size_t height = 0, i;

	for (i = place.item; i < count; i++)
		height += f[i].lines - (i == place.item ? place.line : 0);
	height = columns ? (height + columns - 1) / columns : lines;
	for (height += !height; height < lines; height++) {
		p = place;
		for (i = 0; i < columns && p.item < count; i++)
			galley_flow_fill(f, count, height, &p);
		if (p.item >= count)
			return height;
	}
	return lines;
}
