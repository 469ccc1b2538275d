import { css } from 'lit';

/** A square and bars, one above the other, as large as the screen has room for. */
export const tillStyles = css`
	[part='code'] {
		display: contents;
	}
	.till {
		display: grid;
		grid-template-rows: auto minmax(0, 1fr) auto auto;
		gap: 1rem;
		justify-items: center;
		inline-size: 100%;
		min-block-size: 0;
	}
	.till > svg {
		max-inline-size: min(100%, 28rem);
		max-block-size: 28rem;
	}
	.till > .bars {
		inline-size: 100%;
		block-size: clamp(4rem, 14dvb, 7rem);
	}
	.till > .digits {
		font-family: ui-monospace, monospace;
		font-weight: 400;
		font-variant-numeric: tabular-nums;
		overflow-wrap: anywhere;
	}
	dialog .small {
		font-size: 1rem;
		font-weight: 400;
	}
	@media (orientation: landscape) and (max-block-size: 30rem) {
		.till {
			grid-template: 'words bars' auto 'square bars' minmax(0, 1fr) 'square digits' auto / auto minmax(0, 1fr);
		}
		.till > .qr {
			grid-area: square;
		}
		.till > .bars {
			grid-area: bars;
			align-self: center;
		}
		.till > .digits {
			grid-area: digits;
		}
	}
`;
