/* An option that allows nothing. */
#include "bad.h"

static const struct galley_option options[] = {
    {"width", "a width", GALLEY_INT, 0, "70", 200, 20, NULL, NULL},
    {NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}};

GOOD_ARTICLE
GALLEY_PLUGIN(badrange, GOOD_TEXTS, .options = options,
    .state_size = sizeof(int), .article = article)
