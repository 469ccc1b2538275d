import { html, type TemplateResult } from 'lit';

/** As many as the API takes of one kind. */
export const MOST_UNITS = 1000;

interface Stepper {
	quantity: number;
	/** What is counted, for people who cannot see it; the names of the two buttons say it too. */
	label: string;
	fewer: string;
	more: string;
	onChange: (quantity: number) => void;
}

/** A field for a number of units with a button on either side. It never gives a number that cannot be ordered. */
export function renderStepper({ quantity, label, fewer, more, onChange }: Stepper): TemplateResult {
	const take = (wanted: number) => onChange(Math.min(Math.max(wanted, 1), MOST_UNITS));
	const typed = (event: Event) => {
		const input = event.target as HTMLInputElement;
		const wanted = Number(input.value.trim() || NaN);
		if (Number.isInteger(wanted) && wanted > 0) take(wanted);
		// What is not a number of units goes back to what it was.
		input.value = String(Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, MOST_UNITS) : quantity);
	};
	return html`<div part="stepper" role="group" aria-label=${label}>
		<button
			part="stepper__fewer"
			type="button"
			aria-label=${fewer}
			aria-disabled=${quantity <= 1 ? 'true' : 'false'}
			@click=${() => quantity > 1 && take(quantity - 1)}
		>
			<span aria-hidden="true">−</span>
		</button>
		<input
			part="stepper__quantity"
			type="text"
			inputmode="numeric"
			autocomplete="off"
			maxlength="4"
			aria-label=${label}
			.value=${String(quantity)}
			@change=${typed}
		/>
		<button
			part="stepper__more"
			type="button"
			aria-label=${more}
			aria-disabled=${quantity >= MOST_UNITS ? 'true' : 'false'}
			@click=${() => quantity < MOST_UNITS && take(quantity + 1)}
		>
			<span aria-hidden="true">+</span>
		</button>
	</div>`;
}
