import { css } from 'lit';

export const orderStatusStyles = css`
	.frame {
		display: grid;
		gap: 1rem;
		min-inline-size: 0;
		justify-items: start;
	}
	.frame > * {
		min-inline-size: 0;
		max-inline-size: 100%;
	}
	.frame > :is(div, section, ul, [part='message']) {
		inline-size: 100%;
	}
	.head {
		display: flex;
		flex-wrap: wrap;
		gap: 0 1rem;
		align-items: baseline;
		justify-content: space-between;
		color: var(--_muted);
	}
	[part='heading'] {
		font-size: 1em;
		font-weight: 600;
	}
	[part='heading']:focus {
		outline: none;
	}
	[part='note'],
	[part='message'] {
		padding: 0.75rem 0.875rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='skeleton'] i {
		block-size: 3.5rem;
		margin-block: 0 0.75rem;
	}
`;
