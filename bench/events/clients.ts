import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { answerParent } from '../support/child.ts';
import { cpuOfThisProcess } from '../support/cost.ts';

// Many pages in one process. Each has a connection of its own and sends what a browser does; what comes is looked
// through for positions only, so that the machine is the server’s.

export interface OpenPages {
	url: string;
	key: string;
	/** One page each. */
	topics: string[][];
}

/** When each event began, by position, in milliseconds of the epoch. */
export type Beginnings = Map<number, number>;

const OPENING_AT_ONCE = 64;
const EVENT = /id: (\d+)\nevent: /g;

let pages: Socket[] = [];
let positions: number[] = [];
let arrivals: number[] = [];

function take(text: string): string {
	const now = performance.timeOrigin + performance.now();
	let end = 0;
	EVENT.lastIndex = 0;
	for (let match = EVENT.exec(text); match; match = EVENT.exec(text)) {
		positions.push(Number(match[1]));
		arrivals.push(now);
		end = EVENT.lastIndex;
	}
	// What may be the beginning of the next.
	return text.slice(Math.max(end, text.length - 32));
}

async function openPage({ url, key }: OpenPages, topics: string[]): Promise<Socket> {
	const { host, hostname, port } = new URL(url);
	const query = new URLSearchParams(topics.map((topic) => ['topic', topic]));
	const socket = connect(Number(port), hostname).setNoDelay().setEncoding('latin1');
	socket.write(
		[
			`GET /v1/events?${query} HTTP/1.1`,
			`Host: ${host}`,
			'Connection: keep-alive',
			`Authorization: Bearer ${key}`,
			'Accept: text/event-stream',
			'Accept-Encoding: gzip, deflate, br, zstd',
			'Accept-Language: et-EE,et;q=0.9,en;q=0.8',
			'Cache-Control: no-store',
			'User-Agent: Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
			'\r\n',
		].join('\r\n'),
	);
	let rest = '';
	while (!rest.includes(': welcome')) rest += String((await once(socket, 'data'))[0]);
	if (!rest.startsWith('HTTP/1.1 200')) throw new Error(rest);
	rest = '';
	socket.on('data', (text: string) => (rest = take(rest + text)));
	socket.once('close', () => {
		throw new Error('The server let go of a page');
	});
	return socket;
}

async function open(given: OpenPages): Promise<number> {
	const left = given.topics.values();
	const work = async () => {
		for (const topics of left) pages.push(await openPage(given, topics));
	};
	await Promise.all(Array.from({ length: OPENING_AT_ONCE }, work));
	return pages.length;
}

function close(): void {
	for (const page of pages) page.removeAllListeners('close').destroy();
	pages = [];
}

/** Milliseconds from the beginning of an event to its arrival, one element an event and page. */
function delaysSince(beginnings: Beginnings): Float64Array {
	const delays = new Float64Array(positions.length);
	positions.forEach((position, index) => {
		delays[index] = (arrivals[index] ?? NaN) - (beginnings.get(position) ?? NaN);
	});
	return delays;
}

function forget(): void {
	positions = [];
	arrivals = [];
}

const answers = { cpu: cpuOfThisProcess, heard: () => positions.length, forget, close };
answerParent((message: OpenPages | Beginnings | keyof typeof answers) => {
	if (typeof message === 'string') return answers[message]();
	return message instanceof Map ? delaysSince(message) : open(message);
});
process.send?.('ready');
