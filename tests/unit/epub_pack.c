/* The EPUB writer's queue: the same bytes for any number of threads, in order,
 * threads only where there is work for them, and one error told once. */
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "epub/pack.h"
#include "host/output.h"

#include "job.h"

/* What a book of these is: many small files, some that don't become smaller,
 * one that fills the queue by itself, one more that is rendered as it is. */
enum { FILES = 300, LARGE = 7, LARGE_LINES = 100000, FAULTY = 9999 };
static const char noise[] = {0x13, 0x7f, 0x2a, 0x5c, 0x66, 0x01, 0x3e, 0x49};

struct book {
	struct test_job t;
	struct galley_output output;
	struct epub epub;
	char path[512];
	unsigned threads; /* the most that were seen while files were made */
};

/* Threads of this process; 0 where the system doesn't tell. */
static unsigned threads_now(void)
{
	DIR *d = opendir("/proc/self/task");
	const struct dirent *e;
	unsigned n = 0;

	while (d && (e = readdir(d)))
		n += e->d_name[0] != '.';
	if (d)
		closedir(d);
	return n;
}

static unsigned before; /* threads, when no book was begun */

/* A thread that was waited for may be seen a little longer. */
static void all_have_ended(void)
{
	struct timespec pause = {.tv_nsec = 1000000};
	unsigned i;

	for (i = 0; threads_now() > before; i++) {
		assert_true(i < 10000);
		nanosleep(&pause, NULL);
	}
}

static void render(struct epub *e, struct xml_out *x, size_t index)
{
	struct book *b =
	    (struct book *)(void *)((char *)e - offsetof(struct book, epub));
	size_t i, n = index == LARGE ? LARGE_LINES : index % 50;
	unsigned threads = threads_now();
	char line[64];

	if (threads > b->threads)
		b->threads = threads;
	xml_block(x, "a");
	if (index == FAULTY) {
		galley_diag(e->job, NULL, GALLEY_ERROR, "it can't be rendered");
		x->failed = 1;
	}
	for (i = 0; i < n; i++) {
		snprintf(line, sizeof(line), "line %zu of file %zu\n",
		    i * i * 7919 % 1013, index);
		xml_string(x, line);
	}
	xml_end(x);
}

static void book_begin(struct book *b, int level)
{
	const char *folder = getenv("TMPDIR");
	int fd;

	memset(b, 0, sizeof(*b));
	test_begin(&b->t, NULL, 0, 0);
	snprintf(b->path, sizeof(b->path), "%s/packXXXXXX",
	    folder ? folder : "/tmp");
	fd = mkstemp(b->path);
	assert_true(fd >= 0);
	galley_output_open(&b->output, fd);
	b->t.job.output = &b->output;
	b->epub.job = &b->t.job;
	b->epub.level = level;
}

static void book_end(struct book *b)
{
	assert_int_equal(galley_output_flush(&b->output), 0);
	close(b->output.fd);
}

static void book_free(struct book *b)
{
	unlink(b->path);
	test_end(&b->t);
}

static int fill(struct book *b, unsigned threads, size_t files)
{
	struct epub_zip *z = epub_zip_begin(&b->epub, threads);
	char name[64];
	size_t i;

	assert_non_null(z);
	epub_zip_bytes(z, "mimetype", "text/plain", 10, 1);
	epub_zip_bytes(z, "noise", noise, sizeof(noise), 0);
	epub_zip_bytes(z, "nothing", NULL, 0, 0);
	epub_zip_bytes(z, "nothing stored", "", 0, 1);
	for (i = 0; i < files; i++) {
		snprintf(name, sizeof(name), "files/%zu.xml", i);
		epub_zip_render(z, name, render, i);
	}
	return epub_zip_end(z);
}

/* The archive's bytes; free() them. */
static char *make(
    unsigned threads, int level, size_t files, size_t *n, unsigned *seen)
{
	struct book b;
	char *s;
	FILE *f;

	book_begin(&b, level);
	assert_int_equal(fill(&b, threads, files), 0);
	book_end(&b);
	assert_int_equal(b.t.count, 0);
	all_have_ended();
	*n = b.output.bytes;
	*seen = b.threads;
	s = malloc(*n + 1);
	f = fopen(b.path, "rb");
	assert_non_null(s);
	assert_non_null(f);
	assert_int_equal(fread(s, 1, *n + 1, f), *n);
	fclose(f);
	book_free(&b);
	return s;
}

static void is_the_same_by_any_number_of_threads(void **state)
{
	static const int levels[] = {1, 6, 12};
	size_t i, n, wanted_n;
	char *wanted, *got;
	unsigned threads, seen;

	(void)state;
	for (i = 0; i < sizeof(levels) / sizeof(*levels); i++) {
		wanted = make(1, levels[i], FILES, &wanted_n, &seen);
		assert_true(seen <= before);
		for (threads = 0; threads < 6; threads++) {
			got = make(threads, levels[i], FILES, &n, &seen);
			assert_int_equal(n, wanted_n);
			assert_memory_equal(got, wanted, n);
			if (seen && threads)
				assert_int_equal(seen, before + threads - 1);
			free(got);
		}
		free(wanted);
	}
}

/* A tool of others reads it; what is in it is what was rendered. */
static void holds_what_was_added(void **state)
{
	char line[1024];
	struct book b;

	(void)state;
	if (system("python3 -c ''") != 0) {
		print_message("# nobody else reads it: there is no python3\n");
		skip();
	}
	book_begin(&b, 6);
	assert_int_equal(fill(&b, 3, FILES), 0);
	book_end(&b);
	all_have_ended();
	snprintf(line, sizeof(line),
	    "python3 -B tests/golden/container.py '%s' %d >&2", b.path,
	    FILES + 4);
	assert_int_equal(system(line), 0);
	snprintf(line, sizeof(line),
	    "python3 -c 'import sys, zipfile\n"
	    "z = zipfile.ZipFile(sys.argv[1])\n"
	    "n = z.namelist()\n"
	    "assert n[4:] == [\"files/%%d.xml\" %% i for i in range(%d)]\n"
	    "for i, name in enumerate(n[4:]):\n"
	    "  s = z.read(name).decode()\n"
	    "  k = 100000 if i == 7 else i %% 50\n"
	    "  w = \"\".join(\"line %%d of file %%d\\n\" %%"
	    " (j * j * 7919 %% 1013, i) for j in range(k))\n"
	    "  assert s.split(\"\\n\", 1)[1] =="
	    " (\"<a>\" + w + \"</a>\\n\" if k else \"<a/>\\n\"), name\n"
	    "assert z.read(\"mimetype\") == b\"text/plain\"\n"
	    "assert not any(i.compress_type for i in z.infolist()[:4])\n' '%s'",
	    FILES, b.path);
	assert_int_equal(system(line), 0);
	book_free(&b);
}

static void starts_no_thread_for_a_small_book(void **state)
{
	unsigned seen;
	size_t n;

	(void)state;
	free(make(8, 6, 7, &n, &seen));
	assert_true(seen <= before);
}

static void tells_one_error_and_ends(void **state)
{
	struct epub_zip *z;
	struct book b;
	size_t i;

	(void)state;
	book_begin(&b, 6);
	z = epub_zip_begin(&b.epub, 4);
	assert_non_null(z);
	for (i = 0; i < FILES; i++)
		epub_zip_render(z, "a", render, i);
	epub_zip_render(z, "a", render, FAULTY);
	epub_zip_render(z, "a", render, FAULTY);
	epub_zip_bytes(z, "a", "a", 1, 0);
	assert_int_equal(epub_zip_end(z), -1);
	assert_int_equal(b.t.count, 1);
	assert_says(&b.t, "it can't be rendered");
	all_have_ended();
	book_end(&b);
	book_free(&b);
}

static void refuses_a_long_name(void **state)
{
	char name[EPUB_PATH_ROOM + 1];
	struct epub_zip *z;
	struct book b;

	(void)state;
	memset(name, 'a', sizeof(name));
	name[EPUB_PATH_ROOM] = '\0';
	book_begin(&b, 6);
	z = epub_zip_begin(&b.epub, 1);
	assert_non_null(z);
	epub_zip_bytes(z, name + 1, "a", 1, 0);
	assert_int_equal(b.t.count, 0);
	epub_zip_bytes(z, name, "a", 1, 0);
	assert_says(&b.t, "the name is too long");
	assert_int_equal(epub_zip_end(z), -1);
	book_end(&b);
	book_free(&b);
}

static void does_without_memory(void **state)
{
	struct test_job t;
	struct epub e = {.level = 6};

	(void)state;
	test_begin(&t, NULL, 0, 1 << 20);
	while (galley_arena_alloc(t.job.arena, 1024))
		continue;
	e.job = &t.job;
	assert_null(epub_zip_begin(&e, 2));
	assert_true(t.job.out_of_memory);
	test_end(&t);
}

static void *nothing(void *context)
{
	return context;
}

/* A sanitizer has a thread of its own from the first one on. */
static unsigned count_others(void)
{
	struct timespec pause = {.tv_nsec = 2000000};
	unsigned i, now, least;
	pthread_t one;

	if (!pthread_create(&one, NULL, nothing, NULL))
		pthread_join(one, NULL);
	least = threads_now();
	for (i = 0; i < 50 && least > 1; i++) {
		nanosleep(&pause, NULL);
		now = threads_now();
		least = now < least ? now : least;
	}
	return least;
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(is_the_same_by_any_number_of_threads),
	    cmocka_unit_test(holds_what_was_added),
	    cmocka_unit_test(starts_no_thread_for_a_small_book),
	    cmocka_unit_test(tells_one_error_and_ends),
	    cmocka_unit_test(refuses_a_long_name),
	    cmocka_unit_test(does_without_memory)};

	before = count_others();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
