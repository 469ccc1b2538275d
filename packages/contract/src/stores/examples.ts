import type { Store, StorePage, WeeklyPeriod } from './schemas.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const shopHours: WeeklyPeriod[] = [
	...weekdays.map((day) => ({ day, opens: '10:00', closes: '18:00' })),
	{ day: 'saturday', opens: '10:00', closes: '16:00' },
];

/** Wednesday 2026-03-25, 10:00–18:00 in Tallinn, and the two days after. */
const openingsInTallinn = ['25', '26', '27'].map((day) => ({
	opens_at: `2026-03-${day}T08:00:00Z`,
	closes_at: `2026-03-${day}T16:00:00Z`,
}));

const tartu: Store = {
	id: 'tartu-ruutli',
	kind: 'store',
	status: 'active',
	name: 'Rüütli',
	address: { street: 'Rüütli 4', city: 'Tartu', postal_code: '51007', region: null, country: 'EE' },
	geo: { latitude: 58.3813, longitude: 26.7214 },
	timezone: 'Europe/Tallinn',
	phone: '+3727000001',
	url: null,
	hours: shopHours,
	exception_hours: [{ date: '--12-24', periods: [{ opens: '10:00', closes: '14:00' }] }],
	holiday_hours: [],
	pickup: { prep_minutes: 60, hold_hours: 48, slot_minutes: 60, slot_capacity: 4, same_day_until: '16:00' },
	openings: openingsInTallinn,
	distance: 480,
};

const riga: Store = {
	...tartu,
	id: 'riga-miera',
	name: 'Miera iela',
	address: { street: 'Miera iela 12', city: 'Rīga', postal_code: 'LV-1001', region: null, country: 'LV' },
	geo: { latitude: 56.9664, longitude: 24.1355 },
	timezone: 'Europe/Riga',
	phone: '+37160000001',
	pickup: { prep_minutes: 60, hold_hours: 48, slot_minutes: 60, slot_capacity: null, same_day_until: null },
	distance: 221_400,
};

const capeTown: Store = {
	...tartu,
	id: 'cape-town-kloof',
	name: 'Kloof Street',
	address: { street: '60 Kloof Street', city: 'Cape Town', postal_code: '8001', region: 'Western Cape', country: 'ZA' },
	geo: { latitude: -33.931, longitude: 18.4092 },
	timezone: 'Africa/Johannesburg',
	phone: '+27210000001',
	hours: null,
	openings: null,
	holiday_hours: null,
	distance: 10_312_000,
};

const warehouse: Store = {
	...tartu,
	id: 'warehouse',
	kind: 'warehouse',
	name: 'Warehouse',
	address: { street: 'Ringtee 60', city: 'Tartu', postal_code: '50105', region: null, country: 'EE' },
	geo: { latitude: 58.3518, longitude: 26.7112 },
	phone: null,
	pickup: null,
	distance: 3350,
};

export const exampleStores = { tartu, riga, capeTown, warehouse };

export const exampleStorePage: StorePage = { data: [tartu, warehouse, riga, capeTown], next_cursor: null };

/** The moment at which the examples' opening periods make sense: Wednesday noon in Tallinn. */
export const EXAMPLE_NOW = '2026-03-25T10:00:00Z';
