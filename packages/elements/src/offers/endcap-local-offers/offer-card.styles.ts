import { css } from 'lit';

/** One offer. Tones differ by their mark too, never by colour alone. */
export const offerCardStyles = css`
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
	[part='offer__link'] {
		color: inherit;
		text-underline-offset: 0.2em;
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
