import { css } from 'lit';

export const collectHoldStyles = css`
	[part='hold'] {
		display: grid;
		gap: 0.5rem;
	}
	[part='hold__note'] {
		font-weight: 600;
	}
	[part='countdown'] {
		font-variant-numeric: tabular-nums;
	}
	[part='countdown']::before {
		content: '·' / '';
		margin-inline: 0.25em;
	}
	.soon [part='countdown'] {
		font-weight: 600;
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
`;
