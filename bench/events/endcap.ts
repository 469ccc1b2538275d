import { migrate, openDatabase, startServer } from '@endcap/server';
import { answerParent } from '../support/child.ts';
import { cpuOfThisProcess, memoryOfThisProcess } from '../support/cost.ts';
import { makeShop } from '../support/shop.ts';

// One node of ours with a shop of 1 000 articles. Parameters: where its embedded database is, or a database’s address.
const [place = ''] = process.argv.slice(2);
const database = await openDatabase({
	...(place.startsWith('postgres:') ? { databaseUrl: place } : { dataDir: place }),
	purpose: 'serve',
});
await migrate(database);
const shop = await makeShop(database, { stores: 1, skus: 1000, onHand: 1_000_000 });
const { url } = await startServer({ database, host: '127.0.0.1', port: 0 });
const answers = { cpu: cpuOfThisProcess, memory: memoryOfThisProcess };
answerParent((message: keyof typeof answers) => answers[message]());
process.send?.({ url, ...shop });
