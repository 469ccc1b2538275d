import { css } from 'lit';

/** Around the cards, which stand side by side where there is room. */
export const localOffersStyles = css`
	.frame {
		display: grid;
		gap: 1rem;
		min-inline-size: 0;
	}
	.frame > * {
		min-inline-size: 0;
	}
	[part='heading'] {
		font-size: 1.375em;
		font-weight: 600;
		line-height: 1.25;
		text-wrap: balance;
	}
	[part='place'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
		align-items: center;
	}
	[part='place__search'] {
		display: flex;
		flex: 1 1 16rem;
		gap: 0.5rem;
		max-inline-size: 26rem;
	}
	[part='place__field'] {
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
	[part='place__field']::placeholder {
		color: var(--_muted);
		opacity: 1;
	}
	[part='place__note'] {
		flex-basis: 100%;
		color: var(--_muted);
	}
	[part='note'] {
		padding: 0.75rem 0.875rem;
		border-radius: var(--_radius);
		background: var(--_hover);
	}
	ul {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
		gap: 1rem;
		padding: 0;
		list-style: none;
	}
	[part='skeleton'] i {
		block-size: 9rem;
		margin-block: 0 1rem;
	}
`;

/** In one row as high as the page gives them room, so that nothing below moves when they come. */
export const shelfStyles = css`
	:host([shelf]) {
		display: grid;
	}
	:host([shelf]) .frame {
		display: flex;
		flex-direction: column;
	}
	:host([shelf]) ul,
	:host([shelf]) [part='skeleton'] {
		display: flex;
		flex: 1;
		/* The ring around what has the focus is not cut off. */
		margin: -0.25rem;
		padding: 0.25rem;
		overflow: auto hidden;
		scroll-snap-type: inline proximity;
		scroll-padding: 0.25rem;
		scrollbar-width: thin;
	}
	:host([shelf]) :is(li, [part='skeleton'] i) {
		flex: 1 0 min(19rem, 86%);
		block-size: auto;
		max-inline-size: 26rem;
		margin: 0;
		scroll-snap-align: start;
	}
	:host([shelf]) [part='offer__image'] {
		block-size: 8.5rem;
		aspect-ratio: auto;
		object-position: 50% 75%;
	}
	:host([shelf]) .body {
		padding: 0.875rem 1rem 1rem;
	}
	:host([shelf]) [part='offer__benefit'] {
		font-size: 1.3125em;
	}
	:host([shelf]) :is([part='offer__headline'], [part='offer__text'], [part='offer__shops']) {
		display: -webkit-box;
		overflow: hidden;
		-webkit-box-orient: vertical;
		-webkit-line-clamp: 2;
	}
	:host([shelf]) .claim:has([part='offer__taken']) {
		flex-flow: row wrap;
		justify-content: space-between;
	}
`;
