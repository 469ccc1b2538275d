import { css } from 'lit';

export const tillStyles = css`
	button,
	input:not([type='radio']),
	select {
		min-block-size: var(--_target);
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: var(--_surface);
		color: inherit;
		font: inherit;
	}
	button {
		min-inline-size: var(--_target);
		padding-inline: 0.875rem;
		cursor: pointer;
	}
	button[aria-disabled='true'] {
		cursor: default;
		opacity: 0.7;
	}
	.quiet {
		padding-inline: 0.5rem;
		border-color: transparent;
		background: none;
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
	.quiet:has([aria-hidden]) {
		text-decoration: none;
	}
	.primary {
		border-color: transparent;
		background: var(--_accent);
		font-weight: 600;
	}
	.primary > * {
		color: var(--_surface);
	}
	input:not([type='radio']),
	select {
		display: block;
		inline-size: 100%;
		min-inline-size: 0;
		padding-inline: 0.75rem;
		font-size: max(1rem, 16px);
	}
	@media (hover: hover) {
		button:not(.primary, [aria-disabled='true']):hover {
			border-color: currentColor;
		}
		.primary:not([aria-disabled='true']):hover {
			opacity: 0.88;
		}
	}
	label,
	legend {
		font-size: 0.9375em;
	}
	h2 {
		font-size: 1em;
	}
	h3 {
		color: var(--_muted);
		font-size: 0.875em;
		font-weight: 600;
	}
	.hint,
	.codes {
		color: var(--_muted);
		font-size: 0.875em;
		font-weight: 400;
	}
	.codes {
		display: block;
		overflow-wrap: anywhere;
	}
	.sum {
		font-variant-numeric: tabular-nums;
		white-space: nowrap;
	}
	.field {
		display: block;
		flex: 1 1 10rem;
		min-inline-size: 0;
	}
	.field--wide {
		flex: 3 1 18rem;
	}
	[part='tools'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.75rem 1rem;
		align-items: end;
	}
	[part='tools'] > .hint {
		flex-basis: 100%;
		margin-block-start: -0.375rem;
	}
	strong[part='shop'] {
		font-size: 1.125em;
		line-height: var(--_target);
	}
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
	}
	.pair {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: end;
		justify-content: space-between;
	}
	.pair > label {
		flex: 1 1 11rem;
		min-inline-size: 0;
	}
	[part='note'],
	[part='message'],
	[part='problem'],
	[part='kept-waiting'],
	[part='kept-refused'],
	[part='kept-told'] {
		padding: 0.75rem 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
		overflow-wrap: anywhere;
	}
	[part='note'],
	[part='kept-waiting'],
	[part='kept-told'] {
		border-inline-start: 0.25rem solid var(--_late);
	}
	[part='problem'],
	[part='kept-refused'] {
		border-inline-start: 0.25rem solid var(--_conflict);
	}
	[part='kept'],
	[part='kept-refused'],
	[part='kept-told'] {
		display: grid;
		gap: 0.5rem;
		justify-items: start;
	}
	[part='kept'] > * {
		inline-size: 100%;
	}
	[part='found'] {
		display: grid;
		gap: 0.375rem;
	}
	[part='found'] button {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0 1rem;
		align-items: center;
		inline-size: 100%;
		padding: 0.5rem 0.875rem;
		text-align: start;
		overflow-wrap: anywhere;
	}
	[part='found'] .sum {
		grid-row: 1 / span 2;
		grid-column: 2;
	}
	@media (forced-colors: active) {
		[part='note'],
		[part='problem'],
		[part|='kept'] {
			border: 1px solid CanvasText;
		}
		.primary > * {
			color: ButtonText;
		}
		.primary {
			border-color: ButtonText;
		}
	}
`;
