import { migrate, openDatabase, startServer } from '@endcap/server';
import { answerParent } from './child.ts';
import { cpuOfThisProcess, memoryOfThisProcess } from './cost.ts';
import { makeShop } from './shop.ts';

// Parameters: where the embedded database is, or a database’s address; and the size of the shop to make, if one is wanted.
const [place = '', size] = process.argv.slice(2);
const database = await openDatabase({
	...(place.startsWith('postgres:') ? { databaseUrl: place } : { dataDir: place }),
	purpose: 'serve',
});
await migrate(database);
const shop = size === undefined ? undefined : await makeShop(database, JSON.parse(size));
const { url } = await startServer({ database, host: '127.0.0.1', port: 0 });
const answers = { cpu: cpuOfThisProcess, memory: memoryOfThisProcess };
answerParent((message: keyof typeof answers) => answers[message]());
process.send?.({ url, ...shop });
