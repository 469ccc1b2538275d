import { css } from 'lit';

/** Who it is, and what there is of them. */
export const cardStyles = css`
	[part='card'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1.25rem;
	}
	header {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0.5rem 1rem;
		align-items: start;
		padding-block-end: 1rem;
		border-block-end: 1px solid var(--_line);
	}
	.who {
		display: grid;
		gap: 0.25rem;
		overflow-wrap: anywhere;
	}
	h2[part='name'] {
		justify-self: start;
		font-size: 1.5em;
		line-height: 1.25;
	}
	[part='addresses'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.125rem 1rem;
	}
	[part='segments'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.375rem;
	}
	[part='segments'] > li {
		padding: 0.0625rem 0.625rem;
		border: 1px solid var(--_line);
		border-radius: 1rem;
		font-size: 0.875em;
	}
	[part='recorded'] {
		grid-column: 1 / -1;
		padding-inline-start: 0.75rem;
		border-inline-start: 0.25rem solid var(--_line);
	}
	.columns {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1.5rem 2.5rem;
		align-items: start;
	}
	.column {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1.5rem;
	}
	section {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 0.25rem;
		overflow-wrap: anywhere;
	}
	h3 {
		font-size: 1em;
	}
	[part='balance'] {
		font-size: 2em;
		font-weight: 600;
		line-height: 1.2;
		font-variant-numeric: tabular-nums;
	}
	[part='facts'] {
		font-size: 0.9375em;
	}
	[part='tier'] {
		display: grid;
		gap: 0.25rem;
		margin-block-start: 0.5rem;
	}
	progress {
		inline-size: 100%;
		block-size: 0.5rem;
		accent-color: var(--_accent);
	}
	.rows > li {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0.125rem 1rem;
		align-items: baseline;
		padding-block: 0.625rem;
		border-block-start: 1px solid var(--_line);
	}
	.rows > li > * {
		grid-column: 1 / -1;
	}
	.rows > [part~='reward'] > :first-child,
	.rows [part='purchase__when'],
	.rows > [part~='order'] > strong {
		grid-row: 1;
		grid-column: 1;
	}
	.rows > [part~='reward'] > :last-child,
	.rows [part='purchase__total'],
	.rows [part='order__total'] {
		grid-row: 1;
		grid-column: 2;
		font-variant-numeric: tabular-nums;
		text-align: end;
	}
	[part~='reward--had'] > :last-child,
	[part~='order--ready'] > [part='order__state'] {
		font-weight: 600;
	}
	[part='coupon__benefit'] {
		font-size: 1.0625em;
	}
	[part~='coupon--soon'] {
		padding-inline-start: 0.75rem;
		border-inline-start: 0.25rem solid var(--_late);
	}
	[part='coupon__reserved'] {
		font-size: 0.9375em;
		font-weight: 600;
	}
	.rows [part='order__state'],
	.rows > [part~='order'] > .hint {
		grid-column: 1;
	}
	.rows [part='order__open'] {
		grid-row: 2 / span 2;
		grid-column: 2;
		align-self: start;
		margin-block-start: 0.25rem;
	}
	@container (inline-size >= 48rem) {
		.columns {
			grid-template-columns: repeat(2, minmax(0, 1fr));
		}
	}
`;
