import { css } from 'lit';

/** What the elements of the counter have in common: colours that come from the page, room for fingers, and a skeleton. */
export const counterStyles = css`
	:host {
		--_accent: var(--endcap-accent-color, currentColor);
		--_muted: var(--endcap-muted-color, color-mix(in srgb, currentColor 76%, transparent));
		--_line: var(--endcap-border-color, color-mix(in srgb, currentColor 18%, transparent));
		--_control: color-mix(in srgb, currentColor 55%, transparent);
		--_hover: color-mix(in srgb, currentColor 8%, transparent);
		--_radius: var(--endcap-radius, 0.5rem);
		--_late: var(--endcap-limited-color, #8f540a);
		--_conflict: var(--endcap-conflict-color, #b3261e);
		--_surface: var(--endcap-surface-color, Canvas);
		--_target: max(2.75rem, 44px);
		display: block;
		container-type: inline-size;
		text-align: start;
		line-height: 1.45;
	}
	:host([hidden]) {
		display: none;
	}
	* {
		box-sizing: border-box;
		margin: 0;
	}
	.frame {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1rem;
	}
	:focus-visible {
		outline: 2px solid var(--_accent);
		outline-offset: 2px;
	}
	ul {
		padding: 0;
		list-style: none;
	}
	option {
		background: Canvas;
		color: CanvasText;
	}
	[part='skeleton'] i {
		display: block;
		block-size: var(--_bone, 3.5rem);
		margin-block: 0.5rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='skeleton'] i:first-child {
		inline-size: min(60%, 24rem);
		block-size: var(--_target);
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
