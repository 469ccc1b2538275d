import { css } from 'lit';

export const signInStyles = css`
	:host([summary]) {
		display: inline-block;
		container-type: normal;
	}
	.frame {
		display: grid;
		gap: 1rem;
	}
	[part='heading'] {
		font-size: 1.375em;
		font-weight: 600;
		line-height: 1.25;
		overflow-wrap: anywhere;
	}
	[part='heading']:focus {
		outline: none;
	}
	[part='summary-link'] {
		display: inline-flex;
		gap: 0.5rem;
		align-items: center;
		min-inline-size: var(--_target);
		min-block-size: var(--_target);
		padding: 0;
		border: 0;
		background: transparent;
		color: inherit;
		font: inherit;
		text-decoration: none;
		white-space: nowrap;
		cursor: pointer;
	}
	[part='summary-link'] .word {
		max-inline-size: 12ch;
		overflow: hidden;
		text-overflow: ellipsis;
	}
	[part='summary-link']:hover .word {
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
	.icon {
		flex: none;
		inline-size: 1.5rem;
		block-size: 1.5rem;
		fill: none;
		stroke: currentColor;
		stroke-width: 1.6;
		stroke-linecap: round;
		stroke-linejoin: round;
	}
	.pop {
		inline-size: min(28rem, 100dvi - 1rem);
		block-size: auto;
		max-block-size: calc(100dvb - 1rem);
		margin: auto;
		padding: 1.25rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		background: Canvas;
		color: CanvasText;
		white-space: normal;
		overflow: auto;
		container-type: inline-size;
	}
	.pop::backdrop {
		background: rgb(0 0 0 / 45%);
	}
	.pop .top {
		display: flex;
		gap: 1rem;
		align-items: center;
		justify-content: space-between;
	}
`;
