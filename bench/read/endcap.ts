import { migrate, openDatabase, startServer } from '@endcap/server';
import { makeShop } from '../support/shop.ts';

// A server in its own process: prints its address and key, and ends with its parent.
const databaseUrl = process.argv[2];
const database = await openDatabase({ databaseUrl, dataDir: 'memory://', purpose: 'serve' });
await migrate(database);
const { publishable: key } = await makeShop(database);
const { url } = await startServer({ database, host: '127.0.0.1', port: 0 });
process.send?.({ url, key });
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
process.once('disconnect', () => process.exit());
