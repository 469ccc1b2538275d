import { css } from 'lit';

export const stockDeskStyles = css`
	button,
	input,
	select {
		min-block-size: var(--_target);
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: var(--_surface);
		color: inherit;
		font: inherit;
	}
	button {
		min-inline-size: var(--_target);
		padding-inline: 0.875rem;
		cursor: pointer;
	}
	button[aria-disabled='true'] {
		cursor: default;
		opacity: 0.7;
	}
	button[hidden] {
		display: none;
	}
	input:not([type='radio']),
	select {
		display: block;
		inline-size: 100%;
		padding-inline: 0.75rem;
		font-size: max(1rem, 16px);
	}
	@media (hover: hover) {
		button:hover {
			border-color: currentColor;
			text-decoration: underline;
		}
	}
	label {
		display: block;
		font-size: 0.9375em;
	}
	.field {
		flex: 1 1 10rem;
		min-inline-size: 0;
	}
	.field--wide {
		flex: 3 1 16rem;
	}
	[part='tools'],
	.fields {
		display: flex;
		flex-wrap: wrap;
		gap: 0.75rem 1rem;
		align-items: end;
	}
	.fields {
		align-items: start;
	}
	strong[part='shop'] {
		flex: none;
		align-self: end;
		font-size: 1.125em;
		line-height: var(--_target);
	}
	.hint,
	.codes,
	.when,
	[part='count'],
	[part='line__last'],
	[part='hold__until'] {
		color: var(--_muted);
		font-size: 0.875em;
	}
	[part='note'],
	[part='message'],
	[part='problem'] {
		padding: 0.75rem 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='message'] {
		display: grid;
		gap: 0.75rem;
		justify-items: start;
	}
	[part='note'],
	[part='problem'],
	[part~='warning'] {
		border-inline-start: 0.25rem solid var(--_late);
	}
	[part='problem'] {
		margin-block-start: 0.75rem;
	}
	[part='problem'],
	[part~='warning--conflict'] {
		border-inline-start-color: var(--_conflict);
	}
	[part='warnings'] ul {
		display: grid;
		gap: 0.5rem;
	}
	[part~='warning'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.25rem 1rem;
		align-items: center;
		padding: 0.5rem 0.75rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part~='warning'] > span:first-child {
		flex: 1 1 16rem;
	}
	[part~='warning--conflict'] > span:first-child {
		font-weight: 600;
	}
	[part='holds'] {
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		padding-inline: 1rem;
	}
	summary {
		min-block-size: var(--_target);
		align-content: center;
		font-weight: 600;
		cursor: pointer;
	}
	[part='holds'] p {
		padding-block-end: 0.75rem;
	}
	[part='hold'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
		align-items: center;
		justify-content: space-between;
		padding-block: 0.75rem;
		border-block-start: 1px solid var(--_line);
	}
	.hold__words {
		flex: 1 1 14rem;
		overflow-wrap: anywhere;
	}
	.hold__actions {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: center;
	}
	[part='hold__lost'] {
		font-weight: 600;
	}
	table {
		inline-size: 100%;
		border-collapse: collapse;
		font-variant-numeric: tabular-nums;
	}
	thead th,
	thead td {
		position: sticky;
		inset-block-start: 0;
		padding: 0.5rem;
		background: var(--_surface);
		color: var(--_muted);
		font-size: 0.8125em;
		font-weight: 600;
		text-align: end;
		vertical-align: end;
	}
	thead th:first-child {
		text-align: start;
	}
	tbody tr {
		border-block-start: 1px solid var(--_line);
	}
	tbody tr.below {
		border: 0;
	}
	tbody th {
		padding: 0.625rem 0.5rem;
		font-weight: inherit;
		text-align: start;
		overflow-wrap: anywhere;
	}
	tbody th > span {
		margin-inline-end: 0.375rem;
	}
	[part='line__title'] {
		font-weight: 600;
	}
	[part='line__low'] {
		padding: 0.0625rem 0.5rem;
		border-radius: 1rem;
		background: var(--_late);
		color: #fff;
		font-size: 0.8125em;
		font-weight: 600;
	}
	.codes,
	[part='line__last'] {
		display: block;
	}
	td {
		padding: 0.625rem 0.5rem;
		text-align: end;
	}
	td.available,
	td.on_hand {
		font-size: 1.125em;
		font-weight: 600;
	}
	td.quiet {
		color: var(--_muted);
		font-weight: 400;
	}
	[part~='line--changed'] {
		background: var(--_hover);
	}
	td.fresh {
		box-shadow: inset 0 -0.1875rem 0 var(--_accent);
	}
	@media (prefers-reduced-motion: no-preference) {
		[part~='line--changed'] {
			animation: appear 0.6s ease-out;
		}
	}
	@keyframes appear {
		from {
			background: color-mix(in srgb, currentColor 24%, transparent);
		}
	}
	.below td {
		padding: 0 0 1rem;
		text-align: start;
	}
	[part='more'] {
		inline-size: 100%;
	}
	[part='skeleton'] {
		--_bone: 2.25rem;
	}
	/* Too narrow for a table: each line is a card with its numbers named. The roles in the markup keep it a table. */
	@container (inline-size < 56rem) {
		thead {
			position: absolute;
			inline-size: 1px;
			block-size: 1px;
			overflow: hidden;
			clip-path: inset(50%);
		}
		table,
		tbody {
			display: block;
		}
		tbody tr {
			display: grid;
			grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr));
			gap: 0.5rem 0.75rem;
			align-items: start;
			padding-block: 0.875rem;
		}
		tbody tr.below {
			display: block;
			padding-block: 0;
		}
		tbody th {
			grid-row: 1;
			grid-column: 1 / -2;
			padding: 0;
		}
		td {
			padding: 0;
			text-align: start;
		}
		td.action {
			grid-row: 1;
			grid-column: -2 / -1;
			text-align: end;
		}
		/* What is nought there needs no room on a card. */
		td.quiet:not(.on_hand) {
			display: none;
		}
		td[data-label]::before {
			display: block;
			color: var(--_muted);
			content: attr(data-label);
			font-size: 0.8125rem;
			font-weight: 400;
		}
		.below td {
			padding-block-end: 1rem;
		}
	}
	@media (forced-colors: active) {
		[part='line__low'],
		[part~='warning'],
		[part='note'],
		[part='problem'] {
			border: 1px solid CanvasText;
		}
		td.fresh {
			outline: 2px solid Highlight;
		}
	}
`;
