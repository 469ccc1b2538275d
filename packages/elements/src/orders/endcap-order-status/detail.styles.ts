import { css } from 'lit';

/** Colours come from the page; a step differs by its mark too, never by colour alone. */
export const detailStyles = css`
	::before,
	::after {
		box-sizing: border-box;
	}
	[part='times']:focus,
	[part='cancel-question']:focus {
		outline: none;
	}
	.now {
		font-size: 1.5em;
		font-weight: 600;
		line-height: 1.25;
		text-wrap: balance;
	}
	.strong {
		font-weight: 600;
	}
	.unseen {
		position: absolute;
		inline-size: 1px;
		block-size: 1px;
		overflow: hidden;
		clip-path: inset(50%);
		white-space: nowrap;
	}
	/* Among the times it leads nowhere yet. */
	button.primary {
		border: 2px solid var(--_accent);
		background: transparent;
	}
	button.primary > * {
		color: inherit;
	}
	.buttons,
	.links {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
	}
	.links a {
		display: inline-flex;
		align-items: center;
		min-block-size: var(--_target);
		color: inherit;
		text-underline-offset: 0.2em;
	}
	[part='fulfillment'] {
		display: grid;
		gap: 0.875rem;
		justify-items: start;
		padding-block-start: 1.25rem;
		border-block-start: 1px solid var(--_line);
	}
	[part='fulfillment'] > * {
		min-inline-size: 0;
		max-inline-size: 100%;
	}
	[part='fulfillment'] > :is(ol, ul, [part='code'], [part='times']) {
		inline-size: 100%;
	}
	[part='place'] {
		font-size: 1.125em;
		font-weight: 600;
		line-height: 1.3;
	}
	[part='time'] {
		font-weight: 600;
		font-variant-numeric: tabular-nums;
	}
	[part='time']::first-letter {
		text-transform: uppercase;
	}
	ol,
	ul {
		padding: 0;
		list-style: none;
	}
	[part='steps'] {
		display: grid;
		grid-auto-columns: minmax(0, 1fr);
		grid-auto-flow: column;
	}
	[part~='step'] {
		position: relative;
		padding-block-start: 1.5rem;
		padding-inline-end: 0.5rem;
		color: var(--_muted);
		font-size: 0.875em;
		line-height: 1.3;
		overflow-wrap: anywhere;
	}
	[part~='step']::before,
	[part~='step']::after {
		content: '';
		position: absolute;
		inset-block-start: 0.125rem;
		inset-inline-start: 0;
		inline-size: 1.125rem;
		block-size: 1.125rem;
		border: 2px solid var(--_control);
		border-radius: 50%;
	}
	[part~='step']::after {
		inset-block-start: 0.625rem;
		inset-inline: 1.5rem 0.375rem;
		inline-size: auto;
		block-size: 0;
		border-width: 1px 0 0;
		border-radius: 0;
		border-color: var(--_line);
	}
	[part~='step']:last-child::after {
		content: none;
	}
	.done[part~='step']::before {
		border-color: var(--_accent);
		background: var(--_accent);
	}
	.done[part~='step']::after {
		border-color: var(--_accent);
		border-width: 2px 0 0;
	}
	[part~='step--current'] {
		color: inherit;
		font-weight: 600;
	}
	[part~='step--current']::before {
		border-width: 5px;
		border-color: var(--_accent);
	}
	[part='shop__address']::after {
		content: ' · ';
	}
	[part='shop__address']:has(+ :empty)::after {
		content: none;
	}
	[part='lines'] {
		border-block-start: 1px solid var(--_line);
	}
	[part='line'] {
		display: grid;
		grid-template-columns: 2.5rem minmax(0, 1fr) auto minmax(4.5rem, auto);
		gap: 0 0.75rem;
		align-items: center;
		padding-block: 0.625rem;
		border-block-end: 1px solid var(--_line);
		font-variant-numeric: tabular-nums;
	}
	[part='line']:last-child {
		border-block-end: 0;
	}
	[part='line__picture'] {
		display: grid;
		place-content: center;
		inline-size: 2.5rem;
		block-size: 2.5rem;
		border-radius: calc(var(--_radius) / 2);
		background: var(--_hover);
		overflow: clip;
	}
	[part='line__picture'] img {
		inline-size: 100%;
		aspect-ratio: 1;
		object-fit: cover;
	}
	.words {
		display: grid;
		overflow-wrap: anywhere;
	}
	[part='line__options'],
	[part='line__quantity'],
	.date {
		color: var(--_muted);
	}
	[part='line__options'],
	[part='line__note'] {
		font-size: 0.9375em;
	}
	[part='line__note'] {
		padding-inline-start: 0.5rem;
		border-inline-start: 3px solid var(--endcap-limited-color, #b06a10);
	}
	[part='line__total'] {
		text-align: end;
	}
	.gone :is([part='line__title'], [part='line__total']) {
		text-decoration: line-through;
	}
	.sums {
		display: grid;
		gap: 0.75rem;
		padding-block-start: 1rem;
		border-block-start: 1px solid var(--_line);
	}
	[part='totals'] {
		font-variant-numeric: tabular-nums;
	}
	[part~='totals__row'] {
		display: flex;
		gap: 1rem;
		justify-content: space-between;
		padding-block: 0.125rem;
	}
	[part='totals'] dd {
		white-space: nowrap;
	}
	[part~='totals__row--total'] {
		font-size: 1.125em;
		font-weight: 600;
	}
	[part='cancel-question'] {
		display: grid;
		gap: 0.625rem;
		padding: 1rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
	}
	[part='times'] {
		display: grid;
		gap: 0.75rem;
	}
	[part='orders'] li + li {
		border-block-start: 1px solid var(--_line);
	}
	[part='order'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0 1rem;
		inline-size: 100%;
		padding: 0.75rem 0.25rem;
		border-color: transparent;
		text-align: start;
	}
	[part='order'] :is(.date, .sum) {
		text-align: end;
		font-variant-numeric: tabular-nums;
	}
	@container (inline-size < 24rem) {
		[part='steps'] {
			grid-auto-flow: row;
			gap: 0.5rem;
		}
		[part~='step'] {
			padding-block: 0;
			padding-inline-start: 1.75rem;
			min-block-size: 1.375rem;
		}
		[part~='step']::after {
			content: none;
		}
		[part='line'] {
			grid-template-columns: minmax(0, 1fr) auto auto;
		}
		[part='line__picture'] {
			display: none;
		}
	}
	@container (inline-size < 14rem) {
		.words {
			grid-column: 1 / -1;
		}
	}
	@media (forced-colors: active) {
		.done[part~='step']::before {
			background: CanvasText;
			forced-color-adjust: none;
		}
		a.primary > * {
			color: LinkText;
		}
	}
	@media print {
		button:not([part='code__image']),
		.links,
		[part='pay'],
		[part='times'] {
			display: none;
		}
	}
`;
