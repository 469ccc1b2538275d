import { css } from 'lit';

export const timesStyles = css`
	[part='times__heading'] {
		font-weight: 600;
	}
	[part='soonest'] {
		inline-size: 100%;
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
	.name::first-letter {
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
		padding: 0.25rem;
		border: 1px solid transparent;
	}
	[part~='slot'] {
		display: grid;
		place-content: center;
		min-block-size: var(--_target);
		border-color: var(--_control);
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
	@media (hover: hover) {
		[part~='slot']:not([aria-disabled]):hover {
			background: var(--_hover);
		}
	}
	@media (forced-colors: active) {
		[role='row'] i {
			visibility: hidden;
		}
		[part~='day--shown'],
		[part~='slot--chosen'] {
			outline: 2px solid Highlight;
			outline-offset: -2px;
		}
	}
`;
