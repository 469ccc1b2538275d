import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Backend } from './backend.ts';
import { fatalMessage } from './messages.ts';
import { SharedSession } from './shared-session.ts';
import type { Turns } from './turns.ts';

export interface ShareOptions {
	backend: Backend;
	turns: Turns;
	/** What the backend answers to a start of session. */
	greeting: Uint8Array;
	/** Takes the notifications that arrive with answers to others. */
	deliver: (message: Uint8Array) => void;
	/** How long a session may hold the turn without sending anything. */
	idleMs?: number;
}

export interface Share {
	/** Where commands of this user on this machine connect, speaking PostgreSQL's protocol. */
	socket: string;
	close(): Promise<void>;
}

/** Opens the one session of the embedded database to other processes of this user, a transaction at a time. */
export async function share(options: ShareOptions): Promise<Share> {
	// A directory that only this user may enter; a socket's own mode is not heeded everywhere.
	const folder = process.platform === 'win32' ? null : await mkdtemp(path.join(os.tmpdir(), 'endcap-'));
	const socket = folder === null ? `\\\\.\\pipe\\endcap-${randomUUID()}` : path.join(folder, 'database.sock');
	const sessions = new Map<Socket, SharedSession>();
	const server = createServer((connection) => {
		sessions.set(connection, new SharedSession(connection, options));
		connection.once('close', () => sessions.delete(connection));
	});
	server.listen(socket);
	await once(server, 'listening');
	// It keeps no process alive by itself.
	server.unref();
	return {
		socket,
		close: async () => {
			server.close();
			const message = fatalMessage('57P01', 'The Endcap server was stopped meanwhile. Nothing of this was kept.');
			await Promise.all([...sessions.values()].map((session) => session.end(message)));
			if (folder !== null) {
				await rm(folder, { recursive: true, force: true });
			}
		},
	};
}
