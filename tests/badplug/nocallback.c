/* Neither reads nor writes. */
#include "bad.h"

GALLEY_PLUGIN(nocallback, GOOD_TEXTS)
