import { css } from 'lit';

/** Cards like tickets, two beside each other where there is room. Tones differ by their mark too, never by colour alone. */
export const heldStyles = css`
	[part='note'] {
		padding: 0.75rem 0.875rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='claim'] {
		display: grid;
		gap: 0.25rem;
		max-inline-size: 26rem;
	}
	[part='claim'] label {
		font-weight: 600;
	}
	.claim {
		display: flex;
		gap: 0.5rem;
	}
	[part='claim__code'] {
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
	[aria-invalid='true'] {
		border-width: 2px;
		border-color: var(--endcap-error-color, #c0392b);
	}
	[part='claim__note'] {
		font-weight: 600;
		font-size: 0.9375em;
	}
	[part='claim__note']:empty {
		display: none;
	}
	[part='section__name'] {
		padding-block: 0.5rem 0.75rem;
		font-size: 1em;
		font-weight: 600;
	}
	ul {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
		gap: 1rem;
		padding: 0;
		list-style: none;
	}
	[part='coupon'] {
		display: flex;
		flex-direction: column;
		gap: 0.375rem;
		min-inline-size: 0;
		padding: 1.125rem 1.25rem 1.25rem;
		border: 1px solid var(--_line);
		border-inline-start: 4px solid var(--endcap-accent-color, var(--_control));
		border-radius: var(--_radius);
		overflow-wrap: anywhere;
	}
	[part='coupon__benefit'] {
		font-size: 1.5em;
		font-weight: 700;
		line-height: 1.2;
		font-variant-numeric: tabular-nums;
	}
	[part='coupon__name'] {
		font-size: 1em;
		font-weight: 600;
		line-height: 1.35;
	}
	[part='coupon__description'],
	[part='coupon__rules'],
	[part~='coupon__validity'],
	[part='coupon__terms'],
	.muted {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	[part~='coupon__validity--soon'] {
		color: inherit;
		font-weight: 600;
	}
	[part='coupon__terms'] {
		margin-block-end: -0.75rem;
	}
	[part='coupon__terms'] p {
		padding-block-end: 0.5rem;
		white-space: pre-line;
	}
	summary {
		display: inline-flex;
		gap: 0.5rem;
		align-items: center;
		min-block-size: var(--_target);
		cursor: pointer;
	}
	summary::after {
		content: '';
		inline-size: 0.5rem;
		block-size: 0.5rem;
		border: solid currentColor;
		border-width: 0 2px 2px 0;
		rotate: 45deg;
		translate: 0 -0.125rem;
	}
	[open] > summary::after {
		rotate: 225deg;
		translate: 0 0.125rem;
	}
	[part='coupon__basket'],
	[part~='coupon__validity--soon'],
	.good {
		display: flex;
		gap: 0.5rem;
		align-items: baseline;
	}
	[part='coupon__basket']::before,
	[part~='coupon__validity--soon']::before,
	[part='claim__note'].good::before {
		content: '';
		flex: none;
		inline-size: 0.5rem;
		block-size: 0.5rem;
		border-radius: 50%;
		background: var(--_mark);
	}
	.plain {
		--_mark: transparent;
		color: var(--_muted);
		font-size: 0.9375em;
	}
	.plain::before {
		display: none;
	}
	.good {
		--_mark: var(--endcap-in-stock-color, #25824a);
		font-weight: 600;
	}
	.little,
	[part~='coupon__validity--soon'] {
		--_mark: var(--endcap-limited-color, #b06a10);
	}
	.little {
		font-weight: 600;
	}
	.little::before,
	[part~='coupon__validity--soon']::before {
		border-radius: 0;
		rotate: 45deg;
	}
	[part='coupon__note'] {
		padding: 0.375rem 0.625rem;
		border-inline-start: 3px solid var(--endcap-limited-color, #b06a10);
		background: var(--_hover);
	}
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		margin-block-start: auto;
		padding-block-start: 0.5rem;
	}
	.buttons > button,
	[part='coupon__show'] {
		flex: 1 1 auto;
	}
	.ended {
		grid-template-columns: minmax(0, 1fr);
		gap: 0;
	}
	[part='past__coupon'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0 1rem;
		justify-content: space-between;
		padding-block: 0.625rem;
		border-block-start: 1px solid var(--_line);
	}
	@media (forced-colors: active) {
		[part='coupon__basket']::before,
		[part~='coupon__validity--soon']::before {
			background: CanvasText;
			forced-color-adjust: none;
		}
		.primary > * {
			color: ButtonText;
		}
	}
`;
