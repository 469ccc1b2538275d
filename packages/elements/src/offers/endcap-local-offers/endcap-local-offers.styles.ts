import { css } from 'lit';

/** Cards side by side where there is room. Tones differ by their mark too, never by colour alone. */
export const localOffersStyles = css`
	.frame {
		display: grid;
		gap: 1rem;
		min-inline-size: 0;
	}
	.frame > * {
		min-inline-size: 0;
	}
	[part='heading'] {
		font-size: 1.375em;
		font-weight: 600;
		line-height: 1.25;
		text-wrap: balance;
	}
	[part='place'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: center;
	}
	[part='place__search'] {
		display: flex;
		flex: 1 1 16rem;
		gap: 0.5rem;
		max-inline-size: 26rem;
	}
	[part='place__field'] {
		flex: 1;
		min-inline-size: 0;
		min-block-size: var(--_target);
		padding-inline: 0.75rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: transparent;
		color: inherit;
		font: inherit;
		font-size: max(1rem, 16px);
	}
	[part='place__field']::placeholder {
		color: var(--_muted);
		opacity: 1;
	}
	[part='place__note'] {
		flex-basis: 100%;
		color: var(--_muted);
	}
	[part='note'] {
		padding: 0.75rem 0.875rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	ul {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
		gap: 1rem;
		padding: 0;
		list-style: none;
	}
	[part='offer'] {
		display: flex;
		flex-direction: column;
		min-inline-size: 0;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		overflow: hidden;
		overflow-wrap: anywhere;
	}
	[part='offer__image'] {
		display: block;
		inline-size: 100%;
		aspect-ratio: 16 / 9;
		object-fit: cover;
		background: var(--_hover);
	}
	.body {
		display: flex;
		flex: 1;
		flex-direction: column;
		gap: 0.375rem;
		padding: 1.125rem 1.25rem 1.25rem;
	}
	[part='offer__benefit'] {
		font-size: 1.5em;
		font-weight: 700;
		line-height: 1.2;
		font-variant-numeric: tabular-nums;
	}
	[part='offer__headline'] {
		font-size: 1.0625em;
		font-weight: 600;
		line-height: 1.35;
		text-wrap: balance;
	}
	[part='offer__rule'],
	[part='offer__shops'],
	[part~='offer__end'],
	[part='offer__terms'] {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	[part~='offer__end--soon'],
	.good {
		display: flex;
		gap: 0.5rem;
		align-items: baseline;
		color: inherit;
		font-weight: 600;
	}
	[part~='offer__end--soon']::before,
	.good::before {
		content: '';
		flex: none;
		inline-size: 0.5rem;
		block-size: 0.5rem;
		border-radius: 50%;
		background: var(--endcap-in-stock-color, #25824a);
	}
	[part~='offer__end--soon']::before {
		border-radius: 0;
		background: var(--endcap-limited-color, #b06a10);
		rotate: 45deg;
	}
	.claim {
		display: flex;
		flex-direction: column;
		gap: 0.5rem;
		margin-block-start: auto;
		padding-block-start: 0.5rem;
	}
	[part='offer__taken'] {
		align-items: center;
		min-block-size: var(--_target);
	}
	[part='offer__wallet'] {
		display: inline-flex;
		align-items: center;
		align-self: start;
		min-block-size: var(--_target);
		color: inherit;
	}
	[part='offer__note']:not(.good) {
		padding: 0.375rem 0.625rem;
		border-inline-start: 3px solid var(--endcap-limited-color, #b06a10);
		background: var(--_hover);
	}
	summary {
		display: inline-flex;
		align-items: center;
		min-block-size: var(--_target);
		text-decoration: underline;
		text-underline-offset: 0.2em;
		cursor: pointer;
	}
	[part='offer__terms'] {
		margin-block-end: -0.75rem;
	}
	[part='offer__terms'] p {
		padding-block-end: 0.5rem;
		white-space: pre-line;
	}
	[part='skeleton'] i {
		block-size: 9rem;
		margin-block: 0 1rem;
	}
	@media (forced-colors: active) {
		[part~='offer__end--soon']::before,
		.good::before {
			background: CanvasText;
			forced-color-adjust: none;
		}
		.primary > * {
			color: ButtonText;
		}
	}
`;
