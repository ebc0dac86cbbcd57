/* Where words may be split, by libhyphen and its patterns. */
#include <ctype.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>

#include "base/utf8.h"
#include "text/wrap.h"

#define FOLDER "/usr/share/hyphen"

/* As in <hyphen.h>; of the dictionary's own fields nothing is used. */
struct calls {
	void *(*load)(const char *file);
	void (*destroy)(void *);
	int (*hyphenate)(void *, const char *word, int bytes, char *hyphens,
	    char *hyphenated, char ***rep, int **pos, int **cut);
};
struct galley_hyphens {
	struct calls calls;
	void *library;
	void *patterns;
	int latin1; /* their encoding; else UTF-8 */
};

static int fetch(void *library, const char *name, void *function)
{
	void *p = dlsym(library, name);

	memcpy(function, &p, sizeof(p)); /* ISO C has no cast for it */
	return p != NULL;
}

/* Opened only when it is asked: few texts are hyphenated. */
static int open_library(struct galley_hyphens *h)
{
	struct calls *c = &h->calls;

	h->library = dlopen("libhyphen.so.0", RTLD_LAZY | RTLD_LOCAL);
	return h->library && fetch(h->library, "hnj_hyphen_load", &c->load) &&
	       fetch(h->library, "hnj_hyphen_free", &c->destroy) &&
	       fetch(h->library, "hnj_hyphen_hyphenate2", &c->hyphenate);
}

/* Its first line is its encoding: 1 where we know it. */
static int encoding(const char *file, int *latin1)
{
	FILE *f = fopen(file, "r");
	char name[32] = "";

	if (!f)
		return 0;
	if (!fgets(name, sizeof(name), f))
		*name = '\0';
	fclose(f);
	name[strcspn(name, "\r\n \t")] = '\0';
	*latin1 = !strcmp(name, "ISO8859-1") || !strcmp(name, "ISO-8859-1");
	return *latin1 || !strcmp(name, "UTF-8") || !strcmp(name, "ASCII");
}

/* hyph_en_GB.dic, then hyph_en.dic: what the tag has, part by part less. */
static int find(const char *language, const char *folder, char *file,
    size_t room, int *latin1)
{
	char tag[32];
	size_t i;
	char *part;

	if (!language || strlen(language) >= sizeof(tag))
		return 0;
	for (i = 0; language[i]; i++) {
		tag[i] = language[i] == '-' ? '_' : language[i];
		if (!isalnum((unsigned char)language[i]) && tag[i] != '_')
			return 0; /* no path of somebody's choice */
	}
	tag[i] = '\0';
	for (;;) {
		snprintf(file, room, "%s/hyph_%s.dic", folder, tag);
		if (encoding(file, latin1))
			return 1;
		part = strrchr(tag, '_');
		if (!part)
			return 0;
		*part = '\0';
	}
}

struct galley_hyphens *galley_hyphens_open(
    const char *language, const char *folder, const char **why)
{
	struct galley_hyphens *h = calloc(1, sizeof(*h));
	const char *reason = "out of memory";
	char file[1024];

	if (!h)
		goto out;
	reason = "libhyphen is not installed";
	if (!open_library(h))
		goto out;
	reason = "there are no hyphenation patterns for the language";
	if (!find(language, folder ? folder : FOLDER, file, sizeof(file),
		&h->latin1))
		goto out;
	reason = "the hyphenation patterns can't be read";
	h->patterns = h->calls.load(file);
	if (h->patterns)
		return h;
out:
	if (why)
		*why = reason;
	galley_hyphens_close(h);
	return NULL;
}

void galley_hyphens_close(struct galley_hyphens *h)
{
	if (!h)
		return;
	if (h->patterns)
		h->calls.destroy(h->patterns);
	/* The library stays: leak checkers would lose its symbols. */
	free(h);
}

/* The word in small letters and the patterns' encoding; places[i] is the byte
 * that its i-th character begins with.  Returns its characters, 0 where it
 * can't be. */
static size_t prepare(const struct galley_hyphens *h, const char *word,
    size_t bytes, char *out, size_t *length, unsigned char *places)
{
	size_t i, n, count = 0;
	uint32_t c;

	*length = 0;
	for (i = 0; i < bytes; i += n) {
		n = galley_utf8_get(word + i, bytes - i, &c);
		if (!n)
			return 0;
		c = c == 0x2019 ? '\'' : uc_tolower(c);
		if (h->latin1 && c > 0xff)
			return 0;
		places[count++] = (unsigned char)i;
		if (h->latin1)
			out[(*length)++] = (char)c;
		else
			*length += galley_utf8_put(out + *length, c);
	}
	out[*length] = '\0';
	return count;
}

void galley_hyphens_word(const struct galley_hyphens *h, const char *word,
    size_t bytes, char marks[static GALLEY_HYPHEN_WORD])
{
	char text[GALLEY_HYPHEN_WORD * 2 + 1];
	char hyphens[GALLEY_HYPHEN_WORD * 2 + 6] = "";
	unsigned char places[GALLEY_HYPHEN_WORD];
	int *pos = NULL, *cut = NULL;
	size_t i, n, length;
	char **rep = NULL;

	memset(marks, 0, bytes);
	n = prepare(h, word, bytes, text, &length, places);
	if (n < 5 || h->calls.hyphenate(h->patterns, text, (int)length, hyphens,
			 NULL, &rep, &pos, &cut))
		return;
	for (i = 1; i + 3 < n; i++) { /* two letters before, three behind */
		/* One that changes the spelling would change the text. */
		if ((hyphens[i] & 1) && !(rep && rep[i]))
			marks[places[i + 1]] = 1;
	}
	for (i = 0; rep && i < length; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
}
