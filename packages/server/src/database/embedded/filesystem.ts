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

/** A directory in which what PostgreSQL syncs is synced. */
export class DurableNodeFS extends NodeFS {
	/** The disk refused to keep something. Nothing may be acknowledged from then on. */
	failure: Error | undefined;

	override async init(...[pglite, options]: Parameters<Init>): ReturnType<Init> {
		const { emscriptenOpts } = await super.init(pglite, options);
		const addFsync = (module: unknown) => {
			(module as EmscriptenModule).NODEFS.stream_ops.fsync = ({ nfd }) => this.#fsync(nfd);
		};
		return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
	}

	#fsync(descriptor: number): number {
		try {
			fs.fsyncSync(descriptor);
			return 0;
		} catch (error) {
			const known = ERROR_NUMBERS[(error as NodeJS.ErrnoException).code ?? ''];
			if (known === undefined) {
				this.failure = error as Error;
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
