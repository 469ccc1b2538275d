import { css } from 'lit';

export const offerDeskStyles = css`
	:host {
		--_good: var(--endcap-in-stock-color, #1d6b3a);
	}
	[part='detail'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1rem;
	}
	h3,
	h4 {
		font-size: inherit;
		overflow-wrap: anywhere;
	}
	h3[tabindex] {
		font-size: 1.375em;
		line-height: 1.25;
	}
	/* It is gone to when another view has come, and does nothing itself. */
	h3[tabindex]:focus-visible {
		outline: none;
	}
	button,
	[part='download'] {
		min-inline-size: var(--_target);
		min-block-size: var(--_target);
		padding-inline: 0.875rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: var(--_surface);
		color: inherit;
		font: inherit;
		cursor: pointer;
	}
	button[aria-disabled='true'] {
		cursor: default;
		opacity: 0.7;
	}
	.primary,
	[part='submit'] {
		border-width: 2px;
		border-color: var(--_accent);
		font-weight: 600;
	}
	.quiet {
		padding-inline: 0.25rem;
		border-color: transparent;
		background: none;
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
	@media (hover: hover) {
		button:hover {
			border-color: currentColor;
			text-decoration: underline;
		}
	}
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: center;
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
	.hint,
	[part='count'],
	[part='coupon__rules'],
	[part='coupon__period'],
	[part='coupon__code'] {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	[part='note'],
	[part='message'],
	[part='problem'],
	[part='done'],
	[part='preview'],
	[part='sure'] {
		padding: 0.75rem 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='message'],
	[part='sure'],
	.sure {
		display: grid;
		gap: 0.75rem;
		justify-items: start;
	}
	[part='note'],
	[part='problem'],
	[part='sure'] {
		border-inline-start: 0.25rem solid var(--_late);
	}
	[part='problem'] {
		border-inline-start-color: var(--_conflict);
	}
	[part='done'] {
		border-inline-start: 0.25rem solid var(--_good);
	}
	[part='preview'] h4 {
		color: var(--_muted);
		font-size: 0.875em;
		font-weight: 600;
	}
	[part='preview'] p {
		font-size: 1.0625em;
		overflow-wrap: anywhere;
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
	.head {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
		align-items: center;
	}
	[part='back'] {
		justify-self: start;
	}
	.arrow::before {
		content: '‹';
		margin-inline-end: 0.375rem;
	}
	:host(:dir(rtl)) .arrow::before {
		content: '›';
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
		[part~='coupon__state'],
		[part='note'],
		[part='problem'],
		[part='sure'],
		[part='preview'] {
			border: 1px solid CanvasText;
		}
	}
`;
