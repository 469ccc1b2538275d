import { css } from 'lit';

export const campaignDeskStyles = css`
	[part='detail'] {
		display: grid;
		grid-template-columns: minmax(0, 1fr);
		gap: 1rem;
	}
	[part='tools'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.75rem 1rem;
		align-items: end;
	}
	[part='campaign'] {
		display: grid;
		grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
		gap: 0.25rem 1.5rem;
		padding-block: 0.75rem;
		border-block-start: 1px solid var(--_line);
	}
	[part='list'] {
		border-block-end: 1px solid var(--_line);
	}
	[part='campaign'] p {
		overflow-wrap: anywhere;
	}
	[part='campaign__name'] button {
		margin-inline-start: -0.25rem;
		padding-block: 0.25rem;
		font-weight: 600;
		text-align: start;
	}
	[part='campaign__rules'],
	[part='campaign__period'] {
		color: var(--_muted);
		font-size: 0.9375em;
	}
	.standing {
		align-content: start;
		padding-block-start: 0.625rem;
	}
	[part~='campaign__state'] {
		display: inline-block;
		padding: 0.0625rem 0.625rem;
		border: 1px solid var(--_control);
		border-radius: 1rem;
		font-size: 0.8125em;
		font-weight: 600;
	}
	[part~='campaign__state--active'] {
		border-color: transparent;
		background: var(--_good);
		color: #fff;
	}
	[part~='campaign__state--paused'] {
		border-color: transparent;
		background: var(--_late);
		color: #fff;
	}
	[part='preview'] ul {
		margin-block-start: 0.5rem;
		max-inline-size: 24rem;
	}
	[part='preview'] [part='offer'] {
		background: var(--_surface);
	}
	[part='articles'] {
		display: flex;
		flex-wrap: wrap;
		gap: 0.5rem;
	}
	[part='article'] {
		display: flex;
		gap: 0.25rem;
		align-items: center;
		padding-inline-start: 0.75rem;
		border: 1px solid var(--_line);
		border-radius: var(--_radius);
	}
	[part='article__remove'] {
		text-decoration: none;
	}
	[part='more'] {
		inline-size: 100%;
	}
	[part='skeleton'] {
		--_bone: 3.25rem;
	}
	@container (inline-size < 46rem) {
		[part='campaign'] {
			grid-template-columns: minmax(0, 1fr);
		}
		.standing {
			padding-block-start: 0.25rem;
		}
	}
	@media (forced-colors: active) {
		[part~='campaign__state'] {
			border: 1px solid CanvasText;
		}
	}
`;
