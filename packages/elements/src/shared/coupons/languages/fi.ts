import type { CouponWords } from '../coupon-words.ts';

const finnish: CouponWords = {
	percentage: '{percent} alennus',
	amount: '{amount} alennus',
	free_item: { one: '{count} kpl ilmaiseksi', other: '{count} kpl ilmaiseksi' },
	free_delivery: 'Ilmainen toimitus',
	points_multiplier: '{factor}× pisteet',
	missing: 'Lisää koriin vielä {missing} edestä tuotteita, joita kuponki koskee.',
	unfit: 'Kuponki ei koske ostoskoriasi.',
	reasons: {
		unknown: 'Koodia ei tunneta, tai se on käytetty tai vanhentunut.',
		not_started: 'Kuponkia ei voi vielä käyttää.',
		ended: 'Kupongin voimassaolo on päättynyt.',
		paused: 'Kuponkia ei voi käyttää juuri nyt.',
		used: 'Kuponki on jo käytetty.',
		limit_reached: 'Kuponki on käytetty niin monta kertaa kuin saa.',
		minimum_spend: 'Tuotteita, joita kuponki koskee, ei ole vielä tarpeeksi.',
		no_product_matches: 'Kuponki ei koske mitään korissasi olevaa tuotetta.',
		nothing_to_deliver: 'Mitään korissasi olevaa ei lähetetä sinulle.',
		wrong_store: 'Kuponki ei käy valitsemassasi myymälässä.',
		wrong_channel: 'Kuponkia ei voi käyttää täällä.',
		first_order_only: 'Kuponki on vain ensimmäistä tilausta varten.',
		not_yours: 'Kuponki ei ole sinulle.',
		sign_in_needed: 'Kirjaudu sisään käyttääksesi kuponkia.',
		not_with_others: 'Kuponkia ei voi yhdistää toiseen kuponkiin.',
		reserved_elsewhere: 'Kuponki on varattu toiselle tilauksellesi.',
	},
};

export default finnish;
