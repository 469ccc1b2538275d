import { migrate, openDatabase, type Database, type Engine } from '@endcap/server';
import { serveEndcap, type Serving } from '../../support/command.ts';
import { CuttingProxy } from '../../support/cutting-proxy.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { postgresDatabase } from '../../support/databases.ts';
import type { Ending } from '../../support/temporary.ts';

const MOST_STARTS = 10;

export interface Node {
	number: number;
	/** Between clients and it; stays when it is started again. */
	proxy: CuttingProxy;
	/** Between it and PostgreSQL. */
	databaseProxy: CuttingProxy | undefined;
	serving: Serving | undefined;
}

/** Servers in processes of their own before one database, with a bad network on both sides. */
export class Cluster {
	readonly engine: Engine;
	readonly nodes: Node[];
	/** What a server or a command needs to find the database, past the bad network. */
	readonly settings: NodeJS.ProcessEnv;
	/** The database itself. Undefined while it is embedded and its process is away. */
	database: Database | undefined;
	/** Servers that ended by themselves, with their last words. */
	readonly crashes: string[] = [];
	readonly #open: () => Promise<Database>;

	private constructor(engine: Engine, settings: NodeJS.ProcessEnv, nodes: Node[], open: () => Promise<Database>) {
		this.engine = engine;
		this.settings = settings;
		this.nodes = nodes;
		this.#open = open;
	}

	/** `prepare` makes what the servers are to find. With PGlite there is one server, and its process is the database. */
	static async start(
		engine: Engine,
		count: number,
		ending: Ending,
		random: () => number,
		prepare: (database: Database) => Promise<void>,
	): Promise<Cluster> {
		const start = engine === 'pglite' ? startEmbedded : startPostgres;
		const { settings, databaseProxies, open } = await start(count, ending, random, prepare);
		const nodes = await Promise.all(
			databaseProxies.map(async (databaseProxy, number) => {
				const proxy = await CuttingProxy.start({ host: '127.0.0.1', port: 1 }, { random });
				return { number, proxy, databaseProxy, serving: undefined };
			}),
		);
		const cluster = new Cluster(engine, settings, nodes, open);
		ending.after(() => cluster.close());
		await Promise.all(nodes.map((node) => cluster.restart(node)));
		if (engine === 'postgresql') cluster.database = await open();
		return cluster;
	}

	async restart(node: Node): Promise<void> {
		const url = this.settings.DATABASE_URL;
		const env = node.databaseProxy ? { DATABASE_URL: through(node.databaseProxy, url ?? '') } : this.settings;
		node.serving = await serveInTheEnd(env);
		this.#watch(node, node.serving);
		node.proxy.target = { host: '127.0.0.1', port: Number(new URL(node.serving.url).port) };
		if (this.engine === 'pglite') this.database = await this.#open();
	}

	/** As a power cut does. */
	async kill(node: Node): Promise<void> {
		if (this.engine === 'pglite') await this.#letGo();
		await stop(node, 'SIGKILL');
	}

	/** Every server ends as it should, and the database is opened without them. */
	async end(): Promise<Database> {
		if (this.engine === 'pglite') await this.#letGo();
		for (const node of this.nodes) await stop(node, 'SIGTERM');
		this.database ??= await this.#open();
		return this.database;
	}

	/** Does nothing more to lines, and mends what it did. */
	calm(): void {
		for (const { proxy, databaseProxy } of this.nodes) {
			for (const each of [proxy, databaseProxy]) {
				if (!each) continue;
				each.rate = 0;
				each.refusing = false;
				each.resume();
			}
		}
	}

	/** Of what it began, nothing runs any more. Again without effect. */
	async close(): Promise<void> {
		await this.#letGo();
		for (const node of this.nodes) {
			await stop(node, 'SIGKILL');
			await Promise.all([node.proxy.close(), node.databaseProxy?.close()]);
		}
	}

	#watch(node: Node, { child }: Serving): void {
		let words = '';
		child.stderr?.on('data', (text: string) => (words += text));
		child.once('close', (code) => {
			if (node.serving?.child === child) this.crashes.push(`node ${node.number} ended with ${code}: ${words}`);
		});
	}

	async #letGo(): Promise<void> {
		const database = this.database;
		this.database = undefined;
		await database?.close().catch(() => undefined);
	}
}

/** As whoever watches over processes does: one that cannot reach its database yet is started again. */
async function serveInTheEnd(env: NodeJS.ProcessEnv): Promise<Serving> {
	for (let left = MOST_STARTS; ; left -= 1) {
		try {
			return await serveEndcap(env);
		} catch (error) {
			if (left === 1) throw error;
		}
	}
}

async function stop(node: Node, signal: NodeJS.Signals): Promise<void> {
	const { serving } = node;
	node.serving = undefined;
	await serving?.stop(signal);
}

interface Started {
	settings: NodeJS.ProcessEnv;
	databaseProxies: (CuttingProxy | undefined)[];
	open: () => Promise<Database>;
}

async function startEmbedded(
	_count: number,
	ending: Ending,
	_random: () => number,
	prepare: (database: Database) => Promise<void>,
): Promise<Started> {
	const dataDir = await dataFolder(ending);
	const database = await openDatabase({ dataDir, purpose: 'serve' });
	await migrate(database);
	await prepare(database);
	await database.close();
	return {
		settings: { ENDCAP_DATA: dataDir },
		databaseProxies: [undefined],
		open: () => openDatabase({ dataDir, purpose: 'command' }),
	};
}

async function startPostgres(
	count: number,
	ending: Ending,
	random: () => number,
	prepare: (database: Database) => Promise<void>,
): Promise<Started> {
	const own = await postgresDatabase();
	ending.after(() => own.close());
	await prepare(own.database);
	const target = targetOf(own.url);
	const databaseProxies = await Promise.all(
		Array.from({ length: count }, () => CuttingProxy.start(target, { random })),
	);
	return {
		settings: { DATABASE_URL: own.url },
		databaseProxies,
		open: () => openDatabase({ databaseUrl: own.url, purpose: 'command' }),
	};
}

function targetOf(url: string): { path: string } | { host: string; port: number } {
	const socket = /[?&]host=([^&]+)/.exec(url)?.[1];
	if (socket !== undefined) return { path: `${decodeURIComponent(socket)}/.s.PGSQL.5432` };
	const { hostname, port } = new URL(url);
	return { host: hostname, port: Number(port || 5432) };
}

/** The same database by way of a proxy. */
function through({ port }: CuttingProxy, url: string): string {
	const [, scheme = '', user = '', database = ''] = /^(\w+:\/\/)([^@/]*)@[^/]*\/([^?]*)/.exec(url) ?? [];
	return `${scheme}${user}@127.0.0.1:${port}/${database}`;
}
