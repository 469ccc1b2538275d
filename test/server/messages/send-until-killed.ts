import { openDatabase } from '@endcap/server';
import { smtpProvider } from '../../../packages/server/src/messages/providers/smtp.ts';
import { queueMessages } from '../../../packages/server/src/messages/queue.ts';
import { MessageWorker } from '../../../packages/server/src/messages/worker.ts';
import { queuedMessage } from '../../support/messages.ts';

// Queues a message and says so. With a port it also sends it there, and says when that is written down.
const [merchantId = '', port] = process.argv.slice(2);
const { ENDCAP_DATA: dataDir, DATABASE_URL: databaseUrl } = process.env;
const database = await openDatabase({ dataDir, databaseUrl, purpose: 'serve' });
await database.transaction((tx) => queueMessages(tx, merchantId, [queuedMessage({ order_id: 'killed' })]));
console.log('queued');
// Nothing but a signal ends it.
setInterval(() => undefined, 60_000);
if (port) {
	const worker = new MessageWorker({
		database,
		providers: { email: smtpProvider({ url: `smtp://localhost:${port}`, from: 'orders@shop.example' }) },
		publicUrl: 'https://shop.example',
		pace: { leaseMs: 500 },
		onError: (error) => console.error(error),
		onFailure: () => undefined,
	});
	await worker.start();
	const written = { text: `SELECT FROM message WHERE merchant_id = $1 AND status = 'sent'` };
	while ((await database.query(written, [merchantId])).length === 0);
	console.log('written down');
}
