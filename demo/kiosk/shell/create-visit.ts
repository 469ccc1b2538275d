import { createEndcap } from '@endcap/sdk';
import { atom } from 'nanostores';
import { createKioskBasket } from '../basket/basket.ts';
import type { Place, Visit } from './visit.ts';

const HOME: Place = { name: 'home', with: {} };

export type VisitOptions = Pick<Visit, 'device' | 'finish' | 'stirred'> & {
	key: string;
	language: string;
};

export function createVisit({ device, key, language, ...rest }: VisitOptions): Visit {
	const endcap = createEndcap({
		baseUrl: location.origin,
		publishableKey: key,
		keep: 'memory',
		fetch: device.fetch,
	});
	const $place = atom<Place>(HOME);
	const $language = atom(language);
	/** Places before this one. */
	let before: Place[] = [];

	return {
		...rest,
		device,
		endcap,
		basket: createKioskBasket(endcap),
		basket_id: crypto.randomUUID(),
		$place,
		$language,
		setLanguage(chosen) {
			document.documentElement.lang = chosen;
			$language.set(chosen);
		},
		go(name, ...[with_]) {
			before = name === 'home' ? [] : [...before, $place.get()];
			$place.set({ name, with: with_ ?? {} });
		},
		back() {
			$place.set(before.pop() ?? HOME);
		},
	};
}
