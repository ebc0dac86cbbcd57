/* Korean. */
#include "rebuild/lang/lang.h"

static const char *const byline_words[] = {"기자", "특파원", NULL};
static const char *const name_links[] = {NULL};

const struct language galley_lang_ko = {
    .tag = "ko",
    .headline_most = 80,
    .name_most = 8,
    .looks =
	{
	    [LOOK_FURNITURE] = "^(?:제? ?0+ ?[면호].{0,10}|[—-] ?0+ ?[—-]|"
			       "0+년 ?0+월 ?0+일.{0,8})$",
	    [LOOK_JUMP_TO] =
		"^[(▶☞]? ?0+ ?면(?:에|으로) (?:계속|이어).{0,6}\\)?$",
	    [LOOK_JUMP_FROM] = "^[(▶☞]? ?0+ ?면에서 (?:계속|이어).{0,6}\\)?$",
	    [LOOK_CREDIT] = "(?:사진 ?(?:제공)?|촬영)[ =:].{0,20}$",
	    [LOOK_DATELINE] =
		"^[\\[(][^\\])]{2,24}(?:기자|특파원|=)[^\\])]{0,12}[\\])]",
	    [LOOK_BYLINE] = "^\\S{2,4} (?:기자|특파원)",
	    [LOOK_SIGNATURE] = "\\S{2,4} ?(?:기자|특파원)( ?\\S+@\\S+)?$",
	    [LOOK_BRACKETS] = "^\\(.*\\)$",
	    [LOOK_NUMBERED] = "^(?:0+[.)] )",
	},
    .byline_words = byline_words,
    .name_links = name_links,
};
