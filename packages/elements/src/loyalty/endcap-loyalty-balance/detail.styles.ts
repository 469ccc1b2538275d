import { css } from 'lit';

export const detailStyles = css`
	.top {
		display: grid;
		gap: 1.25rem;
	}
	.sum,
	.said,
	.what,
	.fold,
	[part='tier'] {
		display: grid;
		gap: 0.25rem;
		min-inline-size: 0;
	}
	[part='balance'] {
		font-size: 2em;
		font-weight: 650;
		line-height: 1.15;
		font-variant-numeric: tabular-nums;
	}
	[part='facts'] {
		margin-block-start: 0.5rem;
	}
	.strong {
		font-weight: 600;
	}
	.unseen {
		position: absolute;
		inline-size: 1px;
		block-size: 1px;
		overflow: hidden;
		clip-path: inset(50%);
		white-space: nowrap;
	}
	h3 {
		font-size: 1.0625em;
		font-weight: 600;
	}
	[part='code'] {
		display: grid;
		gap: 0.75rem 1.25rem;
		grid-template-columns: auto minmax(0, 1fr);
		align-items: center;
		padding: 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
	}
	[part='code__image'] {
		padding: 0;
		border: 0;
		border-radius: calc(var(--_radius) / 2);
		background: #fff;
		line-height: 0;
	}
	[part='code__image'] svg {
		inline-size: 8rem;
		block-size: 8rem;
	}
	.said {
		gap: 0.375rem;
		justify-items: start;
	}
	[part='code__left'] {
		font-variant-numeric: tabular-nums;
	}
	[part='confirm'] {
		padding: 1rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
	}
	progress {
		appearance: none;
		inline-size: 100%;
		block-size: 0.5rem;
		margin-block: 0.25rem;
		border: 0;
		border-radius: 1rem;
		background: color-mix(in srgb, currentColor 14%, transparent);
		overflow: hidden;
	}
	progress::-webkit-progress-bar {
		background: transparent;
	}
	progress::-webkit-progress-value {
		border-radius: 1rem;
		background: var(--_accent);
	}
	progress::-moz-progress-bar {
		border-radius: 1rem;
		background: var(--_accent);
	}
	ul {
		padding: 0;
		list-style: none;
	}
	[part='ready'] > li + li,
	[part='rewards'] > li + li,
	[part='entry'] + [part='entry'] {
		border-block-start: 1px solid var(--_line);
	}
	[part~='reward'] {
		display: flex;
		gap: 0.5rem 1rem;
		align-items: center;
		justify-content: space-between;
		min-block-size: var(--_target);
		padding-block: 0.625rem;
		overflow-wrap: anywhere;
	}
	[part~='reward'] > :last-child {
		flex: none;
	}
	.what {
		gap: 0;
	}
	.acts {
		display: flex;
		flex-wrap: wrap;
		gap: 0.25rem 0.5rem;
		align-items: center;
		justify-content: end;
	}
	[part='reward__missing'] {
		font-variant-numeric: tabular-nums;
	}
	[part='entry'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0 1rem;
		padding-block: 0.5rem;
		overflow-wrap: anywhere;
	}
	[part='entry__points'] {
		font-weight: 600;
		font-variant-numeric: tabular-nums;
	}
	[part='entry'] time {
		grid-column: 1;
	}
	details {
		border-block: 1px solid var(--_line);
	}
	summary {
		display: flex;
		gap: 1rem;
		align-items: center;
		justify-content: space-between;
		min-block-size: max(3.25rem, var(--_target));
		font-weight: 600;
		cursor: pointer;
		list-style: none;
	}
	summary::-webkit-details-marker {
		display: none;
	}
	summary::after {
		content: '';
		flex: none;
		inline-size: 0.5rem;
		block-size: 0.5rem;
		margin-inline-end: 0.375rem;
		border: solid currentColor;
		border-width: 0 2px 2px 0;
		rotate: 45deg;
	}
	details[open] > summary::after {
		rotate: 225deg;
	}
	.fold {
		gap: 0.75rem;
		padding-block-end: 1rem;
	}
	.fold > button {
		justify-self: start;
	}
	@container (inline-size < 24rem) {
		[part~='reward'] {
			flex-wrap: wrap;
		}
	}
	@container (inline-size < 20rem) {
		[part='code'] {
			grid-template-columns: minmax(0, 1fr);
			justify-items: center;
			text-align: center;
		}
		.said {
			justify-items: center;
		}
	}
	@container (inline-size >= 44rem) {
		.top {
			grid-template-columns: minmax(0, 1fr) minmax(20rem, auto);
			align-items: start;
		}
	}
	@media (forced-colors: active) {
		progress {
			border: 1px solid CanvasText;
		}
		progress::-webkit-progress-value {
			background: CanvasText;
			forced-color-adjust: none;
		}
	}
`;
