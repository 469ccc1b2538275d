import { css } from 'lit';

/** What the elements of the basket share: colours that come from the page, buttons, and the field that counts. */
export const basketStyles = css`
	:host {
		--_accent: var(--endcap-accent-color, currentColor);
		--_muted: var(--endcap-muted-color, color-mix(in srgb, currentColor 78%, transparent));
		--_line: var(--endcap-border-color, color-mix(in srgb, currentColor 18%, transparent));
		--_control: color-mix(in srgb, currentColor 55%, transparent);
		--_hover: color-mix(in srgb, currentColor 8%, transparent);
		--_radius: var(--endcap-radius, 0.5rem);
		--_target: max(2.75rem, 44px);
		container-type: inline-size;
		text-align: start;
		line-height: 1.5;
	}
	:host(:state(kiosk)) {
		--_target: max(4.75rem, 76px);
	}
	:host([hidden]) {
		display: none;
	}
	* {
		box-sizing: border-box;
		margin: 0;
	}
	:focus-visible {
		outline: 2px solid var(--_accent);
		outline-offset: 2px;
	}
	button,
	.button {
		display: inline-flex;
		gap: 0.5rem;
		align-items: center;
		justify-content: center;
		min-inline-size: var(--_target);
		min-block-size: var(--_target);
		padding: 0.375rem 1rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: transparent;
		color: inherit;
		font: inherit;
		text-decoration: none;
		cursor: pointer;
	}
	button[aria-disabled='true'] {
		cursor: default;
		opacity: 0.65;
	}
	/* The words stand in a span, so that the ground may be the page's own colour of text. */
	.primary {
		border-color: transparent;
		background: var(--_accent);
		font-weight: 600;
	}
	.primary > * {
		color: var(--endcap-on-accent-color, Canvas);
	}
	@supports (color: oklch(from red l c h)) {
		.primary > * {
			color: var(--endcap-on-accent-color, oklch(from var(--_accent) clamp(0, (0.62 - l) * 999, 1) 0 0));
		}
	}
	.quiet {
		padding-inline: 0.25rem;
		border-color: transparent;
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
	@media (hover: hover) {
		button:not(.primary, [aria-disabled='true']):hover {
			background: var(--_hover);
		}
		.primary:not([aria-disabled='true']):hover {
			opacity: 0.88;
		}
	}
	[part='stepper'] {
		display: inline-grid;
		grid-template-columns: var(--_target) 2.75rem var(--_target);
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
