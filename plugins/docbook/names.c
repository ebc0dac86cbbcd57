/* Who wrote an article, and what the byline says that they are. */
#include <string.h>

#include "common/words.h"
#include "docbook/docbook.h"

/* What stands between an agency's or a paper's name and a reporter's; the
 * longer of two that end alike first. */
static const char *const JOBS[] = {"特约摄影记者", "特約攝影記者", "摄影记者",
    "攝影記者", "特派记者", "特派記者", "特约记者", "特約記者", "实习记者",
    "實習記者", "见习记者", "見習記者", "首席记者", "首席記者", "驻外记者",
    "駐外記者", "特约通讯员", "特約通訊員", "通讯员", "通訊員", "记者", "記者",
    "編集委員", "論説委員", "特派員"};
/* What a paper calls itself. */
static const char *const SELVES[] = {"本报", "本報", "本刊", "本社", "本台"};
enum {
	NJOBS = sizeof(JOBS) / sizeof(*JOBS),
	NSELVES = sizeof(SELVES) / sizeof(*SELVES),
	MOST_NAMES = 16,
	MOST_PLACES = 100 /* where a name stands */
};

/* Text before a name, which is looked at from its end. */
struct before {
	const char *s;
	size_t n;
};

static int take(struct before *t, const char *word)
{
	size_t n = strlen(word);

	if (!n || n > t->n || memcmp(t->s + t->n - n, word, n) != 0)
		return 0;
	t->n -= n;
	return 1;
}

static void take_blanks(struct before *t)
{
	while (take(t, " ") || take(t, "　") || take(t, "\n"))
		;
}

/* Names that stand before this one under one job: "记者 王明 李红".  Not all of
 * a long text that is nothing but names: each would be looked at from each. */
static void take_names(struct before *t, const struct galley_article *a)
{
	const char *name;
	size_t i, n = 0;

	do {
		while (take(t, "、") || take(t, "，") || take(t, ","))
			take_blanks(t);
		for (i = 0; (name = galley_article_byline(a, i)); i++) {
			if (!words_is_agency(name) && take(t, name))
				break;
		}
		take_blanks(t);
	} while (name && ++n < MOST_NAMES);
}

static const char *take_job(struct before *t)
{
	size_t i;

	for (i = 0; i < NJOBS; i++) {
		if (take(t, JOBS[i]))
			return JOBS[i];
	}
	return NULL;
}

/* An agency counts only where the article's own names have it. */
static const char *take_house(struct before *t, const struct galley_article *a)
{
	const char *name;
	size_t i;

	for (i = 0; i < NSELVES; i++) {
		if (take(t, SELVES[i]))
			return SELVES[i];
	}
	for (i = 0; (name = galley_article_byline(a, i)); i++) {
		if (words_is_agency(name) && take(t, name))
			return name;
	}
	return NULL;
}

/* What stands right before that name in some block of the article: the job in
 * *job and the house, or NULL, in *house.  1 where a job was found. */
static int find_job(const struct galley_article *a, const char *name,
    const char **job, const char **house)
{
	const struct galley_block *k;
	const char *text, *at;
	struct before t;
	size_t i, places = 0;

	for (i = 0; (k = galley_article_block(a, i)); i++) {
		text = galley_block_text(k, NULL);
		for (at = text; (at = strstr(at, name)); at++) {
			if (++places > MOST_PLACES)
				return 0;
			t = (struct before){text, (size_t)(at - text)};
			take_blanks(&t);
			take_names(&t, a);
			*job = take_job(&t);
			if (!*job)
				continue;
			take_blanks(&t);
			*house = take_house(&t, a);
			return 1;
		}
	}
	return 0;
}

/* Names stay whole: a Chinese name has no part that is a "first" name.  The
 * element is left open. */
static void open_name(struct xml_out *x, const char *element, const char *text)
{
	xml_block(x, element);
	xml_leaf(x, words_is_agency(text) ? "orgname" : "personname", text);
}

void docbook_name(struct xml_out *x, const char *element, const char *text)
{
	open_name(x, element, text);
	xml_end(x);
}

void docbook_authors(struct xml_out *x, const struct galley_article *a)
{
	const char *name, *job, *house;
	size_t i;

	if (!galley_article_byline(a, 0))
		return;
	xml_block(x, "authorgroup");
	for (i = 0; (name = galley_article_byline(a, i)); i++) {
		open_name(x, "author", name);
		if (*name && !words_is_agency(name) &&
		    find_job(a, name, &job, &house)) {
			xml_block(x, "affiliation");
			xml_leaf(x, "jobtitle", job);
			xml_leaf(x, "orgname", house);
			xml_end(x);
		}
		xml_end(x);
	}
	xml_end(x);
}
