import { migrate, openDatabase, startServer } from '@endcap/server';
import { answerParent } from '../../support/child.ts';
import { makeShop } from '../../support/shop.ts';

// One node of ours. Parameters: a database’s address, and `fill` for the node that makes the shop.
const [databaseUrl, fill] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl, purpose: 'serve' });
await migrate(database);
const shop = fill ? await makeShop(database, { onHand: 1_000_000, last: 20 }) : undefined;
const { url } = await startServer({ database, host: '127.0.0.1', port: 0 });
answerParent(() => undefined);
process.send?.({ url, ...shop });
