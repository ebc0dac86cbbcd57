/* The last step, notes: every decision that was not plain, with its reason. */
#include "rebuild/ngrams.h"
#include "rebuild/work.h"

static void note(
    struct work *w, const struct block *b, long other, const char *text)
{
	size_t n = other == NOWHERE ? 1 : 2;
	struct galley_range *r =
	    galley_arena_array(w->bulletin->arena, n, sizeof(*r));

	if (n == 2)
		r[0] = w->blocks[other].range;
	r[n - 1] = b->range;
	galley_bulletin_add_note(
	    w->bulletin, b->rule, b->sure, b->article, text, r, n);
}

static void note_text(struct work *w, const struct block *b, long i)
{
	static const char *const taken_for[GALLEY_ROLES] = {
	    [GALLEY_ROLE_KICKER] = "taken for a kicker",
	    [GALLEY_ROLE_DECK] = "taken for a deck",
	    [GALLEY_ROLE_BYLINE] = "taken for a byline",
	    [GALLEY_ROLE_CROSSHEAD] = "taken for a crosshead",
	    [GALLEY_ROLE_VERSE] = "taken for verse",
	    [GALLEY_ROLE_TABLE] = "taken for a table",
	    [GALLEY_ROLE_LIST] = "taken for a list"};
	int near = 1;
	long k;

	if (b->overlap)
		note(w, b, b->overlap_with,
		    "a stray whose beginning repeats the end that it "
		    "continues; the repeat is set aside");
	else if (b->follows != NOWHERE && b->role == GALLEY_ROLE_PARA) {
		for (k = b->follows + 1; k < i && near; k++)
			near = w->blocks[k].fate != FATE_TEXT;
		note(w, b, b->follows,
		    near ? "a paragraph cut in two, joined"
			 : "a stray part, brought back to the sentence that "
			   "it continues");
	}
	if (b->spliced)
		note(w, b, b->spliced_from,
		    "its end has run over from another article, where it "
		    "stands too; set aside");
	if (b->headline && b->sure < 0.9f)
		note(w, b, NOWHERE, "taken for a headline");
	if (!b->headline && b->sure < 0.9f && taken_for[b->role])
		note(w, b, NOWHERE, taken_for[b->role]);
	if (b->cut)
		galley_bulletin_add_note(w->bulletin, "decide.cut", b->cut_sure,
		    b->article, "stops in mid-sentence; no continuation found",
		    &w->bulletin->segments[b->segment].range, 1);
}

void galley_rebuild_notes(struct work *w)
{
	const struct block *b;
	long i;

	for (i = 0; i < w->nblocks; i++) {
		b = &w->blocks[i];
		switch (b->fate) {
		case FATE_TEXT:
			note_text(w, b, i);
			break;
		case FATE_CAPTION:
			note(w, b, NOWHERE, "a caption or credit");
			break;
		case FATE_DUPLICATE:
			note(w, b, b->copy_of,
			    "stands a second time; set aside");
			break;
		case FATE_FURNITURE:
			note(w, b, NOWHERE, "page furniture; set aside");
			break;
		case FATE_JUMP:
			note(w, b, NOWHERE, "a jump line; set aside");
			break;
		case FATE_SECTION:
			note(w, b, NOWHERE,
			    b->article == NOWHERE
				? "a standing head; set aside"
				: "a standing head, the kicker of what it "
				  "precedes");
			break;
		}
	}
}
