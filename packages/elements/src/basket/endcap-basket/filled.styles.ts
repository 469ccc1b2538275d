import { css } from 'lit';

/** Tones differ by their mark too, never by colour alone. */
export const filledStyles = css`
	[part='note'] {
		color: var(--_muted);
	}
	.columns {
		display: grid;
		gap: 1.5rem 3rem;
		margin-block-start: 0.75rem;
	}
	[part='group'] + [part='group'] {
		margin-block-start: 1.5rem;
	}
	[part='group__name'] {
		padding-block: 0.5rem;
		font-size: 1em;
		font-weight: 600;
	}
	ul {
		padding: 0;
		list-style: none;
	}
	[part~='line'] {
		display: grid;
		grid-template:
			'picture words total' auto
			'picture said said' auto
			'picture tools tools' auto / 4.5rem minmax(0, 1fr) auto;
		gap: 0.5rem 1rem;
		padding-block: 1rem;
		border-block-start: 1px solid var(--_line);
	}
	[part~='line--removed'] {
		display: flex;
		flex-wrap: wrap;
		align-items: center;
		color: var(--_muted);
	}
	[part='line__picture'] {
		grid-area: picture;
		display: grid;
		place-content: center;
		inline-size: 4.5rem;
		block-size: 4.5rem;
		border-radius: var(--_radius);
		background: var(--_hover);
		font-size: 1.5rem;
		object-fit: cover;
	}
	.words {
		grid-area: words;
		min-inline-size: 0;
		overflow-wrap: anywhere;
	}
	.words > :not(:first-child) {
		font-size: 0.9375em;
	}
	[part='line__title'] {
		font-weight: 600;
		line-height: 1.35;
	}
	[part='line__price'] {
		color: var(--_muted);
		font-variant-numeric: tabular-nums;
	}
	[part='line__stock']::before {
		content: '';
		display: inline-block;
		inline-size: 0.5rem;
		block-size: 0.5rem;
		margin-inline-end: 0.5rem;
		border-radius: 50%;
		background: var(--_mark);
		vertical-align: 0.1em;
	}
	.good {
		--_mark: var(--endcap-in-stock-color, #25824a);
	}
	.little {
		--_mark: var(--endcap-limited-color, #b06a10);
	}
	.none {
		--_mark: var(--endcap-out-of-stock-color, #7a7a80);
	}
	.little,
	.none {
		font-weight: 600;
	}
	.little::before {
		border-radius: 0;
		rotate: 45deg;
	}
	.none::before {
		border-radius: 0;
		block-size: 0.1875rem;
		vertical-align: 0.25em;
	}
	.said {
		grid-area: said;
		display: grid;
		gap: 0.375rem;
		font-size: 0.9375em;
	}
	.said:empty {
		display: none;
	}
	[part='line__notice'],
	[part='line__note'] {
		padding: 0.375rem 0.625rem;
		border-inline-start: 3px solid var(--endcap-limited-color, #b06a10);
		background: var(--_hover);
	}
	[part='line__total'] {
		grid-area: total;
		font-weight: 600;
		font-variant-numeric: tabular-nums;
		text-align: end;
	}
	[part='line__discount'] {
		display: block;
		font-weight: 400;
		font-size: 0.9375em;
	}
	.tools {
		grid-area: tools;
		display: flex;
		flex-wrap: wrap;
		gap: 0.25rem 0.75rem;
		align-items: center;
	}
	[part='totals'] {
		font-variant-numeric: tabular-nums;
	}
	[part~='totals__row'] {
		display: flex;
		gap: 1rem;
		justify-content: space-between;
		padding-block: 0.25rem;
	}
	[part='totals'] dd {
		white-space: nowrap;
	}
	[part~='totals__row--total'] {
		margin-block-start: 0.25rem;
		padding-block-start: 0.625rem;
		border-block-start: 1px solid var(--_line);
		font-size: 1.125em;
		font-weight: 600;
	}
	[part~='totals__row--total']:only-child {
		margin: 0;
		padding-block: 0.25rem;
		border: 0;
	}
	.ask {
		padding-inline: 0;
	}
	[part='check-out'] {
		inline-size: 100%;
		margin-block-start: 1rem;
		min-block-size: max(3.25rem, var(--_target));
	}
	.aside > [part='note'] {
		margin-block-start: 0.5rem;
	}
	@container (inline-size < 20rem) {
		[part~='line'] {
			grid-template:
				'words total' auto
				'said said' auto
				'tools tools' auto / minmax(0, 1fr) auto;
		}
		[part='line__picture'] {
			display: none;
		}
	}
	@container (inline-size >= 52rem) {
		.columns {
			grid-template-columns: minmax(0, 1fr) 19rem;
			align-items: start;
		}
		.aside {
			position: sticky;
			inset-block-start: 1rem;
			padding: 1.25rem;
			border: 1px solid var(--_line);
			border-radius: calc(2 * var(--_radius));
		}
	}
	@media (forced-colors: active) {
		[part='line__stock']::before {
			background: CanvasText;
			forced-color-adjust: none;
		}
	}
`;
