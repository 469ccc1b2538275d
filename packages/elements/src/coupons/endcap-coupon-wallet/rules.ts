import type { CouponFace, WalletCoupon } from '@endcap/sdk';
import { fill, plural } from '../../shared/localization.ts';
import { shortMoney } from '../../shared/coupons/coupon-words.ts';
import type { WalletScene } from './scene.ts';

/** So many of its shops or kinds of goods are named. */
const MOST_NAMES = 3;

/** What it is for and where, in short: “From €40”, “For kettles”, “Only at the till”. */
export function ruleWords(
	face: CouponFace,
	channels: WalletCoupon['channels'],
	scene: Pick<WalletScene, 'strings' | 'locale' | 'stores'>,
): string[] {
	const { strings, locale } = scene;
	const and = new Intl.ListFormat(locale, { type: 'conjunction' });
	const or = new Intl.ListFormat(locale, { type: 'disjunction' });
	const said: string[] = [];
	if (face.minimum_spend) said.push(fill(strings.from, { amount: shortMoney(face.minimum_spend, locale) }));
	if (face.products) {
		const { categories, sku_count } = face.products;
		const isListed = categories.length > 0 && categories.length <= MOST_NAMES && sku_count === 0;
		said.push(isListed ? fill(strings.forGoods, { goods: and.format(categories) }) : strings.forSome);
	}
	if (face.stores) {
		const names = face.stores.flatMap((id) => scene.stores.find((store) => store.id === id)?.name ?? []);
		const isListed = names.length === face.stores.length && names.length <= MOST_NAMES;
		said.push(
			isListed
				? fill(strings.onlyIn, { store: or.format(names) })
				: plural(strings.onlyInSome, face.stores.length, locale),
		);
	}
	const places = channels?.flatMap((channel) => (channel === 'server' ? [] : [strings.places[channel]])) ?? [];
	if (places.length > 0 && places.length < Object.keys(strings.places).length) {
		said.push(fill(strings.onlyPlaces, { places: or.format(places) }));
	}
	if (face.first_order_only) said.push(strings.firstOrder);
	if (!face.stackable) said.push(strings.alone);
	return said;
}
