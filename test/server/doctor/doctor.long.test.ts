import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openDatabase } from '@endcap/server';
import { CHECKS } from '../../../packages/server/src/doctor/checks.queries.ts';
import { examine, examineSettings } from '../../../packages/server/src/doctor/examine.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { emptyPgliteDatabase, onEachDatabase } from '../../support/databases.ts';
import { testMerchant, type TestMerchant } from '../../support/server.ts';
import { setLevel } from '../../support/shop.ts';

/** In its last heartbeat. It has no key. */
const kioskThatSays = (heartbeat: string) =>
	`INSERT INTO kiosk (merchant_id, kiosk_id, name, store_id, settings, seen_at, heartbeat)
		VALUES ($1, 'k', 'By the door', 'tartu', '{}', now(), '${heartbeat}')`;

/** What is done to a sound database without its guards, and what the doctor must say then. `$1` is the merchant. */
const harms: Record<string, string[]> = {
	reserved_is_not_held: [`UPDATE inventory_level SET reserved = reserved + 1 WHERE merchant_id = $1`],
	more_promised_than_there: [`UPDATE inventory_level SET on_hand = -1 WHERE merchant_id = $1`],
	ended_reservation_holds: [`UPDATE reservation SET status = 'released', ended_at = now() WHERE merchant_id = $1`],
	line_does_not_add_up: [`UPDATE reservation_line SET quantity_lost = 5 WHERE merchant_id = $1`],
	reservation_without_lines: [`DELETE FROM reservation_line WHERE merchant_id = $1`],
	adjustment_without_lines: [`INSERT INTO adjustment VALUES ($1, 'bare', 'count', 'tartu', NULL, NULL, NULL, now())`],
	sale_without_lines: [
		`INSERT INTO sale (merchant_id, sale_id, store_id, receipt, sold_at, recorded_at, currency) VALUES ($1, 'bare', 'tartu', '1', now(), now(), 'EUR')`,
	],
	variant_without_product: [`UPDATE variant SET product_id = 'gone' WHERE merchant_id = $1`],
	inventory_level_without_variant: [`DELETE FROM variant WHERE merchant_id = $1`],
	inventory_level_without_store: [`DELETE FROM store WHERE merchant_id = $1`],
	reservation_line_without_reservation: [`DELETE FROM reservation WHERE merchant_id = $1`],
	reservation_line_without_inventory_level: [`DELETE FROM inventory_level WHERE merchant_id = $1`],
	pickup_slot_without_store: [`INSERT INTO pickup_slot VALUES ($1, 'gone', now(), NULL, false)`],
	slot_booking_without_reservation: [`INSERT INTO slot_booking VALUES ($1, 'gone', 'tartu', now())`],
	slot_booking_without_pickup_slot: [
		`INSERT INTO slot_booking SELECT merchant_id, reservation_id, 'tartu', now() FROM reservation WHERE merchant_id = $1 LIMIT 1`,
	],
	adjustment_line_without_adjustment: [`INSERT INTO adjustment_line VALUES ($1, 'gone', 0, 'KETTLE', 1)`],
	sale_line_without_sale: [`INSERT INTO sale_line VALUES ($1, 'gone', 0, 'KETTLE', 1)`],
	sale_conflict_without_sale: [`INSERT INTO sale_conflict VALUES ($1, 'gone', 0, 'KETTLE', 'was_reserved', 1, '{}')`],
	session_without_api_key: [`INSERT INTO session VALUES ($1, 's', 'gone', now(), now(), NULL)`],
	session_access_without_session: [`INSERT INTO session_access VALUES ($1, '\\x00', 'gone', now())`],
	session_refresh_without_session: [`INSERT INTO session_refresh VALUES ($1, '\\x00', 'gone', NULL)`],
	staff_session_without_staff_member: [`INSERT INTO staff_session VALUES ($1, '\\x00', 'gone', now(), now())`],
	webhook_delivery_without_webhook: [`INSERT INTO webhook_delivery VALUES ($1, 'gone', 'd', NULL, '{}')`],
	webhook_is_gone: [
		`INSERT INTO webhook (merchant_id, webhook_id, url, enabled, disabled_reason, secret, position)
			VALUES ($1, 'w', 'https://hooks.example/', false, 'gone', '\\x00', 3)`,
	],
	loyalty_account_without_customer: [`DELETE FROM customer WHERE merchant_id = $1`],
	loyalty_entry_without_loyalty_account: [`DELETE FROM loyalty_account WHERE merchant_id = $1`],
	loyalty_lot_without_loyalty_entry: [`INSERT INTO loyalty_lot VALUES ($1, 'c', 'gone', 1, 0, 0, 0, now(), NULL)`],
	reward_without_loyalty_account: [`UPDATE reward SET customer_id = 'gone' WHERE merchant_id = $1`],
	reward_part_without_reward: [`INSERT INTO reward_part VALUES ($1, 'gone', 'e', 1, 0)`],
	reward_part_without_loyalty_lot: [`INSERT INTO reward_part VALUES ($1, 'r', 'gone', 1, 0)`],
	loyalty_refund_without_loyalty_source: [
		`INSERT INTO loyalty_refund VALUES ($1, 'sale', 'gone', 'sale', 'b', 1, 1, NULL)`,
	],
	loyalty_card_without_session: [`INSERT INTO loyalty_card VALUES ($1, 'card', 'c', 'gone', 'l', 's', NULL, NULL)`],
	points_do_not_add_up: [`UPDATE loyalty_lot SET remaining = 0 WHERE merchant_id = $1`],
	reversed_beyond_what_was: [
		`INSERT INTO loyalty_entry (merchant_id, entry_id, customer_id, type, points, source_type, source_id, reverses, at, created_at)
			SELECT $1, 'f', 'c', 'reverse_earn', -31, 'sale', 'b', 'e', now(), now()`,
	],
	reward_without_its_points: [`UPDATE reward_part SET points = 9 WHERE merchant_id = $1`],
	kiosk_enrolment_without_kiosk: [`INSERT INTO kiosk_enrolment VALUES ($1, 'gone', '\\x00', now())`],
	kiosk_entry_without_kiosk: [`INSERT INTO kiosk_entry VALUES ($1, 'e', 'gone', 'b', 0, '\\x00', '{"order":null}')`],
	kiosk_refusal_without_kiosk: [
		`INSERT INTO kiosk_refusal VALUES ($1, 'e', 'gone', 'tartu', 'order', now(), now(), 'c', 'd', NULL, NULL, '[]')`,
	],
	kiosk_order_is_gone: [`INSERT INTO kiosk_entry VALUES ($1, 'e', 'gone', 'b', 0, '\\x00', '{"order":{"id":"gone"}}')`],
	kiosk_is_silent: [
		`INSERT INTO kiosk (merchant_id, kiosk_id, name, store_id, settings, enrolled_at, expires_at, seen_at)
			SELECT $1, kiosk_id, kiosk_id, 'tartu', '{}', now(), now() + interval '9 days', now() - silent
			FROM (VALUES ('silent', interval '25 hours'), ('heard', interval '23 hours')) kiosk (kiosk_id, silent)`,
		`INSERT INTO api_key (merchant_id, key_id, kind, name, channel, origins, rate_limit, hash, hint, kiosk_id)
			SELECT merchant_id, kiosk_id, 'publishable', '', 'kiosk', '{}', 60, kiosk_id::bytea, '', kiosk_id
			FROM kiosk WHERE merchant_id = $1`,
	],
	kiosk_keeps_entries: [kioskThatSays(`{"waiting": 3, "oldest_waiting_at": "2026-03-25T08:42:00.000Z"}`)],
	kiosk_refusal_is_open: [
		kioskThatSays(`{"waiting": 0, "oldest_waiting_at": null}`),
		`INSERT INTO kiosk_refusal VALUES ($1, 'e', 'k', 'tartu', 'order', now(), now() - interval '25 hours', 'c', 'd', NULL, NULL, '[]')`,
	],
	coupon_product_without_coupon: [`INSERT INTO coupon_product VALUES ($1, 'gone', 'KETTLE')`],
	coupon_customer_without_coupon: [`INSERT INTO coupon_customer VALUES ($1, 'gone', 'c', 0)`],
	wallet_coupon_without_coupon: [`UPDATE wallet_coupon SET coupon_id = 'gone' WHERE merchant_id = $1`],
	redemption_without_coupon: [`UPDATE redemption SET coupon_id = 'gone' WHERE merchant_id = $1`],
	coupon_uses_do_not_add_up: [`UPDATE coupon SET uses = 1 WHERE merchant_id = $1`],
	coupon_uses_of_a_customer_do_not_add_up: [`DELETE FROM coupon_customer WHERE merchant_id = $1`],
	wallet_is_not_as_redeemed: [`UPDATE redemption SET status = 'released' WHERE merchant_id = $1`],
	event_positions_have_gaps: [
		`UPDATE event SET pos = 4 WHERE merchant_id = $1 AND pos = 3`,
		`UPDATE feed_head SET pos = 4 WHERE merchant_id = $1`,
	],
	feed_head_is_not_last: [`UPDATE feed_head SET pos = 2 WHERE merchant_id = $1`],
	event_was_left_behind: [
		`INSERT INTO event_staging (merchant_id, type, data, created_at)
			SELECT $1, 'sale.recorded', '{}', max(created_at) - interval '11 minutes' FROM event WHERE merchant_id = $1`,
	],
	changed_by_nobody: [`UPDATE product SET changed_in = '4000000000' WHERE merchant_id = $1`],
};

/** What is done to the database itself. */
const harmsToAll = [
	['guards_are_off', `ALTER TABLE variant ADD CONSTRAINT late CHECK (sku <> '') NOT VALID`],
	['index_is_not_valid', 'CREATE INDEX stray ON variant (sku)'],
	['index_is_not_valid', `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'variant_gtin'::regclass`],
] as const;

onEachDatabase('endcap doctor', (context) => {
	let merchant: TestMerchant;
	let other: TestMerchant;

	before(async () => {
		merchant = await testMerchant(context.database, 'patient');
		other = await testMerchant(context.database, 'neighbour');
		const run = (text: string) => context.database.query({ text }, [merchant.id]);
		await run(`INSERT INTO store (merchant_id, store_id, kind, status, name, timezone)
			VALUES ($1, 'tartu', 'store', 'active', 'Tartu', 'Europe/Tallinn')`);
		await run(`INSERT INTO product (merchant_id, product_id, title, status) VALUES ($1, 'kettle', 'Kettle', 'active')`);
		await run(`INSERT INTO variant (merchant_id, sku, product_id, position, options, tracked, backorder)
			VALUES ($1, 'KETTLE', 'kettle', 0, '[]', true, false)`);
		await setLevel(context.database, merchant.id, 'KETTLE', 'tartu', { on_hand: 9, reserved: 3 });
		await run(
			`INSERT INTO customer (merchant_id, customer_id, email, language) VALUES ($1, 'c', 'c@example.com', 'en')`,
		);
		await run(`INSERT INTO loyalty_account (merchant_id, customer_id) VALUES ($1, 'c')`);
		await run(`INSERT INTO loyalty_entry (merchant_id, entry_id, customer_id, type, points, source_type, source_id, at, created_at)
			VALUES ($1, 'e', 'c', 'earn', 30, 'sale', 'a', now(), now())`);
		await run(`INSERT INTO loyalty_lot (merchant_id, customer_id, entry_id, points, remaining, available_at)
			VALUES ($1, 'c', 'e', 30, 20, now())`);
		await run(`INSERT INTO reward (merchant_id, reward_id, customer_id, option_id, name, points, benefit, status, issued_at, expires_at)
			VALUES ($1, 'r', 'c', 'o', 'Off', 10, '{"type":"free_delivery"}', 'issued', now(), now() + interval '1 day')`);
		await run(`INSERT INTO reward_part (merchant_id, reward_id, entry_id, points) VALUES ($1, 'r', 'e', 10)`);
		await run(`INSERT INTO coupon (merchant_id, coupon_id, status, name, benefit, first_order_only, stackable, claimable, uses)
			VALUES ($1, 'tenth', 'active', 'Tenth', '{"type":"percentage","percent":10}', false, true, true, 2)`);
		await run(`INSERT INTO wallet_coupon (merchant_id, wallet_coupon_id, coupon_id, code, locator, customer_id, status, issued_channel,
				used_at, used_channel)
			VALUES ($1, 'w', 'tenth', 'W', 'aaaaaaaaa', 'c', 'redeemed', 'web', now(), 'till')`);
		await run(`INSERT INTO redemption (merchant_id, redemption_id, coupon_id, wallet_coupon_id, code, source_type, source_id,
				customer_id, status, counted, amount, currency, channel, redeemed_at)
			VALUES ($1, 'd', 'tenth', 'w', 'W', 'sale', 'a', 'c', 'succeeded', false, 100, 'EUR', 'till', now()),
				($1, 'f', 'tenth', NULL, 'TENTH', 'sale', 'b', 'c', 'succeeded', true, 100, 'EUR', 'till', now())`);
		await run(`INSERT INTO coupon_customer (merchant_id, coupon_id, customer_id, uses) VALUES ($1, 'tenth', 'c', 2)`);
		await run(`INSERT INTO event (merchant_id, pos, type, data, created_at)
			SELECT $1, pos, 'sale.recorded', '{}', now() FROM generate_series(1, 3) pos`);
		await run(`INSERT INTO feed_head (merchant_id, pos) VALUES ($1, 3)`);
	});

	/** Takes every guard away that would refuse the harm, in a transaction that is then undone. */
	async function findingsAfter(statements: readonly string[], subject: string | null): Promise<string[]> {
		let found: string[] = [];
		const undo = new Error('undone');
		const work = context.database.transaction(async (tx) => {
			await tx.query({
				text: `DO $$ DECLARE guard record; BEGIN
					FOR guard IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
						WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace AND conrelid <> 0
					LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', guard.place, guard.conname); END LOOP;
					FOR guard IN SELECT tgrelid::regclass AS place, tgname AS conname FROM pg_trigger WHERE NOT tgisinternal
					LOOP EXECUTE format('DROP TRIGGER %I ON %s', guard.conname, guard.place); END LOOP;
				END $$`,
			});
			for (const text of statements) await tx.query({ text }, [merchant.id]);
			found = (await examine(tx, subject)).map(({ check }) => check);
			throw undo;
		});
		await assert.rejects(work, undo);
		return found;
	}

	test('finds nothing in a sound database', async () => {
		assert.deepEqual(await examine(context.database, null), []);
	});

	for (const [check, statements] of Object.entries(harms)) {
		test(`finds ${check}, and nothing of it at the neighbour's`, async () => {
			const found = await findingsAfter(statements, merchant.id);
			assert.ok(found.includes(check), JSON.stringify(found));
			assert.deepEqual(await findingsAfter(statements, null), found);
			assert.deepEqual(await findingsAfter(statements, other.id), []);
		});
	}

	test('has a fault for each of its checks', () => {
		assert.deepEqual(
			CHECKS.map(({ id }) => id).toSorted(),
			[...new Set([...Object.keys(harms), ...harmsToAll.map(([check]) => check)])].toSorted(),
		);
	});

	for (const [check, text] of harmsToAll) {
		test(`finds ${check}, which is nobody's alone, after ${text.slice(0, 12)} …`, async () => {
			await assert.rejects(
				context.database.transaction(async (tx) => {
					await tx.query({ text });
					assert.deepEqual(
						(await examine(tx, null)).map(({ check }) => check),
						[check],
					);
					assert.deepEqual(await examine(tx, merchant.id), []);
					throw new Error('undone');
				}),
				/undone/,
			);
		});
	}

	test('finds nothing in what its own transaction has just written', async () => {
		await context.database.transaction(async (tx) => {
			await tx.query({ text: 'UPDATE store SET phone = phone' });
			assert.deepEqual(await examine(tx, null), []);
		});
	});

	test('finds guards that rest', async () => {
		const work = context.database.transaction(async (tx) => {
			await tx.query({ text: 'ALTER TABLE inventory_level DISABLE TRIGGER guard_reserved' });
			const [finding] = await examine(tx, null);
			assert.deepEqual(
				[finding?.check, finding?.examples[0]?.what],
				['guards_are_off', 'guard_reserved of inventory_level'],
			);
			throw new Error('undone');
		});
		await assert.rejects(work, /undone/);
	});

	test('says how many are wrong, and which', async () => {
		await context.database.query({ text: 'UPDATE feed_head SET pos = 7 WHERE merchant_id = $1' }, [merchant.id]);
		const [finding, ...others] = await examine(context.database, null);
		await context.database.query({ text: 'UPDATE feed_head SET pos = 3 WHERE merchant_id = $1' }, [merchant.id]);
		assert.deepEqual(others, []);
		assert.deepEqual([finding?.count, finding?.examples], [1, [{ merchant_id: merchant.id, what: 'head 7, last 3' }]]);
	});

	test('names the one kiosk that is silent, and those that keep entries of another retailer', async () => {
		const work = context.database.transaction(async (tx) => {
			for (const text of harms.kiosk_is_silent!) await tx.query({ text }, [merchant.id]);
			const stranded = `{"waiting": 0, "oldest_waiting_at": null, "stranded": [{"kiosk": "Elsewhere", "waiting": 12}]}`;
			await tx.query({ text: kioskThatSays(stranded) }, [merchant.id]);
			const findings = await examine(tx, merchant.id);
			assert.deepEqual(
				findings.map(({ check, count }) => [check, count]),
				[
					['kiosk_is_silent', 1],
					['kiosk_keeps_entries', 1],
				],
			);
			assert.match(findings[0]?.examples[0]?.what ?? '', /^silent of tartu: since /);
			throw new Error('undone');
		});
		await assert.rejects(work, /undone/);
	});

	test('says of migrations that are unknown, changed or missing, and judges nothing else then', async () => {
		const findings = await findingsAfter(
			[
				`INSERT INTO migration (name, checksum) SELECT '9999_' || left($1, 0) || 'newer', 'x'`,
				`UPDATE migration SET checksum = left($1, 0) || 'x' WHERE name LIKE '0001%'`,
				`DELETE FROM migration WHERE name LIKE left($1, 0) || '0002%'`,
				...harms.feed_head_is_not_last!,
			],
			null,
		);
		assert.deepEqual(findings, ['unknown_migrations', 'changed_migrations', 'missing_migrations']);
	});
});

test('endcap doctor remarks when a power cut could lose what was acknowledged', async (context) => {
	const { database, close } = await emptyPgliteDatabase();
	context.after(close);
	assert.match((await examineSettings(database)).join(), /fsync = off.*power cut/);
	const onDisk = await openDatabase({ dataDir: await dataFolder(context), purpose: 'command' });
	context.after(() => onDisk.close());
	assert.deepEqual(await examineSettings(onDisk), []);
});
