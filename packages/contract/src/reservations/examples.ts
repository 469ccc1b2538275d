import { EXAMPLE_NOW } from '../stores/examples.ts';
import type { Reservation } from './schemas.ts';

export const exampleReservation: Reservation = {
	id: '0199c9a0-0000-7000-8000-000000000010',
	status: 'active',
	channel: 'web',
	for_order: false,
	lines: [{ sku: 'KETTLE-RED', store_id: 'tartu-ruutli', quantity: 1, quantity_lost: 0 }],
	created_at: EXAMPLE_NOW,
	expires_at: '2026-03-25T10:30:00Z',
	ended_at: null,
};
