import type { Cart, CartLine, SkuAvailability, Store } from '@endcap/sdk';
import { fill, plural } from '../../shared/localization.ts';
import type { AllBasketStrings } from './endcap-basket.strings.ts';

/** What a shopper should know of the stock of a line. */
export interface LineNews {
	tone: 'good' | 'little' | 'none';
	text: string;
}

interface Surrounding {
	cart: Cart;
	stores: readonly Store[];
	/** The merchant sends things. */
	sends: boolean;
	strings: AllBasketStrings;
	locale: string;
}

/** From here on a number says more than “in stock”. */
const FEW = 5;

/** True while the server holds all units of a line where they are to come from. */
function isHeld(line: CartLine, { holds }: Cart): boolean {
	const { fulfillment, sku, quantity } = line;
	const held = holds
		.filter(
			({ method, store_id }) =>
				method === fulfillment?.method && (fulfillment.method === 'ship' || fulfillment.store_id === store_id),
		)
		.flatMap(({ lines }) => lines.filter((each) => each.sku === sku))
		.reduce((sum, each) => sum + each.quantity, 0);
	return held >= quantity;
}

/** The stock of a line in the shop that was chosen for it; undefined when there is nothing to say. */
export function stockNews(
	line: CartLine,
	availability: SkuAvailability | null | undefined,
	{ cart, stores, sends, strings, locale }: Surrounding,
): LineNews | undefined {
	// The shopper's own units are not in what is left.
	if (isHeld(line, cart)) return { tone: 'good', text: strings.held };
	const levels = availability?.stores ?? [];
	if (levels.length === 0) return undefined;
	const had = levels.filter(({ status }) => status !== 'out_of_stock');
	if (had.length === 0) return { tone: 'none', text: strings.soldOut };
	if (line.fulfillment?.method !== 'pickup') return undefined;
	const { store_id } = line.fulfillment;
	const store = stores.find(({ id }) => id === store_id)?.name ?? store_id;
	const level = had.find((each) => each.store_id === store_id);
	if (!level) {
		return { tone: 'none', text: fill(sends ? strings.soldOutThereSend : strings.soldOutThere, { store }) };
	}
	const { status, quantity_available, quantity_capped } = level;
	if (status === 'backorder') return undefined;
	const few = !quantity_capped && (quantity_available < FEW || quantity_available < line.quantity);
	if (!few) return { tone: 'good', text: fill(strings.inStock, { store }) };
	return { tone: 'little', text: fill(plural(strings.left, quantity_available, locale), { store }) };
}
