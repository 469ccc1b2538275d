import { css } from 'lit';

export const controlsStyles = css`
	:host {
		--_accent: var(--endcap-accent-color, currentColor);
		--_control: color-mix(in srgb, currentColor 55%, transparent);
	}
	:host(:state(kiosk)) {
		--_target: max(4.75rem, 76px);
	}
	:focus-visible {
		outline: 2px solid var(--_accent);
		/* Inside, since what is drawn outside is cut off where elements out of sight are skipped. */
		outline-offset: -2px;
	}
	[part='more'] {
		inline-size: 100%;
		margin-block-start: 0.25rem;
	}
	[part='message'] {
		padding: 0.75rem 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	button {
		min-block-size: var(--_target);
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: transparent;
		color: inherit;
		font: inherit;
	}
	button {
		display: inline-flex;
		gap: 0.5rem;
		align-items: center;
		justify-content: center;
		min-inline-size: var(--_target);
		padding-inline: 0.875rem;
		cursor: pointer;
	}
	label {
		flex: 1 1 7rem;
		min-inline-size: 0;
		font-size: 0.875em;
	}
	input {
		display: block;
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
	button[aria-disabled='true'] {
		cursor: default;
		opacity: 0.7;
	}
	@container (inline-size < 19rem) {
		[part='locate'] span {
			display: none;
		}
	}
	:host(:state(stale)) .line .icon {
		--_mark: #7a7a80;
	}
	[part='note'] {
		padding-block-end: 0.75rem;
		color: var(--_muted);
	}
	@media (hover: hover) {
		button:hover,
		a:hover {
			background: var(--_hover);
		}
	}
	.actions > * {
		display: inline-flex;
		align-items: center;
		justify-content: center;
		min-inline-size: var(--_target);
		min-block-size: var(--_target);
		padding: 0;
		border: 1px solid transparent;
		border-radius: var(--_radius);
		color: inherit;
	}
	[part='store__pin'] {
		margin-inline-start: -0.75rem;
	}
	[aria-pressed='true'] .icon {
		fill: currentColor;
	}
	[part='remember'] {
		display: flex;
		flex-wrap: wrap;
		flex-basis: 100%;
		gap: 0 0.75rem;
		align-items: center;
	}
	@media (forced-colors: active) {
		.line .icon,
		.mine {
			border: 1px solid CanvasText;
			background: Canvas;
			color: CanvasText;
			forced-color-adjust: none;
		}
	}
`;
