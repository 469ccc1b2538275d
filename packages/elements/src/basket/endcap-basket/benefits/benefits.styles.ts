import { css } from 'lit';

/** Below what the basket comes to; tones differ by their mark too, never by colour alone. */
export const benefitsStyles = css`
	.benefits {
		display: grid;
		gap: 0.5rem;
		margin-block-start: 1rem;
	}
	[part='benefit'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0 1rem;
		align-items: center;
		padding-block: 0.5rem 0;
		border-block-start: 1px solid var(--_line);
		overflow-wrap: anywhere;
	}
	[part='benefit__name'] {
		font-weight: 600;
	}
	[part='benefit__amount'] {
		font-variant-numeric: tabular-nums;
		text-align: end;
	}
	[part='benefit__reason'] {
		grid-column: 1 / -1;
		margin-block: 0.25rem;
		padding-inline-start: 0.625rem;
		border-inline-start: 3px solid var(--endcap-limited-color, #b06a10);
		font-size: 0.9375em;
	}
	.benefits .quiet {
		justify-self: start;
		padding-inline: 0;
	}
	[part='code'] {
		display: grid;
		gap: 0.25rem;
	}
	[part='code'] > div {
		display: flex;
		gap: 0.5rem;
	}
	[part='code__field'] {
		flex: 1;
		min-inline-size: 0;
		min-block-size: var(--_target);
		padding-inline: 0.75rem;
		border: 1px solid var(--_control);
		border-radius: var(--_radius);
		background: transparent;
		color: inherit;
		font: inherit;
		font-size: max(1rem, 16px);
	}
	[part='code__field'][aria-invalid='true'] {
		border-width: 2px;
		border-color: var(--endcap-error-color, #c0392b);
	}
	[part='code__note'] {
		font-size: 0.9375em;
		font-weight: 600;
	}
	[part='code__note']:empty {
		display: none;
	}
	[part='points'] {
		color: var(--_muted);
	}
`;
