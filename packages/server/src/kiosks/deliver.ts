import { createHash } from 'node:crypto';
import type { KioskEntry, KioskEntryOutcome, KioskWish } from '@endcap/contract';
import { nameOfClaimed } from '../coupons/claim.ts';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { isRefusal, refuse, RefusedInTransaction, type Refusal } from '../http/problems.ts';
import type { Services } from '../http/services.ts';
import { linkOf } from '../orders/documents.ts';
import { readOrder } from '../orders/record.ts';
import { findVisitor } from '../sessions/visits.ts';
import { findEntry, insertEntry, isAhead, lockEntry, type EndedOutcome } from './entries.queries.ts';
import type { KioskCaller } from './own.ts';
import { insertRefusal } from './refusals.queries.ts';
import { kioskUpdated } from './rules.ts';
import { claimOf, fulfil, readWish } from './wishes.ts';

/** What is older is wanted no longer. */
const MOST_DAYS = 30;
const DAY_MS = 86_400_000;
/** Somebody was quicker between a look and its lock: the next look sees it. */
const TRIES = 3;
const PASSING: readonly Refusal['problem'][] = ['precondition_failed', 'slot_full'];

/** Who delivers, and from where on the network. */
export interface Deliverer {
	/** With the kiosk at which it was wanted. */
	caller: KioskCaller;
	address: string;
}

/**
 * Gives an entry its effect, once: what came of it is stored in the transaction of the effect, and answered to each
 * repeat. A refusal that nobody waits for is listed for staff, also when the entry comes again for that.
 */
export async function deliver(
	services: Services,
	deliverer: Deliverer,
	entry: KioskEntry,
): Promise<KioskEntryOutcome | Refusal<'rate_limited'>> {
	for (let tries = 1; ; tries += 1) {
		const outcome = await tryOnce(services, deliverer, entry);
		if (!isRefusal(outcome)) return { id: entry.id, ...(await withLink(services, deliverer, entry, outcome)) };
		if (outcome.problem === 'rate_limited') return outcome as Refusal<'rate_limited'>;
		if (tries < TRIES && PASSING.includes(outcome.problem)) continue;
		const ended = await services.database.transaction((tx) => endRefused(tx, deliverer, entry, outcome));
		return { id: entry.id, ...ended };
	}
}

/** Who waits takes the order along on their phone. What opens it is not stored with the outcome, and told to nobody else. */
async function withLink<Outcome extends EndedOutcome | { outcome: 'waiting' }>(
	services: Services,
	{ caller }: Deliverer,
	{ attended }: KioskEntry,
	outcome: Outcome,
): Promise<Outcome> {
	if (!attended || outcome.outcome !== 'done' || !outcome.order) return outcome;
	const record = await readOrder(services.database, caller.merchant.id, outcome.order.id);
	return record ? { ...outcome, order: { ...outcome.order, link: linkOf(services, record.row) } } : outcome;
}

/** A refusal has changed nothing. */
async function tryOnce(
	services: Services,
	{ caller, address }: Deliverer,
	entry: KioskEntry,
): Promise<EndedOutcome | { outcome: 'waiting' } | Refusal> {
	const { id: merchantId } = caller.merchant;
	try {
		return await services.database.transaction(async (tx) => {
			await lockEntry(tx, merchantId, entry.id);
			const before = await answerAgain(tx, caller, entry);
			if (before) return before;
			if (await isAhead(tx, merchantId, entry)) return { outcome: 'waiting' };
			const wish = await readWish(tx, merchantId, entry);
			const late = judgeEntry(entry, wish);
			if (!wish || late) return late ?? unreadable();
			const outcome = await fulfil(tx, services, { kiosk: caller, address, at: momentOf(entry) }, wish);
			if (isRefusal(outcome)) throw new RefusedInTransaction(outcome);
			await end(tx, caller, entry, outcome);
			return outcome;
		});
	} catch (error) {
		if (error instanceof RefusedInTransaction) return error.refusal;
		throw error;
	}
}

/** What came of it before. Undefined: it is new. */
async function answerAgain(tx: Queryable, caller: KioskCaller, entry: KioskEntry): Promise<EndedOutcome | undefined> {
	const before = await findEntry(tx, caller.merchant.id, entry.id);
	if (!before) return undefined;
	if (!before.seal_hash.equals(sealHash(entry))) {
		return { outcome: 'refused', code: 'conflict', detail: 'Another entry had this id before. Give each its own.' };
	}
	if (before.outcome.outcome === 'refused' && !entry.attended) await list(tx, caller, entry, before.outcome);
	return before.outcome;
}

async function endRefused(
	tx: Queryable,
	{ caller }: Deliverer,
	entry: KioskEntry,
	{ problem, detail }: Refusal,
): Promise<EndedOutcome> {
	await lockEntry(tx, caller.merchant.id, entry.id);
	const before = await answerAgain(tx, caller, entry);
	if (before) return before;
	const outcome = { outcome: 'refused' as const, code: problem, detail };
	await end(tx, caller, entry, outcome);
	if (!entry.attended || problem === 'entry_unreadable') await list(tx, caller, entry, outcome);
	return outcome;
}

function end(tx: Queryable, { merchant, kiosk }: KioskCaller, entry: KioskEntry, outcome: EndedOutcome): Promise<void> {
	return insertEntry(tx, merchant.id, { ...entry, kiosk_id: kiosk.id, seal_hash: sealHash(entry), outcome });
}

async function list(
	tx: Queryable,
	{ merchant, kiosk }: KioskCaller,
	entry: KioskEntry,
	{ code, detail }: { code: string; detail: string },
): Promise<void> {
	const wish = await readWish(tx, merchant.id, entry);
	const { access_token = null } = wish ?? {};
	const at = momentOf(entry);
	const shopper = await findVisitor(tx, merchant.id, { access_token, cart_id: null }, { kiosk_id: kiosk.id, at });
	const { id: kiosk_id, store_id } = kiosk;
	const listed = await insertRefusal(tx, merchant.id, {
		entry_id: entry.id,
		kiosk_id,
		store_id,
		made_at: at,
		code,
		detail,
		customer_id: shopper?.customer_id ?? null,
		...shownOf(wish),
		coupon: wish?.kind === 'claim' ? await nameOfClaimed(tx, merchant.id, claimOf(wish)) : null,
	});
	if (!listed) return;
	await stageEvents(tx, merchant.id, [
		{ type: 'kiosk_entry.refused', store_id, data: { entry_id: entry.id, kiosk_id, store_id } },
		kioskUpdated({ kiosk_id, store_id }),
	]);
}

function shownOf(wish: KioskWish | undefined) {
	if (wish?.kind === 'order') {
		return {
			kind: wish.kind,
			contact: wish.contact,
			lines: wish.lines.map(({ sku, quantity }) => ({ sku, quantity })),
		};
	}
	return { kind: wish?.kind === 'claim' ? wish.kind : ('unreadable' as const), contact: null, lines: [] };
}

function judgeEntry(entry: KioskEntry, wish: KioskWish | undefined): Refusal | undefined {
	const isOld = Date.now() - momentOf(entry).getTime() > MOST_DAYS * DAY_MS;
	if (!isOld || !wish || wish.kind === 'leave') return undefined;
	return refuse('entry_too_old', `It was wanted more than ${MOST_DAYS} days ago, so it was not done any more.`);
}

function unreadable(): Refusal<'entry_unreadable'> {
	return refuse('entry_unreadable', 'What the shopper wanted cannot be read any more: it was damaged on the kiosk.');
}

/** Never in the future: a kiosk’s clock may be ahead. */
function momentOf({ made_at }: KioskEntry): Date {
	const then = Date.parse(made_at);
	return new Date(Math.min(Number.isNaN(then) ? Infinity : then, Date.now()));
}

function sealHash({ ephemeral, iv, data }: KioskEntry): Buffer {
	return createHash('sha256').update(`${ephemeral} ${iv} ${data}`).digest();
}
