import { css } from 'lit';

/** Dark on white whatever the page is like: scanners want it, and paper has it. */
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
	.qr {
		fill: #000;
		forced-color-adjust: none;
		print-color-adjust: exact;
	}
	.qr rect {
		fill: #fff;
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
	dialog {
		inline-size: 100dvi;
		block-size: 100dvb;
		max-inline-size: none;
		max-block-size: none;
		padding: 1rem;
		border: 0;
		background: #fff;
		color: #000;
	}
	dialog[open] {
		display: grid;
		grid-template-rows: auto minmax(0, 1fr) auto;
		gap: 0.75rem;
		justify-items: center;
	}
	dialog p {
		font-size: 1.25rem;
		font-weight: 600;
		text-align: center;
	}
	dialog svg {
		inline-size: 100%;
		block-size: 100%;
		max-inline-size: 34rem;
	}
	dialog button {
		border-color: #000;
		color: #000;
	}
	dialog :focus-visible {
		outline-color: #000;
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
