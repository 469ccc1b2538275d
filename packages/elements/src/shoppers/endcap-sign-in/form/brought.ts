import type { Cart, Endcap, Live, Order } from '@endcap/sdk';
import type { LitElement } from 'lit';
import { plural } from '../../../shared/localization.ts';
import { formatMoney } from '../../../shared/money.ts';
import { LiveState } from '../../../shared/live-state.ts';
import type { FormStrings } from './form.strings.ts';

/** What a nameless shopper has on this device, which may come along when somebody signs in, and never does by itself. */
export class Brought {
	/** As the shopper left it; they see it before they sign in. */
	wanted = true;
	#cart: LiveState<Live<Cart | null>>;
	#orders: LiveState<Live<readonly Order[]>>;

	constructor(host: LitElement) {
		this.#cart = new LiveState(host);
		this.#orders = new LiveState(host);
	}

	/** Undefined: it is not asked for any more. */
	follow(sdk: Endcap | undefined): void {
		this.#cart.watch(sdk?.basket.$cart);
		this.#orders.watch(sdk?.orders.$orders);
	}

	get #has() {
		return { basket: this.#cart.value?.value, orders: (this.#orders.value?.value?.length ?? 0) > 0 };
	}

	/** As the SDK takes it: undefined when nothing comes along. */
	get choice(): 'take' | 'leave' | undefined {
		const { basket, orders } = this.#has;
		if (!this.wanted || !(basket || orders)) return undefined;
		return basket ? 'take' : 'leave';
	}

	/** What is asked; undefined when there is nothing. */
	question({ bringBasket, bringOrders, bringBoth }: FormStrings): string | undefined {
		const { basket, orders } = this.#has;
		if (basket) return orders ? bringBoth : bringBasket;
		return orders ? bringOrders : undefined;
	}

	/** “3 items, €49.00”. */
	contents({ basketItems }: FormStrings, locale: string): string {
		const { basket } = this.#has;
		if (!basket) return '';
		const items = basket.lines.reduce((sum, { quantity }) => sum + quantity, 0);
		const { total } = basket.totals;
		return [plural(basketItems, items, locale), ...(total ? [formatMoney(total, locale)] : [])].join(', ');
	}
}
