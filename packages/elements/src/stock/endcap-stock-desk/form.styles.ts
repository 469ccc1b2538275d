import { css } from 'lit';

/** Of what is done with one line. */
export const formStyles = css`
	[part='form'] {
		display: block;
		padding: 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	.tabs {
		display: flex;
		flex-wrap: wrap;
		gap: 0.375rem;
		margin-block-end: 1rem;
	}
	.tab {
		position: relative;
	}
	.tab input {
		position: absolute;
		inset: 0;
		inline-size: 100%;
		block-size: 100%;
		opacity: 0;
		cursor: pointer;
	}
	.tab span {
		display: grid;
		place-content: center;
		min-block-size: var(--_target);
		padding-inline: 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
	}
	.tab input:checked + span {
		border: 2px solid currentColor;
		background: var(--_surface);
		font-weight: 600;
	}
	.tab input:focus-visible + span {
		outline: 2px solid var(--_accent);
		outline-offset: 2px;
	}
	fieldset {
		margin-block-end: 0.75rem;
		padding: 0;
		border: 0;
		min-inline-size: 0;
	}
	legend {
		padding: 0;
		margin-block-end: 0.375rem;
		font-weight: 600;
	}
	.theirs {
		display: block;
		font-weight: 600;
	}
	[part='submit'],
	[part='cancel'] {
		margin-block-start: 1rem;
	}
	[part='submit'] {
		border-width: 2px;
		border-color: var(--_accent);
		font-weight: 600;
	}
	@media (forced-colors: active) {
		.tab input:checked + span {
			background: Highlight;
			color: HighlightText;
			forced-color-adjust: none;
		}
	}
`;
