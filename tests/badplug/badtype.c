/* An option of no known type. */
#include "bad.h"

static const struct galley_option options[] = {
    {"width", "a width", (enum galley_opttype)9, 0, "70", 0, 0, NULL, NULL},
    {NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}};

GOOD_ARTICLE
GALLEY_PLUGIN(badtype, GOOD_TEXTS, .options = options,
    .state_size = sizeof(int), .article = article)
