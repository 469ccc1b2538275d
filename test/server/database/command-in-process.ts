import { once } from 'node:events';
import { openDatabase } from '@endcap/server';

// A command beside a server: writes and ends, or holds a transaction open until it is told on standard input.
const [, , dataDir, mode] = process.argv;

const database = await openDatabase({ dataDir, purpose: 'command' });
try {
	if (mode === 'write') {
		await database.transaction(async (tx) => {
			await tx.query({ text: `INSERT INTO log VALUES ('written')` });
			await tx.query({ text: `SELECT pg_notify('news', 'from the command')` });
		});
		const [row] = await database.query<{ long: string }>({ text: 'SELECT $1::text AS long' }, ['x'.repeat(5_000_000)]);
		const [named] = await database.query<{ same: string }>({ name: 'same', text: `SELECT 'its own' AS same` });
		console.log(JSON.stringify({ length: row?.long.length, same: named?.same }));
	} else {
		await database.transaction(async (tx) => {
			await tx.query({ text: `INSERT INTO log VALUES ('held')` });
			console.log('inserted');
			await once(process.stdin, 'data');
		});
		console.log('committed');
	}
	await database.close();
} catch (error) {
	console.error(String(error));
	process.exitCode = 1;
}
process.stdin.destroy();
