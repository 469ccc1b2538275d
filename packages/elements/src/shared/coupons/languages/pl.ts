import type { CouponWords } from '../coupon-words.ts';

const polish: CouponWords = {
	percentage: '{percent} taniej',
	amount: '{amount} taniej',
	free_item: {
		one: '{count} szt. gratis',
		few: '{count} szt. gratis',
		many: '{count} szt. gratis',
		other: '{count} szt. gratis',
	},
	free_delivery: 'Darmowa dostawa',
	points_multiplier: '{factor}× punkty',
	missing: 'Dodaj jeszcze za {missing} produktów objętych kuponem.',
	unfit: 'Kupon nie obejmuje Twojego koszyka.',
	reasons: {
		unknown: 'Nie znamy tego kodu albo został już użyty lub stracił ważność.',
		not_started: 'Kuponu nie można jeszcze użyć.',
		ended: 'Kupon stracił ważność.',
		paused: 'Kuponu nie można teraz użyć.',
		used: 'Kupon został już użyty.',
		limit_reached: 'Kupon został użyty tyle razy, ile można.',
		minimum_spend: 'W koszyku jest jeszcze za mało produktów objętych kuponem.',
		no_product_matches: 'Kupon nie obejmuje niczego w Twoim koszyku.',
		nothing_to_deliver: 'Nic z Twojego koszyka nie jest wysyłane.',
		wrong_store: 'Kupon nie działa w wybranym sklepie.',
		wrong_channel: 'Kuponu nie można tutaj użyć.',
		first_order_only: 'Kupon jest tylko na pierwsze zamówienie.',
		not_yours: 'Ten kupon nie jest dla Ciebie.',
		sign_in_needed: 'Zaloguj się, aby go użyć.',
		not_with_others: 'Kuponu nie można łączyć z innym kuponem.',
		reserved_elsewhere: 'Kupon jest zarezerwowany dla innego Twojego zamówienia.',
	},
};

export default polish;
