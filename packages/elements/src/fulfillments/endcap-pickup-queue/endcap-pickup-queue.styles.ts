import { css } from 'lit';

export const pickupQueueStyles = css`
	button,
	input:not([type='radio'], [type='checkbox']),
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
	input:not([type='radio'], [type='checkbox']),
	select {
		display: block;
		inline-size: 100%;
		min-inline-size: 0;
		padding-inline: 0.75rem;
		font-size: max(1rem, 16px);
	}
	input::placeholder {
		color: var(--_muted);
		opacity: 1;
	}
	@media (hover: hover) {
		button:hover:not([aria-disabled='true']) {
			border-color: currentColor;
			text-decoration: underline;
		}
		[part~='order']:hover:not([aria-disabled='true']) {
			text-decoration: none;
		}
	}
	label,
	legend {
		font-size: 0.9375em;
	}
	.field {
		display: block;
		flex: 1 1 10rem;
		min-inline-size: 0;
	}
	.field--wide {
		flex: 3 1 18rem;
	}
	.hint,
	.codes {
		color: var(--_muted);
		font-size: 0.875em;
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
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
	}
	strong[part='shop'] {
		font-size: 1.125em;
		line-height: var(--_target);
	}
	[part='camera'] {
		display: grid;
		gap: 0.5rem;
		justify-items: start;
	}
	video {
		inline-size: min(100%, 24rem);
		aspect-ratio: 4 / 3;
		border-radius: var(--_radius);
		background: #000;
		object-fit: cover;
	}
	[part='note'],
	[part='message'],
	[part='problem'],
	[part='done'],
	[part='new-orders'] {
		padding: 0.75rem 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='note'] {
		border-inline-start: 0.25rem solid var(--_late);
	}
	[part='problem'] {
		border-inline-start: 0.25rem solid var(--_conflict);
	}
	[part='done'] {
		border-inline-start: 0.25rem solid currentColor;
	}
	[part='new-orders'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
		align-items: center;
		justify-content: space-between;
		border: 2px solid var(--_accent);
		font-size: 1.125em;
	}
	.columns {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1.5rem;
		align-items: start;
	}
	.column {
		display: grid;
		gap: 0.75rem;
	}
	.choose {
		display: none;
		padding: 3rem 1rem;
		border: 1px dashed var(--_control);
		border-radius: var(--_radius);
		color: var(--_muted);
		text-align: center;
	}
	[part='tabs'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.25rem;
		border-block-end: 1px solid var(--_line);
	}
	[part='tabs'] > button {
		flex: 1 1 auto;
		padding-inline: 0.375rem;
		border-color: transparent;
		border-block-end: 3px solid transparent;
		border-end-start-radius: 0;
		border-end-end-radius: 0;
		background: none;
	}
	[part='tabs'] > [aria-selected='true'] {
		border-block-end-color: var(--_accent);
		font-weight: 600;
	}
	[part='orders'] {
		display: grid;
		gap: 0.5rem;
	}
	[part~='order'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0.125rem 0.75rem;
		inline-size: 100%;
		padding: 0.75rem 1rem;
		border-color: var(--_line);
		border-inline-start: 0.25rem solid var(--_line);
		text-align: start;
	}
	[part~='order'] > * {
		grid-column: 1 / -1;
		min-inline-size: 0;
		overflow-wrap: anywhere;
	}
	[part~='order'] > [part='order__name'] {
		grid-column: 1;
		font-size: 1.0625em;
		font-weight: 600;
	}
	[part~='order'] > [part='order__number'] {
		grid-row: 1;
		grid-column: 2;
		color: var(--_muted);
		font-variant-numeric: tabular-nums;
	}
	[part~='order--late'] {
		border-inline-start-color: var(--_late);
	}
	[part~='order--late'] [part='order__due'],
	[part~='detail__due--late'] {
		font-weight: 600;
	}
	[part~='order'][aria-current='true'] {
		background: var(--_hover);
		border-color: var(--_accent);
	}
	[part='order__who'] {
		font-size: 0.875em;
		font-weight: 600;
	}
	[part='order__new'] {
		margin-inline-start: 0.375rem;
		padding: 0.0625rem 0.5rem;
		border: 1px solid currentColor;
		border-radius: 1rem;
		font-size: 0.8125rem;
		font-weight: 600;
	}
	[part='skeleton'] {
		--_bone: 4.5rem;
	}
	@media (prefers-reduced-motion: no-preference) {
		[part='new-orders'] {
			animation: arrive 0.6s ease-out 3;
		}
	}
	@keyframes arrive {
		from {
			background: color-mix(in srgb, currentColor 30%, transparent);
		}
	}
	@container (inline-size >= 56rem) {
		.columns {
			grid-template-columns: minmax(0, 24rem) minmax(0, 1fr);
		}
		.choose {
			display: block;
		}
	}
	/* Too narrow for both: the order stands in the place of the list. */
	@container (inline-size < 56rem) {
		:host(:state(open)) .column,
		:host(:state(open)) [part='tools'] > .hint {
			display: none;
		}
	}
	@media (forced-colors: active) {
		[part='note'],
		[part='problem'],
		[part='done'] {
			border: 1px solid CanvasText;
		}
		[part='tabs'] > [aria-selected='true'],
		[part~='order'][aria-current='true'] {
			outline: 2px solid Highlight;
			outline-offset: -2px;
		}
	}
`;
