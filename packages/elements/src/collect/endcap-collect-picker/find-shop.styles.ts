import { css } from 'lit';

export const findShopStyles = css`
	[part='tools'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: end;
	}
	.search {
		position: relative;
		flex: 1 1 12rem;
		min-inline-size: 0;
	}
	.search label span {
		font-size: 0.875em;
	}
	[part='search'] {
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
	[part='matches'] {
		position: absolute;
		z-index: 1;
		inset-inline: 0;
		max-block-size: 20rem;
		padding: 0;
		margin-block-start: 0.25rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		overflow-y: auto;
		background: var(--endcap-surface-color, Canvas);
		color: CanvasText;
		list-style: none;
	}
	[part='matches'][hidden] {
		display: none;
	}
	[part='match'] {
		display: grid;
		align-content: center;
		min-block-size: var(--_target);
		padding: 0.375rem 0.75rem;
		cursor: pointer;
	}
	[part='match'] span {
		font-size: 0.875em;
	}
	[part='match'][aria-selected='true'] {
		outline: 2px solid;
		outline-offset: -2px;
	}
	@media (hover: hover) {
		[part='match']:hover {
			background: color-mix(in srgb, CanvasText 8%, transparent);
		}
	}
`;
