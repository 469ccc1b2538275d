import type { CouponWords } from '../coupon-words.ts';

const afrikaans: CouponWords = {
	percentage: '{percent} afslag',
	amount: '{amount} afslag',
	free_item: { one: '{count} gratis', other: '{count} gratis' },
	free_delivery: 'Gratis aflewering',
	points_multiplier: '{factor}× punte',
	missing: 'Voeg nog {missing} by van dit waarvoor die koepon is.',
	unfit: 'Die koepon geld nie vir jou mandjie nie.',
	reasons: {
		unknown: 'Ons ken nie hierdie kode nie, of dit is gebruik of verby.',
		not_started: 'Die koepon kan nog nie gebruik word nie.',
		ended: 'Die koepon is verby.',
		paused: 'Die koepon kan nie nou gebruik word nie.',
		used: 'Die koepon is reeds gebruik.',
		limit_reached: 'Die koepon is so dikwels gebruik as wat dit mag.',
		minimum_spend: 'Dit waarvoor die koepon is, kos nog nie genoeg nie.',
		no_product_matches: 'Die koepon geld vir niks in jou mandjie nie.',
		nothing_to_deliver: 'Niks in jou mandjie word gestuur nie.',
		wrong_store: 'Die koepon geld nie vir die winkel wat jy gekies het nie.',
		wrong_channel: 'Die koepon kan nie hier gebruik word nie.',
		first_order_only: 'Die koepon is net vir ’n eerste bestelling.',
		not_yours: 'Die koepon is nie vir jou nie.',
		sign_in_needed: 'Teken in om dit te gebruik.',
		not_with_others: 'Die koepon kan nie saam met ’n ander koepon gebruik word nie.',
		reserved_elsewhere: 'Die koepon word vir ’n ander bestelling van jou gehou.',
	},
};

export default afrikaans;
