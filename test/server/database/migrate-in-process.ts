import { migrate, openDatabase } from '@endcap/server';

// One of several nodes that start at once.
const database = await openDatabase({ databaseUrl: process.env.DATABASE_URL, purpose: 'serve' });
console.log(JSON.stringify(await migrate(database)));
await database.close();
