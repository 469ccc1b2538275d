import type { IncomingHttpHeaders } from 'node:http';
import type { WebhookMessage } from '@endcap/contract';

type Verify = (secret: string, headers: IncomingHttpHeaders, body: string) => WebhookMessage;

const code = new URL('../../docs/developers/verify-webhook.mjs', import.meta.url);

/** The code in the docs, as a receiver would have it. */
export const { verifyWebhook } = (await import(code.href)) as { verifyWebhook: Verify };
