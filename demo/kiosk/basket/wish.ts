import type { Cart } from '@endcap/sdk';
import type { KioskOrderWish } from '@endcap/sdk/kiosk';
import type { KioskLine } from './basket.ts';

/** What the short form asks for. */
export interface ShortDetails {
	store_id: string;
	name: string;
	email: string;
	/** E.164, or empty. */
	phone: string;
	language: string;
}

interface Behind {
	/** Of the session, as far as it was sent. */
	cart: Cart | null | undefined;
	access_token: string | null;
	/** To be used for it, and in no cart yet. */
	coupons?: readonly string[];
}

/** True when it can be ordered without the network: everything has a price. */
export function isPriced(line: KioskLine): line is KioskLine & { unit_price: NonNullable<KioskLine['unit_price']> } {
	return line.unit_price !== null;
}

/** The order as the shopper agreed to it: all of it collected in one shop, at the time that was chosen there before. */
export function orderWish(
	lines: readonly KioskLine[],
	details: ShortDetails,
	{ cart, access_token, coupons = [] }: Behind,
): KioskOrderWish {
	const { store_id, name, email, phone, language } = details;
	const chosen = cart?.pickups.find((pickup) => pickup.store_id === store_id);
	return {
		kind: 'order',
		cart_id: cart?.id ?? null,
		lines: lines.filter(isPriced).map(({ sku, quantity, unit_price }) => ({
			sku,
			quantity,
			unit_price,
			fulfillment: { method: 'pickup', store_id },
		})),
		pickups: [{ store_id, starts_at: chosen?.starts_at ?? null }],
		coupons: [...new Set([...(cart?.coupons ?? []).map(({ code }) => code), ...coupons])],
		contact: {
			name,
			...(email && { email }),
			...(phone && { phone }),
			language,
			notify: { email: email !== '', sms: phone !== '' },
		},
		ship_to: null,
		access_token,
	};
}
