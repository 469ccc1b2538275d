import type { MessageType, OrderMessageType } from '@endcap/contract';
import type { CancelReason, MessageData, OrderChange, OrderMessageData } from './data.ts';

const changes: OrderChange[] = [
	{ code: 'slot_moved' },
	{ code: 'not_found', title: 'Tea cup, blue', quantity: 1 },
	{ code: 'total_changed' },
];
const reasons: Partial<Record<OrderMessageType, CancelReason>> = { order_canceled: 'canceled_by_shopper' };

/** Invented, for previews. */
export function exampleData(type: MessageType, origin: string): MessageData {
	return type === 'sign_in_code' ? { code: '481516', minutes: 10, sign_in: '' } : exampleOrder(type, origin);
}

function exampleOrder(type: OrderMessageType, origin: string): OrderMessageData {
	return {
		order_number: '1001',
		customer_name: 'Maija Tamm',
		parts: [
			{
				method: 'pickup',
				store_id: 'tartu-ruutli',
				store_name: 'Rüütli',
				store_address: 'Rüütli 4, 51007 Tartu',
				store_phone: '+3727000001',
				timezone: 'Europe/Tallinn',
				slot: { starts_at: '2026-03-25T12:00:00Z', ends_at: '2026-03-25T13:00:00Z' },
				collect_until: '2026-03-27T13:00:00Z',
				words: ['sauna', 'tango', 'kiosk', 'mango'],
			},
		],
		items: [
			{ title: 'Kettle, red', quantity: 1, total: { amount: 5990, currency: 'EUR' } },
			{ title: 'Tea cup, blue', quantity: 2, total: { amount: 1980, currency: 'EUR' } },
		],
		total: { amount: 7970, currency: 'EUR' },
		order_url: `${origin}/order#ot_abcdefghijklmnopqrstuvwxyz`,
		changes: type === 'order_changed' ? changes : [],
		reason: reasons[type] ?? null,
	};
}
