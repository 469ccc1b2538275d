import type { Live } from '@endcap/sdk';
import type { CustomerCard, StaffEndcap } from '@endcap/sdk/staff';
import type { LitElement } from 'lit';
import { LiveState } from '../../shared/live-state.ts';

/** What the member has, as it changes anywhere. */
export class MemberCard {
	#state: LiveState<Live<CustomerCard>>;
	#onChange: () => void;
	#seen: CustomerCard | undefined;
	#before: CustomerCard | undefined;

	/** `onChange`: what they could use is something else now. */
	constructor(host: LitElement, onChange: () => void) {
		this.#state = new LiveState(host);
		this.#onChange = onChange;
	}

	get live(): Live<CustomerCard> | undefined {
		return this.#state.value;
	}

	/** Undefined: nobody's. */
	follow({ customers }: StaffEndcap, id: string | undefined): void {
		this.#state.watch(id === undefined ? undefined : customers.$card({ id }));
	}

	look(): void {
		const card = this.live?.value;
		const before = this.#seen;
		this.#seen = card;
		if (!card || !before || card === before || card.customer.id !== before.customer.id) return;
		const what = ({ loyalty, wallet }: CustomerCard) => JSON.stringify([loyalty.active, loyalty.rewards, wallet]);
		if (what(card) !== what(before)) this.#onChange();
	}

	/** Their sale is rung up. */
	rungUp(): void {
		this.#before = this.live?.value;
	}

	/** Their points since then. As they were before they would be read as what is left. */
	get activeNow(): number | undefined {
		const card = this.live?.value;
		return card === this.#before ? undefined : card?.loyalty.active;
	}
}
