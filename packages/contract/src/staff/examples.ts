import type { StaffMember } from './schemas.ts';

export const exampleStaffMember: StaffMember = {
	id: 'k3v7q2m4n6pa',
	name: 'Clerk, Tartu',
	role: 'clerk',
	stores: ['tartu-ruutli', 'riga-miera'],
	signed_in_until: '2026-03-25T20:00:00Z',
};
