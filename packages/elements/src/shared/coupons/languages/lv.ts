import type { CouponWords } from '../coupon-words.ts';

const latvian: CouponWords = {
	percentage: '{percent} atlaide',
	amount: '{amount} atlaide',
	free_item: { zero: '{count} gab. bez maksas', one: '{count} gab. bez maksas', other: '{count} gab. bez maksas' },
	free_delivery: 'Bezmaksas piegāde',
	points_multiplier: '{factor}× punkti',
	missing: 'Ielieciet grozā vēl preces par {missing}, uz kurām attiecas kupons.',
	unfit: 'Kupons neattiecas uz jūsu grozu.',
	reasons: {
		unknown: 'Šis kods nav zināms, ir izmantots vai vairs nav derīgs.',
		not_started: 'Kuponu vēl nevar izmantot.',
		ended: 'Kupons vairs nav derīgs.',
		paused: 'Kuponu pašlaik nevar izmantot.',
		used: 'Kupons jau ir izmantots.',
		limit_reached: 'Kupons ir izmantots tik reižu, cik drīkst.',
		minimum_spend: 'Preču, uz kurām attiecas kupons, vēl nav pietiekami.',
		no_product_matches: 'Kupons neattiecas ne uz vienu preci jūsu grozā.',
		nothing_to_deliver: 'Nekas no jūsu groza netiek sūtīts.',
		wrong_store: 'Kupons neder jūsu izvēlētajā veikalā.',
		wrong_channel: 'Kuponu šeit nevar izmantot.',
		first_order_only: 'Kupons ir tikai pirmajam pasūtījumam.',
		not_yours: 'Šis kupons nav domāts jums.',
		sign_in_needed: 'Lai izmantotu kuponu, pierakstieties.',
		not_with_others: 'Kuponu nevar izmantot kopā ar citu kuponu.',
		reserved_elsewhere: 'Kupons ir paturēts citam jūsu pasūtījumam.',
	},
};

export default latvian;
