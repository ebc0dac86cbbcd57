/* bulletin/model.h - the model from the inside: for bulletin, rebuild and host.
 * Plugins and the command line see galley/bulletin.h alone.
 *
 * Everything lives in the bulletin's arena; lists are arena arrays that grow
 * by galley_arena_grow(). */
#ifndef GALLEY_MODEL_H
#define GALLEY_MODEL_H
#include "base/arena.h"
#include "galley/bulletin.h"

struct galley_source {
	const char *name, *encoding;
	const char *text; /* bytes bytes and a NUL */
	size_t bytes;
	unsigned index;
	size_t first_page;
	const char *language; /* that its front matter gives, or NULL */
	/* Of its pages, that its front matter gives. */
	const char **labels, **sections;
	size_t nlabels, clabels, nsections, csections;
	size_t taken;  /* segments and asides of the reader end here */
	size_t *lines; /* line ends before each step of the text */
};

struct galley_page {
	const char *label, *section; /* NULL: none stated */
	/* That its reader says it is in, or its text tells; NULL: as most. */
	const char *language;
	int language_stated; /* by its reader */
	char number[24];     /* counted from 1, over all sources */
	unsigned source;
};

struct galley_segment {
	struct galley_range range;
	size_t page;
	enum galley_role stated;
	/* Set by rebuild. */
	enum galley_role role;
	const char *rule; /* static, or in the arena */
	double confidence;
	long article; /* index, or -1 */
};

struct galley_block {
	enum galley_role role;
	const char *text;
	size_t bytes;
	struct galley_range *from;
	size_t nfrom;
	size_t page;
	const struct galley_image **images; /* that stand with it */
	size_t nimages, cimages;
	const char *aside; /* a filter's reason to set it aside, or NULL */
};

struct galley_image {
	const char *type, *alt;
	const void *data;
	size_t bytes, index;
	unsigned source; /* where it stands */
	size_t offset;
};

struct galley_article {
	const char *id, *label;
	size_t index, page;
	struct galley_block *headline, *kicker, *deck; /* or NULL */
	const char **byline;
	size_t nbyline, cbyline;
	const char *dateline;			 /* or NULL */
	const char *sent[GALLEY_DATELINE_PARTS]; /* its parts, or NULL */
	int truncated;
	struct galley_block **blocks;
	size_t nblocks, cblocks;
	const char *aside; /* as of a block */
};

struct galley_aside {
	const char *reason, *text;
	size_t bytes;
	struct galley_range *from;
	size_t nfrom;
};

struct galley_note {
	const char *rule, *text;
	double confidence;
	long article;
	struct galley_range *from;
	size_t nfrom;
};

struct galley_meta {
	const char *key, *value;
	int given; /* by the user: what the input says doesn't count */
};

struct galley_bulletin {
	struct galley_arena *arena;
	struct galley_source **sources;
	size_t nsources, csources;
	struct galley_page *pages;
	size_t npages, cpages;
	struct galley_segment *segments; /* rebuild may point at these */
	size_t nsegments, csegments;
	struct galley_article **articles;
	size_t narticles, carticles;
	struct galley_aside **asides;
	size_t nasides, casides;
	struct galley_note **notes;
	size_t nnotes, cnotes;
	struct galley_image **images;
	size_t nimages, cimages;
	struct galley_meta *meta;
	size_t nmeta, cmeta;
	const char *language; /* detected by rebuild, or NULL */
	int finished;	      /* a reader delivered all: nothing to decide */
	int settled;	      /* rebuilt: it is only changed from here */
	const size_t *order; /* of the articles, that a filter wants, or NULL */
	int failed;	     /* memory was out: the job must fail */
	int segment_open;    /* the page begun last holds a segment, or was
				 begun by the reader */
};

/* A new, empty bulletin in that arena, or NULL. */
struct galley_bulletin *galley_bulletin_new(struct galley_arena *);
/* Adds a source; text must be valid UTF-8 with a NUL behind it and live as
 * long as the bulletin.  Begins a page.  NULL: no memory. */
struct galley_source *galley_bulletin_add_source(struct galley_bulletin *,
    const char *name, const char *text, size_t bytes, const char *encoding);
/* Metadata that the user gave: it beats what the inputs say. */
int galley_bulletin_give_meta(struct galley_bulletin *, const char *key,
    const char *value, const char **why);

/* As galley_bulletin_add_meta(), but 1 where the value is as wanted and the key,
 * which takes one value, has another already. */
int galley_bulletin_offer_meta(struct galley_bulletin *, const char *key,
    const char *value, const char **why);
/* The value that the user gave to a key, or NULL. */
const char *galley_bulletin_given(
    const struct galley_bulletin *, const char *key);
/* Value number i that the user gave to a key, or NULL: -M page=3 -M page=4. */
const char *galley_bulletin_given_at(
    const struct galley_bulletin *, const char *key, size_t i);
/* May the key, a known one or x-..., have more than one value? */
int galley_bulletin_takes_many(const char *key);

/* Each adds to the bulletin and returns what it added, or NULL (failed set).
 * from and rule are borrowed: they must live as long as the arena; text and
 * reason are copied.  text is the ranges' text and may be NULL: empty. */
struct galley_article *galley_bulletin_add_article(struct galley_bulletin *);
struct galley_block *galley_block_new(struct galley_bulletin *,
    enum galley_role, const char *text, size_t bytes, struct galley_range *from,
    size_t nfrom);
int galley_article_add_block(
    struct galley_bulletin *, struct galley_article *, struct galley_block *);
struct galley_aside *galley_bulletin_set_aside(struct galley_bulletin *,
    const char *reason, const char *text, size_t bytes,
    struct galley_range *from, size_t nfrom);
/* The same of a text that lives as long as the arena; NULL: no memory. */
struct galley_block *galley_block_of(struct galley_bulletin *, enum galley_role,
    const char *text, size_t bytes, struct galley_range *from, size_t nfrom);
struct galley_aside *galley_bulletin_aside_of(struct galley_bulletin *,
    const char *reason, const char *text, size_t bytes,
    struct galley_range *from, size_t nfrom);
struct galley_note *galley_bulletin_add_note(struct galley_bulletin *,
    const char *rule, double confidence, long article, const char *text,
    struct galley_range *from, size_t nfrom);
/* The index of the page that holds a range's start; what stands before all
 * segments of its source is on its first, else what stands before all of its
 * page on the page before. */
size_t galley_bulletin_page_of(
    const struct galley_bulletin *, const struct galley_range *);
/* The last segment of which the range holds anything, or NULL. */
const struct galley_segment *galley_bulletin_segment_at(
    const struct galley_bulletin *, const struct galley_range *);
/* A language's tag in its usual form; NULL: it is none, or no memory (failed
 * set). */
const char *galley_bulletin_tag(struct galley_bulletin *, const char *);
/* A confidence as the model has it, 0 to 1 in steps of a thousandth, so that
 * what is written of it is all of it. */
double galley_confidence(double);
/* Gives every image to the block that it stands with; 0, or -1. */
int galley_bulletin_place_images(struct galley_bulletin *);
/* Gives every article its id, its label and the page where it begins, once all
 * are there; 0, or -1. */
int galley_bulletin_name_articles(struct galley_bulletin *);
/* The labels and pages anew, after texts or blocks changed; 0, or -1. */
int galley_bulletin_label_articles(struct galley_bulletin *);
/* Does what a filter asked for: sets aside, orders, and labels anew; 0, or -1
 * without memory. */
int galley_bulletin_apply_edits(struct galley_bulletin *);
/* Replaces what there is of a key by one value, or by none with NULL; where the
 * user gave it, over tells whether that counts.  Answers as of add_meta(). */
int galley_bulletin_replace_meta(struct galley_bulletin *, const char *key,
    const char *value, int over, const char **why);

/* The law (galley/bulletin.h): 0 where it holds, else -1 with the source and
 * offset of the first character that stands in no range or in several (*count
 * says in how many), or of a range that is none, since it lies outside of its
 * source or inside a character (*count is UINT_MAX).  -2: no memory to check.
 * Each pointer may be NULL. */
int galley_bulletin_check_law(const struct galley_bulletin *, unsigned *source,
    size_t *offset, unsigned *count);
#endif
