import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

interface Package {
	dependencies: Record<string, string>;
	overrides?: Record<string, string>;
}

/** A folder outside of the project that keeps what was installed for the next run. */
export class Scratch {
	readonly folder: string;

	private constructor(folder: string) {
		this.folder = folder;
	}

	/** With these packages from npm and copies of these files of ours, by the name they get. */
	static async prepare(name: string, wanted: Package, files: Record<string, URL>): Promise<Scratch> {
		const folder = path.join(os.tmpdir(), 'endcap-bench-peers', name);
		await mkdir(folder, { recursive: true });
		const manifest = `${JSON.stringify({ name: `endcap-bench-${name}`, private: true, ...wanted }, null, '\t')}\n`;
		const done = path.join(folder, 'installed.json');
		const scratch = new Scratch(folder);
		if ((await readFile(done, 'utf8').catch(() => '')) !== manifest) {
			console.log(`installing ${name} into ${folder}: a few minutes, once`);
			await writeFile(path.join(folder, 'package.json'), manifest);
			await scratch.run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', '--legacy-peer-deps']);
			await writeFile(done, manifest);
		}
		for (const [to, from] of Object.entries(files)) await copyFile(from, path.join(folder, to));
		return scratch;
	}

	/** Starts a program there, whose output goes to a file beside it. It ends with this process. */
	start(command: string, parameters: string[], env: Record<string, string> = {}) {
		const child = spawn(command, parameters, {
			cwd: this.folder,
			env: { ...process.env, NODE_ENV: 'production', ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const log = createWriteStream(this.#log, { flags: 'a' });
		for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false });
		const kill = () => child.kill('SIGKILL');
		process.once('exit', kill);
		child.once('close', () => {
			process.off('exit', kill);
			log.end();
		});
		return child;
	}

	/** Resolves with what is there in the end; rejects when the program that makes it has ended. */
	async until<T>(child: ChildProcess, look: () => Promise<T | undefined>): Promise<T> {
		for (; ; await delay(200)) {
			const found = await look();
			if (found !== undefined) return found;
			if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: see ${this.#log}`);
		}
	}

	/** To its end. */
	async run(command: string, parameters: string[], env?: Record<string, string>): Promise<void> {
		const [code] = await once(this.start(command, parameters, env), 'close');
		if (code !== 0) throw new Error(`${command} ${parameters.join(' ')} ended with ${code}: see ${this.#log}`);
	}

	/** Until it says that it is well. */
	untilHealthy(child: ChildProcess, url: string): Promise<boolean> {
		return this.until(child, async () => (await fetch(`${url}/health`).catch(() => undefined))?.ok || undefined);
	}

	get #log(): string {
		return path.join(this.folder, 'bench.log');
	}
}
