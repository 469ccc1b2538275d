import { css } from 'lit';

/** Colours: words take the page's own; marks have tones that stand out from white and from black alike. */
export const collectPickerStyles = css`
	:host {
		--_muted: var(--endcap-muted-color, color-mix(in srgb, currentColor 78%, transparent));
		--_line: var(--endcap-border-color, color-mix(in srgb, currentColor 18%, transparent));
		--_control: color-mix(in srgb, currentColor 55%, transparent);
		--_hover: color-mix(in srgb, currentColor 8%, transparent);
		--_accent: var(--endcap-accent-color, currentColor);
		--_radius: var(--endcap-radius, 0.5rem);
		--_target: max(2.75rem, 44px);
		display: block;
		container-type: inline-size;
		text-align: start;
		line-height: 1.4;
	}
	:host([hidden]) {
		display: none;
	}
	:host(:state(kiosk)) {
		--_target: max(4.75rem, 76px);
	}
	* {
		box-sizing: border-box;
		margin: 0;
	}
	.frame {
		display: grid;
		gap: 0.75rem;
		min-inline-size: 0;
	}
	.frame > * {
		min-inline-size: 0;
	}
	[part='heading'],
	[part='times__heading'] {
		font-size: 1.125em;
		font-weight: 600;
	}
	[part='times__heading'] {
		font-size: 1em;
	}
	:focus-visible {
		outline: 2px solid var(--_accent);
		outline-offset: 2px;
	}
	button,
	input {
		color: inherit;
		font: inherit;
	}
	button {
		display: inline-flex;
		align-items: center;
		justify-content: center;
		min-inline-size: var(--_target);
		min-block-size: var(--_target);
		padding: 0.25rem 0.875rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: transparent;
		cursor: pointer;
	}
	:disabled,
	button[aria-disabled='true'] {
		cursor: default;
		opacity: 0.6;
	}
	.primary,
	[part='soonest'] {
		border: 2px solid var(--_accent);
		font-weight: 600;
	}
	[part='soonest'] {
		inline-size: 100%;
	}
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
	}
	[part='shops'] {
		display: grid;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		overflow: clip;
	}
	[part~='shop'] {
		display: grid;
		grid-template-columns: auto 1fr auto;
		gap: 0.125rem 0.75rem;
		align-items: center;
		min-block-size: var(--_target);
		padding: 0.75rem 0.875rem;
		cursor: pointer;
	}
	[part~='shop'] + [part~='shop'] {
		border-block-start: 1px solid var(--_line);
	}
	[part~='shop--chosen'] {
		background: var(--_hover);
		box-shadow: inset 0.1875rem 0 var(--_accent);
	}
	[part~='shop--chosen']:dir(rtl) {
		box-shadow: inset -0.1875rem 0 var(--_accent);
	}
	[part~='shop']:has(:focus-visible) {
		outline: 2px solid var(--_accent);
		outline-offset: -2px;
	}
	[type='radio'] {
		inline-size: 1.25rem;
		block-size: 1.25rem;
		accent-color: var(--endcap-accent-color, auto);
		outline: none;
	}
	.words {
		display: grid;
		gap: 0.125rem;
		min-inline-size: 0;
		overflow-wrap: anywhere;
	}
	.line {
		display: flex;
		gap: 0 0.625rem;
		align-items: center;
	}
	.words > .line {
		flex-wrap: wrap;
	}
	[part='shop__name'],
	[part='chosen__time'] {
		font-weight: 600;
	}
	[part='chosen__time'] {
		display: block;
		font-size: 1.125em;
	}
	[part='shop__distance'],
	[part='shop__address'],
	[part='zone'],
	[part='note'],
	[part='chosen__shop'],
	[part='chosen__items'] {
		color: var(--_muted);
	}
	[part='shop__stock'],
	[part='shop__address'],
	[part='zone'],
	[part='note'] {
		font-size: 0.9375em;
	}
	[part='shop__soonest'] {
		max-inline-size: 11rem;
		font-size: 0.9375em;
		font-variant-numeric: tabular-nums;
		text-align: end;
	}
	.mine {
		padding-inline: 0.5rem;
		border-radius: 1rem;
		background: var(--_hover);
		font-size: 0.8125em;
	}
	.icon {
		flex: none;
		inline-size: 1.125rem;
		block-size: 1.125rem;
		padding: 0.125rem;
		border-radius: 50%;
		background: var(--_mark);
		color: #fff;
		fill: none;
		stroke: currentColor;
		stroke-width: 3;
		stroke-linecap: round;
		stroke-linejoin: round;
	}
	.in_stock {
		--_mark: var(--endcap-in-stock-color, #25824a);
	}
	.limited_availability,
	.backorder {
		--_mark: var(--endcap-limited-color, #b06a10);
	}
	[part='times'] {
		display: grid;
		gap: 0.75rem;
		min-inline-size: 0;
	}
	.strip {
		display: flex;
		gap: 0.375rem;
		min-inline-size: 0;
	}
	[part='days'] {
		display: flex;
		flex: 1;
		gap: 0.375rem;
		padding: 3px;
		margin: -3px;
		overflow-x: auto;
		scrollbar-width: thin;
	}
	[part~='day'] {
		display: grid;
		flex: 1 0 auto;
		place-content: center;
		padding-inline: 0.625rem;
		border-color: var(--_line);
		line-height: 1.25;
		white-space: nowrap;
	}
	[part~='day'] span + span {
		color: var(--_muted);
		font-size: 0.8125em;
	}
	.name::first-letter,
	[part='chosen__time']::first-letter {
		text-transform: uppercase;
	}
	.name {
		display: inline-block;
	}
	.none .name {
		text-decoration: line-through;
	}
	[part~='day--shown'],
	[part~='slot--chosen'] {
		border-color: var(--_accent);
		background: var(--_hover);
		box-shadow: inset 0 0 0 1px var(--_accent);
		font-weight: 600;
	}
	[part='turn'] {
		padding: 0;
		border-color: var(--_line);
	}
	[part='turn']::before {
		content: '';
		inline-size: 0.5rem;
		block-size: 0.5rem;
		border: solid currentColor;
		border-width: 2px 2px 0 0;
		transform: rotate(45deg);
	}
	.earlier::before,
	.later:dir(rtl)::before {
		transform: rotate(225deg);
	}
	.earlier:dir(rtl)::before {
		transform: rotate(45deg);
	}
	[part='slots'],
	[role='row'] {
		display: flex;
		gap: 0.375rem;
	}
	[part='slots'] {
		flex-direction: column;
	}
	[part~='slot'],
	[role='row'] i {
		flex: 1 1 0;
		min-inline-size: 0;
	}
	[part~='slot'] {
		display: grid;
		place-content: center;
		min-block-size: var(--_target);
		padding: 0.25rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		font-variant-numeric: tabular-nums;
		line-height: 1.25;
		text-align: center;
		cursor: pointer;
	}
	[part~='slot'][aria-disabled] {
		border-style: dashed;
		border-color: var(--_line);
		color: var(--_muted);
		cursor: default;
	}
	[part~='slot'][aria-disabled] .time {
		text-decoration: line-through;
	}
	[part='slot__note'] {
		font-size: 0.8125em;
	}
	.picked {
		display: flex;
		flex-wrap: wrap;
		gap: 0.75rem;
		align-items: start;
		justify-content: space-between;
		padding: 0.875rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
	}
	.picked > .words {
		flex: 1 1 14rem;
		gap: 0.875rem;
	}
	[part~='chosen'] {
		display: grid;
		gap: 0.75rem;
	}
	[part~='chosen'] .line {
		align-items: start;
	}
	[part~='chosen'] .icon {
		margin-block-start: 0.25rem;
	}
	[part~='chosen--gone'] [part='chosen__time'] {
		text-decoration: line-through;
	}
	[part='chosen__gone'],
	[part='error'] {
		font-weight: 600;
	}
	[part='message'],
	[part='ask'] {
		padding: 0.75rem 0.875rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='skeleton'] i {
		display: block;
		block-size: var(--_target);
		margin-block: 0.5rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	a {
		color: inherit;
	}
	@media (hover: hover) {
		button:hover:enabled,
		[part~='shop']:hover,
		[part~='slot']:not([aria-disabled]):hover {
			background: var(--_hover);
		}
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
	@container (inline-size < 30rem) {
		[part='shop__soonest'] {
			grid-column: 2;
			max-inline-size: none;
			text-align: start;
		}
	}
	@media (forced-colors: active) {
		.icon {
			border: 1px solid CanvasText;
			background: Canvas;
			color: CanvasText;
			forced-color-adjust: none;
		}
		[part~='shop--chosen'],
		[part~='day--shown'],
		[part~='slot--chosen'] {
			outline: 2px solid Highlight;
			outline-offset: -2px;
		}
	}
`;
