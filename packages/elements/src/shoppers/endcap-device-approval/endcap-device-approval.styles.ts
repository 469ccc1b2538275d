import { css } from 'lit';

export const deviceApprovalStyles = css`
	.frame {
		display: grid;
		gap: 1rem;
		justify-items: start;
		max-inline-size: 30rem;
	}
	.frame > * {
		max-inline-size: 100%;
	}
	[part='heading'] {
		font-size: 1.375em;
		font-weight: 600;
		line-height: 1.25;
		overflow-wrap: anywhere;
	}
	[part='heading']:focus {
		outline: none;
	}
	:host(:state(approved)) [part='message'] {
		font-size: 1.25em;
		font-weight: 600;
	}
	[part='skeleton'],
	[part='numbers'],
	[part='not-me'],
	[part='sign-in-form'] {
		inline-size: 100%;
	}
	[part='numbers'] {
		display: grid;
		grid-template-columns: repeat(3, minmax(0, 1fr));
		gap: 0.75rem;
	}
	[part='number'] {
		min-block-size: max(6rem, var(--_target));
		padding-inline: 0;
		border-width: 2px;
		border-color: var(--_accent);
		font-size: clamp(2rem, 12cqi, 3rem);
		font-weight: 700;
		font-variant-numeric: tabular-nums;
	}
	.strong {
		font-weight: 600;
	}
	.hint {
		color: var(--_muted);
		font-variant-numeric: tabular-nums;
	}
	[part='problem'] {
		inline-size: 100%;
		padding: 0.75rem 1rem;
		border: 1px solid var(--_line);
		border-inline-start: 4px solid var(--endcap-limited-color, #b06a10);
		border-radius: var(--_radius);
		background: var(--_hover);
	}
`;
