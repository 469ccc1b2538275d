import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import type { WebhookFailure } from '@endcap/contract';
import { sign } from '../shared/standard-webhooks.ts';
import { faultOf, guardedLookup, RefusedAddress } from './addresses.ts';
import type { Reach } from './options.ts';

const ANSWER_BYTES = 1024;

export interface Signed {
	id: string;
	body: string;
	/** More than one while a secret is changed. */
	keys: readonly Buffer[];
}

export interface SendOptions extends Reach {
	agent: http.Agent;
	sendMs: number;
	/** The server ends. */
	stop: AbortSignal;
}

/** What became of an attempt. */
export interface Attempt {
	/** Null when it was taken. */
	reason: WebhookFailure | null;
	status_code: number | null;
	answer: string | null;
	duration_ms: number;
	/** What the receiver asked for. */
	retry_after_ms: number;
}

/** One agent a turn: what comes one after the other goes over one connection, and nothing is left open afterwards. */
export function agentFor(url: string, { ca }: Reach): http.Agent {
	const options = { keepAlive: true, maxSockets: 1 };
	return new URL(url).protocol === 'http:' ? new http.Agent(options) : new https.Agent({ ...options, ca });
}

/** One attempt. Never rejects; undefined when the server ended before it was known what became of it. */
export async function send(url: string, message: Signed, options: SendOptions): Promise<Attempt | undefined> {
	const started = performance.now();
	const end = new AbortController();
	const abort = () => end.abort();
	const timer = setTimeout(abort, options.sendMs);
	options.stop.addEventListener('abort', abort);
	try {
		const answered = await post(new URL(url), message, { ...options, signal: end.signal });
		return { ...answered, duration_ms: Math.round(performance.now() - started) };
	} catch (error) {
		if (options.stop.aborted) return undefined;
		const duration_ms = Math.round(performance.now() - started);
		return { ...failureOf(error, end.signal.aborted), status_code: null, retry_after_ms: 0, duration_ms };
	} finally {
		clearTimeout(timer);
		options.stop.removeEventListener('abort', abort);
	}
}

function failureOf(error: unknown, late: boolean): Pick<Attempt, 'reason' | 'answer'> {
	if (late) return { reason: 'too_slow', answer: null };
	if (error instanceof RefusedAddress) return { reason: 'address_refused', answer: error.message };
	const { code, message } = error as NodeJS.ErrnoException;
	return { reason: 'unreachable', answer: code ?? message };
}

/** Rejects when no answer came. Redirects are answers like others: they could lead where nothing may be sent. */
async function post(
	url: URL,
	{ id, body, keys }: Signed,
	{ resolve, local, agent, signal }: SendOptions & { signal: AbortSignal },
): Promise<Omit<Attempt, 'duration_ms'>> {
	// Where it is a number and no name, nobody looks it up; and what may be sent to can change with the server's settings.
	if (faultOf(url.href, local) !== undefined) throw new RefusedAddress('Nothing is sent to this address');
	const timestamp = String(Math.floor(Date.now() / 1000));
	const headers = {
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(body),
		'user-agent': 'Endcap',
		'webhook-id': id,
		'webhook-timestamp': timestamp,
		'webhook-signature': keys.map((key) => sign(key, { id, timestamp, body })).join(' '),
	};
	const { request } = url.protocol === 'http:' ? http : https;
	const lookup = guardedLookup(resolve, local);
	const asked = request(url, { method: 'POST', headers, agent, lookup, signal });
	// Also of what breaks after the answer has come.
	asked.on('error', () => undefined).end(body);
	const [response] = (await once(asked, 'response')) as [http.IncomingMessage];
	return { ...judge(response), answer: await readAnswer(response) };
}

function judge({ statusCode = 0, headers }: http.IncomingMessage): Omit<Attempt, 'duration_ms' | 'answer'> {
	const taken = statusCode >= 200 && statusCode < 300;
	const seconds = /^\d{1,6}$/.test(headers['retry-after'] ?? '') ? Number(headers['retry-after']) : 0;
	return { reason: taken ? null : 'not_taken', status_code: statusCode, retry_after_ms: seconds * 1000 };
}

/** The first of what it says. A status that came counts, whatever becomes of the rest. */
async function readAnswer(response: http.IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	let bytes = 0;
	try {
		for await (const part of response as AsyncIterable<Buffer>) {
			parts.push(part);
			bytes += part.byteLength;
			// To leave the loop ends the connection, so nobody makes us read for ever.
			if (bytes > ANSWER_BYTES) break;
		}
	} catch {
		// It broke off or took too long.
	}
	const text = Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString('utf8');
	return text.replaceAll(/[^\P{Cc}\n\t]+/gu, ' ').trim();
}
