import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { buildApp, type AppOptions } from './app.ts';

export interface StartOptions extends AppOptions {
	host: string;
	/** 0 takes a free one. */
	port: number;
}

export interface RunningServer {
	url: string;
	app: FastifyInstance;
	/** Stops listening, finishes what is being answered, and lets go of the database, which stays open. */
	close(): Promise<void>;
}

/** Rejects with the system's error (`EADDRINUSE`) when it cannot listen. */
export async function startServer({ host, port, ...options }: StartOptions): Promise<RunningServer> {
	const app = await buildApp(options);
	try {
		await app.listen({ host, port, listenTextResolver: () => 'listening' });
	} catch (error) {
		await app.close();
		throw error;
	}
	const address = app.server.address() as AddressInfo;
	const name = host.includes(':') ? `[${host}]` : host;
	return { url: options.publicUrl ?? `http://${name}:${address.port}`, app, close: () => app.close() };
}
