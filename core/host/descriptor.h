/* host/descriptor.h - is a plugin's descriptor as plugin.h wants it? */
#ifndef GALLEY_DESCRIPTOR_H
#define GALLEY_DESCRIPTOR_H
#include "base/buf.h"
#include "galley/plugin.h"

/* Checks what the entry point of galley-NAME.so returned; 0, or -1 with what is
 * wrong added to why. */
int galley_descriptor_check(
    const struct galley_plugin *or_null, const char *name, struct galley_buf *);
#endif
