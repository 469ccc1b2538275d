import { css } from 'lit';

export const addToBasketStyles = css`
	.row {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: stretch;
	}
	[part='button'] {
		flex: 1 1 10rem;
		max-inline-size: 24rem;
	}
	/* Room that is kept, so that nothing below moves when there is something to say. */
	[part='note'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0 0.75rem;
		align-items: center;
		min-block-size: var(--_target);
		font-size: 0.9375em;
	}
	[part='basket-link'] {
		display: inline-flex;
		align-items: center;
		min-block-size: var(--_target);
		color: inherit;
		text-underline-offset: 0.2em;
	}
	.tick {
		inline-size: 1.125rem;
		block-size: 1.125rem;
		margin-inline-end: 0.375rem;
		vertical-align: -0.15em;
		fill: none;
		stroke: var(--endcap-in-stock-color, #25824a);
		stroke-width: 3;
		stroke-linecap: round;
		stroke-linejoin: round;
	}
	@media (forced-colors: active) {
		.tick {
			stroke: CanvasText;
		}
	}
`;
