import { css } from 'lit';

export const formStyles = css`
	.steps {
		display: grid;
		gap: 1rem;
	}
	.why {
		max-inline-size: 40ch;
		text-wrap: pretty;
	}
	.lead {
		inline-size: 100%;
		min-block-size: max(3.25rem, var(--_target));
	}
	#code {
		min-block-size: max(3.5rem, var(--_target));
		font-size: max(1.5rem, 24px);
		font-variant-numeric: tabular-nums;
		letter-spacing: 0.3em;
		text-align: center;
	}
	[part='sent'] {
		overflow-wrap: anywhere;
	}
	[part='resend'] {
		font-variant-numeric: tabular-nums;
	}
`;
