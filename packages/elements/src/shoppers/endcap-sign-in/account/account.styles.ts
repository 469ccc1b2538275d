import { css } from 'lit';

export const accountStyles = css`
	.account,
	.fold,
	.checks,
	.question {
		display: grid;
		gap: 1rem;
	}
	.account {
		gap: 1.25rem;
	}
	.fold {
		justify-items: start;
		padding-block: 0.25rem 1.25rem;
	}
	.fold > * {
		max-inline-size: 100%;
	}
	.fold > :is(form, [part='code'], .question) {
		inline-size: 100%;
	}
	[part='address'] {
		overflow-wrap: anywhere;
		color: var(--_muted);
	}
	details {
		border-block-start: 1px solid var(--_line);
	}
	details:last-child {
		border-block-end: 1px solid var(--_line);
	}
	summary {
		display: flex;
		gap: 1rem;
		align-items: center;
		justify-content: space-between;
		min-block-size: max(3.25rem, var(--_target));
		font-weight: 600;
		cursor: pointer;
		list-style: none;
	}
	summary::-webkit-details-marker {
		display: none;
	}
	summary::after {
		content: '';
		flex: none;
		inline-size: 0.5rem;
		block-size: 0.5rem;
		margin-inline-end: 0.375rem;
		border: solid currentColor;
		border-width: 0 2px 2px 0;
		rotate: 45deg;
	}
	details[open] > summary::after {
		rotate: 225deg;
	}
	.checks {
		gap: 0.25rem;
	}
	.beside {
		display: grid;
		grid-template-columns: minmax(4.5rem, 1fr) minmax(0, 2fr);
		gap: 0.75rem;
	}
	.strong {
		font-weight: 600;
	}
	.question {
		gap: 0.625rem;
		padding: 1rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
	}
	.question:focus {
		outline: none;
	}
	[part='taking'] {
		inline-size: 100%;
	}
	[part='code'] {
		display: grid;
		gap: 0.75rem 1.25rem;
		grid-template-columns: auto minmax(0, 1fr);
		align-items: center;
	}
	[part='code__image'] {
		padding: 0;
		border: 0;
		background: #fff;
		line-height: 0;
	}
	[part='code__image'] svg {
		inline-size: 9rem;
		block-size: 9rem;
	}
	.said {
		display: grid;
		gap: 0.5rem;
		min-inline-size: 0;
		overflow-wrap: anywhere;
	}
	[part='code__left'] {
		font-variant-numeric: tabular-nums;
	}
	@container (inline-size < 22rem) {
		[part='code'] {
			grid-template-columns: minmax(0, 1fr);
		}
	}
`;
