import { css } from 'lit';

export const tillStyles = css`
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
	button,
	input:not([type='radio']),
	select {
		min-block-size: var(--_target);
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: var(--_surface);
		color: inherit;
		font: inherit;
	}
	button {
		min-inline-size: var(--_target);
		padding-inline: 0.875rem;
		cursor: pointer;
	}
	button[aria-disabled='true'] {
		cursor: default;
		opacity: 0.7;
	}
	.quiet {
		padding-inline: 0.5rem;
		border-color: transparent;
		background: none;
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
	.quiet:has([aria-hidden]) {
		text-decoration: none;
	}
	.primary {
		border-color: transparent;
		background: var(--_accent);
		font-weight: 600;
	}
	.primary > * {
		color: var(--_surface);
	}
	input:not([type='radio']),
	select {
		display: block;
		inline-size: 100%;
		min-inline-size: 0;
		padding-inline: 0.75rem;
		font-size: max(1rem, 16px);
	}
	option {
		background: Canvas;
		color: CanvasText;
	}
	@media (hover: hover) {
		button:not(.primary, [aria-disabled='true']):hover {
			border-color: currentColor;
		}
		.primary:not([aria-disabled='true']):hover {
			opacity: 0.88;
		}
	}
	ul {
		padding: 0;
		list-style: none;
	}
	label,
	legend {
		font-size: 0.9375em;
	}
	h2 {
		font-size: 1em;
	}
	h3 {
		color: var(--_muted);
		font-size: 0.875em;
		font-weight: 600;
	}
	.hint,
	.codes {
		color: var(--_muted);
		font-size: 0.875em;
		font-weight: 400;
	}
	.codes {
		display: block;
		overflow-wrap: anywhere;
	}
	.sum {
		font-variant-numeric: tabular-nums;
		white-space: nowrap;
	}
	.field {
		display: block;
		flex: 1 1 10rem;
		min-inline-size: 0;
	}
	.field--wide {
		flex: 3 1 18rem;
	}
	[part='tools'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.75rem 1rem;
		align-items: end;
	}
	[part='tools'] > .hint {
		flex-basis: 100%;
		margin-block-start: -0.375rem;
	}
	strong[part='shop'] {
		font-size: 1.125em;
		line-height: var(--_target);
	}
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
	}
	.pair {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: end;
		justify-content: space-between;
	}
	.pair > label {
		flex: 1 1 11rem;
		min-inline-size: 0;
	}
	[part='note'],
	[part='message'],
	[part='problem'],
	[part='kept-waiting'],
	[part='kept-refused'],
	[part='kept-told'] {
		padding: 0.75rem 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
		overflow-wrap: anywhere;
	}
	[part='note'],
	[part='kept-waiting'],
	[part='kept-told'] {
		border-inline-start: 0.25rem solid var(--_late);
	}
	[part='problem'],
	[part='kept-refused'] {
		border-inline-start: 0.25rem solid var(--_conflict);
	}
	[part='kept'],
	[part='kept-refused'],
	[part='kept-told'] {
		display: grid;
		gap: 0.5rem;
		justify-items: start;
	}
	[part='kept'] > * {
		inline-size: 100%;
	}
	[part='found'] {
		display: grid;
		gap: 0.375rem;
	}
	[part='found'] button {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0 1rem;
		align-items: center;
		inline-size: 100%;
		padding: 0.5rem 0.875rem;
		text-align: start;
		overflow-wrap: anywhere;
	}
	[part='found'] .sum {
		grid-row: 1 / span 2;
		grid-column: 2;
	}
	[part='skeleton'] i {
		display: block;
		block-size: 3.5rem;
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
	@media (forced-colors: active) {
		[part='note'],
		[part='problem'],
		[part|='kept'] {
			border: 1px solid CanvasText;
		}
		.primary > * {
			color: ButtonText;
		}
		.primary {
			border-color: ButtonText;
		}
	}
`;
