import { css } from 'lit';

/** What the elements of the basket share: the field that counts, and the button that leads on. */
export const basketStyles = css`
	@media (hover: hover) {
		.primary:not([aria-disabled='true']):hover {
			opacity: 0.88;
		}
	}
	[part='stepper'] {
		display: inline-grid;
		grid-template-columns: repeat(3, var(--_target));
		inline-size: fit-content;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
	}
	[part='stepper'] > * {
		min-inline-size: 0;
		min-block-size: calc(var(--_target) - 2px);
		padding: 0;
		border: 0;
		border-radius: calc(var(--_radius) - 1px);
		background: transparent;
		color: inherit;
		font: inherit;
		font-size: max(1rem, 16px);
		font-variant-numeric: tabular-nums;
		text-align: center;
	}
	[part='stepper'] > button {
		font-size: 1.25rem;
		line-height: 1;
	}
	@media (forced-colors: active) {
		.primary > * {
			color: ButtonText;
		}
		button[aria-disabled='true'] {
			border-color: GrayText;
			color: GrayText;
			opacity: 1;
		}
	}
`;
