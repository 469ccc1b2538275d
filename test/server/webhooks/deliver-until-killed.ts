import { openDatabase, startServer } from '@endcap/server';

// A node that delivers until it is killed, and is missed soon.
const { ENDCAP_DATA: dataDir, DATABASE_URL: databaseUrl } = process.env;
const database = await openDatabase({ dataDir, databaseUrl, purpose: 'serve' });
const webhooks = { local: true, pace: { leaseMs: 2000, lookMs: 50 } };
await startServer({ database, host: '127.0.0.1', port: 0, logLevel: 'silent', webhooks });
