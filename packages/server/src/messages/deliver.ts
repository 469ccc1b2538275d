import { isSignIn } from './data.ts';
import { oneLine } from './fill.ts';
import { hashAddress, messageSecret, optOutToken } from './opt-outs.ts';
import { hasOptedOut } from './opt-outs.queries.ts';
import { pauseAfter, type Pace } from './pace.ts';
import { OPT_OUT_PATH } from './opt-out-page.ts';
import type { Delivery } from './providers/provider.ts';
import { writeMessage, type Written } from './render.ts';
import { findTemplate } from './templates.queries.ts';
import { builtInTemplate } from './templates.ts';
import { languageOf } from './words/words.ts';
import { writeOutcome, type ClaimedMessage, type MessageOutcome } from './worker.queries.ts';
import type { WorkerOptions } from './worker.ts';

interface Work extends Omit<WorkerOptions, 'pace'> {
	pace: Pace;
	/** Aborted when the server will wait no longer. */
	stop: AbortSignal;
}

const NOTHING_WRITTEN = { subject: null, text: null, html: null };

/** One attempt at one message, written down. */
export async function deliver(message: ClaimedMessage, work: Work): Promise<void> {
	const { database, stillWanted } = work;
	const { merchant_id, message_id, channel, recipient, attempts } = message;
	const secret = await messageSecret(database, merchant_id);
	const hash = hashAddress(secret, channel, recipient);
	const secretText = isSignIn(message.data);
	const optOutUrl =
		channel === 'email' && work.publicUrl !== undefined && !secretText
			? `${work.publicUrl}${OPT_OUT_PATH}/${optOutToken(merchant_id, secret, hash)}`
			: null;
	const written = await write(message, work, optOutUrl);
	const finish = (outcome: Partial<MessageOutcome> & Pick<MessageOutcome, 'status'>) => {
		// A code stays where it can be read only while reading it there is the one way to get it.
		const hidden = secretText && outcome.status !== 'kept';
		const forget = hidden && outcome.status !== 'waiting';
		const shown = hidden ? NOTHING_WRITTEN : written;
		return writeOutcome(database, message, { reason: null, answer: null, pauseMs: 0, forget, ...shown, ...outcome });
	};

	// Who asks for a code wants it, whatever they said of other messages.
	if (!secretText && (await hasOptedOut(database, merchant_id, channel, hash))) {
		return finish({ status: 'suppressed', reason: 'opted_out' });
	}
	if (!((await stillWanted?.[message.type]?.(database, merchant_id, message)) ?? true)) {
		return finish({ status: 'suppressed', reason: 'no_longer_true' });
	}
	const provider = work.providers[channel];
	if (!provider) return finish({ status: 'kept', reason: 'no_provider' });
	const toName = isSignIn(message.data) ? '' : oneLine(message.data.customer_name);
	const names = { toName, fromName: oneLine(message.shop_name) };
	const outgoing = { id: message_id, to: recipient, ...names, ...written, optOutUrl };
	const sent = await inTime(work, (signal) => provider.send(outgoing, signal));
	const outcome = outcomeOf(sent, message, work.pace);
	if (outcome.reason) work.onFailure({ merchant_id, message_id, reason: outcome.reason, attempts });
	return finish(outcome);
}

/** The signal ends it when its time is over or the server stops. */
async function inTime<T>({ stop, pace }: Work, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
	const end = new AbortController();
	const abort = () => end.abort();
	const timer = setTimeout(abort, pace.sendMs);
	stop.addEventListener('abort', abort);
	try {
		return await send(end.signal);
	} finally {
		clearTimeout(timer);
		stop.removeEventListener('abort', abort);
	}
}

async function write(message: ClaimedMessage, { database }: Work, optOutUrl: string | null): Promise<Written> {
	const { type, channel, shop_name: shopName, shop_language } = message;
	const language = languageOf(message.language, shop_language);
	const own = await findTemplate(database, message.merchant_id, { type, channel, language });
	const template = own ?? builtInTemplate(type, channel, language);
	return writeMessage(template, message.data, { channel, language, shopName, optOutUrl });
}

function outcomeOf({ outcome, answer }: Delivery, { attempts, age_ms }: ClaimedMessage, pace: Pace) {
	if (outcome === 'sent') return { status: 'sent', answer } as const;
	if (outcome === 'refused') return { status: 'failed', reason: 'refused', answer } as const;
	const pauseMs = pauseAfter(attempts, pace, Math.random());
	if (age_ms + pauseMs > pace.giveUpMs) return { status: 'failed', reason: 'given_up', answer } as const;
	return { status: 'waiting', reason: 'unreachable', answer, pauseMs } as const;
}
