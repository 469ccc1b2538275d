import { css } from 'lit';

export const endcapBasketStyles = css`
	:host([summary]) {
		display: inline-block;
		container-type: normal;
	}
	[part='summary'] {
		display: inline-flex;
		gap: 0.5rem;
		align-items: center;
		min-block-size: var(--_target);
		color: inherit;
		text-decoration: none;
		white-space: nowrap;
	}
	a[part='summary']:hover .word {
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
	[part='summary__count'] {
		padding-inline: 0.5rem;
		border-radius: 1rem;
		background: var(--_hover);
		font-size: 0.875em;
	}
	.sum {
		white-space: nowrap;
		font-variant-numeric: tabular-nums;
	}
	.icon {
		flex: none;
		inline-size: 1.5rem;
		block-size: 1.5rem;
		fill: none;
		stroke: currentColor;
		stroke-width: 1.6;
		stroke-linecap: round;
		stroke-linejoin: round;
	}
	[part='heading'] {
		font-size: 1.375em;
		font-weight: 600;
		line-height: 1.25;
		text-wrap: balance;
	}
	[part='heading']:focus {
		outline: none;
	}
	[part='message'] {
		margin-block-start: 0.75rem;
	}
	[part='skeleton'] i {
		block-size: 4.5rem;
		margin-block: 1rem;
	}
`;
