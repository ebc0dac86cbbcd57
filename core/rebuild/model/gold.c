/* Pages with their truth, for training. */
#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gold.h"

static void die(const char *what, const char *why)
{
	fprintf(stderr, "galley-train: %s: %s\n", what, why);
	exit(1);
}

void *gold_alloc(size_t bytes)
{
	void *p = calloc(1, bytes ? bytes : 1);

	if (!p)
		die("memory", "none left");
	return p;
}

void *gold_grow(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? *capacity * 2 : 64;
	items = realloc(items, *capacity * size);
	if (!items)
		die("memory", "none left");
	return items;
}

static char *read_file(const char *path, size_t *bytes)
{
	FILE *f = fopen(path, "rb");
	char *s;
	long n;

	if (!f || fseek(f, 0, SEEK_END) || (n = ftell(f)) < 0)
		die(path, "can't be read");
	rewind(f);
	s = gold_alloc((size_t)n + 1);
	if (fread(s, 1, (size_t)n, f) != (size_t)n)
		die(path, "can't be read");
	fclose(f);
	*bytes = (size_t)n;
	return s;
}

void gold_add_range(struct gold_page *p, struct gold_range r)
{
	p->ranges =
	    gold_grow(p->ranges, p->nranges, &p->cranges, sizeof(*p->ranges));
	p->ranges[p->nranges++] = r;
}

static int by_start(const void *a, const void *b)
{
	const struct gold_range *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

void gold_sort(struct gold_page *p)
{
	qsort(p->ranges, p->nranges, sizeof(*p->ranges), by_start);
}

const struct gold_range *gold_at(const struct gold_page *p, size_t byte)
{
	size_t low = 0, high = p->nranges, mid;

	while (low < high) {
		mid = (low + high) / 2;
		if (p->ranges[mid].end <= byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low < p->nranges && p->ranges[low].start <= byte
		   ? &p->ranges[low]
		   : NULL;
}

static void read_ranges(
    struct gold_page *p, int article, enum galley_role role, const json_t *from)
{
	struct gold_range r = {0, 0, article, role, 0, 0};
	const json_t *pair;
	size_t i;

	json_array_foreach(from, i, pair)
	{
		r.before = r.end;
		r.start = (size_t)json_integer_value(json_array_get(pair, 0));
		r.end = (size_t)json_integer_value(json_array_get(pair, 1));
		r.piece = (int)i;
		gold_add_range(p, r);
	}
}

static void add_block(struct gold_page *p, int article, enum galley_role role,
    const json_t *text, const json_t *from)
{
	struct gold_article *a = &p->articles[article];
	size_t n = json_array_size(from), end;

	if (!json_is_string(text) || !n)
		return;
	a->blocks[a->nblocks].role = role;
	a->blocks[a->nblocks++].text = strdup(json_string_value(text));
	read_ranges(p, article, role, from);
	end = (size_t)json_integer_value(
	    json_array_get(json_array_get(from, n - 1), 1));
	if (role != GALLEY_ROLE_CAPTION)
		a->last = end;
}

static void read_article(struct gold_page *p, int i, const json_t *j)
{
	const json_t *blocks = json_object_get(j, "blocks"), *b;
	struct gold_article *a = &p->articles[i];
	size_t k;

	a->blocks =
	    gold_alloc((json_array_size(blocks) + 3) * sizeof(*a->blocks));
	a->truncated = json_is_true(json_object_get(j, "truncated"));
	add_block(p, i, GALLEY_ROLE_HEADLINE, json_object_get(j, "title"),
	    json_object_get(j, "title_from"));
	add_block(p, i, GALLEY_ROLE_DECK, json_object_get(j, "deck"),
	    json_object_get(j, "deck_from"));
	json_array_foreach(blocks, k, b)
	{
		const char *role =
		    json_string_value(json_object_get(b, "role"));

		add_block(p, i, galley_role_named(role ? role : "para"),
		    json_object_get(b, "text"), json_object_get(b, "from"));
	}
}

static void read_page(struct gold_page *p, const char *folder, const char *name)
{
	const json_t *articles, *asides, *a;
	json_error_t error;
	char path[4096];
	json_t *root;
	size_t i;

	p->name = strdup(name);
	snprintf(path, sizeof(path), "%s/%s.txt", folder, name);
	p->text = read_file(path, &p->bytes);
	snprintf(path, sizeof(path), "%s/%s.gold.json", folder, name);
	root = json_load_file(path, 0, &error);
	if (!root)
		die(path, error.text);
	if (json_string_value(json_object_get(root, "class")))
		p->class =
		    strdup(json_string_value(json_object_get(root, "class")));
	else
		p->class = strdup("none");
	articles = json_object_get(root, "articles");
	asides = json_object_get(root, "aside");
	p->narticles = json_array_size(articles);
	p->articles = gold_alloc(p->narticles * sizeof(*p->articles));
	json_array_foreach(articles, i, a) read_article(p, (int)i, a);
	json_array_foreach(asides, i, a)
	    read_ranges(p, -1, GALLEY_ROLE_NONE, json_object_get(a, "from"));
	p->latin = !strncmp(name, "fr", 2);
	gold_sort(p);
	json_decref(root);
}

static int is_gold(const struct dirent *d)
{
	size_t n = strlen(d->d_name);

	return n > 10 && !strcmp(d->d_name + n - 10, ".gold.json");
}

struct gold_page *gold_read(const char *folder, size_t *count)
{
	struct dirent **names;
	struct gold_page *pages;
	int n = scandir(folder, &names, is_gold, alphasort), i;

	if (n <= 0)
		die(folder, "no page with its truth (NAME.gold.json) there");
	pages = gold_alloc((size_t)n * sizeof(*pages));
	for (i = 0; i < n; i++) {
		names[i]->d_name[strlen(names[i]->d_name) - 10] = '\0';
		read_page(&pages[i], folder, names[i]->d_name);
		free(names[i]);
	}
	free(names);
	*count = (size_t)n;
	return pages;
}

/* ---- groups and folds ---- */

static int share(const struct gold_page *a, const struct gold_page *b)
{
	size_t i, k;

	for (i = 0; i < a->narticles; i++) {
		if (strlen(a->articles[i].blocks[0].text) < 18)
			continue; /* a standing head says nothing */
		for (k = 0; k < b->narticles; k++) {
			if (!strcmp(a->articles[i].blocks[0].text,
				b->articles[k].blocks[0].text))
				return 1;
		}
	}
	return 0;
}

void gold_group(struct gold_page *p, size_t n, int folds)
{
	size_t i, k, m, smallest,
	    *sizes = gold_alloc((size_t)folds * sizeof(*sizes));
	int group, changed;

	for (i = 0; i < n; i++)
		p[i].group = (int)i;
	do {
		changed = 0;
		for (i = 0; i < n; i++) {
			for (k = 0; k < i; k++) {
				if (p[i].group == p[k].group ||
				    !share(&p[i], &p[k]))
					continue;
				group = p[i].group;
				for (m = 0; m < n; m++) {
					if (p[m].group == group)
						p[m].group = p[k].group;
				}
				changed = 1;
			}
		}
	} while (changed);
	for (i = 0; i < n; i++)
		p[i].fold = -1;
	for (i = 0; i < n; i++) {
		if (p[i].fold >= 0)
			continue;
		smallest = 0;
		for (k = 1; k < (size_t)folds; k++) {
			if (sizes[k] < sizes[smallest])
				smallest = k;
		}
		for (k = i; k < n; k++) {
			if (p[k].group == p[i].group) {
				p[k].fold = (int)smallest;
				sizes[smallest]++;
			}
		}
	}
	free(sizes);
}
