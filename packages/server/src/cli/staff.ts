import type { StaffRole } from '@endcap/contract';
import { Option, type Command } from 'commander';
import type { Database } from '../database/database.ts';
import { findMerchant } from '../merchants/rules.ts';
import type { MerchantRow } from '../merchants/queries.ts';
import { addStaff as addStaffMember, changeStaffPassword, listStaff, removeStaff } from '../staff/accounts.ts';
import type { StaffRow } from '../staff/queries.ts';
import { addDatabaseOptions, addMerchantOption, withDatabase, type DatabaseFlags } from './options.ts';
import { choosePassword, type ChosenPassword } from './password.ts';

interface StaffFlags extends DatabaseFlags {
	merchant?: string;
	json?: boolean;
}

interface PasswordFlags extends StaffFlags {
	login: string;
	passwordStdin?: boolean;
}

interface AddFlags extends PasswordFlags {
	name: string;
	role: StaffRole;
	store?: string[];
}

/** `endcap staff add | list | remove | password` */
export function addStaff(program: Command): void {
	const staff = program.command('staff').description('People who sign in at the counter.');

	const add = staff
		.command('add')
		.description('Add somebody. Asks for a password, or makes one and shows it this once.')
		.requiredOption('--name <name>', 'shown with what they do')
		.addOption(
			new Option('--role <role>', 'a clerk works in their stores; a manager also sets safety stock there')
				.choices(['clerk', 'manager'])
				.default('clerk'),
		)
		.option('--store <id>', 'a store they may touch; repeat for more; every store when left out', collect);
	withPassword(add).action(async (flags: AddFlags) => {
		const chosen = await choosePassword(flags.passwordStdin === true);
		const member = await ofMerchant(flags, (database, merchant) =>
			addStaffMember(database, merchant, { ...flags, stores: flags.store, password: chosen.password }),
		);
		print(flags, present(member, chosen), `Added ${member.login}.${remark(chosen)}`);
	});

	const password = staff.command('password').description('Change a password. It signs them out everywhere.');
	withPassword(password).action(async (flags: PasswordFlags) => {
		const chosen = await choosePassword(flags.passwordStdin === true);
		const member = await ofMerchant(flags, (database, merchant) =>
			changeStaffPassword(database, merchant, flags.login, chosen.password),
		);
		print(flags, present(member, chosen), `Changed the password of ${member.login}.${remark(chosen)}`);
	});

	shared(staff.command('list').description('List who may sign in.')).action(async (flags: StaffFlags) => {
		const members = await ofMerchant(flags, listStaff);
		print(flags, members, members.map(line).join('\n'));
	});

	const remove = staff.command('remove').description('Remove somebody. It signs them out everywhere.');
	shared(remove.requiredOption('--login <login>', 'whom')).action(async (flags: PasswordFlags) => {
		const member = await ofMerchant(flags, (database, merchant) => removeStaff(database, merchant, flags.login));
		print(flags, member, `Removed ${member.login}. They are signed out within two seconds.`);
	});
}

function shared(command: Command): Command {
	return addDatabaseOptions(addMerchantOption(command)).option('--json', 'print the result as JSON');
}

function withPassword(command: Command): Command {
	return shared(
		command
			.requiredOption('--login <login>', 'what they type to sign in')
			.option('--password-stdin', 'take the password from standard input'),
	);
}

function collect(id: string, others: string[] = []): string[] {
	return [...others, id];
}

function ofMerchant<T>(flags: StaffFlags, work: (database: Database, merchant: MerchantRow) => Promise<T>): Promise<T> {
	return withDatabase(flags, async (database) => work(database, await findMerchant(database, flags.merchant)));
}

function present(member: StaffRow, { password, made }: ChosenPassword) {
	return { ...member, ...(made && { password }) };
}

function remark({ password, made }: ChosenPassword): string {
	return made ? `\nPassword: ${password}\nIt is not shown again.` : '';
}

function print(flags: StaffFlags, value: unknown, words: string): void {
	console.log(flags.json ? JSON.stringify(value, null, '\t') : words);
}

function line({ login, name, role, stores }: StaffRow): string {
	return [login, name, role, stores ? stores.join(' ') : 'every store'].join('  ');
}
