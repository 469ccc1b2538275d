import { css } from 'lit';

export const kioskDeskStyles = css`
	:host {
		--_good: var(--endcap-in-stock-color, #1d6b3a);
		--_bone: 5rem;
	}
	h3,
	h4 {
		font-size: inherit;
		overflow-wrap: anywhere;
	}
	h3 {
		font-size: 1.125em;
	}
	h3[tabindex]:focus-visible,
	h4[tabindex]:focus-visible,
	[part='code']:focus-visible {
		outline: none;
	}
	button {
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
	.danger {
		border-color: var(--_conflict);
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
	[part='set-up'] {
		justify-self: start;
	}
	.buttons,
	.head,
	.checks {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 0.75rem;
		align-items: center;
	}
	.hint {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	[part='note'],
	[part='message'],
	[part='problem'],
	[part='sure'],
	[part='enrolment'],
	section form,
	[part='form'] {
		padding: 0.75rem 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='note'],
	[part='problem'] {
		border-inline-start: 0.25rem solid var(--_late);
	}
	[part='problem'] {
		border-color: var(--_conflict);
	}
	[part='sure'],
	[part='enrolment'],
	[part='form'],
	[part='kiosk'],
	[part='refusal'] {
		display: grid;
		gap: 0.75rem;
	}
	[part='calls'] {
		display: grid;
		gap: 0.5rem;
		padding: 1rem;
		border: 2px solid var(--_conflict);
		border-radius: var(--_radius);
	}
	[part='call'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 1rem;
		align-items: center;
		justify-content: space-between;
	}
	[part='call'] .hint {
		display: block;
	}
	[part='code'] {
		font-size: clamp(2rem, 12cqi, 4rem);
		font-weight: 700;
		line-height: 1.1;
		letter-spacing: 0.08em;
		font-variant-numeric: tabular-nums;
	}
	[part='countdown'] {
		font-variant-numeric: tabular-nums;
	}
	[part='kiosk'],
	[part='refusal'] {
		padding-block: 1rem;
		border-block-start: 1px solid var(--_line);
	}
	[part='kiosk'] {
		gap: 0.375rem;
	}
	[part='actions'],
	[part='kiosk'] > [part='form'],
	[part='kiosk'] > [part='sure'] {
		margin-block-start: 0.375rem;
	}
	[part~='kiosk__state'] {
		padding: 0.125rem 0.5rem;
		border: 1px solid var(--_control);
		border-radius: 1rem;
		font-size: 0.875em;
		font-weight: 600;
	}
	[part~='kiosk__state--fine'] {
		border-color: transparent;
		background: var(--_good);
		color: #fff;
	}
	[part~='kiosk__state--look'] {
		border-color: transparent;
		background: var(--_late);
		color: #fff;
	}
	[part~='kiosk__state--silent'] {
		border-color: transparent;
		background: var(--_conflict);
		color: #fff;
	}
	[part='kiosk__line'] {
		font-variant-numeric: tabular-nums;
	}
	[part='kiosk__warning'] {
		padding-inline-start: 0.75rem;
		border-inline-start: 0.25rem solid var(--_late);
	}
	[part='refusal'] {
		gap: 0.375rem;
	}
	[part='refusal__contact'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0 1.25rem;
	}
	[part='refusal__contact'] a {
		min-block-size: var(--_target);
		align-content: center;
		color: inherit;
	}
	[part='settle'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem 0.75rem;
		align-items: end;
	}
	[part='settle'] .field {
		flex: 1 1 14rem;
	}
	.fields {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
		gap: 0.75rem 1.25rem;
		align-items: start;
	}
	.field {
		display: grid;
		gap: 0.25rem;
		align-content: start;
		min-inline-size: 0;
	}
	label,
	legend {
		padding: 0;
		font-size: 0.9375em;
	}
	fieldset {
		min-inline-size: 0;
		padding: 0;
		border: 0;
	}
	input:not([type='checkbox']),
	select {
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
	.check {
		display: flex;
		gap: 0.625rem;
		align-items: center;
		min-block-size: var(--_target);
	}
	.check input {
		inline-size: 1.375rem;
		block-size: 1.375rem;
	}
	[aria-invalid='true'] {
		border-width: 2px;
		border-color: var(--_conflict);
	}
	.mistake {
		font-size: 0.9375em;
		font-weight: 600;
	}
	@media (forced-colors: active) {
		[part~='kiosk__state'],
		[part='note'],
		[part='problem'],
		[part='sure'],
		[part='enrolment'] {
			border: 1px solid CanvasText;
		}
	}
`;
