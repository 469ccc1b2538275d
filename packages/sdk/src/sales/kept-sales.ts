import type { Merchant, Sale, SaleInput } from '@endcap/contract';
import { now } from '../shared/clock.ts';
import { EndcapNetworkError, isEndcapProblem, type EndcapError } from '../shared/errors.ts';
import { makeIdempotencyKey } from '../shared/idempotency-key.ts';
import type { Keeper } from '../shared/keeper.ts';
import type { Refreshed } from '../shared/refresher.ts';
import type { OutboxEntry } from '../shared/outbox/entry.ts';
import { createOutbox, type Writer } from '../shared/outbox/outbox.ts';
import type { Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';
import type { KeptOutcome, KeptSale } from './sales.ts';

export interface KeptSales {
	keep: (input: SaleInput) => Promise<KeptOutcome>;
	/** Shows what is kept, and sends it. */
	read: (source: Refreshed<readonly KeptSale[]>) => Promise<void>;
	dismiss: (key: string) => Promise<void>;
}

const PATH = '/v1/sales';
/** However long it takes: the receipt’s number makes it count once after the server has forgotten the key. */
const FOR_GOOD = Number.MAX_SAFE_INTEGER;

/** Receipts that were written down without the network. What the server refuses stays, so that nobody loses it. */
export function createKeptSales(transport: Transport, keeper: Keeper): KeptSales {
	/** Of this page: how far each is, in the order of their keys. */
	const shown = new Map<string, KeptSale>();
	let source: Refreshed<readonly KeptSale[]> | undefined;
	let resumed = false;
	/** Whose counter this is: two merchants of a server may have stores of the same id. */
	let knownMerchant: string | undefined;

	const outbox = createOutbox({ keeper, end: transport.end, writerOf: async () => writer });
	const writer: Writer<Sale> = {
		async attempt(entry) {
			try {
				if (entry.noted !== undefined && entry.noted !== (await merchantId()))
					throw new EndcapNetworkError('It is for another merchant’s counter.');
				const options = { shape: ['id', 'receipt'] as const, idempotencyKey: entry.key, once: true };
				return (await write<Sale>(transport, 'POST', PATH, entry.body, options)).value;
			} catch (cause) {
				// Whatever speaks against it may pass: somebody signs in, the article is imported.
				throw isEndcapProblem(cause) ? new EndcapNetworkError('The receipt was not taken.', { cause }) : cause;
			}
		},
		onTry: (entry, error) => show(entry, error),
		onSettled(entry, settled) {
			const sale = settled?.answer;
			if (sale) show(entry, undefined, sale);
			else shown.delete(entry.key);
			tell();
		},
	};

	async function merchantId(): Promise<string> {
		const { id } = await transport.get<Merchant>('/v1/merchant', {}, ['id']);
		return (knownMerchant = id);
	}

	function show({ key, body, asked_at }: OutboxEntry, error?: EndcapError, sale?: Sale): void {
		const { cause } = error ?? {};
		shown.set(key, {
			key,
			input: body as SaleInput,
			asked_at: new Date(asked_at),
			status: sale ? 'sent' : error ? 'waiting' : 'sending',
			error,
			refused: isEndcapProblem(cause) ? cause.code : undefined,
			sale,
		});
		tell();
	}

	function tell(): void {
		const value = [...shown.values()].sort((a, b) => a.asked_at.getTime() - b.asked_at.getTime());
		source?.accept({ value, as_of: undefined, began: now() });
	}

	return {
		keep: (input) =>
			new Promise((resolve, reject) => {
				const key = makeIdempotencyKey();
				const body = { ...input, offline: true };
				const entry = { key, operation: 'recordSale', path: PATH, body, subject: key, lasts: FOR_GOOD };
				const written = { ...writer };
				// The first try comes after it was written down.
				written.onTry = (each, error) => {
					writer.onTry(each, error);
					resolve({ outcome: 'kept', outlives_page: keeper.stores });
				};
				outbox.send({ ...entry, asked_at: Date.now(), noted: knownMerchant }, written, undefined).catch(reject);
			}),
		async read(from) {
			source = from;
			if (!resumed) {
				resumed = true;
				outbox.resume().catch(() => (resumed = false));
			}
			// So that it is known when the network is gone.
			if (knownMerchant === undefined) await merchantId().catch(() => undefined);
			tell();
		},
		async dismiss(key) {
			await keeper.change((kept) => {
				kept.outbox = kept.outbox.filter((each) => each.key !== key);
			});
			shown.delete(key);
			outbox.rouse();
			tell();
		},
	};
}
