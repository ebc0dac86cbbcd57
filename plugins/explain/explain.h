/* explain/explain.h - what the parts of the writer behind galley explain
 * share. */
#ifndef EXPLAIN_H
#define EXPLAIN_H
#include "common/json.h"
#include "common/plain.h"

/* What stands on a page at one place: a segment, or what was set aside before
 * there were segments. */
struct explain_entry {
	struct galley_range range;
	const struct galley_segment *segment; /* or NULL */
	size_t first_note, notes;	      /* in struct explain */
	size_t first_aside, asides;
};

struct explain {
	int colour, doubt, format, full, width; /* options */
	const struct galley_bulletin *bulletin;
	struct plain_out out;
	struct json_out json;
	struct explain_entry *entries; /* in the order of the pages */
	size_t nentries;
	const struct galley_note **notes; /* in that order too */
	size_t nnotes;
	const struct galley_aside **asides;
	size_t nasides;
	size_t doubtful; /* decisions */
	size_t loose;	 /* notes, at the end, that are about no place */
};

/* order.c: fills the lists.  0, or -1: no memory. */
int explain_order(struct explain *, struct galley_job *);
/* The index of the entry that holds the range's start, or of the one before it;
 * (size_t)-1: there is none. */
size_t explain_entry_at(const struct explain *, const struct galley_range *);
/* Whether a decision so sure is doubtful. */
int explain_doubts(const struct explain *, double confidence);
/* The text of a place, as it stands in its source. */
const char *explain_text(
    const struct explain *, const struct galley_range *, size_t *bytes);

void explain_as_text(struct explain *); /* text.c */
void explain_as_json(struct explain *); /* json.c */
#endif
