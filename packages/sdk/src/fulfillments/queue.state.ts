import type { Fulfillment, FulfillmentPage } from '@endcap/contract';
import type { Source } from '../shared/live.ts';
import { whileMounted } from '../shared/mounting.ts';
import { PAGE } from '../shared/shape.ts';
import type { Transport } from '../shared/transport.ts';
import type { StaffFeed } from '../staff/feed.ts';
import type { PickupQueue } from './store-fulfillments.ts';

/** What keeps the queues of stores current. */
export interface Queues {
	read(source: Source<PickupQueue>, store: string): Promise<void>;
	/** Shows one as it has become, wherever it is looked at. */
	show(fulfillment: Fulfillment): void;
}

const MOST = 250;
/** What happens together is read together (ms). */
const TOGETHER = 50;

export const FULFILLMENTS = '/v1/fulfillments';

export function createQueues(transport: Transport, feed: StaffFeed): Queues {
	const queues = new Map<Source<PickupQueue>, { read: () => Promise<void>; replace: (one: Fulfillment) => void }>();

	function follow(source: Source<PickupQueue>, store: string) {
		const query = { store: [store], limit: MOST };
		/** What was to be picked before. */
		let known: Set<string> | undefined;
		let timer: ReturnType<typeof setTimeout> | undefined;

		const read = async () => {
			const reading = await transport.read<FulfillmentPage>(FULFILLMENTS, query, PAGE);
			const { data } = reading.value;
			const toPick = data.filter(({ status }) => status === 'reserved').map(({ id }) => id);
			const before = source.$live.value?.value?.arrived ?? [];
			const news = known ? toPick.filter((id) => !known?.has(id)) : [];
			known = new Set([...(known ?? []), ...toPick]);
			source.accept({ ...reading, value: { fulfillments: data, arrived: [...before, ...news] } });
		};
		const queue = {
			read,
			replace(one: Fulfillment) {
				const live = source.$live.get();
				if (!live.value?.fulfillments.some(({ id }) => id === one.id)) return;
				const fulfillments = live.value.fulfillments.flatMap((each) =>
					each.id !== one.id ? [each] : isOpen(one) ? [one] : [],
				);
				source.set({ ...live, value: { ...live.value, fulfillments } });
			},
		};
		queues.set(source, queue);
		whileMounted(source.$live, () => {
			const leave = feed.listen((happened) => {
				if (happened !== 'resync' && !/^(order|fulfillment)\.|\.conflict$/.test(happened.type)) return;
				timer ??= setTimeout(() => {
					timer = undefined;
					read().catch(() => undefined);
				}, TOGETHER);
			});
			return () => {
				leave();
				queues.delete(source);
			};
		});
		return queue;
	}

	return {
		read: (source, store) => (queues.get(source) ?? follow(source, store)).read(),
		show: (fulfillment) => queues.forEach(({ replace }) => replace(fulfillment)),
	};
}

function isOpen({ status }: Fulfillment): boolean {
	return status === 'proposed' || status === 'reserved' || status === 'prepared';
}
