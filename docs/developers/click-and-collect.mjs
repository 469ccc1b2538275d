// Click and collect from both sides of the counter: ENDCAP_KEY=pk_… node docs/developers/click-and-collect.mjs [SKU …]
import { createEndcap } from '@endcap/sdk';
import { createStaffEndcap } from '@endcap/sdk/staff';

const { ENDCAP_URL: baseUrl = 'http://localhost:4321', ENDCAP_KEY: publishableKey, ...env } = process.env;
const { ENDCAP_LOGIN: login = 'manager', ENDCAP_PASSWORD: password = 'open the counter' } = env;
const skus = process.argv.length > 2 ? process.argv.slice(2) : ['KETTLE-MOSS'];

const endcap = createEndcap({ baseUrl, publishableKey });
const staff = createStaffEndcap({ baseUrl, fetch: browserFetch() });

// Somebody works at the counter.
const { id: merchant } = await endcap.merchant.get();
const signedIn = await staff.session.signIn({ merchant, login, password });
if (signedIn.outcome !== 'signed_in') throw new Error(`The counter does not let ${login} in: ${signedIn.outcome}`);

// The shopper finds a shop that has everything, and the soonest time of all of them.
const { stores } = await endcap.availability.get({ sku: skus, complete: true });
const times = await Promise.all(stores.map(({ store_id }) => endcap.pickupSlots.list({ store: store_id })));
const [soonest] = times.flatMap((each) => each.soonest ?? []).sort((a, b) => a.starts_at.localeCompare(b.starts_at));
if (!soonest) throw new Error(`No shop has all of ${skus.join(', ')} and a time to collect them.`);
const { store_id } = soonest;
const { name, timezone } = await endcap.stores.get(store_id);
const inShop = (instant) => new Date(instant).toLocaleString('en-GB', { timeZone: timezone });
console.log(`${name} has it all, from ${inShop(soonest.starts_at)} on`);

// What is to be picked there is on the counter's screen from now on.
const $queue = staff.fulfillments.$queue({ store: store_id });
const leave = $queue.subscribe(() => {});
await until($queue, () => true);

// Into the basket, to be collected there and then, and held for ten minutes.
for (const sku of skus) await endcap.basket.add(sku);
expect('changed', await endcap.basket.change({
	lines: skus.map((sku) => ({ sku, fulfillment: { method: 'pickup', store_id } })),
	pickups: [{ store_id, starts_at: soonest.starts_at }],
}));
const { cart } = expect('held', await endcap.basket.allocate({ hold_minutes: 10 }));
console.log(`Held until ${inShop(cart.hold_expires_at)}: ${cart.totals.total.amount / 100} ${cart.currency}`);

const { order } = expect('placed', await endcap.basket.complete({
	contact: { name: 'K. Saar', email: 'k.saar@example.com', language: 'en', notify: { email: true, sms: false } },
	payment: { method: 'at_pickup' },
}));
const [{ code, words }] = order.fulfillments;
console.log(`Order ${order.number}. At the counter say: ${words.join(' ')}`);

// The shopper's page follows the order by itself.
const isReady = until(endcap.orders.$order(order.id), (each) => each.fulfillments[0].status === 'prepared');

// At the counter it appears by itself. Somebody takes it on, picks it and says that it is ready.
const { arrived, fulfillments } = await until($queue, (queue) => queue.arrived.length > 0);
const toPick = fulfillments.find(({ id }) => id === arrived[0]);
console.log(`The counter rings: order ${toPick.order_number} of ${toPick.customer_name}`);
const { fulfillment: claimed } = expect('changed', await staff.fulfillments.claim(toPick));
for (const { shelf, quantity, title } of claimed.lines) console.log(`Shelf ${shelf ?? '?'}: ${quantity} × ${title}`);
expect('changed', await staff.fulfillments.prepare(claimed));
const ready = await isReady;
console.log(`The shopper is told: ready, until ${inShop(ready.fulfillments[0].collect_until)}`);

// The shopper walks in and shows the code.
const { fulfillment: found } = expect('found', await staff.fulfillments.find(code));
expect('changed', await staff.fulfillments.complete(found, { code }));
const { status, payment } = await until(endcap.orders.$order(order.id), (each) => each.status !== 'open');
console.log(`Order ${order.number} is ${status}, ${payment.status}`);

leave();
staff.destroy();
endcap.destroy();

/** What was expected, or an error that says what came instead. */
function expect(outcome, given) {
	if (given.outcome === outcome) return given;
	throw new Error(`Expected ${outcome}, and it was ${JSON.stringify(given)}`);
}

/** The value, as soon as it fits. */
function until($live, fits) {
	return new Promise((resolve) => {
		const unsubscribe = $live.subscribe(({ value }) => {
			if (!value || !fits(value)) return;
			resolve(value);
			queueMicrotask(() => unsubscribe());
		});
	});
}

/** Staff work in a browser, which keeps their cookie and says that the page is the shop's own. */
function browserFetch() {
	let cookie = '';
	return async (input, init) => {
		const response = await fetch(input, {
			...init,
			headers: { ...init?.headers, cookie, 'sec-fetch-site': 'same-origin' },
		});
		const [set] = response.headers.getSetCookie();
		if (set) [cookie] = set.split(';');
		return response;
	};
}
