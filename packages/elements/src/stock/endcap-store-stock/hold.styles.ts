import { css } from 'lit';

export const holdStyles = css`
	:host(:state(kiosk)) .actions {
		flex-basis: 20rem;
		min-block-size: var(--_target);
	}
	.actions > .hold {
		gap: 0.25rem;
		border: 0;
	}
	.hold button {
		padding-inline: 0.5rem;
		font-size: 0.9375em;
	}
	.held {
		display: contents;
	}
	.said {
		flex: 1;
		min-inline-size: 0;
	}
	[part='store__note'] {
		font-weight: 600;
	}
	[part='store__countdown'] {
		font-variant-numeric: tabular-nums;
	}
	[part='store__countdown']::before,
	[part='store__note']::before {
		content: '·' / '';
		margin-inline-end: 0.25em;
		font-weight: 400;
	}
	.soon [part='store__countdown'] {
		font-weight: 600;
		text-decoration: underline;
		text-underline-offset: 0.2em;
	}
`;
