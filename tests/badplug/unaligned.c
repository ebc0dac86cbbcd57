/* An option across the borders of ints. */
#include "bad.h"

static const struct galley_option options[] = {
    {"width", "a width", GALLEY_INT, 2, "70", 20, 200, NULL, NULL},
    {NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}};

GOOD_ARTICLE
GALLEY_PLUGIN(unaligned, GOOD_TEXTS, .options = options,
    .state_size = 2 * sizeof(int), .article = article)
