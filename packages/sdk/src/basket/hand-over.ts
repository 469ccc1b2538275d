import type { Cart, CartHandoff } from '@endcap/contract';
import type { Shopper } from '../sessions/shopper.ts';
import { limitedOf } from '../shoppers/limited.ts';
import { unlessAborted } from '../shared/abort.ts';
import { isEndcapProblem } from '../shared/errors.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import { refusalOf } from '../shared/outcome.ts';
import { dateOf } from '../shared/server-date.ts';
import type { Shape } from '../shared/shape.ts';
import { write } from '../shared/write.ts';
import type { Basket } from './basket.ts';
import { CART, cartPath, CARTS, readOf } from './cart-access.ts';
import type { CartState } from './cart.state.ts';
import { cartIsOver } from './outcomes.ts';

const HANDOFF: Shape<CartHandoff> = ['code', 'url', 'expires_at'];

/** Baskets that go from one device to another. */
export function createHandOver(shopper: Shopper, state: CartState): Pick<Basket, 'handOff' | 'take'> {
	const { transport, asShopper } = shopper;
	return {
		async handOff(options) {
			const signal = options?.signal;
			try {
				const asked = asShopper(false, async (identity) => {
					const id = await state.find(identity);
					if (id === undefined) throw cartIsOver();
					const settings = { shape: HANDOFF, authorization: identity.authorization, signal };
					return write<CartHandoff>(transport, 'POST', `${cartPath(id)}/handoff`, undefined, settings);
				});
				const handed = await unlessAborted(asked, signal);
				if (!handed) throw cartIsOver();
				return { outcome: 'offered', as_of: dateOf(handed.headers), ...handed.value };
			} catch (error) {
				return refusalOf(error, 'cart_ended');
			}
		},
		async take(code, options) {
			const signal = options?.signal;
			const idempotencyKey = makeIdempotencyKey();
			try {
				const asked = asShopper(true, ({ authorization }) => {
					const settings = { shape: CART, authorization, idempotencyKey, signal };
					return write<Cart>(transport, 'POST', `${CARTS}/take`, { code }, settings);
				});
				const { value, headers } = (await unlessAborted(asked, signal)) as Awaited<typeof asked> & object;
				await state.show(readOf(value, headers));
				return { outcome: 'taken', cart: value };
			} catch (error) {
				return isEndcapProblem(error, 'not_found') ? refusalOf(error, 'not_found') : limitedOf(error);
			}
		},
	};
}
