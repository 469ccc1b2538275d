import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Ending } from './temporary.ts';

/** What a mail server does with the next attempt. */
export type Conduct =
	| 'take'
	| 'say later'
	| 'refuse the recipient'
	| 'refuse the message'
	| 'refuse the password'
	| 'cut before the dot'
	| 'cut after the dot'
	| 'say nothing';

export interface ReceivedMail {
	/** As it came, headers and body. */
	raw: string;
	messageId: string;
	from: string;
	to: string[];
	user: string | undefined;
	encrypted: boolean;
}

export interface MailServer {
	port: number;
	/** Those that were there up to the final dot, also when the sender never learned of it. */
	received: ReceivedMail[];
	attempts: number;
}

export interface MailServerOptions {
	/** By number of the attempt, from 1. */
	conduct?: (attempt: number) => Conduct;
	/** With STARTTLS and a password. */
	encrypted?: boolean;
	/** Told of each mail as soon as it is there, before the answer; a promise keeps the answer waiting. */
	onMail?: (mail: ReceivedMail) => unknown;
	onAttempt?: () => unknown;
}

/** For `ca` of who sends to `encrypted` ones. */
export function certificate(): Promise<string> {
	return readFile(new URL('tls/cert.pem', import.meta.url), 'utf8');
}

/** A real mail server on a port of this machine, until the test ends. */
export async function startMailServer(context: Ending, options: MailServerOptions = {}): Promise<MailServer> {
	const { conduct = () => 'take', encrypted = false } = options;
	const sockets = new Map<number, Socket>();
	const state: MailServer = { port: 0, received: [], attempts: 0 };
	const conducts = new Map<string, Conduct>();
	const of = (session: SMTPServerSession) => conducts.get(session.id) ?? 'take';
	const cut = ({ remotePort }: SMTPServerSession) => sockets.get(remotePort)?.destroy();
	const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

	const server = new SMTPServer({
		key: await readFile(new URL('tls/key.pem', import.meta.url)),
		cert: await certificate(),
		hideSTARTTLS: !encrypted,
		authOptional: !encrypted,
		disableReverseLookup: true,
		closeTimeout: 100,
		onConnect(session, callback) {
			state.attempts += 1;
			conducts.set(session.id, conduct(state.attempts));
			options.onAttempt?.();
			if (of(session) !== 'say nothing') callback();
		},
		onAuth({ username, password }, session, callback) {
			if (of(session) === 'refuse the password' || password !== 'secret') {
				callback(refusal(535, '5.7.8 Authentication credentials invalid'));
			} else callback(null, { user: username });
		},
		onRcptTo(_address, session, callback) {
			callback(of(session) === 'refuse the recipient' ? refusal(550, '5.1.1 No such mailbox') : null);
		},
		onData(stream, session, callback) {
			let raw = '';
			stream.setEncoding('utf8');
			stream.on('data', (text: string) => {
				raw += text;
				if (of(session) === 'cut before the dot') cut(session);
			});
			stream.on('end', async () => {
				if (of(session) === 'say later') return callback(refusal(451, '4.7.1 Greylisted, come back later'));
				if (of(session) === 'refuse the message') return callback(refusal(554, '5.7.1 Not wanted here'));
				if (of(session) === 'cut before the dot') return undefined;
				const mail = mailOf(raw, session);
				state.received.push(mail);
				await options.onMail?.(mail);
				if (of(session) === 'cut after the dot') cut(session);
				else callback();
				return undefined;
			});
		},
	});
	// Connections that are cut are what some tests are about.
	server.on('error', () => undefined);
	server.server.on('connection', (socket: Socket) => sockets.set(Number(socket.remotePort), socket));
	const listening = server.listen(0, 'localhost');
	await once(listening, 'listening');
	context.after(async () => {
		const closed = once(server.server, 'close');
		server.server.close();
		for (const socket of sockets.values()) socket.destroy();
		await closed;
	});
	state.port = (listening.address() as AddressInfo).port;
	return state;
}

function mailOf(raw: string, session: SMTPServerSession): ReceivedMail {
	const { mailFrom, rcptTo } = session.envelope;
	return {
		raw,
		messageId: /^message-id: (.*)$/im.exec(raw)?.[1] ?? '',
		from: mailFrom ? mailFrom.address : '',
		to: rcptTo.map(({ address }) => address),
		user: session.user === undefined ? undefined : String(session.user),
		encrypted: session.secure,
	};
}

/** The text part, decoded. */
export function textOf({ raw }: ReceivedMail, type = 'text/plain'): string {
	const part = raw.slice(raw.indexOf(`Content-Type: ${type}`));
	const [head = '', body = ''] = part.split(/\r\n\r\n([\s\S]*)/);
	const [encoded = ''] = body.split(/\r\n--/);
	if (/base64/i.test(head)) return Buffer.from(encoded, 'base64').toString('utf8');
	if (!/quoted-printable/i.test(head)) return encoded;
	const bytes = encoded
		.replaceAll(/=\r\n/g, '')
		.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
