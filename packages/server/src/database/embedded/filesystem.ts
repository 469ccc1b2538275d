import fs from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Init = NodeFS['init'];

/** What is used of Emscripten's file system over Node's, whose streams come without fsync. */
interface EmscriptenModule {
	NODEFS: { stream_ops: { fsync?(stream: { nfd: number }): number } };
}

/** Error numbers as Emscripten has them. PostgreSQL forgives the first two for directories. */
const ERROR_NUMBERS: Record<string, number> = { EBADF: 8, EINVAL: 28 };
const EIO = 29;

/**
 * A directory in which what PostgreSQL syncs is synced.
 *
 * `onFailure` is called when PostgreSQL gives up, for example on a full disk, or when the disk refused to keep something.
 * It comes from inside PostgreSQL, which may never return from there: PGlite goes on calling a program that has ended.
 * So nobody may wait for an answer then, and nothing may be acknowledged.
 */
export class DurableNodeFS extends NodeFS {
	readonly #onFailure: (error: Error) => void;

	constructor(directory: string, onFailure: (error: Error) => void) {
		super(directory);
		this.#onFailure = onFailure;
	}

	override async init(...[pglite, options]: Parameters<Init>): ReturnType<Init> {
		const { emscriptenOpts } = await super.init(pglite, options);
		const addFsync = (module: unknown) => {
			(module as EmscriptenModule).NODEFS.stream_ops.fsync = ({ nfd }) => this.#fsync(nfd);
		};
		return {
			emscriptenOpts: {
				...emscriptenOpts,
				preRun: [...(emscriptenOpts.preRun ?? []), addFsync],
				onAbort: (reason: unknown) => this.#onFailure(new Error(`PostgreSQL gave up: ${String(reason)}`)),
			},
		};
	}

	#fsync(descriptor: number): number {
		try {
			fs.fsyncSync(descriptor);
			return 0;
		} catch (error) {
			const known = ERROR_NUMBERS[(error as NodeJS.ErrnoException).code ?? ''];
			if (known === undefined) {
				this.#onFailure(error as Error);
			}
			return known ?? EIO;
		}
	}
}

/**
 * PGlite's own parameters without `-F`, which turns fsync off. Emscripten answers fdatasync without doing anything, so
 * the log is synced by fsync.
 */
export const durableStartParams = [
	...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
	'-c',
	'wal_sync_method=fsync',
];
