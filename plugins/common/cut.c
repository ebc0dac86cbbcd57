/* Where an article's text breaks off. */
#include <stdint.h>

#include "common/cut.h"

size_t cut_behind(const struct galley_article *a)
{
	size_t i = galley_article_blocks(a);

	while (galley_article_truncated(a) && i--) {
		if (galley_block_role(galley_article_block(a, i)) ==
		    GALLEY_ROLE_PARA)
			return i;
	}
	return SIZE_MAX;
}
