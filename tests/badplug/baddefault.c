/* A default outside the option's own range. */
#include "bad.h"

static const struct galley_option options[] = {
    {"width", "a width", GALLEY_INT, 0, "7", 20, 200, NULL, NULL},
    {NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}};

GOOD_ARTICLE
GALLEY_PLUGIN(baddefault, GOOD_TEXTS, .options = options,
    .state_size = sizeof(int), .article = article)
