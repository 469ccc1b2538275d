import { css } from 'lit';

/** Of the order that is open. */
export const orderStyles = css`
	[part='detail'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1rem;
		padding: 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		background: var(--_surface);
		overflow-wrap: anywhere;
	}
	[part='detail'] > button {
		justify-self: start;
	}
	header {
		display: grid;
		gap: 0.25rem;
		justify-items: start;
	}
	h2 {
		font-size: 1.75em;
		line-height: 1.2;
	}
	h2:focus {
		outline-offset: 4px;
	}
	h3 {
		font-size: 1em;
	}
	[part='detail__number'] {
		font-size: 1.125em;
		font-variant-numeric: tabular-nums;
	}
	[part='to-pay'] {
		margin-block-start: 0.25rem;
		padding: 0.375rem 0.75rem;
		border: 2px solid currentColor;
		border-radius: var(--_radius);
		font-size: 1.25em;
		font-weight: 700;
	}
	[part='phone'] {
		display: inline-flex;
		align-items: center;
		min-block-size: var(--_target);
		color: inherit;
	}
	address {
		display: grid;
		font-style: normal;
	}
	.quiet {
		margin-inline-start: -0.875rem;
		border-color: transparent;
		background: none;
		text-decoration: underline;
	}
	.main {
		border: 2px solid var(--_accent);
		font-weight: 600;
	}
	.main--large {
		min-block-size: 4rem;
		padding-inline: 2rem;
		font-size: 1.25em;
	}
	.main--danger {
		border-color: var(--_conflict);
	}
	.actions {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
	}
	.otherwise {
		display: flex;
		flex-wrap: wrap;
		gap: 0.25rem 2rem;
	}
	.otherwise > form {
		flex: 1 1 100%;
		min-inline-size: 0;
	}
	/* Read from across the counter. */
	[part='detail']:has([part='code-right']) h2 {
		font-size: 2.5em;
	}
	[part='code-right'] {
		font-size: 1.125em;
		font-weight: 600;
	}
	[part~='line'] {
		display: grid;
		gap: 0.25rem;
		padding-block: 0.5rem;
		border-block-start: 1px solid var(--_line);
	}
	[part~='line--settled'] {
		background: var(--_hover);
	}
	.tick {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 0.75rem;
		align-items: center;
		min-block-size: var(--_target);
		padding-inline: 0.5rem;
		font-size: 1em;
	}
	label.tick {
		cursor: pointer;
	}
	.tick input {
		flex: none;
		inline-size: 1.75rem;
		block-size: 1.75rem;
		margin: 0;
		accent-color: var(--_accent);
	}
	.article {
		display: grid;
		flex: 1 1 10rem;
		min-inline-size: 0;
	}
	[part='line__quantity'] {
		min-inline-size: 2.5rem;
		font-size: 1.25em;
		font-weight: 700;
		font-variant-numeric: tabular-nums;
		text-align: end;
	}
	[part='line__image'] {
		border-radius: calc(var(--_radius) / 2);
		object-fit: cover;
	}
	[part='line__title'] {
		font-weight: 600;
	}
	[part='line__shelf'] {
		padding: 0.125rem 0.625rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		font-weight: 600;
	}
	[part='line__lost'],
	[part='line__state'] {
		padding-inline: 0.5rem;
		font-size: 0.9375em;
	}
	[part='line__lost'] {
		font-weight: 600;
	}
	[part~='line'] > button {
		justify-self: start;
	}
	[part='less'],
	[part='give-up'],
	[part='given'] {
		display: grid;
		gap: 0.75rem;
		max-inline-size: 36rem;
	}
	[part='less'],
	[part='give-up'] {
		padding: 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='given'] button,
	.field--number input {
		justify-self: start;
		max-inline-size: 16rem;
	}
	fieldset {
		display: flex;
		flex-wrap: wrap;
		gap: 0.25rem 1.25rem;
		min-inline-size: 0;
		padding: 0;
		border: 0;
	}
	legend {
		padding: 0;
		font-weight: 600;
	}
	.choice {
		display: flex;
		gap: 0.5rem;
		align-items: center;
		min-block-size: var(--_target);
		cursor: pointer;
	}
	.choice input {
		inline-size: 1.25rem;
		block-size: 1.25rem;
		margin: 0;
		accent-color: var(--_accent);
	}
	.instead {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
		align-items: center;
		font-weight: 600;
	}
	.found {
		display: grid;
		gap: 0.25rem;
	}
	.found button {
		display: flex;
		flex-wrap: wrap;
		gap: 0 1rem;
		align-items: center;
		justify-content: space-between;
		inline-size: 100%;
		text-align: start;
	}
	@media (forced-colors: active) {
		.quiet {
			margin-inline-start: 0;
		}
		[part~='line--settled'] {
			border-inline-start: 4px solid Highlight;
		}
	}
	/* A list to walk along the shelves with. */
	@media print {
		:host(:state(open)) .column,
		[part='tools'],
		[part='camera'],
		[part='done'],
		[part='new-orders'],
		[part='detail'] :is(form, .hint[role]),
		button:not([part~='order'], [role]) {
			display: none;
		}
		.columns {
			display: block;
		}
		[part='detail'] {
			padding: 0;
			border: 0;
		}
		[part~='line'] {
			break-inside: avoid;
		}
	}
`;
