/* An option that stands twice. */
#include "bad.h"

static const struct galley_option options[] = {
    {"wide", "be wide", GALLEY_BOOL, 0, "no", 0, 0, NULL, NULL},
    {"wide", "be wider", GALLEY_BOOL, 0, "no", 0, 0, NULL, NULL},
    {NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}};

GOOD_ARTICLE
GALLEY_PLUGIN(twice, GOOD_TEXTS, .options = options, .state_size = sizeof(int),
    .article = article)
