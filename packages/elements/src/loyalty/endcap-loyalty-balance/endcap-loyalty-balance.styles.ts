import { css } from 'lit';

export const loyaltyStyles = css`
	.frame {
		display: grid;
		gap: 1.25rem;
	}
	[part='heading'] {
		font-size: 1.375em;
		font-weight: 600;
		line-height: 1.25;
		overflow-wrap: anywhere;
	}
	.hint {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	.teaser {
		display: grid;
		gap: 0.75rem;
		justify-items: start;
	}
	.teaser h3 {
		font-size: 1.0625em;
		font-weight: 600;
	}
	.teaser ul {
		inline-size: 100%;
		max-inline-size: 30rem;
		padding: 0;
		list-style: none;
	}
	.teaser li {
		display: flex;
		gap: 1rem;
		justify-content: space-between;
		padding-block: 0.375rem;
		overflow-wrap: anywhere;
		font-variant-numeric: tabular-nums;
	}
	.teaser li + li {
		border-block-start: 1px solid var(--_line);
	}
	[part='sign-in-form'] {
		inline-size: 100%;
	}
	[part='sign-in'] {
		min-block-size: max(3.25rem, var(--_target));
		padding-inline: 1.5rem;
	}
	[part='skeleton'] i {
		block-size: 3.5rem;
	}
`;
