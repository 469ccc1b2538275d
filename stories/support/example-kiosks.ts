import type { Kiosk, KioskChange, KioskInput, KioskRefusal } from '@endcap/contract';
import { EXAMPLE_NOW, exampleKiosk, exampleRefusal, exampleRefusedClaim } from '@endcap/contract/examples';
import { json, problem } from './example-answers.ts';
import type { ExampleCounter } from './example-counter.ts';

/** What a shop has of kiosks. */
export interface KiosksOfCounter {
	kiosks: Kiosk[];
	refusals: KioskRefusal[];
}

const STORE = 'tartu-ruutli';
const at = (minutes: number) => new Date(Date.parse(EXAMPLE_NOW) + minutes * 60_000).toISOString();
const heartbeat = exampleKiosk.heartbeat;

/** One that is fine, one that is silent with entries that wait, one whose clock is off, and one that waits for its code. */
export function exampleKiosks(): KiosksOfCounter {
	const door = { ...exampleKiosk, store_id: STORE, seen_at: at(-0.3), refusals: 1 };
	const till: Kiosk = {
		...door,
		id: 'till',
		name: 'By the till',
		seen_at: at(-12),
		refusals: 0,
		heartbeat: heartbeat && { ...heartbeat, waiting: 3, oldest_waiting_at: at(-25) },
	};
	const window: Kiosk = {
		...door,
		id: 'window',
		name: 'In the window',
		refusals: 0,
		closed: true,
		heartbeat: heartbeat && { ...heartbeat, screen: 'closed', clock_off_ms: 86_400_000, lost: 1 },
	};
	const cellar: Kiosk = {
		...door,
		id: 'cellar',
		name: 'In the cellar',
		status: 'waiting',
		enrolled_at: null,
		expires_at: null,
		seen_at: null,
		heartbeat: null,
		refusals: 0,
	};
	const refusals = [
		{ ...exampleRefusal, store_id: STORE },
		{ ...exampleRefusedClaim, store_id: STORE },
		{
			...exampleRefusal,
			entry_id: '0199c9a0-0000-7000-8000-00000000abcd',
			store_id: STORE,
			kind: 'unreadable' as const,
			code: 'entry_unreadable',
			contact: null,
			lines: [],
		},
	];
	return { kiosks: [door, till, window, cellar], refusals };
}

/** As the server would. Undefined: it is about something else. */
export function answerKiosks(counter: ExampleCounter, url: URL, method: string, body: unknown): Response | undefined {
	const [, , resource, id = '', action = ''] = url.pathname.split('/').map(decodeURIComponent);
	if (resource !== 'kiosks') return undefined;
	if (id === 'refusals') return answerRefusals(counter, action, body);
	if (id === '' && method === 'GET') return json(200, { data: counter.kiosks });
	if (counter.member?.role !== 'manager' && needsManager(method, action, body)) return problem(403, 'key_not_allowed');
	if (id === '') {
		const { name, store_id } = body as KioskInput;
		const made: Kiosk = {
			...exampleKiosks().kiosks[3],
			...exampleKiosk,
			id: `kiosk-${counter.kiosks.length}`,
			name,
			store_id,
		};
		const waiting: Kiosk = { ...made, status: 'waiting', enrolled_at: null, seen_at: null, heartbeat: null };
		counter.kiosks = [...counter.kiosks, waiting];
		return json(201, codeOf(waiting));
	}
	const kiosk = counter.kiosks.find((each) => each.id === id);
	if (!kiosk) return problem(404, 'not_found');
	if (action === 'enrolment') return json(201, codeOf(kiosk));
	const change = body as KioskChange | undefined;
	const changed: Kiosk = {
		...kiosk,
		...change,
		settings: { ...kiosk.settings, ...change?.settings },
		...(method === 'DELETE' && { status: 'revoked' as const }),
		...(action === 'call' && { call: null }),
	};
	counter.kiosks = counter.kiosks.map((each) => (each === kiosk ? changed : each));
	counter.tell('kiosk.updated', { id, store_id: kiosk.store_id });
	return json(200, changed);
}

function needsManager(method: string, action: string, body: unknown): boolean {
	if (action === 'call') return false;
	return method !== 'PATCH' || Object.keys(body as KioskChange).some((field) => field !== 'closed');
}

function codeOf(kiosk: Kiosk) {
	return { kiosk, code: 'K7PM-34XA', expires_at: at(10) };
}

function answerRefusals(counter: ExampleCounter, id: string, body: unknown): Response {
	if (id === '') return json(200, { data: counter.refusals, next_cursor: null });
	const refusal = counter.refusals.find(({ entry_id }) => entry_id === id);
	if (!refusal) return problem(404, 'not_found');
	counter.refusals = counter.refusals.filter((each) => each !== refusal);
	const settled = { at: EXAMPLE_NOW, by: counter.member?.name ?? '', note: (body as { note: string }).note };
	return json(200, { ...refusal, contact: null, customer: null, settled });
}
