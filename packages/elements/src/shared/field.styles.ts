import { css } from 'lit';

/** Fields with their names, hints and mistakes. */
export const fieldStyles = css`
	form {
		display: grid;
		gap: 1rem;
		justify-items: start;
		max-inline-size: 26rem;
	}
	form > * {
		max-inline-size: 100%;
	}
	[part='field'] {
		display: grid;
		gap: 0.25rem;
		inline-size: 100%;
	}
	.hint {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	.mistake {
		font-weight: 600;
		font-size: 0.9375em;
	}
	input:not([type='checkbox']),
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
	.check {
		display: flex;
		gap: 0.75rem;
		align-items: center;
		min-block-size: var(--_target);
	}
	.check input {
		flex: none;
		inline-size: 1.375rem;
		block-size: 1.375rem;
	}
	.check .hint {
		display: block;
	}
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
		align-items: center;
	}
	[part='problem'] {
		inline-size: 100%;
		padding: 0.75rem 1rem;
		border: 1px solid var(--_line);
		border-inline-start: 4px solid var(--endcap-limited-color, #b06a10);
		border-radius: var(--_radius);
		background: var(--_hover);
	}
`;
