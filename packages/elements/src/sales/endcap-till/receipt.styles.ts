import { css } from 'lit';

/** The receipt, on the screen and on paper, where it stands alone. */
export const receiptStyles = css`
	[part='done'] {
		display: grid;
		gap: 1rem;
		justify-items: center;
	}
	[part='done'] > p {
		inline-size: min(100%, 26rem);
	}
	[part='receipt'] {
		display: grid;
		gap: 0.875rem;
		inline-size: min(100%, 26rem);
		padding: 1.5rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		background: var(--_surface);
	}
	[part='receipt'] header {
		display: grid;
		justify-items: center;
		text-align: center;
	}
	[part='receipt'] h2 {
		margin-block-start: 0.5rem;
		font-variant-numeric: tabular-nums;
	}
	[part='receipt'] ul {
		display: grid;
		gap: 0.5rem;
		padding-block: 0.75rem;
		border-block: 1px dashed var(--_control);
	}
	[part='receipt'] li {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0 1rem;
		overflow-wrap: anywhere;
	}
	[part='receipt'] li > .hint {
		grid-column: 1 / -1;
	}
	[part='receipt__points'] {
		font-weight: 600;
	}
	[part='receipt-coupon'] {
		display: grid;
		gap: 0.25rem;
		justify-items: center;
		padding: 1rem;
		border: 1px dashed var(--_control);
		border-radius: var(--_radius);
		text-align: center;
	}
	[part='receipt-coupon'] .qr {
		inline-size: 9rem;
		block-size: 9rem;
	}
	[part='receipt-coupon__code'] {
		font-family: ui-monospace, monospace;
		letter-spacing: 0.04em;
		overflow-wrap: anywhere;
	}
	.thanks {
		color: var(--_muted);
		text-align: center;
	}
	@media print {
		:host(:not(:state(done))),
		:host(:state(done)) .frame > :not([part='done']),
		[part='done'] > :not([part='receipt']) {
			display: none;
		}
		[part='receipt'] {
			inline-size: 72mm;
			padding: 0;
			border: 0;
			background: none;
			color: #000;
		}
		[part='receipt-coupon'] {
			break-inside: avoid;
		}
	}
`;
