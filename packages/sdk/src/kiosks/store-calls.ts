import type { Kiosk, KioskEnrolment, KioskRefusal, KioskRefusalPage } from '@endcap/contract';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import type { Behind } from '../shared/lazily.ts';
import type { Source } from '../shared/live.ts';
import { whileMounted } from '../shared/mounting.ts';
import { refusalOf } from '../shared/outcome.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';
import type { StaffFeed } from '../staff/feed.ts';
import type { KioskCodeOutcome, KioskOutcome, KiosksSeen, StoreKiosks } from './store-kiosks.ts';

const KIOSKS = '/v1/kiosks';
const REFUSALS = `${KIOSKS}/refusals`;
const LIST: Shape<{ data: Kiosk[] }> = ['data'];
const KIOSK: Shape<Kiosk> = ['id', 'settings', 'status'];
const CODE: Shape<KioskEnrolment> = ['kiosk', 'code'];
const REFUSAL: Shape<KioskRefusal> = ['entry_id', 'code'];
const MOST_REFUSALS = 100;
/** What happens together is read together (ms). */
const TOGETHER = 50;

/** What stands behind `StoreKiosks`. */
export function createStoreKiosks(transport: Transport, feed: StaffFeed): Behind<StoreKiosks> {
	let source: Source<KiosksSeen> | undefined;
	const pathOf = (id: string, action = '') => `${KIOSKS}/${encodeURIComponent(id)}${action}`;

	async function read(): Promise<void> {
		const kiosks = await transport.read<{ data: Kiosk[] }>(KIOSKS, {}, LIST);
		const query = { limit: MOST_REFUSALS };
		const { value } = await transport.read<KioskRefusalPage>(REFUSALS, query, PAGE);
		source?.accept({ ...kiosks, value: { kiosks: kiosks.value.data, refusals: value.data } });
	}

	function follow(first: Source<KiosksSeen>): void {
		if (source) return;
		source = first;
		let timer: ReturnType<typeof setTimeout> | undefined;
		whileMounted(first.$live, () =>
			feed.listen((happened) => {
				if (happened !== 'resync' && !happened.type.startsWith('kiosk')) return;
				timer ??= setTimeout(() => {
					timer = undefined;
					readAgain();
				}, TOGETHER);
			}),
		);
	}

	const readAgain = () => void read().catch(() => undefined);

	async function save(ask: () => Promise<{ value: Kiosk }>): Promise<KioskOutcome> {
		try {
			const { value } = await ask();
			readAgain();
			return { outcome: 'saved', kiosk: value };
		} catch (error) {
			return refusalOf(error, 'key_not_allowed', 'store_not_allowed', 'invalid_request', 'not_found');
		}
	}

	async function code(ask: () => Promise<{ value: KioskEnrolment }>): Promise<KioskCodeOutcome> {
		try {
			const { value } = await ask();
			readAgain();
			return { outcome: 'created', ...value };
		} catch (error) {
			return refusalOf(error, 'key_not_allowed', 'store_not_allowed', 'invalid_request', 'not_found');
		}
	}

	return {
		create: (input, { idempotencyKey = makeIdempotencyKey(), signal } = {}) =>
			code(() => write(transport, 'POST', KIOSKS, input, { shape: CODE, idempotencyKey, signal })),
		codeAgain: (id, { idempotencyKey = makeIdempotencyKey(), signal } = {}) =>
			code(() =>
				write(transport, 'POST', pathOf(id, '/enrolment'), undefined, { shape: CODE, idempotencyKey, signal }),
			),
		// Sent again these come to the same.
		change: (id, change, { signal } = {}) =>
			save(() => write(transport, 'PATCH', pathOf(id), change, { shape: KIOSK, signal, once: false })),
		remove: (id, { signal } = {}) =>
			save(() => write(transport, 'DELETE', pathOf(id), undefined, { shape: KIOSK, signal })),
		answerCall: (id, { signal } = {}) =>
			save(() =>
				write(transport, 'POST', pathOf(id, '/call/answer'), undefined, { shape: KIOSK, signal, once: false }),
			),
		refusals: (query = {}, options) => transport.get<KioskRefusalPage>(REFUSALS, query, PAGE, options),
		async settle(entryId, note, { signal } = {}) {
			try {
				const path = `${REFUSALS}/${encodeURIComponent(entryId)}/settle`;
				const { value } = await write(transport, 'POST', path, { note }, { shape: REFUSAL, signal, once: false });
				readAgain();
				return { outcome: 'settled', refusal: value };
			} catch (error) {
				return refusalOf(error, 'store_not_allowed', 'not_found');
			}
		},
		$kiosks(first) {
			follow(first);
			return read();
		},
	};
}
