import assert from 'node:assert/strict';
import { test } from 'node:test';

test('the elements can be imported where there is no document', async () => {
	const { EndcapProvider, EndcapStockDesk, EndcapStoreStock } = await import('@endcap/elements');
	assert.equal(typeof EndcapStoreStock, 'function');
	assert.equal(typeof EndcapProvider, 'function');
	assert.equal(typeof EndcapStockDesk, 'function');
});
