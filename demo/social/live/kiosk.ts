import { h } from '../../retailer/shared/h.ts';
import { data } from './data.ts';
import { qrPicture } from './qr.ts';

/**
 * This page as a code that a kiosk reads. By which link they came it says only for who agreed that this is remembered: the
 * kiosk asks nobody.
 */
export function kioskCode(): HTMLElement {
	const address = new URL(data.path, location.origin);
	if (data.sku !== undefined && !data.offer) address.searchParams.set('sku', data.sku);
	if (data.kept !== undefined) address.searchParams.set('via', data.kept);
	return h('div', {}, h('p', {}, data.words.atKioskHow), qrPicture(address.href));
}
