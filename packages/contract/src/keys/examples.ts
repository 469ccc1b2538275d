import type { ApiKey } from './schemas.ts';

export const exampleApiKey: ApiKey = {
	id: '0199c9a0-0000-7000-8000-000000000002',
	kind: 'publishable',
	name: 'Web page',
	channel: 'web',
	origins: ['https://shop.example'],
	rate_limit: 600,
	hint: 'pk_3f…9a',
	created_at: '2026-03-25T10:00:00Z',
	revoked_at: null,
};
