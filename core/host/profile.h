/* host/profile.h - a publication's profile: read before the inputs, its
 * metadata added behind them. */
#ifndef GALLEY_HOST_PROFILE_H
#define GALLEY_HOST_PROFILE_H
#include "host/conversion.h"

enum { GALLEY_PROFILE_MOST = 256 << 10 }; /* bytes of a profile's file */

/* Reads the request's profile, if it has one: the conversion's profile and
 * defaults.  GALLEY_DONE; GALLEY_USAGE after saying what is wrong in which
 * line; GALLEY_FAILED with the bulletin's failed set: no memory. */
enum galley_result galley_profile_read(struct galley_conversion *);
/* Adds to the bulletin what metadata the profile has of keys that neither the
 * user nor an input gave; 0, or -1: no memory. */
int galley_profile_defaults(struct galley_conversion *);
/* After rebuild: warns of patterns that took too many steps. */
void galley_profile_warn(struct galley_conversion *);
#endif
