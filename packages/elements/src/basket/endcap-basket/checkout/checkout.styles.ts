import { css } from 'lit';

export const checkoutStyles = css`
	.step {
		display: grid;
		gap: 1rem;
	}
	[part='back'] + [part='heading'] {
		margin-block-start: -0.5rem;
	}
	[part='back'] {
		justify-self: start;
		margin-inline-start: -0.25rem;
	}
	.arrow {
		inline-size: 0.5rem;
		block-size: 0.5rem;
		border: solid currentColor;
		border-width: 0 0 2px 2px;
		rotate: 45deg;
	}
	.arrow:dir(rtl) {
		rotate: -135deg;
	}
	.lead {
		min-block-size: max(3.25rem, var(--_target));
	}
	[part='continue'] {
		justify-self: start;
		min-inline-size: min(100%, 19rem);
	}
	[part='place-order'] {
		inline-size: 100%;
		margin-block: 1rem 0.5rem;
	}
	[part='problem'],
	[part='mistakes'] {
		display: grid;
		gap: 0.5rem;
		padding: 0.875rem 1rem;
		border: 1px solid var(--_line);
		border-inline-start: 4px solid var(--endcap-limited-color, #b06a10);
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='problem']:focus,
	[part='mistakes']:focus {
		outline: none;
	}
	[part='heading'] ~ [part='problem'] {
		margin-block-start: 0.75rem;
	}
	[part='mistakes'] {
		margin-block-end: 1rem;
		border-inline-start-color: var(--endcap-error-color, #c0392b);
	}
	[part='mistakes'] p,
	.strong {
		font-weight: 600;
	}
	[part='mistakes'] a {
		display: inline-flex;
		align-items: center;
		min-block-size: var(--_target);
		color: inherit;
		text-underline-offset: 0.2em;
	}
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
	}
	[part='hold'] {
		font-variant-numeric: tabular-nums;
	}
	.soon {
		font-weight: 600;
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
	form.columns {
		margin-block-start: 0;
	}
	.fields {
		min-inline-size: 0;
	}
	fieldset {
		display: grid;
		gap: 0.75rem;
		min-inline-size: 0;
		max-inline-size: 32rem;
		padding: 0;
		border: 0;
	}
	fieldset + fieldset {
		margin-block-start: 1.75rem;
	}
	legend {
		margin-block-end: 0.75rem;
		padding: 0;
		font-weight: 600;
		font-size: 1.0625em;
	}
	label {
		display: block;
		padding-block-end: 0.25rem;
	}
	.hint {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	input:not([type='checkbox'], [type='radio'], [part]),
	select {
		inline-size: 100%;
		min-block-size: var(--_target);
		padding-inline: 0.75rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: transparent;
		color: inherit;
		font: inherit;
		font-size: max(1rem, 16px);
	}
	option {
		background: Canvas;
		color: CanvasText;
	}
	[aria-invalid='true'] {
		border-width: 2px;
		border-color: var(--endcap-error-color, #c0392b);
	}
	[part='field'] .hint {
		padding-block-start: 0.25rem;
	}
	.mistake {
		padding-block-start: 0.25rem;
		font-weight: 600;
		font-size: 0.9375em;
	}
	.beside {
		display: grid;
		grid-template-columns: minmax(7rem, 1fr) minmax(0, 2fr);
		gap: 0.75rem;
	}
	.check {
		display: flex;
		gap: 0.625rem;
		align-items: center;
		min-block-size: var(--_target);
		padding: 0;
	}
	.check input {
		flex: none;
		inline-size: 1.375rem;
		block-size: 1.375rem;
		margin: 0;
	}
	.check .hint {
		display: block;
	}
	.review {
		display: flex;
		gap: 1rem;
		align-items: center;
		justify-content: space-between;
		font-size: 1.0625em;
	}
	.brief {
		margin-block: 0.25rem 0.75rem;
	}
	.brief li {
		display: flex;
		gap: 1rem;
		justify-content: space-between;
		padding-block: 0.125rem;
		overflow-wrap: anywhere;
	}
	.number {
		font-size: 1.25em;
		font-weight: 600;
		font-variant-numeric: tabular-nums;
	}
	.next {
		display: grid;
		gap: 0.75rem;
	}
	.next li {
		padding-inline-start: 0.875rem;
		border-inline-start: 3px solid var(--_line);
	}
	@container (inline-size >= 52rem) {
		form.columns {
			grid-template-columns: minmax(0, 32rem) 21rem;
		}
	}
	@container (inline-size < 19rem) {
		.beside {
			grid-template-columns: minmax(0, 1fr);
		}
	}
`;
