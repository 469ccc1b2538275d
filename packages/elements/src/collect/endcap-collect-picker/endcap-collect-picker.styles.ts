import { css } from 'lit';

/** Colours: words take the page's own; marks have tones that stand out from white and from black alike. */
export const collectPickerStyles = css`
	:host {
		line-height: 1.4;
	}
	.frame {
		display: grid;
		gap: 0.75rem;
		min-inline-size: 0;
	}
	.frame > * {
		min-inline-size: 0;
	}
	[part='heading'] {
		font-size: 1.125em;
		font-weight: 600;
	}
	button {
		padding: 0.25rem 0.875rem;
	}
	.primary {
		border: 2px solid var(--_accent);
		font-weight: 600;
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
	[part='shop__name'] {
		font-weight: 600;
	}
	[part='shop__distance'],
	[part='shop__address'],
	[part='zone'],
	[part='note'] {
		color: var(--_muted);
	}
	[part='shop__stock'],
	[part='shop__address'],
	[part='zone'],
	[part='note'] {
		font-size: 0.9375em;
	}
	[part='shop__soonest'] {
		max-inline-size: 16rem;
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
	[part='error'] {
		font-weight: 600;
	}
	[part='message'],
	[part='ask'] {
		padding: 0.75rem 0.875rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	.room {
		min-block-size: var(--_target);
	}
	a {
		color: inherit;
	}
	@media (hover: hover) {
		[part~='shop']:hover {
			background: var(--_hover);
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
		[part~='shop--chosen'] {
			outline: 2px solid Highlight;
			outline-offset: -2px;
		}
	}
`;
