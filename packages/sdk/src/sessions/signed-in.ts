import type { Session } from '@endcap/contract';
import { now, since } from '../shared/clock.ts';
import { nameOf } from '../shared/database.ts';
import type { Kept } from '../shared/keeper.ts';
import type { Written } from '../shared/write.ts';
import { settleFormer } from './former.ts';
import { forget } from './sessions.ts';
import type { Shopper, ShopperSettings } from './shopper.ts';
import { createTabs } from './tabs.ts';

/** Who comes and goes on this device. */
export interface SignedIn {
	/** Puts a session in place of the one there was, and changes what else is kept in the same step. */
	enter(session: Written<Session>, change: (kept: Kept) => void): Promise<void>;
	/** Forgets all that is kept, in every tab. Resolves to how many writes went with it. */
	leave(): Promise<number>;
	/** Does what is left to be done with the session that was here before. */
	settleFormer(): Promise<void>;
	/** Resolves when nothing is on its way any more, or after so many milliseconds. */
	settle(milliseconds: number): Promise<void>;
}

export function createSignedIn(shopper: Shopper, settings: ShopperSettings): SignedIn {
	const { keeper, look } = shopper;
	const tabs = keeper.stores ? createTabs(nameOf(settings), look, shopper.transport.end) : undefined;

	async function change<T>(work: () => Promise<T>): Promise<T> {
		const done = await keeper.exclusive('session', work);
		await look();
		tabs?.tell();
		return done;
	}

	return {
		enter: (session, also) => change(async () => void (await shopper.keep(session, also))),
		leave: () =>
			change(() =>
				keeper.change((kept) => {
					forget(kept);
					delete kept.orders;
					return kept.outbox.splice(0).length;
				}),
			),
		settleFormer: () => settleFormer(shopper),
		async settle(milliseconds) {
			const began = now();
			shopper.resume();
			const isBusy = () => keeper.change(({ outbox }) => outbox.length > 0);
			while (since(began) < milliseconds && (await isBusy())) await new Promise((resolve) => setTimeout(resolve, 50));
		},
	};
}
