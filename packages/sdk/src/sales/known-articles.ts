import type { SalePrice, SalePriceInput, SoldLine, Variant } from '@endcap/contract';

/** What is known of articles while the server cannot be asked. */
export interface KnownArticles {
	remember(variants: readonly Variant[]): void;
	/** By its SKU, or a barcode as it is scanned. */
	find(code: string): Variant | undefined;
	search(text: string, most: number): Variant[];
	/** Takes note of how something was priced. */
	rememberPrice(input: SalePriceInput, price: SalePrice): void;
	/** As it was priced last or, of something else, by the prices of its articles; nothing else is worked out here. */
	price(input: SalePriceInput): { price: SalePrice; unpriced: string[] };
}

/** Digits of an EAN or UPC, with the mark that some scanners put before them; or in a GS1 Digital Link. */
const GTIN = /^(?:\][A-Za-z]\d)?(\d{8}|\d{12,14})$|\/01\/(\d{14})(?:\D|$)/;

export function createKnownArticles(): KnownArticles {
	const bySku = new Map<string, Variant>();
	const byGtin = new Map<string, Variant>();
	let last: { input: string; price: SalePrice } | undefined;

	function remember(variants: readonly Variant[]): void {
		for (const variant of variants) {
			bySku.set(variant.sku, variant);
			if (variant.gtin !== null) byGtin.set(variant.gtin, variant);
		}
	}

	function find(code: string): Variant | undefined {
		const text = code.trim();
		const [, digits, linked] = GTIN.exec(text) ?? [];
		const gtin = (digits ?? linked)?.padStart(14, '0');
		return (gtin !== undefined && byGtin.get(gtin)) || bySku.get(text) || bySku.get(text.toUpperCase());
	}

	function lineOf({ sku, quantity, unit_price, discount }: SalePriceInput['lines'][number]): SoldLine {
		const price = unit_price ?? bySku.get(sku)?.price ?? null;
		const currency = price?.currency ?? currencyHere();
		const off = discount?.amount ?? 0;
		return {
			sku,
			quantity,
			unit_price: price,
			discount: { amount: off, currency },
			total: { amount: (price?.amount ?? 0) * quantity - off, currency },
		};
	}

	const currencyHere = () => [...bySku.values()].find(({ price }) => price)?.price?.currency ?? 'EUR';

	return {
		remember,
		find,
		search(text, most) {
			const words = text.toLowerCase().split(/\s+/).filter(Boolean);
			const found: Variant[] = [];
			for (const variant of bySku.values()) {
				const said = `${variant.title} ${variant.sku} ${variant.gtin}`.toLowerCase();
				if (words.every((word) => said.includes(word)) && found.push(variant) === most) break;
			}
			return found;
		},
		rememberPrice(input, price) {
			last = { input: JSON.stringify(input), price };
			for (const { sku, unit_price } of price.lines) {
				const known = bySku.get(sku);
				if (known && unit_price) bySku.set(sku, { ...known, price: unit_price });
			}
		},
		price(input) {
			if (last?.input === JSON.stringify(input)) return { price: last.price, unpriced: [] };
			const lines = input.lines.map(lineOf);
			const currency = currencyHere();
			const sum = (of: (line: SoldLine) => number) => ({
				amount: lines.reduce((total, line) => total + of(line), 0),
				currency,
			});
			const { customer } = input;
			return {
				price: {
					lines,
					totals: {
						items: sum(({ total, discount }) => total.amount + discount.amount),
						discount: sum(({ discount }) => discount.amount),
						total: sum(({ total }) => total.amount),
					},
					customer_id: customer && 'customer_id' in customer ? customer.customer_id : null,
					coupons: [],
					rewards: [],
					points: 0,
				},
				unpriced: lines.flatMap(({ sku, unit_price }) => (unit_price ? [] : [sku])),
			};
		},
	};
}
