import { addStaff, listStaff, type Database } from '@endcap/server';

interface Account {
	login: string;
	name: string;
	role: 'clerk' | 'manager';
	/** Every shop when left out. */
	stores?: string[];
}

/** Who may sign in at the demo shop's counter. */
export const DEMO_ACCOUNTS: readonly Account[] = [
	{ login: 'tartu', name: 'Clerk, both shops in Tartu', role: 'clerk', stores: ['tartu-ruutli', 'tartu-karlova'] },
	{ login: 'riga', name: 'Clerk, Rīga Miera iela', role: 'clerk', stores: ['riga-miera'] },
	{ login: 'manager', name: 'Manager, every shop', role: 'manager' },
];

/** For everyone to know: there is nothing behind it but an invented shop. */
export const DEMO_PASSWORD = 'open the counter';

/** Makes the accounts that are not there; those that are stay as they are. */
export async function seedAccounts(database: Database, merchant: { merchant_id: string }): Promise<void> {
	const there = new Set((await listStaff(database, merchant)).map(({ login }) => login));
	for (const account of DEMO_ACCOUNTS) {
		if (!there.has(account.login)) await addStaff(database, merchant, { ...account, password: DEMO_PASSWORD });
	}
}
