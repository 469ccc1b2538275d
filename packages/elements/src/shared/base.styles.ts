import { css } from 'lit';

/** What the shopper's elements have in common: colours that come from the page, room for fingers, and a skeleton. */
export const baseStyles = css`
	:host {
		--_accent: var(--endcap-accent-color, currentColor);
		--_muted: var(--endcap-muted-color, color-mix(in srgb, currentColor 78%, transparent));
		--_line: var(--endcap-border-color, color-mix(in srgb, currentColor 18%, transparent));
		--_control: color-mix(in srgb, currentColor 55%, transparent);
		--_hover: color-mix(in srgb, currentColor 8%, transparent);
		--_radius: var(--endcap-radius, 0.5rem);
		--_target: max(2.75rem, 44px);
		display: block;
		container-type: inline-size;
		text-align: start;
		line-height: 1.5;
	}
	:host(:state(kiosk)) {
		--_target: max(4.75rem, 76px);
	}
	:host([hidden]) {
		display: none;
	}
	* {
		box-sizing: border-box;
		margin: 0;
	}
	:focus-visible {
		outline: 2px solid var(--_accent);
		outline-offset: 2px;
	}
	[part='skeleton'] i {
		display: block;
		block-size: var(--_bone, var(--_target));
		margin-block: 0.5rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	@media (prefers-reduced-motion: no-preference) {
		[part='skeleton'] {
			animation: wait 1.2s ease-in-out 0.3s infinite alternate;
		}
	}
	@keyframes wait {
		to {
			opacity: 0.5;
		}
	}
`;
