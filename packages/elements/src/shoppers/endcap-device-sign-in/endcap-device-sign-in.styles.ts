import { css } from 'lit';

export const deviceSignInStyles = css`
	.frame {
		display: grid;
		gap: 1.25rem;
		justify-items: start;
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
	[part='skeleton'] {
		--_bone: 6rem;
		inline-size: 100%;
	}
	.ask {
		display: grid;
		gap: 1.5rem;
		inline-size: 100%;
		justify-items: center;
	}
	[part='code'] {
		inline-size: min(100%, 20rem);
		background: #fff;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		overflow: hidden;
	}
	[part='code'] svg {
		display: block;
	}
	.beside {
		display: grid;
		gap: 0.5rem;
		align-content: center;
		inline-size: 100%;
	}
	[part='steps'] {
		display: grid;
		gap: 0.5rem;
		padding-inline-start: 1.5em;
	}
	[part='steps'] li::marker {
		font-weight: 600;
	}
	[part='number'] {
		font-size: clamp(5rem, 24cqi, 10rem);
		font-weight: 700;
		font-variant-numeric: tabular-nums;
		line-height: 1.1;
		letter-spacing: 0.04em;
		text-align: center;
	}
	[part='left'] {
		color: var(--_muted);
		text-align: center;
		font-variant-numeric: tabular-nums;
	}
	.ask [part='note'] {
		/* Two lines, so that nothing moves under a finger. */
		min-block-size: 3em;
		font-weight: 600;
		text-align: center;
	}
	:host(:state(seen)) [part='code'] {
		opacity: 0.25;
	}
	@container (inline-size >= 40rem) {
		.ask {
			grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
			gap: 2.5rem;
			align-items: center;
		}
		[part='code'] {
			inline-size: min(100%, 28rem);
		}
		[part='number'] {
			font-size: clamp(5rem, 16cqi, 12rem);
		}
	}
`;
