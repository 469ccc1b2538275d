import { css } from 'lit';

/** What is rung up, who buys, and what it comes to; goods that come back. */
export const saleStyles = css`
	.columns {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1rem 2rem;
		align-items: start;
	}
	.column {
		display: grid;
		gap: 1rem;
		min-inline-size: 0;
	}
	[part='empty'] {
		padding: 3rem 1rem;
		border: 1px dashed var(--_control);
		border-radius: var(--_radius);
		color: var(--_muted);
		text-align: center;
	}
	[part='line'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto auto auto;
		grid-template-areas: 'title title title remove' 'price stepper total total';
		gap: 0.25rem 0.75rem;
		align-items: center;
		padding-block: 0.75rem;
		border-block-end: 1px solid var(--_line);
	}
	[part='line__title'] {
		grid-area: title;
		font-weight: 600;
		overflow-wrap: anywhere;
	}
	[part='line__price'] {
		grid-area: price;
		color: var(--_muted);
		font-size: 0.9375em;
		font-variant-numeric: tabular-nums;
	}
	[part='line'] > select {
		grid-area: stepper;
		min-inline-size: 5rem;
	}
	[part='line__total'] {
		display: grid;
		grid-area: total;
		justify-items: end;
		min-inline-size: 5.5rem;
	}
	[part='line__discount'] {
		font-size: 0.875em;
		font-weight: 600;
	}
	[part='line__remove'] {
		grid-area: remove;
	}
	[part='stepper'] {
		display: inline-grid;
		grid-area: stepper;
		grid-template-columns: var(--_target) 2.75rem var(--_target);
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
	}
	[part='stepper'] > :is(button, input)[part] {
		min-block-size: calc(var(--_target) - 2px);
		padding: 0;
		border: 0;
		background: transparent;
		font-variant-numeric: tabular-nums;
		text-align: center;
	}
	[part='clear'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: center;
	}
	[part='side'] > section,
	[part='payment'] {
		display: grid;
		gap: 0.5rem;
		padding: 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		background: var(--_surface);
	}
	[part='member'] .pair > strong {
		align-self: center;
		font-size: 1.125em;
		overflow-wrap: anywhere;
	}
	[part='points'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0 0.75rem;
		align-items: baseline;
	}
	.bone {
		display: block;
		inline-size: 60%;
		block-size: 1.45em;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='benefits'] li {
		display: flex;
		gap: 0.5rem;
		align-items: center;
		justify-content: space-between;
		padding-block: 0.125rem;
	}
	[part='benefits'] li > span {
		min-inline-size: 0;
		overflow-wrap: anywhere;
	}
	[part='benefit__words'],
	[part='offers'] .hint {
		display: block;
	}
	[part='benefit'] [part='benefit__words'] {
		font-weight: 600;
	}
	[part~='benefit--refused'] {
		padding-inline-start: 0.75rem;
		border-inline-start: 0.1875rem solid var(--_conflict);
	}
	[part='totals'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0.125rem 1rem;
		font-variant-numeric: tabular-nums;
	}
	[part='totals'] dd {
		text-align: end;
	}
	[part='total'] {
		font-size: 1.5em;
		font-weight: 700;
	}
	[part='payment'][aria-busy='true'] [part='totals'] {
		opacity: 0.55;
	}
	[part='earns'] {
		font-weight: 600;
	}
	[part='ways'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0 1.25rem;
		padding: 0;
		border: 0;
	}
	[part='ways'] legend {
		padding: 0;
		color: var(--_muted);
	}
	[part='ways'] label {
		display: flex;
		gap: 0.5rem;
		align-items: center;
		min-block-size: var(--_target);
	}
	[part='ways'] input {
		flex: none;
		inline-size: 1.25rem;
		block-size: 1.25rem;
		accent-color: var(--_accent);
	}
	[part='pay'] {
		inline-size: 100%;
		min-block-size: calc(var(--_target) * 1.25);
		font-size: 1.125em;
	}
	[part='refund'] {
		display: grid;
		gap: 1rem;
		justify-items: start;
		max-inline-size: 40rem;
	}
	[part='refund'] > * {
		max-inline-size: 100%;
	}
	[part='refund'] > :not(button) {
		inline-size: 100%;
	}
	[part='refund__receipt'] {
		display: grid;
		gap: 0.75rem;
		justify-items: start;
	}
	[part='refund__receipt'] > ul {
		inline-size: 100%;
	}
	@container (inline-size >= 36rem) {
		[part='line'] {
			grid-template-columns: minmax(0, 1fr) 6rem auto 6rem auto;
			grid-template-areas: 'title price stepper total remove';
		}
		[part='line__price'] {
			text-align: end;
		}
	}
	@container (inline-size >= 56rem) {
		.columns {
			grid-template-rows: auto 1fr;
			grid-template-columns: minmax(0, 1fr) minmax(0, 22rem);
		}
		.columns > :first-child {
			grid-row: 1 / span 2;
		}
		[part='payment'] {
			grid-column: 2;
		}
	}
	/* What is to be paid is seen however much the member could use, and covers nothing that has the focus. */
	@media (min-height: 40rem) {
		@container (inline-size >= 56rem) {
			[part='payment'] {
				position: sticky;
				inset-block-end: 0.5rem;
			}
			[part='side'] :is(button, input) {
				scroll-margin-block-end: 20rem;
			}
		}
	}
`;
