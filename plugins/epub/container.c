/* The container's files: OCF (EPUB 3.3, section 4), in a fixed order. */
#include <stdio.h>
#include <string.h>

#include "epub/epub.h"
#include "epub/pack.h"

static const char mimetype[] = "application/epub+zip";
static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" "
    "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "\t<rootfiles>\n"
    "\t\t<rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n"
    "\t</rootfiles>\n"
    "</container>\n";

/* mimetype comes first, stored (section 4.3.3). */
int epub_container(struct epub *e)
{
	struct epub_zip *z = epub_zip_begin(e, 0);
	char name[EPUB_PATH_ROOM];
	struct epub_file f;
	size_t i;

	if (!z)
		return -1;
	epub_zip_bytes(z, "mimetype", mimetype, strlen(mimetype), 1);
	epub_zip_bytes(
	    z, "META-INF/container.xml", container, strlen(container), 0);
	epub_zip_render(z, "EPUB/package.opf", epub_opf, 0);
	for (i = 0; epub_file_at(e, i, &f); i++) {
		snprintf(name, sizeof(name), "EPUB/%s", f.name);
		if (f.render)
			epub_zip_render(z, name, f.render, f.index);
		else
			epub_zip_bytes(z, name, f.data, f.bytes, f.is_packed);
	}
	return epub_zip_end(z);
}
