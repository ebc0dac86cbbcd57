// Many books by epubcheck-ts in one go; prints what Check.java prints:
//
//	node tests/books/check.mjs BOOK...
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/build/node/");
const { EpubCheck } = require("@likecoin/epubcheck-ts");
const grades = ["fatal", "error", "warning", "info"];
const books = process.argv.slice(2);
let bad = books.length === 0;

for (const book of books) {
	const report = await EpubCheck.validate(await readFile(book));
	const count = { fatal: 0, error: 0, warning: 0, info: 0 };

	for (const m of report.messages) {
		if (!grades.includes(m.severity))
			continue;
		count[m.severity]++;
		bad = true;
		console.log(`${m.severity.toUpperCase()}(${m.id}): ` +
			`${book}/${m.location?.path ?? ""}` +
			`(${m.location?.line ?? -1}): ` +
			m.message.replaceAll("\n", " "));
	}
	bad ||= !report.valid;
	console.log(`${book}: ` +
		grades.map((g) => `${count[g]} ${g}s`).join(" / "));
}
const { version } = require("@likecoin/epubcheck-ts/package.json");
console.log(`epubcheck-ts ${version}: ${books.length} books`);
process.exit(bad ? 1 : 0);
