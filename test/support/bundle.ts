import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { minifyTemplates } from '../../scripts/minify-templates.ts';
import { trimLit } from '../../scripts/trim-lit.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Bundled {
	name: string;
	code: string;
	/** Loaded on demand only. */
	lazy: boolean;
	/** Sources in it, relative to the repository. */
	modules: string[];
	/** Bytes after brotli at its best. */
	brotli: number;
}

/** What a web developer's bundler makes of a module that uses our packages; `asScript`: with the script's small templates. */
export async function bundle(source: string, { oneFile = false, asScript = false } = {}): Promise<Bundled[]> {
	const folder = await mkdtemp(join(tmpdir(), 'endcap-bundle-'));
	const entry = join(folder, 'entry.ts');
	try {
		await writeFile(entry, source);
		const output = await build({
			configFile: false,
			root,
			logLevel: 'error',
			plugins: asScript ? [minifyTemplates, trimLit] : [],
			define: { 'process.env.NODE_ENV': '"production"' },
			resolve: {
				conditions: ['endcap-source', 'module', 'browser', 'production'],
				alias: {
					'@endcap/sdk/kiosk': join(root, 'packages/sdk/src/kiosks/index.ts'),
					'@endcap/sdk/staff': join(root, 'packages/sdk/src/staff/index.ts'),
					'@endcap/sdk': join(root, 'packages/sdk/src/index.ts'),
				},
			},
			build: {
				write: false,
				minify: false,
				modulePreload: false,
				lib: { entry, formats: ['es'], fileName: 'entry' },
				rolldownOptions: {
					// As in an application: without comments, and what the entry and later chunks share stays in the entry.
					preserveEntrySignatures: 'allow-extension',
					output: { minify: true, comments: false, ...(oneFile && { codeSplitting: false }) },
				},
			},
		});
		const [{ output: files }] = output as [Rolldown.RolldownOutput];
		const chunks = files.filter((each) => each.type === 'chunk');
		const eager = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
		// A set goes on over what is added meanwhile.
		for (const name of eager)
			for (const each of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) eager.add(each);
		return chunks.map((chunk) => ({
			name: chunk.fileName,
			code: chunk.code,
			lazy: !eager.has(chunk.fileName),
			modules: Object.keys(chunk.modules).map((id) => id.replace(root, '')),
			brotli: brotliCompressSync(chunk.code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
		}));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
