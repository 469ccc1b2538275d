import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEndcap, type Endcap } from '@endcap/sdk';
import { createStaffEndcap } from '@endcap/sdk/staff';

function open(): Endcap {
	return createEndcap({
		baseUrl: 'http://shop.example',
		publishableKey: 'pk_test',
		fetch: () => Promise.reject(new Error('nothing is asked here')),
	});
}

test('what is fetched on demand is the same each time it is looked up', () => {
	const { basket, orders } = open();
	assert.equal(Reflect.get(basket, 'add'), Reflect.get(basket, 'add'));
	assert.equal(basket.$cart, basket.$cart);
	assert.equal(orders.$order('one'), orders.$order('one'));
	assert.notEqual(orders.$order('one'), orders.$order('another'));
});

test('a resource may be awaited and written down, since it is neither a promise nor a date', async () => {
	const endcap = open();
	assert.equal(await Promise.resolve(endcap.basket), endcap.basket);
	assert.equal(JSON.stringify(endcap.basket), '{}');
	assert.equal(Object.prototype.toString.call(endcap.basket), '[object Object]');
});

test('a call that there is not rejects, and says which', async () => {
	const { basket } = open() as unknown as { basket: Record<string, () => Promise<void>> };
	await assert.rejects(basket['ad']!(), /TypeError: .*is not a function/);
});

test('nothing of a page’s own prototypes shows through', () => {
	Object.assign(Object.prototype, { add: 'theirs', $cart: 'theirs' });
	try {
		const { basket } = open();
		assert.equal(typeof basket.add, 'function');
		assert.equal(basket.$cart.get().status, 'loading');
	} finally {
		Reflect.deleteProperty(Object.prototype, 'add');
		Reflect.deleteProperty(Object.prototype, '$cart');
	}
});

test('somebody may put their own in place of a call, as tests do', async () => {
	const { basket } = open();
	const add = async () => ({ outcome: 'cart_ended' as const, pointers: [] });
	Object.assign(basket, { add });
	assert.equal(Reflect.get(basket, 'add'), add);
});

test('staff’s are made the same way', () => {
	const { fulfillments } = createStaffEndcap({ baseUrl: 'http://shop.example' });
	assert.equal(fulfillments.$queue({ store: 'tartu' }), fulfillments.$queue({ store: 'tartu' }));
	assert.equal(typeof Reflect.get(fulfillments, 'claim'), 'function');
});
