import { EXAMPLE_NOW } from '../stores/examples.ts';
import type { Sale } from './schemas.ts';

export const exampleSale: Sale = {
	id: '0199c9a0-0000-7000-8000-000000000020',
	store_id: 'tartu-ruutli',
	receipt: '2026-000417',
	sold_at: EXAMPLE_NOW,
	lines: [{ sku: 'KETTLE-RED', quantity: 1 }],
	recorded_at: '2026-03-25T10:00:02Z',
	conflicts: [],
};
