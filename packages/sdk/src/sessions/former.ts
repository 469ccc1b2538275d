import type { Session, SessionClaimed, SessionsEnded } from '@endcap/contract';
import { isEndcapProblem } from '../shared/errors.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import type { FormerSession } from '../shared/keeper.ts';
import type { Shape } from '../shared/shape.ts';
import { write } from '../shared/write.ts';
import { SESSION } from './sessions.ts';
import type { Shopper } from './shopper.ts';

const CLAIMED: Shape<SessionClaimed> = ['orders'];
const ENDED: Shape<SessionsEnded> = ['ended'];

/**
 * Does what was asked for with the session that was here before somebody signed in: a nameless one is taken over, one of
 * somebody signed in is ended. What a page left that is gone is done by the next one, and again has no other effect: once
 * it is done that session is over.
 */
export async function settleFormer(shopper: Shopper): Promise<void> {
	const { transport, keeper, asShopper } = shopper;

	async function renewed({ session }: FormerSession): Promise<string> {
		const { access_token, renew_at, refresh_token } = session;
		if (access_token && Number(renew_at) > Date.now()) return access_token;
		const idempotencyKey = await keeper.change(({ former }) => {
			return former && (former.session.idempotencyKey ??= makeIdempotencyKey());
		});
		const { value } = await write<Session>(
			transport,
			'POST',
			'/v1/sessions/refresh',
			{ refresh_token },
			{ shape: SESSION, idempotencyKey },
		);
		await keeper.change(({ former }) => {
			if (!former) return;
			former.session.refresh_token = value.refresh_token;
			delete former.session.idempotencyKey;
		});
		return value.access_token;
	}

	async function settle(former: FormerSession): Promise<string | null> {
		const access_token = await renewed(former);
		if (former.session.customer_id) {
			const authorization = `Bearer ${access_token}`;
			await write(transport, 'DELETE', '/v1/sessions/current', undefined, { shape: ENDED, authorization });
			return null;
		}
		const claimed = await asShopper(false, ({ authorization }) =>
			write<SessionClaimed>(
				transport,
				'POST',
				'/v1/sessions/claim',
				{ access_token, basket: former.basket },
				{ shape: CLAIMED, authorization, idempotencyKey: makeIdempotencyKey() },
			),
		);
		return claimed?.value.cart_id ?? null;
	}

	await keeper.exclusive('former', async () => {
		const former = await keeper.change((kept) => kept.former && { ...kept.former });
		if (!former) return;
		const cart = await settle(former).catch((error: unknown) => {
			// It was done before, or it is too old.
			if (isEndcapProblem(error, 'session_ended')) return null;
			throw error;
		});
		await keeper.change((kept) => {
			if (kept.former?.session.id !== former.session.id) return;
			delete kept.former;
			if (cart !== null) kept.cart = cart;
		});
		shopper.readAgain();
	});
}
