import type { FastifyInstance } from 'fastify';
import { addressOf } from './address.ts';
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
	return { url: options.publicUrl ?? addressOf(app, host), app, close: () => app.close() };
}
