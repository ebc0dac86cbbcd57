/* Which full-width marks give up half their width.
 *
 * W3C's Requirements for Chinese Text Layout, "Adjustment of adjacent
 * punctuation marks": two marks that meet take one and a half characters, and
 * brackets stay close to what they enclose.  GB/T 15834-2011, 5.1.10: a mark
 * that ends a line takes half a character. */
#include <string.h>

#include "base/utf8.h"
#include "text/wrap.h"

enum ink { NONE, LEFT, RIGHT }; /* where the ink of a full-width mark stands */

static enum ink ink_of(uint32_t c)
{
	static const uint32_t left[] = {0x3001, 0x3002, 0xff0c, 0xff0e, 0xff1a,
	    0xff1b, 0xff09, 0xff3d, 0xff5d, 0x2019, 0x201d, 0x3009, 0x300b,
	    0x300d, 0x300f, 0x3011, 0x3015, 0x3017, 0x3019, 0xff60};
	static const uint32_t right[] = {0xff08, 0xff3b, 0xff5b, 0x2018, 0x201c,
	    0x3008, 0x300a, 0x300c, 0x300e, 0x3010, 0x3014, 0x3016, 0x3018,
	    0xff5f};
	size_t i;

	if (c != 0x2018 && c != 0x2019 && c != 0x201c && c != 0x201d &&
	    (c < 0x3001 || c > 0xff60))
		return NONE;
	for (i = 0; i < sizeof(left) / sizeof(*left); i++) {
		if (left[i] == c)
			return LEFT;
	}
	for (i = 0; i < sizeof(right) / sizeof(*right); i++) {
		if (right[i] == c)
			return RIGHT;
	}
	return NONE;
}

int galley_squeeze_pair(uint32_t a, uint32_t b, int *first)
{
	enum ink x = ink_of(a), y = ink_of(b);

	*first = 0;
	if (!a || !b) { /* a line's beginning, or its end */
		*first = !b;
		return a ? x == LEFT : y == RIGHT;
	}
	if (x != NONE && y == RIGHT)
		return 1;
	*first = 1;
	return x == LEFT && y == LEFT;
}

void galley_text_squeeze(const char *s, size_t bytes, const char *language,
    galley_squeeze_fn *each, void *context)
{
	int cjk = galley_script_of(language).cjk, first, done = 0;
	uint32_t a = 0, b;
	size_t i, n = 0, m;

	for (i = 0; cjk && (i < bytes || a); i += m) {
		m = b = 0;
		if (i < bytes && !(m = galley_utf8_get(s + i, bytes - i, &b)))
			return;
		if (galley_squeeze_pair(a, b, &first)) {
			if (!first)
				each(context, s + i, m, GALLEY_HALF_BEFORE);
			else if (!done)
				each(context, s + i - n, n, GALLEY_HALF_BEHIND);
			done = !first;
		} else {
			done = 0;
		}
		if (!b)
			return;
		a = b;
		n = m;
	}
}
