import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Where an app that listens is reached by that host’s name. */
export function addressOf(app: FastifyInstance, host: string): string {
	const { port } = app.server.address() as AddressInfo;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Where an app is reached when nobody said; before it listens, nowhere in particular. */
export function listeningAddress(app: FastifyInstance): string {
	const address = app.server.address() as AddressInfo | null;
	const anywhere = !address || address.address === '0.0.0.0' || address.address === '::';
	return address ? addressOf(app, anywhere ? 'localhost' : address.address) : 'http://localhost';
}
