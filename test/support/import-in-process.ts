import { importFile, openDatabase } from '@endcap/server';
import { bytesOf } from './importing.ts';

// A process to be killed: it imports a stock file, says how far it is, and stops there for ever.
// Arguments: merchant, `reading` or `applying`, and the file's text. The database is in DATABASE_URL or ENDCAP_DATA.

const [merchantId = '', stopAt, text = ''] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl, ENDCAP_DATA: dataDir } = process.env;

const database = await openDatabase({ databaseUrl, dataDir, purpose: databaseUrl ? 'command' : 'serve' });
const forEver = () => new Promise<never>(() => setInterval(() => undefined, 60_000));

async function* source(): AsyncGenerator<Uint8Array> {
	yield* bytesOf(text);
	if (stopAt !== 'reading') return;
	// What was handed out before has been laid down when more is asked for, but for the last batch.
	console.log('stopped');
	await forEver();
}

await importFile(database, merchantId, source(), {
	kind: 'stock',
	beforeCommit: async () => {
		console.log('stopped');
		await forEver();
	},
});
