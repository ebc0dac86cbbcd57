/* An option without a default. */
#include "bad.h"

static const struct galley_option options[] = {
    {"width", "a width", GALLEY_INT, 0, NULL, 20, 200, NULL, NULL},
    {NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}};

GOOD_ARTICLE
GALLEY_PLUGIN(nodefault, GOOD_TEXTS, .options = options,
    .state_size = sizeof(int), .article = article)
