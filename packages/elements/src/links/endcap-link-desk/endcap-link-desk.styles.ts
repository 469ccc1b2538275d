import { css } from 'lit';

export const linkDeskStyles = css`
	h2,
	h3 {
		font-size: 1.125em;
		overflow-wrap: anywhere;
	}
	button,
	.chosen {
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
	.chosen {
		display: flex;
		gap: 0.75rem;
		align-items: center;
		justify-content: space-between;
		cursor: default;
		overflow-wrap: anywhere;
	}
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
	form {
		padding: 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		max-inline-size: none;
	}
	[part='choices'] {
		inline-size: 100%;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		overflow: hidden;
	}
	[part='choice'] {
		inline-size: 100%;
		border: 0;
		border-radius: 0;
		text-align: start;
		overflow-wrap: anywhere;
	}
	[part='choice']:hover {
		background: var(--_hover);
	}
	.hint,
	[part='link__facts'] {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	[part='note'],
	[part='message'],
	[part='sure'] {
		display: grid;
		gap: 0.75rem;
		justify-items: start;
		padding: 0.75rem 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='link'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0.25rem 1.5rem;
		align-items: center;
		padding-block: 0.75rem;
		border-block-start: 1px solid var(--_line);
	}
	[part='link'] > [part='shown'],
	[part='link'] > [part='sure'] {
		grid-column: 1 / -1;
	}
	[part='shown'] {
		display: grid;
		grid-template-columns: 11rem minmax(0, 1fr);
		gap: 1rem;
		align-items: start;
		padding: 1rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	[part='shown'] > div {
		display: grid;
		gap: 0.75rem;
	}
	[part='paper'] {
		padding: 0;
		border: 0;
		gap: 0.75rem;
	}
	[part='along'] {
		padding: 0;
		border: 0;
	}
	[part='address'] {
		inline-size: 100%;
		min-block-size: var(--_target);
		padding-inline: 0.75rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: var(--_surface);
		color: inherit;
		font: inherit;
	}
	@container (inline-size < 34rem) {
		[part='link'],
		[part='shown'] {
			grid-template-columns: minmax(0, 1fr);
		}
		.qr {
			max-inline-size: 14rem;
		}
	}
`;
