import { css } from 'lit';

/** Around the times, which bring looks of their own. */
export const timesFormStyles = css`
	form[part='times'] {
		padding: 1rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	form[part='times']:focus {
		outline-offset: 2px;
	}
	[part='times'] :is([part='day'], [part='slot']) {
		background: var(--_surface);
	}
	[part='turn'] {
		display: grid;
		place-content: center;
	}
`;
