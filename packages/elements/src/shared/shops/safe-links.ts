import type { Store } from '@endcap/sdk';

/** A `tel:` address of the digits in a phone number, or undefined when there are too few to call. */
export function phoneAddress(text: string | null | undefined): string | undefined {
	const digits = (text ?? '').replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
	return /^\+?\d{3,20}$/.test(digits) ? `tel:${digits}` : undefined;
}

/** A map that knows the way to a shop, by its place or else by its address. */
export function directionsAddress({ geo, address }: Pick<Store, 'geo' | 'address'>): string | undefined {
	const map = 'https://www.openstreetmap.org/';
	if (geo) return `${map}directions?to=${geo.latitude}%2C${geo.longitude}`;
	const written = [address.street, address.postal_code, address.city, address.country].filter(Boolean).join(', ');
	return written ? `${map}search?query=${encodeURIComponent(written)}` : undefined;
}
