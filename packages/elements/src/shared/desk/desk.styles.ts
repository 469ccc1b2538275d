import { css } from 'lit';

/** Of desks with a list, what is opened from it, and its form: buttons, notes, and what shoppers read. */
export const deskStyles = css`
	:host {
		--_good: var(--endcap-in-stock-color, #1d6b3a);
	}
	h2,
	h3,
	h4 {
		font-size: inherit;
		overflow-wrap: anywhere;
	}
	:is(h2, h3)[tabindex] {
		font-size: 1.375em;
		line-height: 1.25;
	}
	/* It is gone to when another view has come, and does nothing itself. */
	:is(h2, h3)[tabindex]:focus-visible {
		outline: none;
	}
	button,
	[part='download'] {
		min-inline-size: var(--_target);
		min-block-size: var(--_target);
		padding-inline: 0.875rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: var(--_surface);
		color: inherit;
		font: inherit;
		cursor: pointer;
	}
	button[aria-disabled='true'] {
		cursor: default;
		opacity: 0.7;
	}
	.primary,
	[part='submit'] {
		border-width: 2px;
		border-color: var(--_accent);
		font-weight: 600;
	}
	.quiet {
		padding-inline: 0.25rem;
		border-color: transparent;
		background: none;
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
	@media (hover: hover) {
		button:hover {
			border-color: currentColor;
			text-decoration: underline;
		}
	}
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: center;
	}
	.hint,
	[part='count'] {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	[part='note'],
	[part='message'],
	[part='problem'],
	[part='done'],
	[part='preview'],
	[part='sure'] {
		padding: 0.75rem 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='message'],
	[part='sure'],
	.sure {
		display: grid;
		gap: 0.75rem;
		justify-items: start;
	}
	[part='note'],
	[part='problem'],
	[part='sure'] {
		border-inline-start: 0.25rem solid var(--_late);
	}
	[part='problem'] {
		border-inline-start-color: var(--_conflict);
	}
	[part='done'] {
		border-inline-start: 0.25rem solid var(--_good);
	}
	[part='preview'] > :is(h3, h4) {
		color: var(--_muted);
		font-size: 0.875em;
		font-weight: 600;
	}
	[part='preview'] > p {
		font-size: 1.0625em;
		overflow-wrap: anywhere;
	}
	.head {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
		align-items: center;
	}
	[part='back'] {
		justify-self: start;
	}
	.arrow::before {
		content: '‹';
		margin-inline-end: 0.375rem;
	}
	:host(:dir(rtl)) .arrow::before {
		content: '›';
	}
	@media (forced-colors: active) {
		[part='note'],
		[part='problem'],
		[part='sure'],
		[part='preview'] {
			border: 1px solid CanvasText;
		}
	}
`;
