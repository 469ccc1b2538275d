import type { Event, Fulfillment, Order } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Shopper } from '../sessions/shopper.ts';
import { now } from '../shared/clock.ts';
import type { KeptOrder } from '../shared/keeper.ts';
import { LOADING, type Live, type Source } from '../shared/live.ts';
import { whileMounted } from '../shared/mounting.ts';
import { recall } from '../shared/recall.ts';
import type { Refreshed } from '../shared/refresher.ts';
import type { Reading } from '../shared/transport.ts';

/** Live state of orders and of their fulfillments, all of it fed by reading orders. */
export interface OrderSources {
	add(id: string, source: Source<Order>): void;
	addFulfillment(id: string, source: Source<Fulfillment>): void;
	/** Shows an order wherever it is looked at. */
	show(reading: Reading<Order>): void;
	/** Shows what was kept where nothing has come yet. */
	recallAll(kept: readonly KeptOrder[]): void;
	/** Something has become of an order that somebody looks at. */
	onChanged: (id: string) => void;
}

/** What is told together is read together (ms). */
const TOGETHER = 50;

export function createOrderSources(shopper: Shopper, $orders: Refreshed<readonly Order[]>): OrderSources {
	const orders = new Map<string, Source<Order>>();
	const fulfillments = new Map<string, Source<Fulfillment>>();
	const changed = new Map<string, ReturnType<typeof setTimeout>>();

	/** Of each whether somebody looks at it, or did a moment ago. */
	const mounted = new WeakMap<ReadableAtom, () => boolean>();

	const all = () => [$orders, ...orders.values(), ...fulfillments.values()].map(({ $live }) => $live);
	/** An empty list is no reason to listen. */
	const isLookedAt = ($live: ReadableAtom<Live<object>>) => {
		const { value } = $live.value ?? {};
		return mounted.get($live)?.() && value && !isEmpty(value);
	};

	function join<T>(known: Map<string, Source<T>>, id: string, source: Source<T>): void {
		if (known.get(id) === source) return;
		known.set(id, source);
		const isMounted = whileMounted(source.$live, () => () => {
			known.delete(id);
			shopper.follow();
		});
		mounted.set(source.$live, isMounted);
	}

	function change(id: string): void {
		clearTimeout(changed.get(id));
		changed.set(
			id,
			setTimeout(() => {
				changed.delete(id);
				sources.onChanged(id);
			}, TOGETHER),
		);
	}

	/** In its place, or as the newest. */
	function list(order: Order): void {
		// To get it would mount it, and read them all.
		const live = $orders.$live.value;
		if (!live?.value) return;
		const { value } = live;
		const isKnown = value.some(({ id }) => id === order.id);
		const others = value.map((each) => (each.id === order.id ? order : each));
		$orders.began = now();
		$orders.set({ ...live, value: isKnown ? others : [order, ...others] });
	}

	const sources: OrderSources = {
		add: (id, source) => join(orders, id, source),
		addFulfillment: (id, source) => join(fulfillments, id, source),
		show(reading) {
			const { value: order } = reading;
			orders.get(order.id)?.accept(reading);
			for (const each of order.fulfillments) fulfillments.get(each.id)?.accept({ ...reading, value: each });
			list(order);
		},
		recallAll(kept) {
			for (const { order, as_of: milliseconds } of kept) {
				const as_of = milliseconds === undefined ? undefined : new Date(milliseconds);
				recall(orders.get(order.id), order, as_of);
				for (const each of order.fulfillments) recall(fulfillments.get(each.id), each, as_of);
			}
			const newestFirst = kept.toSorted((one, other) => other.order.placed_at.localeCompare(one.order.placed_at));
			const list = newestFirst.map(({ order }) => order);
			// As old as the oldest of it.
			const as_of = new Date(Math.min(...kept.map((each) => each.as_of)));
			if (list.length > 0) recall($orders, list, as_of);
		},
		onChanged() {},
	};

	shopper.join({
		topic: () => (all().some(isLookedAt) ? 'orders' : undefined),
		onEvent({ type, data }) {
			const id = orderIn({ type, data });
			if (id !== undefined) change(id);
		},
		onGap() {
			if ($orders.$live.lc > 0) void $orders.refresh();
			orders.forEach((_, id) => change(id));
		},
		onEnded(left) {
			if (!left) return;
			const began = now();
			$orders.accept({ value: [], as_of: undefined, began });
			for (const each of [...orders.values(), ...fulfillments.values()]) {
				each.began = undefined;
				each.set(LOADING);
			}
		},
	});
	mounted.set(
		$orders.$live,
		whileMounted($orders.$live, () => shopper.follow),
	);
	return sources;
}

function orderIn({ type, data }: Pick<Event, 'type' | 'data'>): string | undefined {
	const { id, order_id } = data as { id?: string; order_id?: string };
	if (type.startsWith('order.')) return id;
	return type === 'fulfillment.updated' ? order_id : undefined;
}

function isEmpty(value: object): boolean {
	return Array.isArray(value) && value.length === 0;
}
