import type { Link, LinkPage, ResolvedLink } from './schemas.ts';

export const exampleLink: Link = {
	id: '0199c9a0-0000-7000-8000-000000000090',
	code: 'k3v7q2m4n6',
	url: 'https://shop.example/l/k3v7q2m4n6',
	target: { type: 'product', id: 'enamel-kettle' },
	title: 'Enamel kettle',
	channel: 'instagram',
	campaign: 'Spring 2026',
	opened: 412,
	orders: 9,
	created_at: '2026-03-18T09:00:00Z',
	ended_at: null,
};

export const exampleLinks: LinkPage = {
	data: [
		exampleLink,
		{
			...exampleLink,
			id: '0199c9a0-0000-7000-8000-000000000089',
			code: 'mzxw6ytboi',
			url: 'https://shop.example/l/mzxw6ytboi',
			target: { type: 'offer', id: '0199c9a0-0000-7000-8000-000000000070' },
			title: 'Ten per cent off kettles',
			channel: 'print',
			campaign: null,
			opened: 31,
			orders: 0,
			ended_at: '2026-03-24T16:00:00Z',
		},
	],
	next_cursor: null,
};

export const exampleResolvedLink: ResolvedLink = {
	code: exampleLink.code,
	target: exampleLink.target,
	channel: exampleLink.channel,
	ended_at: null,
};
