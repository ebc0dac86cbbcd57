/* digest/out.h - the bytes of a digest: encoding, line ends, overstriking. */
#ifndef DIGEST_OUT_H
#define DIGEST_OUT_H
#include <galley/plugin.h>

enum out_encoding { OUT_UTF_8, OUT_GB18030, OUT_BIG5 };
extern const char *const OUT_ENCODINGS[]; /* for an option's choices */

struct out {
	struct galley_job *job;
	const char *language;
	enum out_encoding encoding;
	int crlf;
	int quiet; /* nothing is written or reported */
	void *to;  /* an iconv_t; NULL: UTF-8 */
	/* Of each character of the basic plane, asked once: two bits. */
	unsigned char *known;
	char *scratch;
	size_t room;
	char wide_mark[8]; /* for a wide character that the encoding lacks */
};

/* 0, or -1 where the encoding is not to be had or memory is out: told. */
int out_open(struct out *);
void out_close(struct out *);
/* The text with a mark for each character that the encoding lacks, reported
 * together about the article (or NULL).  It is the text itself or lives until
 * the next call.  NULL: no memory, told. */
const char *out_fit(struct out *, const struct galley_article *or_null,
    const char *utf8, size_t *bytes);
/* 1 where the encoding has all of it. */
int out_has(struct out *, const char *utf8);
/* Adds text, "\n" as the line end that is wanted. */
void out_text(struct out *, const char *utf8, size_t bytes);
/* The same text struck twice: each character, a backspace, the character. */
void out_bold(struct out *, const char *utf8, size_t bytes);
#endif
