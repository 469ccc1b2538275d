import type { Fulfillment } from '@endcap/contract';
import { refusalWithSlots } from '../collect/refused-slot.ts';
import type { OrderSources } from '../orders/orders.state.ts';
import { findKept } from '../orders/kept-orders.ts';
import { problemOf } from '../sessions/problems.ts';
import type { Shopper } from '../sessions/shopper.ts';
import { unlessAborted } from '../shared/abort.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import type { Behind } from '../shared/lazily.ts';
import type { Shape } from '../shared/shape.ts';
import { write } from '../shared/write.ts';
import type { Fulfillments } from './fulfillments.ts';

export const FULFILLMENT: Shape<Fulfillment> = ['id', 'order_id', 'lines'];

/** How often somebody else may come first. */
const MOST_TRIES = 5;

/** What stands behind `Fulfillments`. `onChanged` is called with an order that has become another. */
export function createOwnFulfillments(
	{ transport, keeper, asShopper }: Shopper,
	sources: OrderSources,
	onChanged: (orderId: string) => Promise<void>,
): Behind<Fulfillments> {
	const pathOf = (id: string) => `/v1/fulfillments/${encodeURIComponent(id)}`;

	async function read(id: string, signal?: AbortSignal) {
		const found = asShopper(false, ({ authorization = '' }) =>
			transport.exchange(pathOf(id), FULFILLMENT, { init: { headers: { authorization } }, signal }),
		);
		const answer = await unlessAborted(found, signal);
		if (answer) return answer;
		throw problemOf('not_found', 404, 'There is no such thing here', 'No fulfillment of this shopper has this id.');
	}

	return {
		get: async (id, options) => (await read(id, options?.signal)).value,
		async reschedule(id, starts_at, options) {
			const signal = options?.signal;
			const idempotencyKey = makeIdempotencyKey();
			for (let tries = 1; ; tries++) {
				const ifMatch = (await read(id, signal)).response.headers.get('etag') ?? '';
				try {
					const changing = asShopper(false, ({ authorization }) =>
						write<Fulfillment>(
							transport,
							'POST',
							`${pathOf(id)}/reschedule`,
							{ starts_at },
							{ shape: FULFILLMENT, idempotencyKey, ifMatch, authorization, signal },
						),
					);
					const fulfillment = (await unlessAborted(changing, signal))?.value;
					if (!fulfillment) continue;
					await onChanged(fulfillment.order_id).catch(() => undefined);
					return { outcome: 'changed', fulfillment };
				} catch (error) {
					// It says what it wants, whatever has become of it meanwhile.
					if (tries < MOST_TRIES && isEndcapProblem(error, 'precondition_failed')) continue;
					return refusalWithSlots(error, 'fulfillment_state');
				}
			}
		},
		async $fulfillment(source, id) {
			sources.addFulfillment(id, source);
			if (!source.began) sources.recallAll(await findKept(keeper));
			const { value, response, began } = await read(id);
			const date = Date.parse(response.headers.get('date') ?? '');
			source.accept({ value, as_of: date ? new Date(date) : undefined, began });
		},
	};
}
