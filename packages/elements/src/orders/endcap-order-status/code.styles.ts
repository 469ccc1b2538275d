import { css } from 'lit';

/** The pickup code beside its words. */
export const codeStyles = css`
	[part='code'] {
		display: grid;
		gap: 0.75rem 1.25rem;
		grid-template-columns: auto minmax(0, 1fr);
		align-items: center;
		padding: 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
	}
	[part='code__image'] {
		padding: 0;
		border: 0;
		border-radius: calc(var(--_radius) / 2);
		max-inline-size: 100%;
		background: #fff;
		line-height: 0;
	}
	[part='code__image'] svg {
		inline-size: 9rem;
		max-inline-size: 100%;
		aspect-ratio: 1;
	}
	.said {
		display: grid;
		gap: 0.5rem;
		justify-items: start;
		min-inline-size: 0;
	}
	[part='code__heading'] {
		font-weight: 600;
	}
	.or {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	[part='code__words'] {
		font-size: 1.125em;
		font-weight: 600;
		line-height: 1.4;
		overflow-wrap: anywhere;
	}
	@container (inline-size < 22rem) {
		[part='code'] {
			grid-template-columns: minmax(0, 1fr);
			justify-items: center;
			text-align: center;
		}
		.said {
			justify-items: center;
		}
	}
	@media print {
		[part='code'] {
			break-inside: avoid;
			border-color: #000;
		}
		[part='code__image'] svg {
			inline-size: 5cm;
			block-size: 5cm;
		}
	}
`;
