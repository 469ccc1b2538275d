import type { Fulfillment, FulfillmentPage, ProblemCode } from '@endcap/contract';
import { refusalWithSlots } from '../collect/refused-slot.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import { makeIdempotencyKey, type WriteCallOptions } from '../shared/idempotency-key.ts';
import type { Behind } from '../shared/lazily.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';
import type { StaffFeed } from '../staff/feed.ts';
import { createQueues, FULFILLMENTS } from './queue.state.ts';
import type { ClaimedByOther, StoreFulfillments } from './store-fulfillments.ts';

const FULFILLMENT: Shape<Fulfillment> = ['id', 'order_id', 'lines'];

type Usual = 'fulfillment_state' | 'not_found' | 'store_not_allowed';

/** What stands behind `StoreFulfillments`. */
export function createStoreFulfillments(transport: Transport, feed: StaffFeed): Behind<StoreFulfillments> {
	const queues = createQueues(transport, feed);
	/** By which a change says what it was made from. */
	const tags = new WeakMap<Fulfillment, string>();
	const pathOf = (id: string) => `${FULFILLMENTS}/${encodeURIComponent(id)}`;

	function known(fulfillment: Fulfillment, headers: Headers): Fulfillment {
		tags.set(fulfillment, headers.get('etag') ?? '');
		queues.show(fulfillment);
		return fulfillment;
	}

	async function get(id: string, signal?: AbortSignal): Promise<Fulfillment> {
		const { value, response } = await transport.exchange(pathOf(id), FULFILLMENT, { signal });
		return known(value, response.headers);
	}

	/** `refused` says what a refusal comes to, and throws what is none. */
	async function act<T>(
		seen: Fulfillment,
		action: string,
		body: object | undefined,
		{ idempotencyKey = makeIdempotencyKey(), signal }: WriteCallOptions = {},
		refused: (error: unknown) => T | Promise<T>,
	) {
		// A list says nothing of the tags of what is in it.
		const current = tags.has(seen) ? seen : await get(seen.id, signal);
		if (current.version !== seen.version) return { outcome: 'changed_meanwhile' as const, fulfillment: current };
		try {
			const { value, headers } = await write<Fulfillment>(transport, 'POST', `${pathOf(seen.id)}/${action}`, body, {
				shape: FULFILLMENT,
				ifMatch: tags.get(current),
				idempotencyKey,
				signal,
			});
			return { outcome: 'changed' as const, fulfillment: known(value, headers) };
		} catch (error) {
			if (!isEndcapProblem(error, 'precondition_failed')) return refused(error);
			return { outcome: 'changed_meanwhile' as const, fulfillment: await get(seen.id, signal) };
		}
	}

	function usual<Code extends ProblemCode>(error: unknown, ...codes: Code[]): Refused<Code | Usual> {
		return refusalOf<Code | Usual>(error, ...codes, 'fulfillment_state', 'not_found', 'store_not_allowed');
	}

	/** Read again, it says who is at it. */
	async function byOther(error: unknown, { id }: Fulfillment): Promise<ClaimedByOther | undefined> {
		if (!isEndcapProblem(error, 'fulfillment_claimed')) return undefined;
		return { outcome: 'fulfillment_claimed', fulfillment: await get(id) };
	}

	return {
		list: (query = {}, options) => transport.get<FulfillmentPage>(FULFILLMENTS, query, PAGE, options),
		get: (id, options) => get(id, options?.signal),
		async find(code, { signal } = {}) {
			try {
				const options = { shape: FULFILLMENT, signal };
				const { value } = await write<Fulfillment>(transport, 'POST', `${FULFILLMENTS}/find`, { code }, options);
				return { outcome: 'found', fulfillment: value };
			} catch (error) {
				return refusalOf(error, 'not_found', 'rate_limited');
			}
		},
		claim: (one, { take_over = false, ...options } = {}) =>
			act(one, 'claim', { take_over }, options, async (error) => (await byOther(error, one)) ?? usual(error)),
		unclaim: (one, options) => act(one, 'unclaim', undefined, options, usual),
		prepare: (one, input = {}, options) =>
			act(
				one,
				'prepare',
				input,
				options,
				async (error) => (await byOther(error, one)) ?? usual(error, 'out_of_stock', 'nothing_picked'),
			),
		complete: (one, input = {}, options) =>
			act(
				one,
				'complete',
				input,
				options,
				async (error) => (await byOther(error, one)) ?? usual(error, 'pickup_code_wrong'),
			),
		fail: (one, input, options) => act(one, 'fail', input, options, usual),
		reschedule: (one, starts_at, options) =>
			act(one, 'reschedule', { starts_at }, options, (error) =>
				refusalWithSlots<Usual>(error, 'fulfillment_state', 'not_found', 'store_not_allowed'),
			),
		$queue: (source, { store }) => queues.read(source, store),
	};
}
