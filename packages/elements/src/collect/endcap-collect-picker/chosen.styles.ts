import { css } from 'lit';

export const chosenStyles = css`
	.picked {
		display: flex;
		flex-wrap: wrap;
		gap: 0.75rem;
		align-items: start;
		justify-content: space-between;
		padding: 0.875rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
	}
	.picked > .words {
		flex: 1 1 14rem;
		gap: 0.875rem;
	}
	.picked:has([part='take-next']) > .words {
		flex-basis: 100%;
	}
	[part~='chosen'] {
		display: grid;
		gap: 0.75rem;
	}
	[part~='chosen'] .line {
		align-items: start;
	}
	[part~='chosen'] .icon {
		margin-block-start: 0.25rem;
	}
	[part~='chosen--gone'] [part='chosen__time'] {
		text-decoration: line-through;
	}
	[part='chosen__gone'] {
		font-weight: 600;
	}
	[part='chosen__time'] {
		display: block;
		font-size: 1.125em;
		font-weight: 600;
	}
	[part='chosen__time']::first-letter {
		text-transform: uppercase;
	}
	[part='chosen__shop'],
	[part='chosen__items'] {
		color: var(--_muted);
	}
`;
