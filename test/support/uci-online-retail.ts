import type { SaleInput } from '@endcap/contract';

// How a day of the UCI Online Retail data becomes receipts. What is said here about odd lines is said to retailers in
// docs/retailers/sales.md.

export interface ReceiptLine {
	receipt: string;
	code: string;
	title: string;
	quantity: number;
	soldAt: string;
	price: string;
}

const COLUMNS = ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice'] as const;

/** RFC 4180, as this file is written: quoted cells may hold commas and doubled quotes. */
export function readDay(csv: string): ReceiptLine[] {
	const [header = [], ...rows] = csv
		.replace(/^\uFEFF/, '')
		.split(/\r?\n/)
		.filter((row) => row !== '')
		.map((row) => [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(cell));
	const places = COLUMNS.map((name) => header.indexOf(name));
	return rows.map((row) => {
		const [receipt = '', code = '', title = '', quantity = '', date = '', price = ''] = places.map(
			(place) => row[place],
		);
		// Clerks type letters in either case: 85123a is 85123A.
		return {
			receipt,
			code: code.trim().toUpperCase(),
			title: title.trim(),
			quantity: Number(quantity),
			soldAt: `${date.replace(' ', 'T')}Z`,
			price,
		};
	});
}

function cell([, quoted, plain]: RegExpMatchArray): string {
	return quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"');
}

/** Goods have five digits first. POST, DOT, D, M, C2 and the like are postage, discounts and corrections: not counted. */
export function isGoods(code: string): boolean {
	return /^\d{5}/.test(code);
}

const MOST_LINES = 1000;

/**
 * One sale a receipt, its lines as they are: below zero is what came back, on a cancellation (C…) or any other receipt;
 * two equal lines are two sales. A receipt longer than a request takes goes in parts, each with a number of its own.
 */
export function salesOf(lines: readonly ReceiptLine[], storeId: string): SaleInput[] {
	const receipts = new Map<string, ReceiptLine[]>();
	for (const line of lines) {
		if (line.quantity !== 0) receipts.set(line.receipt, [...(receipts.get(line.receipt) ?? []), line]);
	}
	return [...receipts].flatMap(([receipt, all]) =>
		Array.from({ length: Math.ceil(all.length / MOST_LINES) }, (_, part) => ({
			store_id: storeId,
			receipt: part === 0 ? receipt : `${receipt}/${part + 1}`,
			sold_at: all[0]?.soldAt ?? '',
			lines: all
				.slice(part * MOST_LINES, (part + 1) * MOST_LINES)
				.map(({ code, quantity }) => ({ sku: code, quantity })),
		})),
	);
}
