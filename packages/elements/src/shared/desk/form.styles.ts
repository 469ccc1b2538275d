import { css } from 'lit';

/** Of the forms: fields with their names, hints and mistakes. */
export const formStyles = css`
	form:not([role='search']) {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1.25rem;
	}
	[part='section'] form {
		gap: 0.75rem;
		justify-items: start;
	}
	[part='section'] form > * {
		max-inline-size: 100%;
	}
	.fields {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
		gap: 0.75rem 1.25rem;
		align-items: start;
		inline-size: 100%;
	}
	.fields > button {
		justify-self: start;
		align-self: end;
	}
	.field {
		display: grid;
		gap: 0.25rem;
		align-content: start;
		min-inline-size: 0;
	}
	[part='tools'] .field {
		flex: 1 1 10rem;
	}
	[part='tools'] .field--wide {
		flex: 3 1 16rem;
	}
	label,
	legend {
		font-size: 0.9375em;
	}
	input:not([type='checkbox']),
	select,
	textarea {
		display: block;
		inline-size: 100%;
		min-inline-size: 0;
		min-block-size: var(--_target);
		padding-inline: 0.75rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: var(--_surface);
		color: inherit;
		font: inherit;
		font-size: max(1rem, 16px);
	}
	textarea {
		padding-block: 0.5rem;
		resize: vertical;
	}
	option {
		background: Canvas;
		color: CanvasText;
	}
	.with-unit {
		display: flex;
		gap: 0.5rem;
		align-items: center;
	}
	[aria-invalid='true'] {
		border-width: 2px;
		border-color: var(--_conflict);
	}
	.mistake {
		display: block;
		font-size: 0.9375em;
		font-weight: 600;
	}
	fieldset {
		min-inline-size: 0;
		padding: 0;
		border: 0;
	}
	.all {
		display: grid;
		gap: 1.25rem;
	}
	.group {
		display: grid;
		gap: 0.75rem;
		justify-items: start;
		padding-block-start: 1rem;
		border-block-start: 1px solid var(--_line);
	}
	.group > legend {
		float: inline-start;
		inline-size: 100%;
		padding: 0;
		font-size: 1.0625em;
		font-weight: 600;
	}
	.group > legend + * {
		clear: both;
	}
	.several legend {
		padding: 0;
	}
	.checks {
		display: flex;
		flex-wrap: wrap;
		gap: 0 1.25rem;
	}
	.check {
		display: flex;
		gap: 0.625rem;
		align-items: center;
		min-block-size: var(--_target);
	}
	.check input {
		flex: none;
		inline-size: 1.375rem;
		block-size: 1.375rem;
		accent-color: var(--_accent);
	}
	@container (inline-size >= 36rem) {
		.fields > .field--wide {
			grid-column: span 2;
		}
	}
	[part='item'] {
		grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr));
		padding: 0.75rem 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
	}
`;
