import type { Live } from '@endcap/sdk';
import { createStaffEndcap, type StaffEndcap, type StaffMember } from '@endcap/sdk/staff';
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { EndcapElement } from './endcap-element.ts';
import { LiveState } from './live-state.ts';
import { pageConfiguration } from './page.ts';

/** What every element of the counter does: know who is signed in there, and say when nobody is any more. */
export abstract class CounterElement extends EndcapElement {
	static override properties: PropertyDeclarations = {
		endcap: { attribute: false },
		server: {},
	};

	/** A staff client of your own, in place of one made for `server`. It stays yours to destroy. */
	endcap: StaffEndcap | undefined;

	/** Address of the server, without `/v1`; that of the page's script, or else the page's own origin, unless given. */
	server = '';

	protected staff = new LiveState<Live<StaffMember | null>>(this);
	#made: StaffEndcap | undefined;
	#wasSignedIn = false;

	/** That of the page, else its own. */
	protected get client(): StaffEndcap {
		if (this.endcap) return this.endcap;
		const baseUrl = this.server || pageConfiguration()?.server || location.origin;
		return (this.#made ??= createStaffEndcap({ baseUrl }));
	}

	/** Null: nobody is signed in; undefined: that is not known. */
	protected get member(): StaffMember | null | undefined {
		return this.staff.value?.value;
	}

	/** True from when somebody was until it is known that nobody is, and the page was told. */
	protected get wasSignedIn(): boolean {
		return this.#wasSignedIn;
	}

	protected override willUpdate(_changed: PropertyValues<this>): void {
		this.staff.watch(this.client.session.$staff);
	}

	protected override updated(_changed: PropertyValues<this>): void {
		const { member } = this;
		if (this.#wasSignedIn && member === null) this.tell('endcap-session-ended', null);
		if (member !== undefined) this.#wasSignedIn = member !== null;
	}

	protected tell(type: string, detail: unknown): void {
		this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
	}
}
