import { css } from 'lit';

/** The one button that leads on. Its words stand in a span, so that the ground may be the page's own colour of text. */
export const leadStyles = css`
	.primary {
		border-color: transparent;
		background: var(--_accent);
		font-weight: 600;
	}
	.primary > * {
		color: var(--endcap-on-accent-color, Canvas);
	}
	@supports (color: oklch(from red l c h)) {
		.primary > * {
			color: var(--endcap-on-accent-color, oklch(from var(--_accent) clamp(0, (0.62 - l) * 999, 1) 0 0));
		}
	}
`;
