import { css } from 'lit';

/** Buttons, and links that look like one. */
export const buttonStyles = css`
	button,
	.button {
		display: inline-flex;
		gap: 0.5rem;
		align-items: center;
		justify-content: center;
		min-inline-size: var(--_target);
		min-block-size: var(--_target);
		padding: 0.375rem 1rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: transparent;
		color: inherit;
		font: inherit;
		text-decoration: none;
		cursor: pointer;
	}
	:disabled,
	button[aria-disabled='true'] {
		cursor: default;
		opacity: 0.65;
	}
	.quiet {
		padding-inline: 0.25rem;
		border-color: transparent;
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
	@media (hover: hover) {
		button:not(.primary, [aria-disabled='true'], :disabled):hover {
			background: var(--_hover);
		}
	}
`;
