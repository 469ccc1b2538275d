import { openDatabase } from '@endcap/server';

// Writes two rows a transaction for as long as it lives, and says each number once it is committed.
const database = await openDatabase({ dataDir: process.argv[2], purpose: 'serve' });
await database.query({ text: 'CREATE TABLE IF NOT EXISTS pair (a int)' });
const [last] = await database.query<{ a: number }>({ text: 'SELECT coalesce(max(a), 0) AS a FROM pair' });
for (let a = (last?.a ?? 0) + 1; ; a += 1) {
	const number = a;
	await database.transaction(async (tx) => {
		await tx.query({ name: 'insert', text: 'INSERT INTO pair VALUES ($1)' }, [number]);
		await tx.query({ name: 'insert', text: 'INSERT INTO pair VALUES ($1)' }, [number]);
	});
	process.stdout.write(`${number}\n`);
}
