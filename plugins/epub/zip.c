/* The container: OCF (EPUB 3.3, section 4), through libzip.
 *
 * The same bytes every time: entries in a fixed order with a fixed time.  Each
 * file's size is told before its data are asked for, so that no header needs an
 * extra field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "epub/epub.h"

/* 1 January 1980, midnight: where the archive's time begins. */
enum { DOS_TIME = 0, DOS_DATE = 0x21 };

static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" "
    "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "\t<rootfiles>\n"
    "\t\t<rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n"
    "\t</rootfiles>\n"
    "</container>\n";

/* A file that is rendered when the archive asks for it. */
struct part {
	struct epub *epub;
	epub_render *render;
	size_t index;
	struct xml_bytes text; /* empty but while it is read */
	size_t at;
	int measured; /* its size is known: libzip asks again at the end */
	size_t size;
	zip_error_t error;
};

static zip_int64_t make(struct part *p)
{
	struct xml_out x;

	if (p->text.s)
		return 0;
	if (!xml_open_memory(&x, p->epub->job, &p->text)) {
		p->render(p->epub, &x, p->index);
		xml_close(&x);
	}
	p->at = 0;
	p->measured = 1;
	p->size = p->text.n;
	if (!x.failed)
		return 0;
	zip_error_set(&p->error, ZIP_ER_MEMORY, 0);
	return -1;
}

static void forget(struct part *p)
{
	free(p->text.s);
	p->text = (struct xml_bytes){NULL, 0, 0};
}

static zip_int64_t tell(struct part *p, void *data)
{
	zip_stat_t *st = data;

	if (!p->measured && make(p))
		return -1;
	zip_stat_init(st);
	st->valid = ZIP_STAT_SIZE;
	st->size = p->size;
	return sizeof(*st);
}

static zip_int64_t give(struct part *p, void *data, zip_uint64_t room)
{
	size_t n = p->size - p->at;

	if (n > room)
		n = (size_t)room;
	memcpy(data, p->text.s + p->at, n);
	p->at += n;
	return (zip_int64_t)n;
}

static zip_int64_t serve(
    void *context, void *data, zip_uint64_t room, zip_source_cmd_t command)
{
	struct part *p = context;

	switch (command) {
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
		    ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
		    ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	case ZIP_SOURCE_STAT:
		return tell(p, data);
	case ZIP_SOURCE_OPEN:
		p->at = 0;
		return make(p);
	case ZIP_SOURCE_READ:
		return give(p, data, room);
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE: /* the part itself is the job's */
		forget(p);
		return 0;
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&p->error, data, room);
	default:
		zip_error_set(&p->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

/* Takes the source over, whatever happens. */
static int add(
    struct epub *e, zip_t *z, const char *name, zip_source_t *s, int compressed)
{
	zip_int64_t i = s ? zip_file_add(z, name, s, ZIP_FL_ENC_UTF_8) : -1;

	if (i < 0) {
		zip_source_free(s);
		return -1;
	}
	if (zip_set_file_compression(z, (zip_uint64_t)i,
		compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
		compressed ? (zip_uint32_t)e->level : 0) ||
	    zip_file_set_dostime(z, (zip_uint64_t)i, DOS_TIME, DOS_DATE, 0))
		return -1;
	return 0;
}

static int add_text(struct epub *e, zip_t *z, const char *name,
    const char *text, int compressed)
{
	return add(e, z, name, zip_source_buffer(z, text, strlen(text), 0),
	    compressed);
}

static int add_part(struct epub *e, zip_t *z, const char *name,
    epub_render *render, size_t index)
{
	struct part *p = galley_alloc(e->job, sizeof(*p));

	if (!p)
		return -1;
	p->epub = e;
	p->render = render;
	p->index = index;
	zip_error_init(&p->error);
	return add(e, z, name, zip_source_function(z, serve, p), 1);
}

/* The entries, in their order: mimetype first, stored (OCF 4.2.5). */
static int add_all(struct epub *e, zip_t *z)
{
	char name[EPUB_NAME_ROOM + sizeof("EPUB/")];
	struct epub_file f;
	size_t i;
	int bad;

	if (add_text(e, z, "mimetype", "application/epub+zip", 0) ||
	    add_text(e, z, "META-INF/container.xml", container, 1) ||
	    add_part(e, z, "EPUB/package.opf", epub_opf, 0))
		return -1;
	for (i = 0; epub_file_at(e, i, &f); i++) {
		snprintf(name, sizeof(name), "EPUB/%s", f.name);
		if (f.render)
			bad = add_part(e, z, name, f.render, f.index);
		else
			bad = add(e, z, name,
			    zip_source_buffer(z, f.data, f.bytes, 0),
			    !f.is_packed);
		if (bad)
			return -1;
	}
	return 0;
}

/* The finished archive, from memory to the output. */
static int put_out(struct epub *e, zip_source_t *archive)
{
	char piece[65536];
	zip_int64_t n;

	if (zip_source_open(archive))
		return -1;
	while ((n = zip_source_read(archive, piece, sizeof(piece))) > 0)
		galley_write(e->job, piece, (size_t)n);
	zip_source_close(archive);
	return n < 0 ? -1 : 0;
}

int epub_zip(struct epub *e)
{
	zip_source_t *archive;
	zip_error_t error;
	zip_t *z = NULL;
	int result = -1;

	zip_error_init(&error);
	archive = zip_source_buffer_create(NULL, 0, 0, &error);
	if (!archive)
		goto out;
	zip_source_keep(archive); /* zip_close() frees what it wrote to */
	z = zip_open_from_source(archive, ZIP_TRUNCATE, &error);
	if (!z) {
		zip_source_free(archive);
		goto out;
	}
	if (add_all(e, z) || zip_close(z)) {
		zip_error_set(&error, zip_error_code_zip(zip_get_error(z)),
		    zip_error_code_system(zip_get_error(z)));
		goto out;
	}
	z = NULL;
	result = put_out(e, archive);
	if (result)
		zip_error_set(&error, ZIP_ER_READ, 0);
out:
	if (result)
		galley_diag(e->job, NULL, GALLEY_ERROR,
		    "the EPUB container can't be made: %s",
		    zip_error_strerror(&error));
	if (z)
		zip_discard(z);
	zip_source_free(archive);
	zip_error_fini(&error);
	return result;
}
