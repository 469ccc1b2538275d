import { css } from 'lit';

/** Colours: words take the page's own; marks have tones that stand out from white and from black alike. */
export const storeStockStyles = css`
	:host {
		--_muted: var(--endcap-muted-color, color-mix(in srgb, currentColor 78%, transparent));
		--_hover: color-mix(in srgb, currentColor 8%, transparent);
		--_radius: var(--endcap-radius, 0.5rem);
		--_target: max(2.75rem, 44px);
		display: block;
		container-type: inline-size;
		text-align: start;
		line-height: 1.5;
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
	}
	.frame::before {
		content: '';
		grid-area: 1 / 1;
		inline-size: 100%;
		padding-block-start: var(--_room);
		visibility: hidden;
	}
	.body {
		grid-area: 1 / 1;
		min-inline-size: 0;
		content-visibility: auto;
		contain-intrinsic-block-size: auto 0px;
	}
	.head {
		display: flex;
		flex-wrap: wrap;
		gap: 0 1rem;
		align-items: baseline;
		justify-content: space-between;
		min-block-size: 1.75rem;
	}
	[part='heading'] {
		font-size: 1.125em;
		font-weight: 600;
	}
	[part='summary'],
	[part~='store__distance'],
	[part~='store__address'] {
		color: var(--_muted);
	}
	[part='tools'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: end;
		min-block-size: calc(var(--_target) + 1.35rem);
		margin-block: 0.5rem 0.75rem;
	}
	ul {
		padding: 0;
		list-style: none;
	}
	[part~='store'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.25rem 1rem;
		align-items: center;
		padding-block: 0.75rem;
		border-block-start: 1px solid var(--endcap-border-color, color-mix(in srgb, currentColor 18%, transparent));
		line-height: 1.4;
	}
	.words {
		flex: 99 1 16.25rem;
		min-inline-size: 0;
	}
	.words > * + * {
		font-size: 0.9375em;
	}
	.line {
		display: flex;
		flex-wrap: wrap;
		gap: 0 0.625rem;
		align-items: center;
		overflow-wrap: anywhere;
	}
	[part~='store__name'] {
		font-weight: 600;
	}
	.mine {
		padding-inline: 0.5rem;
		border-radius: 1rem;
		background: var(--_hover);
		font-size: 0.8125em;
	}
	.actions {
		display: flex;
		flex-wrap: wrap;
		flex: 1 0 calc(3 * var(--_target) + 0.5rem);
		gap: 0.25rem;
		place-content: start end;
		min-block-size: var(--_target);
	}
	:host([hold]) .actions {
		flex-basis: 13.75rem;
		min-block-size: clamp(var(--_target), max(100cqi - 31rem, 21rem - 100cqi) * 99, 2 * var(--_target) + 0.25rem);
	}
	.icon {
		flex: none;
		inline-size: 1.25rem;
		block-size: 1.25rem;
		fill: none;
		stroke: currentColor;
		stroke-width: 1.75;
		stroke-linecap: round;
		stroke-linejoin: round;
	}
	.line .icon {
		inline-size: 1.125rem;
		block-size: 1.125rem;
		padding: 0.125rem;
		border-radius: 50%;
		background: var(--_mark);
		color: #fff;
		stroke-width: 3;
	}
	.in_stock {
		--_mark: var(--endcap-in-stock-color, #25824a);
	}
	.limited_availability,
	.backorder {
		--_mark: var(--endcap-limited-color, #b06a10);
	}
	.out_of_stock {
		--_mark: var(--endcap-out-of-stock-color, #7a7a80);
	}
	[part='skeleton'] i {
		display: block;
		block-size: 1rem;
		margin-block: 0.75rem 2.25rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='skeleton'] i:nth-child(odd) {
		inline-size: 45%;
		margin-block: 1.5rem 0;
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
	@container (inline-size < 26rem) {
		[part='summary'] {
			inline-size: 100%;
		}
	}
	@container (inline-size < 31rem) {
		.actions {
			justify-content: start;
		}
	}
`;
