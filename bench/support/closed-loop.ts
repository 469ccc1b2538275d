import { Agent, request } from 'node:http';

export interface Ask {
	url: string;
	method?: 'GET' | 'POST';
	headers?: Record<string, string>;
	body?: string;
}

/** Calls back with each request’s answer, in the order of asking for each client. */
type OnAnswer = (status: number, text: string) => void;

/** Sends one request and resolves to the status. */
export function send({ url, method = 'GET', headers, body }: Ask, agent: Agent, onAnswer?: OnAnswer): Promise<number> {
	return new Promise((resolve, reject) => {
		const sent = request(url, {
			method,
			agent,
			headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
		});
		sent.once('error', reject).once('response', (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => onAnswer && parts.push(part));
			response.once('error', reject).once('end', () => {
				const status = response.statusCode ?? 0;
				onAnswer?.(status, Buffer.concat(parts).toString());
				resolve(status);
			});
		});
		sent.end(body);
	});
}

/**
 * So many clients, each of which asks again when it has been answered: what a server can do, without a rate that some
 * servers could not keep. Resolves to answers a second. Rejects at the first that is not 2xx.
 */
export async function closedLoop(
	clients: number,
	seconds: number,
	ask: (client: number) => Ask | Promise<Ask>,
): Promise<number> {
	const agent = new Agent({ keepAlive: true, maxSockets: clients });
	const end = performance.now() + seconds * 1000;
	const began = performance.now();
	let answered = 0;
	const run = async (client: number) => {
		while (performance.now() < end) {
			let told = '';
			const next = await ask(client);
			const status = await send(next, agent, (code, text) => code >= 300 && (told = text));
			if (status >= 300) throw new Error(`${next.url} answered ${status}: ${told.slice(0, 500)}`);
			answered += 1;
		}
	};
	await Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
	agent.destroy();
	return answered / ((performance.now() - began) / 1000);
}

/** All at once; resolves to how many were answered as hoped for. */
export async function together(
	asks: readonly Ask[],
	accepts: (status: number, text: string) => boolean,
): Promise<number> {
	const agent = new Agent({ maxSockets: asks.length });
	let accepted = 0;
	const onAnswer: OnAnswer = (status, text) => (accepted += accepts(status, text) ? 1 : 0);
	await Promise.all(asks.map((ask) => send(ask, agent, onAnswer)));
	agent.destroy();
	return accepted;
}
