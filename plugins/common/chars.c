/* What characters are. */
#include "common/chars.h"

size_t chars_get(const char *s, size_t bytes, uint32_t *c)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t n = u[0] < 0x80	 ? 1
		   : u[0] < 0xc2 ? 0
		   : u[0] < 0xe0 ? 2
		   : u[0] < 0xf0 ? 3
		   : u[0] < 0xf5 ? 4
				 : 0;
	size_t i;

	*c = 0xfffd;
	if (!n || n > bytes)
		return 1;
	for (i = 1; i < n; i++) {
		if ((u[i] & 0xc0) != 0x80)
			return 1;
	}
	*c = n == 1 ? u[0] : (uint32_t)u[0] & (0xffU >> (n + 1));
	for (i = 1; i < n; i++)
		*c = *c << 6 | (u[i] & 0x3f);
	return n;
}

int chars_is_space(uint32_t c)
{
	return c == ' ' || (c >= 0x09 && c <= 0x0d) || c == 0x85 || c == 0xa0 ||
	       (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
	       c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

int chars_is_wide(uint32_t c)
{
	return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x31bf) ||
	       (c >= 0x31f0 && c <= 0x31ff) || (c >= 0x3400 && c <= 0x4dbf) ||
	       (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

int chars_is_letter(uint32_t c)
{
	c = chars_fold(c);
	return (c >= 'a' && c <= 'z') || c == 0xaa || c == 0xb5 || c == 0xba ||
	       (c >= 0xdf && c <= 0x2af && c != 0xf7) ||
	       (c >= 0x300 && c <= 0x36f) || (c >= 0x370 && c <= 0x52f) ||
	       (c >= 0x531 && c <= 0x587) || (c >= 0x5d0 && c <= 0x5ea) ||
	       (c >= 0x620 && c <= 0x65f) || (c >= 0x66e && c <= 0x6d3) ||
	       (c >= 0x900 && c <= 0xdff) || (c >= 0x1e00 && c <= 0x1fff) ||
	       (c >= 0xff41 && c <= 0xff5a);
}

int chars_is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

uint32_t chars_fold(uint32_t c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7) ||
	    (c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f) ||
	    (c >= 0xff21 && c <= 0xff3a))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40f)
		return c + 0x50;
	/* Pairs of a capital and its small letter, the capital even... */
	if ((c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177) ||
	    (c >= 0x460 && c <= 0x481) || (c >= 0x1e00 && c <= 0x1eff))
		return c | 1;
	/* ... or odd. */
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
		return c + (c & 1);
	return c;
}

size_t chars_ink(const char *s, size_t bytes)
{
	size_t i, n, ink = 0;
	uint32_t c;

	for (i = 0; i < bytes; i += n) {
		n = chars_get(s + i, bytes - i, &c);
		ink += !chars_is_space(c);
	}
	return ink;
}
