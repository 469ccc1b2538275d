import { createEndcap, type StoreAvailability } from '@endcap/sdk';
import { stockWords } from '../page/stock-words.ts';
import { data } from './data.ts';

/** Writes the stock into the rows that the server made, for as long as the page is open. Nothing moves. */
export function keepCurrent(): void {
	const { sku } = data;
	if (sku === undefined) return;
	const endcap = createEndcap({ baseUrl: location.origin, publishableKey: data.key });
	const rows = document.querySelectorAll<HTMLElement>('[data-store]');
	endcap.availability.$availability({ sku }).subscribe(({ value, as_of }) => {
		const known = new Map(value?.stores.map((stock) => [stock.store_id, stock]));
		for (const row of rows) {
			const stock = known.get(row.dataset['store'] ?? '');
			if (stock) write(row, stock);
		}
		if (value && as_of) writeTime(as_of);
	});
}

function write(row: HTMLElement, stock: StoreAvailability): void {
	const words = row.querySelector('.status');
	const text = stockWords(stock, data.words.stock, data.language);
	if (words && words.textContent !== text) words.textContent = text;
	row.dataset['status'] = stock.status;
}

/** On the reader’s own clock. */
function writeTime(instant: Date): void {
	const time = document.querySelector<HTMLTimeElement>('#as-of time');
	if (!time) return;
	time.dateTime = instant.toISOString();
	time.textContent = instant.toLocaleTimeString(data.language, {
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	});
}
