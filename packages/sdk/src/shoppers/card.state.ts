import type { CustomerCard, Event } from '@endcap/contract';
import { whileMounted } from '../shared/mounting.ts';
import type { Refreshed } from '../shared/refresher.ts';
import type { Shape } from '../shared/shape.ts';
import type { Reading, Transport } from '../shared/transport.ts';
import type { StaffFeed } from '../staff/feed.ts';

/** Reads cards, and keeps current those that are looked at. */
export interface Cards {
	read(id: string, signal?: AbortSignal): Promise<Reading<CustomerCard>>;
	follow(source: Refreshed<CustomerCard>, id: string): Promise<void>;
}

const CARD: Shape<CustomerCard> = ['customer', 'loyalty', 'wallet'];
/** What happens together is read together (ms). */
const TOGETHER = 50;

export function createCards(transport: Transport, feed: StaffFeed): Cards {
	const followed = new WeakSet<Refreshed<CustomerCard>>();

	const read = (id: string, signal?: AbortSignal) =>
		transport.read(`/v1/customers/${encodeURIComponent(id)}`, {}, CARD, signal);

	function listen(source: Refreshed<CustomerCard>, id: string): void {
		let timer: ReturnType<typeof setTimeout> | undefined;
		whileMounted(source.$live, () => {
			const leave = feed.listen((happened) => {
				if (happened !== 'resync' && !isAbout(happened, id, source.$live.value?.value)) return;
				timer ??= setTimeout(() => {
					timer = undefined;
					void source.refresh();
				}, TOGETHER);
			});
			return () => {
				leave();
				clearTimeout(timer);
				timer = undefined;
			};
		});
	}

	return {
		read,
		async follow(source, id) {
			if (!followed.has(source)) listen(source, id);
			followed.add(source);
			source.accept(await read(id));
		},
	};
}

/** Events of orders do not say whose they are, since others may hear them who have the link. */
function isAbout({ type, data }: Event, id: string, card: CustomerCard | undefined): boolean {
	if (data['customer_id'] === id || type === 'order.placed') return true;
	if (/^(customer|consent)\./.test(type)) return data['id'] === id;
	return card?.orders.some((order) => order.id === data['id'] || order.id === data['order_id']) ?? false;
}
