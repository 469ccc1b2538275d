import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { PROBLEMS } from '@endcap/contract';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');

async function filesIn(folder: string, ending: string): Promise<string[]> {
	const names = await readdir(new URL(folder, root), { recursive: true });
	return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}${name.replaceAll('\\', '/')}`);
}

/** Codes as the importer writes them: the argument before a reason, a `code:`, or a code that SQL gives. */
const CODE =
	/'([a-z]+(?:_[a-z0-9]+)+)',\s*(?:(?:\w+\.)?reason\b|['`"][A-Z$])|code: '([a-z_]+)'|(?:THEN|refusal =) '([a-z_]+)'/g;

/** `variant_refused` marks staged rows; it is never told. The others are problems of the API. */
const NO_REMARKS = new Set(['variant_refused', ...Object.keys(PROBLEMS)]);

async function remarkCodes(): Promise<Set<string>> {
	const files = await filesIn('packages/server/src/imports/', '.ts');
	const texts = await Promise.all(files.map(read));
	const codes = texts.flatMap((text) =>
		[...text.matchAll(CODE)].map(([, before, named, sql]) => before ?? named ?? sql ?? ''),
	);
	return new Set(codes.filter((code) => !NO_REMARKS.has(code)));
}

describe('the docs', () => {
	it('have a heading for each code of a problem and of a remark, and for no other', async () => {
		const headings = [...(await read('docs/developers/errors.md')).matchAll(/^#{3,4} ([a-z0-9_]+)$/gm)].map(
			([, code]) => code,
		);
		const codes = [...Object.keys(PROBLEMS), ...(await remarkCodes())];
		assert.deepEqual(headings.toSorted(), codes.toSorted());
	});

	it('link only to files and headings that are there', async () => {
		const pages = ['README.md', 'CONTRIBUTING.md', ...(await filesIn('docs/', '.md'))];
		const broken: string[] = [];
		for (const page of pages) {
			for (const [, target = '', anchor] of (await read(page)).matchAll(
				/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g,
			)) {
				const file = new URL(target || page.split('/').at(-1) || '', new URL(page, root));
				const found = existsSync(file) && (!anchor || anchorsOf(await readFile(file, 'utf8')).includes(anchor));
				if (!found) {
					broken.push(`${page}: ${target}#${anchor ?? ''}`);
				}
			}
		}
		assert.deepEqual(broken, []);
	});

	it('list every decision in the index', async () => {
		const index = await read('docs/decisions/README.md');
		const records = (await filesIn('docs/decisions/', '.md')).filter((path) => !path.endsWith('README.md'));
		assert.deepEqual(
			records.filter((path) => !index.includes(`(${path.split('/').at(-1)})`)),
			[],
		);
	});
});

/** As GitHub makes them. */
function anchorsOf(markdown: string): string[] {
	const headings = [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase());
	return headings.map((heading) => heading.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-'));
}
