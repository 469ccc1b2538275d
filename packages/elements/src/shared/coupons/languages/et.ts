import type { CouponWords } from '../coupon-words.ts';

const estonian: CouponWords = {
	percentage: '{percent} soodsam',
	amount: '{amount} soodsam',
	free_item: { one: '{count} tk tasuta', other: '{count} tk tasuta' },
	free_delivery: 'Tasuta kohaletoimetamine',
	points_multiplier: '{factor}× punktid',
	missing: 'Lisa korvi veel {missing} eest tooteid, millele kupong kehtib.',
	unfit: 'Kupong ei kehti sinu ostukorvile.',
	reasons: {
		unknown: 'Seda koodi ei tunta või on see kasutatud või aegunud.',
		not_started: 'Kupongi ei saa veel kasutada.',
		ended: 'Kupong on aegunud.',
		paused: 'Kupongi ei saa praegu kasutada.',
		used: 'Kupong on juba kasutatud.',
		limit_reached: 'Kupongi on kasutatud nii mitu korda, kui tohib.',
		minimum_spend: 'Tooteid, millele kupong kehtib, ei ole veel piisavalt.',
		no_product_matches: 'Kupong ei kehti ühelegi tootele sinu korvis.',
		nothing_to_deliver: 'Midagi sinu korvist ei saadeta sulle koju.',
		wrong_store: 'Kupong ei kehti sinu valitud kaupluses.',
		wrong_channel: 'Siin ei saa kupongi kasutada.',
		first_order_only: 'Kupong on mõeldud ainult esimeseks tellimuseks.',
		not_yours: 'See kupong ei ole sinu jaoks.',
		sign_in_needed: 'Kupongi kasutamiseks logi sisse.',
		not_with_others: 'Kupongi ei saa koos teise kupongiga kasutada.',
		reserved_elsewhere: 'Kupong on hoitud sinu teise tellimuse jaoks.',
	},
};

export default estonian;
