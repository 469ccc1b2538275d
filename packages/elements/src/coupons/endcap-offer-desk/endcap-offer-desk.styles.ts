import { css } from 'lit';

export const offerDeskStyles = css`
	[part='detail'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1rem;
	}
	[part='tabs'] {
		display: flex;
		gap: 0.375rem;
		border-block-end: 1px solid var(--_line);
	}
	[part='tabs'] button {
		border-color: transparent;
		border-block-end-width: 0.1875rem;
		border-end-start-radius: 0;
		border-end-end-radius: 0;
		background: none;
	}
	[part='tabs'] button[aria-current] {
		border-block-end-color: var(--_accent);
		font-weight: 600;
	}
	[part='tools'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.75rem 1rem;
		align-items: end;
	}
	[part='coupon__rules'],
	[part='coupon__period'],
	[part='coupon__code'] {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	[part='coupon'] {
		display: grid;
		grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) minmax(0, 1fr);
		gap: 0.25rem 1.5rem;
		padding-block: 0.75rem;
		border-block-start: 1px solid var(--_line);
	}
	[part='list'] {
		border-block-end: 1px solid var(--_line);
	}
	[part='coupon'] p {
		overflow-wrap: anywhere;
	}
	[part='coupon__name'] button {
		margin-inline-start: -0.25rem;
		padding-block: 0.25rem;
		font-weight: 600;
		text-align: start;
	}
	[part='coupon__uses'],
	[part='standing'] {
		font-variant-numeric: tabular-nums;
	}
	.standing {
		align-content: start;
		padding-block-start: 0.625rem;
	}
	[part='coupon__excess'] {
		font-size: 0.875em;
		font-weight: 600;
	}
	[part~='coupon__state'] {
		display: inline-block;
		padding: 0.0625rem 0.625rem;
		border: 1px solid var(--_control);
		border-radius: 1rem;
		font-size: 0.8125em;
		font-weight: 600;
	}
	[part~='coupon__state--active'] {
		border-color: transparent;
		background: var(--_good);
		color: #fff;
	}
	[part~='coupon__state--paused'] {
		border-color: transparent;
		background: var(--_late);
		color: #fff;
	}
	[part='section'] {
		padding-inline: 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
	}
	[part='section'][open] {
		padding-block-end: 1rem;
	}
	summary {
		min-block-size: var(--_target);
		align-content: center;
		font-weight: 600;
		cursor: pointer;
	}
	[part='redemption'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
		align-items: center;
		justify-content: space-between;
		padding-block: 0.625rem;
		border-block-start: 1px solid var(--_line);
		font-variant-numeric: tabular-nums;
	}
	.use .hint {
		display: block;
	}
	[part='download'] {
		display: inline-grid;
		align-content: center;
		justify-self: start;
	}
	[part='more'] {
		inline-size: 100%;
	}
	[part='skeleton'] {
		--_bone: 3.25rem;
	}
	@container (inline-size < 46rem) {
		[part='coupon'] {
			grid-template-columns: minmax(0, 1fr);
		}
		.standing {
			padding-block-start: 0.25rem;
		}
	}
	@media (forced-colors: active) {
		[part~='coupon__state'] {
			border: 1px solid CanvasText;
		}
	}
`;
