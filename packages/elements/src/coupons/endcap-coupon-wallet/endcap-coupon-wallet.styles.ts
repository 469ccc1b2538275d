import { css } from 'lit';

export const couponWalletStyles = css`
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
	[part='message'] {
		max-inline-size: 40rem;
	}
	[part='sign-in'] {
		display: inline-flex;
		align-items: center;
		justify-content: center;
		justify-self: start;
		min-block-size: var(--_target);
		padding: 0.375rem 1.5rem;
		border: 1px solid transparent;
		border-radius: var(--_radius);
		color: inherit;
		font: inherit;
		font-weight: 600;
		text-decoration: none;
		cursor: pointer;
	}
	[part='skeleton'] i {
		block-size: 7rem;
		margin-block: 0 1rem;
	}
`;
