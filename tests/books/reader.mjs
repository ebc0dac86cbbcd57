// Reads books as a person does, in Chromium with foliate-js, and tells in TAP:
//
//	node tests/books/reader.mjs CHROMIUM SHOTS BOOK.epub...
//
// What a book is said to hold lies beside it, BOOK.json: see reader.sh.
import { createServer } from "node:http";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";

const modules = process.cwd() + "/build/node/node_modules/";
const { chromium } = createRequire(modules)("playwright-core");
const [program, shots, ...books] = process.argv.slice(2);

// ---- TAP ----

let count = 0, failed = 0;
function same(name, wanted, got) {
	const [w, g] = [wanted, got].map((v) => JSON.stringify(v));

	count++;
	console.log(`${w === g ? "ok" : "not ok"} ${count} - ${name}`);
	if (w === g)
		return;
	failed++;
	console.log(`# wanted: ${w}\n# got: ${g}`);
}
const yes = (name, got, why) => same(name, true, got ? true : why ?? false);

// ---- a server for the page, the library and the books ----

const types = { html: "text/html", js: "text/javascript",
	epub: "application/epub+zip" };
const server = createServer(async (ask, answer) => {
	const path = decodeURIComponent(new URL(ask.url, "http://x").pathname);
	const file = path.startsWith("/foliate-js/") ? modules + path.slice(1) :
		path === "/" ? "tests/books/reader.html" :
		books.find((b) => basename(b) === path.slice(1));

	if (path === "/favicon.ico")
		return answer.writeHead(204).end();
	try {
		const bytes = await readFile(file);
		answer.setHeader("Content-Type",
			types[file.split(".").pop()] ?? "text/plain");
		answer.end(bytes);
	} catch {
		answer.writeHead(404).end();
	}
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const here = `http://127.0.0.1:${server.address().port}/`;

// ---- a reader ----

const profile = await mkdtemp(join(tmpdir(), "reader-"));
const browser = await chromium.launchPersistentContext(profile, {
	executablePath: program, headless: true, chromiumSandbox: false,
	viewport: { width: 480, height: 720 }, deviceScaleFactor: 1.5,
});
const page = await browser.newPage();
const faults = [];
page.on("pageerror", (e) => faults.push(String(e)));
page.on("console", (m) => m.type() === "error" && faults.push(m.text()));
// The view keeps its parts to itself; a test looks into them.
await page.addInitScript(() => {
	const attach = Element.prototype.attachShadow;
	Element.prototype.attachShadow = function (how) {
		return attach.call(this, { ...how, mode: "open" });
	};
});

// What the reader shows: the section's file, the words on the page, the labels.
const place = () => page.evaluate(() => {
	const { index } = view.renderer.getContents()[0];
	const at = view.lastLocation;
	return {
		index, file: view.book.sections[index].id.split("/").pop(),
		words: at.range.toString(), contents: at.tocItem?.label ?? null,
		printed: at.pageItem?.label ?? null,
	};
});
const flat = (items) => items.flatMap(
	(i) => [i, ...flat(i.subitems ?? [])]);
const go = (href) => page.evaluate((h) => view.goTo(h), href);
const settle = () => page.waitForTimeout(150);

// Turns a page by the key or the hand; the place it comes to.
async function turn(how) {
	await page.evaluate((name) => view[name](), how);
	return place();
}

// The links of the article shown: what they lead to, by the file's name.
const links = () => page.evaluate(() => {
	const { doc } = view.renderer.getContents()[0];
	return [...doc.querySelectorAll("nav a[href], a[rel]")]
		.map((a) => ({ text: a.textContent,
			to: a.getAttribute("href").split("#")[0] }));
});

// Clicks the link to that file where it stands on the screen.
async function follow(to) {
	await page.evaluate((file) => {
		const { doc } = view.renderer.getContents()[0];
		const a = [...doc.querySelectorAll("nav a[href], a[rel]")]
			.find((l) => l.getAttribute("href").startsWith(file));
		const range = doc.createRange();

		range.selectNodeContents(a);
		return view.renderer.scrollToAnchor(range);
	}, to);
	await settle();
	const frame = page.frames().at(-1);
	await frame.locator(`nav a[href^="${to}"], a[rel][href^="${to}"]`)
		.first().click();
	await page.waitForFunction((file) => {
		const { index } = view.renderer.getContents()[0];
		return view.book.sections[index].id.endsWith(file);
	}, to, { timeout: 5000 }).catch(() => {});
	await settle();
	return place();
}

async function shoot(name) {
	await settle();
	await page.screenshot({ path: join(shots, `${name}.png`) });
}

// ---- what is looked at ----

async function direction(name, wants) {
	const got = await page.evaluate(() => {
		const { doc } = view.renderer.getContents()[0];
		return { progression: view.book.dir ?? null,
			writing: getComputedStyle(doc.documentElement).writingMode };
	});
	same(`${name}: the pages' progression`, wants.progression ?? null,
		got.progression);
	same(`${name}: the direction of writing`,
		wants.writing ?? "horizontal-tb", got.writing);
}

async function contents(name, wants) {
	const toc = flat(await page.evaluate(() => view.book.toc));
	const labels = toc.map((i) => i.label);
	const missing = wants.headlines.filter((h) => !labels.includes(h));

	same(`${name}: each article stands in the contents`, [], missing);
	for (const { headline, words } of wants.articles) {
		const item = toc.find((i) => i.label === headline);
		if (!item)
			continue;
		await go(item.href);
		let at = await place();
		const { index } = at;
		let seen = at.words;
		yes(`${name}: the contents lead to ${headline}`,
			at.words.includes(headline), at);
		// At the article, or at a crosshead that is on the same page.
		yes(`${name}: the reader knows where it is`,
			flat([item]).some((i) => i.label === at.contents),
			at.contents);
		while (at.index === index) {
			at = await turn("next");
			if (at.index === index)
				seen += at.words;
		}
		const all = (s) => s.replace(/\s/g, "");
		yes(`${name}: its longest paragraph is on its pages`,
			all(seen).includes(all(words)), seen);
	}
	return toc;
}

async function neighbours(name, wants, toc) {
	const item = toc.find((i) => i.label === wants.articles[1].headline);
	const files = await page.evaluate(
		() => view.book.sections.map((s) => s.id.split("/").pop()));
	const file = item.href.split("/").pop().split("#")[0];
	const at = files.indexOf(file);
	const next = files[at + 1], before = files[at - 1];

	await go(item.href);
	await page.evaluate(() => view.renderer.nextSection());
	same(`${name}: the next section`, next, (await place()).file);
	await page.evaluate(() => view.renderer.prevSection());
	same(`${name}: and back`, file, (await place()).file);

	// A page is turned by the hand on the side where the text goes on.
	await go(item.href);
	const rtl = wants.progression === "rtl";
	await turn(rtl ? "goRight" : "goLeft");
	same(`${name}: the page before it`, before, (await place()).file);
	await turn(rtl ? "goLeft" : "goRight");
	same(`${name}: the page after that`, file, (await place()).file);

	await go(item.href);
	const targets = (await links()).map((l) => l.to);
	if (!targets.length && !wants.links)
		return;
	for (const [what, to] of [["next", next], ["previous", before],
		["contents", "nav.xhtml"]]) {
		await go(item.href);
		if (!targets.includes(to)) {
			same(`${name}: a link to ${what}`, to, targets);
			continue;
		}
		const got = await follow(to);
		same(`${name}: the link to ${what} leads there`, to, got.file);
	}
}

async function printed(name, wants) {
	const list = await page.evaluate(() => view.book.pageList ?? []);

	same(`${name}: the printed pages`, wants.pages.map((p) => p.label),
		list.map((i) => i.label));
	for (const { label, words } of wants.pages) {
		const item = list.find((i) => i.label === label);
		if (!item || !words)
			continue;
		await go(item.href);
		const at = await place();
		same(`${name}: the reader is on printed page ${label}`, label,
			at.printed);
		yes(`${name}: page ${label} begins with ${words}`,
			at.words.includes(words), at);
	}
}

async function pictures(name, wants, toc) {
	const sections = await page.evaluate(
		() => view.book.sections.map((s) => s.id.split("/").pop()));

	for (const file of ["cover.xhtml", "title.xhtml", "nav.xhtml",
		"note.xhtml", "notes.xhtml"]) {
		const index = sections.indexOf(file);
		if (index < 0)
			continue;
		await page.evaluate((i) => view.renderer.goTo({ index: i }), index);
		await shoot(`${name}-${file.split(".")[0]}`);
	}
	for (const [i, { headline }] of wants.articles.entries()) {
		const item = toc.find((t) => t.label === headline);
		if (!item)
			continue;
		await go(item.href);
		await shoot(`${name}-article${i + 1}`);
		await turn("next");
		await shoot(`${name}-article${i + 1}-next`);
	}
}

async function read(book) {
	const name = basename(book, ".epub");
	const wants = JSON.parse(await readFile(
		book.replace(/epub$/, "json"), "utf-8"));

	faults.length = 0;
	await page.goto(here);
	await page.waitForFunction(() => window.ready);
	await page.evaluate((b) => openBook(b), basename(book));
	same(`${name}: the title`, wants.title,
		await page.evaluate(() => view.book.metadata.title));
	const toc = await contents(name, wants);
	await go(toc.find((i) => i.label === wants.articles[0].headline)?.href);
	await direction(name, wants);
	await neighbours(name, wants, toc);
	await printed(name, wants);
	await pictures(name, wants, toc);
	same(`${name}: the reader has nothing to complain of`, [], faults);
}

await mkdir(shots, { recursive: true });
for (const book of books) {
	try {
		await read(book);
	} catch (e) {
		same(`${basename(book)}: it can be read`, "", String(e.stack));
	}
}
await browser.close();
server.close();
await rm(profile, { recursive: true, force: true });
console.log(`1..${count}`);
process.exit(failed || !count ? 1 : 0);
