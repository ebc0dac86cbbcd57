/* The EPUB writer's archive: its bytes, ZIP64, what is refused.  Another's eyes
 * read what is written: tests/golden/container.py, Python's zipfile. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "epub/zip.h"
#include "host/output.h"

#include "job.h"

static const char hello[] = "hello";
enum { HELLO_CRC = 0x3610a686, MANY = 70000 };

struct book {
	struct test_job t;
	struct galley_output output;
	struct zip_out zip;
	char path[512];
};

static void book_begin(struct book *b)
{
	const char *folder = getenv("TMPDIR");
	int fd;

	test_begin(&b->t, NULL, 0, 0);
	snprintf(
	    b->path, sizeof(b->path), "%s/zipXXXXXX", folder ? folder : "/tmp");
	fd = mkstemp(b->path);
	assert_true(fd >= 0);
	galley_output_open(&b->output, fd);
	b->t.job.output = &b->output;
	zip_begin(&b->zip, &b->t.job);
}

static void add(struct book *b, const char *name)
{
	zip_add(&b->zip, &(struct zip_entry){.name = name,
			     .data = hello,
			     .bytes = 5,
			     .size = 5,
			     .crc = HELLO_CRC});
}

/* What zip_end() answers. */
static int book_end(struct book *b)
{
	int result = zip_end(&b->zip);

	assert_int_equal(galley_output_flush(&b->output), 0);
	close(b->output.fd);
	return result;
}

static void book_free(struct book *b)
{
	unlink(b->path);
	test_end(&b->t);
}

static size_t read_book(struct book *b, unsigned char *s, size_t room)
{
	FILE *f = fopen(b->path, "rb");
	size_t n;

	assert_non_null(f);
	n = fread(s, 1, room, f);
	fclose(f);
	return n;
}

/* The command's last words are the path and what follows. */
static void read_by_another(
    struct book *b, const char *command, const char *more)
{
	char line[1024];

	if (system("python3 -c ''") != 0) {
		print_message("# nobody else reads it: there is no python3\n");
		return;
	}
	snprintf(line, sizeof(line), "%s '%s' %s >&2", command, b->path, more);
	if (system(line) != 0)
		fail_msg("%s", line);
}

static void is_laid_out_as_the_note_says(void **state)
{
	/* APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. */
	static const char wanted[] =
	    "PK\3\4\12\0\0\0\0\0\0\0\41\0\x86\xa6\x10\x36"
	    "\5\0\0\0\5\0\0\0\1\0\0\0ahello"
	    "PK\1\2\24\0\12\0\0\0\0\0\0\0\41\0\x86\xa6\x10\x36"
	    "\5\0\0\0\5\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a"
	    "PK\5\6\0\0\0\0\1\0\1\0\57\0\0\0\44\0\0\0\0";
	unsigned char got[256];
	struct book b;

	(void)state;
	book_begin(&b);
	add(&b, "a");
	assert_int_equal(book_end(&b), 0);
	assert_int_equal(read_book(&b, got, sizeof(got)), sizeof(wanted));
	assert_memory_equal(got, wanted, sizeof(wanted));
	read_by_another(&b, "python3 -B tests/golden/container.py", "1");
	book_free(&b);
}

static void holds_nothing(void **state)
{
	struct book b;

	(void)state;
	book_begin(&b);
	assert_int_equal(book_end(&b), 0);
	assert_int_equal(b.output.bytes, 22);
	read_by_another(&b, "python3 -B tests/golden/container.py", "0");
	book_free(&b);
}

static void says_where_a_name_is_utf8(void **state)
{
	unsigned char got[256];
	struct book b;

	(void)state;
	book_begin(&b);
	add(&b, "b\xc3\xbc"
		"cher/1");
	assert_int_equal(book_end(&b), 0);
	assert_true(read_book(&b, got, sizeof(got)) > 30);
	assert_int_equal(got[6], 0);
	assert_int_equal(got[7], 8);
	read_by_another(&b, "python3 -B tests/golden/container.py", "1");
	book_free(&b);
}

/* So many entries; the archive is that much larger than they alone make it. */
static void counts(unsigned entries, size_t beyond)
{
	char name[16], number[16];
	struct book b;
	unsigned i;

	book_begin(&b);
	for (i = 0; i < entries; i++) {
		snprintf(name, sizeof(name), "a-%05u", i);
		add(&b, name);
	}
	assert_int_equal(book_end(&b), 0);
	assert_int_equal(
	    b.output.bytes, entries * (30 + 7 + 5 + 46 + 7) + 22 + beyond);
	snprintf(number, sizeof(number), "%u", entries);
	if (entries == MANY) /* it takes its time */
		read_by_another(
		    &b, "python3 -B tests/golden/container.py", number);
	book_free(&b);
}

static void counts_beyond_65535(void **state)
{
	(void)state;
	counts(65534, 0);
	counts(65535, 56 + 20);
	counts(MANY, 56 + 20);
}

/* A hole stands for the 4 GB between two entries. */
static void goes_on_beyond_4_gb(void **state)
{
	struct book b;

	(void)state;
	book_begin(&b);
	add(&b, "before");
	galley_output_flush(&b.output);
	b.zip.at += (uint64_t)4 << 30;
	if (lseek(b.output.fd, (off_t)b.zip.at, SEEK_SET) < 0 ||
	    ftruncate(b.output.fd, (off_t)b.zip.at)) {
		print_message("# there is no room for a file of 4 GB\n");
		book_end(&b);
		book_free(&b);
		skip();
	}
	add(&b, "behind");
	assert_int_equal(book_end(&b), 0);
	read_by_another(&b, "python3 -m zipfile -t", "");
	read_by_another(&b,
	    "python3 -c 'import sys, zipfile\n"
	    "z = zipfile.ZipFile(sys.argv[1])\n"
	    "assert z.read(\"before\") == b\"hello\"\n"
	    "assert z.read(\"behind\") == b\"hello\"\n"
	    "i = z.getinfo(\"behind\")\n"
	    "assert i.header_offset > 1 << 32\n"
	    "assert i.extract_version == 45'",
	    "");
	book_free(&b);
}

static void refuses_files_of_4_gb(void **state)
{
	struct book b;

	(void)state;
	book_begin(&b);
	add(&b, "a");
	zip_add(&b.zip, &(struct zip_entry){.name = "EPUB/film",
			    .data = hello,
			    .bytes = UINT32_MAX,
			    .size = UINT32_MAX});
	assert_int_equal(b.t.level, GALLEY_ERROR);
	assert_says(&b.t, "EPUB/film: a file of 4 GB or more");
	zip_add(&b.zip, &(struct zip_entry){.name = "EPUB/film",
			    .data = hello,
			    .bytes = 5,
			    .size = UINT32_MAX,
			    .deflated = 1});
	add(&b, "b");
	assert_int_equal(book_end(&b), -1);
	assert_int_equal(b.t.count, 1);
	assert_int_equal(b.output.bytes, 30 + 1 + 5);
	book_free(&b);
}

static void refuses_names_that_are_too_long(void **state)
{
	char *name = malloc(65536 + 1);
	struct book b;

	(void)state;
	assert_non_null(name);
	memset(name, 'a', 65536);
	name[65536] = '\0';
	book_begin(&b);
	add(&b, name + 1);
	assert_int_equal(b.t.count, 0);
	add(&b, name);
	assert_says(&b.t, "longer than 65,535 bytes");
	assert_int_equal(book_end(&b), -1);
	book_free(&b);
	free(name);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(is_laid_out_as_the_note_says),
	    cmocka_unit_test(holds_nothing),
	    cmocka_unit_test(says_where_a_name_is_utf8),
	    cmocka_unit_test(counts_beyond_65535),
	    cmocka_unit_test(goes_on_beyond_4_gb),
	    cmocka_unit_test(refuses_files_of_4_gb),
	    cmocka_unit_test(refuses_names_that_are_too_long)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
