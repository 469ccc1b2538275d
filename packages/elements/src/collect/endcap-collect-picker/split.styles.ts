import { css } from 'lit';

export const splitStyles = css`
	[part='split'] {
		display: grid;
		gap: 0.75rem;
	}
	.title {
		font-weight: 600;
	}
	[part='item'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.25rem 1rem;
		align-items: center;
		padding-block-start: 0.75rem;
		border-block-start: 1px solid var(--_line);
	}
	[part='item'] label {
		flex: 1 1 10rem;
		min-inline-size: 0;
		overflow-wrap: anywhere;
	}
	select {
		flex: 1 1 12rem;
		min-inline-size: 0;
		max-inline-size: 100%;
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
`;
