import type { OrderMessageData } from '../../packages/server/src/messages/data.ts';
import type { QueuedMessage } from '../../packages/server/src/messages/queue.ts';

const EUR = (amount: number) => ({ amount, currency: 'EUR' });

/** An order to collect in Tartu. */
export function orderData(fields: Partial<OrderMessageData> = {}): OrderMessageData {
	return {
		order_number: '1001',
		customer_name: 'Maija Tamm',
		parts: [
			{
				method: 'pickup',
				store_id: 'tartu',
				store_name: 'Rüütli',
				store_address: 'Rüütli 4, 51007 Tartu',
				store_phone: '+3727000001',
				timezone: 'Europe/Tallinn',
				slot: { starts_at: '2026-03-25T12:00:00Z', ends_at: '2026-03-25T13:00:00Z' },
				collect_until: '2026-03-27T13:00:00Z',
				words: ['sauna', 'tango', 'kiosk', 'mango'],
			},
		],
		items: [{ title: 'Kettle, red', quantity: 2, total: EUR(5980) }],
		total: EUR(5980),
		order_url: 'https://shop.example/order#ot_abcdefghijklmnopqrstuvwxyz',
		changes: [],
		reason: null,
		...fields,
	};
}

let made = 0;

/** To an e-mail address and no phone, of an order of its own, unless told. */
export function queuedMessage(fields: Partial<QueuedMessage> = {}): QueuedMessage {
	const order_id = `order-${++made}`;
	return {
		type: 'order_ready',
		order_id,
		dedupe: `order_ready ${order_id}`,
		contact: { email: 'maija@example.com', phone: null, language: 'en', notify: { email: true, sms: true } },
		data: orderData(),
		...fields,
	};
}
