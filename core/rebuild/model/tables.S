/* The trained tables, as they lie in the tree (core/rebuild/tables.h). */
	.section .rodata
	.balign 16
	.globl galley_tables_bytes
	.type galley_tables_bytes, %object
	.hidden galley_tables_bytes
galley_tables_bytes:
	.incbin "core/rebuild/model/galley.tab"
	.globl galley_tables_bytes_end
	.type galley_tables_bytes_end, %object
	.hidden galley_tables_bytes_end
galley_tables_bytes_end:
	.section .note.GNU-stack,"",%progbits
