import { css } from 'lit';

/** The search, who it may be, and somebody new. */
export const shopperCardStyles = css`
	h2 {
		font-size: 1.25em;
	}
	.hint {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	label,
	legend {
		font-size: 0.9375em;
	}
	input:not([type='checkbox']),
	select {
		display: block;
		inline-size: 100%;
		min-inline-size: 0;
		min-block-size: var(--_target);
		padding-inline: 0.75rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: var(--_surface);
		color: inherit;
		font: inherit;
		font-size: max(1rem, 16px);
	}
	[part='tools'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 0.75rem;
		align-items: end;
	}
	[part='tools'] > .grow {
		flex: 1 1 14rem;
		min-inline-size: 0;
		max-inline-size: 32rem;
	}
	[part='tools'] > .hint {
		flex-basis: 100%;
	}
	.empty {
		display: grid;
		gap: 1rem;
		justify-items: center;
		padding: 2.5rem 1rem;
		border: 1px dashed var(--_control);
		border-radius: var(--_radius);
		text-align: center;
	}
	.empty > p {
		max-inline-size: 34rem;
	}
	[part='found'] {
		display: grid;
		gap: 0.5rem;
		max-inline-size: 32rem;
		margin-block-start: 0.5rem;
	}
	[part='found__one'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.125rem 1rem;
		justify-content: space-between;
		inline-size: 100%;
		padding: 0.625rem 1rem;
		text-align: start;
		overflow-wrap: anywhere;
	}
	[part='note'],
	[part='message'],
	[part='problem'],
	[part='idle'] {
		padding: 0.75rem 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
		overflow-wrap: anywhere;
	}
	[part='note'] {
		border-inline-start: 0.25rem solid var(--_late);
	}
	[part='problem'] {
		border-inline-start: 0.25rem solid var(--_conflict);
	}
	[part='idle'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
		align-items: center;
		justify-content: space-between;
		border: 2px solid var(--_accent);
	}
	[part='message'] > button,
	[part='problem'] > button {
		margin-block-start: 0.5rem;
	}
	[part='join'] {
		display: grid;
		gap: 1rem;
		max-inline-size: 44rem;
	}
	.fields {
		display: grid;
		grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
		gap: 1rem;
	}
	fieldset {
		display: grid;
		min-inline-size: 0;
		padding: 0.75rem 1rem 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
	}
	legend {
		/* Inside the border and not on it, where it may be of two lines. */
		float: inline-start;
		padding: 0;
		font-weight: 600;
	}
	.check {
		display: flex;
		gap: 0.75rem;
		align-items: center;
		min-block-size: var(--_target);
		font-size: 1em;
	}
	.check input {
		flex: none;
		inline-size: 1.375rem;
		block-size: 1.375rem;
		accent-color: var(--_accent);
	}
	.check:has(:disabled) {
		color: var(--_muted);
	}
	#join-heading {
		justify-self: start;
	}
	.buttons {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
	}
	[part='skeleton'] {
		--_bone: 9rem;
	}
	@media (forced-colors: active) {
		[part='note'],
		[part='problem'],
		[part='idle'] {
			border: 1px solid CanvasText;
		}
	}
`;
