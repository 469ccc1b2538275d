import { writeFileSync } from 'node:fs';
import { openDatabase } from '@endcap/server';

// Writes a row, lets the disk fail when told, writes another, and prints what became of them.
const [, , dataDir, faults, fault] = process.argv;

let lose = (_error: Error) => undefined as void;
const lost = new Promise<Error>((resolve) => {
	lose = resolve;
});
const database = await openDatabase({ dataDir, purpose: 'serve', onLost: (error) => lose(error) });
await database.query({ text: 'CREATE TABLE IF NOT EXISTS kept (a int)' });
if (fault === undefined) {
	const rows = await database.query<{ a: number }>({ text: 'SELECT a FROM kept ORDER BY a' });
	console.log(JSON.stringify({ before: rows.map(({ a }) => a) }));
	await database.close();
} else {
	const before = await database.query<{ a: number }>({ text: 'INSERT INTO kept VALUES (1) RETURNING a' });
	writeFileSync(faults ?? '', fault);
	const after = await database.query({ text: 'INSERT INTO kept VALUES (2)' }).then(
		() => 'acknowledged',
		() => 'refused',
	);
	console.log(JSON.stringify({ before: before.map(({ a }) => a), lost: (await lost) instanceof Error, after }));
	process.exit();
}
