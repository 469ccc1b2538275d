import type { MessageChannel, MessagePlaceholder } from '@endcap/contract';
import { isSignIn, type MessageData, type OrderChange, type PickupPart, type ShipPart } from './data.ts';
import { fill, fillLines, oneLine } from './fill.ts';
import { dateText, moneyText, timeText, whenText, type DateStyle } from './format.ts';
import type { Words } from './words/words.ts';

export interface FillOptions {
	words: Words;
	shopName: string;
	channel: MessageChannel;
	/** Of what people and retailers wrote, at most so many characters each. */
	most?: number;
}

/** What each placeholder stands for; empty where there is no such thing. */
export function valuesOf(data: MessageData, options: FillOptions): Record<MessagePlaceholder, string> {
	const { words, shopName, most } = options;
	const shop_name = oneLine(shopName, most);
	if (isSignIn(data)) return { ...NO_ORDER, shop_name, code: data.code, minutes: String(data.minutes) };
	const [first] = data.parts;
	const of = first ? partValues(first, options) : NO_PART;
	const total = moneyText(data.total, words);
	const { slot, slot_date, slot_time, collect_until, store_name, store_address, store_phone, tracking } = of;
	return {
		order_number: oneLine(data.order_number, most),
		customer_name: oneLine(data.customer_name, most),
		shop_name,
		order_url: oneLine(data.order_url),
		total,
		items: data.items
			.map((item) => `${item.quantity} × ${oneLine(item.title, most)}, ${moneyText(item.total, words)}`)
			.join('\n'),
		places: data.parts.map((part) => placeText(part, options)).join('\n\n'),
		slot,
		slot_date,
		slot_time,
		collect_until,
		store_name,
		store_address,
		store_phone,
		tracking,
		words: of.words,
		changes: data.changes.map((change) => changeText(change, { slot, total }, options)).join('\n'),
		reason: data.reason === null ? '' : words.reasons[data.reason],
		code: '',
		minutes: '',
	};
}

const NO_PART = {
	store_name: '',
	store_address: '',
	store_phone: '',
	slot: '',
	slot_date: '',
	slot_time: '',
	collect_until: '',
	words: '',
	address: '',
	tracking: '',
};

const NO_ORDER = {
	...NO_PART,
	order_number: '',
	customer_name: '',
	order_url: '',
	total: '',
	items: '',
	places: '',
	changes: '',
	reason: '',
};

function partValues(part: PickupPart | ShipPart, { words, channel, most }: FillOptions): typeof NO_PART {
	if (part.method === 'ship') {
		return { ...NO_PART, address: oneLine(part.address, most), tracking: oneLine(part.tracking ?? '', most) };
	}
	const { timezone, slot, collect_until } = part;
	const style: DateStyle = channel === 'sms' ? 'short' : 'long';
	return {
		...NO_PART,
		store_name: oneLine(part.store_name, most),
		store_address: oneLine(part.store_address ?? '', most),
		store_phone: oneLine(part.store_phone ?? ''),
		...(slot && {
			slot: whenText(slot.starts_at, timezone, words, style, slot.ends_at),
			slot_date: dateText(slot.starts_at, timezone, words, style),
			slot_time: timeText(slot.starts_at, timezone, words, slot.ends_at),
		}),
		collect_until: collect_until === null ? '' : whenText(collect_until, timezone, words, style),
		words: oneLine(part.words?.join(' ') ?? ''),
	};
}

function placeText(part: PickupPart | ShipPart, options: FillOptions): string {
	const { store, address, time, sentTo, tracking } = options.words;
	const lines = part.method === 'pickup' ? [store, address, time] : [sentTo, tracking];
	return fillLines(lines.join('\n'), partValues(part, options));
}

function changeText(
	change: OrderChange,
	{ slot, total }: { slot: string; total: string },
	{ words, most }: FillOptions,
): string {
	const { title = '', quantity = 0, by = '', store_name = '' } = { ...NO_CHANGE, ...change };
	return fill(words.changes[change.code], {
		title: oneLine(title, most),
		quantity: String(quantity),
		by: oneLine(by, most),
		store: oneLine(store_name, most),
		slot,
		total,
	});
}

const NO_CHANGE: { title?: string; quantity?: number; by?: string; store_name?: string } = {};
