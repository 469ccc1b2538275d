import { createMerchant, migrate, openDatabase } from '@endcap/server';
import { findCouponsToPrice, type FoundCoupon } from '../packages/server/src/coupons/find.ts';
import { priceBasket } from '../packages/server/src/coupons/price.rules.ts';
import { replaceProducts } from '../packages/server/src/coupons/products.queries.ts';
import { upsertCoupon } from '../packages/server/src/coupons/queries.ts';
import { fieldsOf } from '../packages/server/src/coupons/rules.ts';
import type { BasketToPrice } from '../packages/server/src/coupons/terms.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { basketSkus, categoryOf, COUPONS, LINES, madeCoupons, skuOf } from './coupons/made.ts';
import { printConditions, printNoise, readCommand } from './support/command.ts';
import { cpuOfThisProcess } from './support/cost.ts';
import { median, percentile } from './support/statistics.ts';

const { quick } = readCommand(`
What it takes to price a basket of ${LINES} lines with ${COUPONS} active coupons: npm run bench:coupons [-- --quick]

Median, 99th percentile and processor time of one call. The floor, which is also the control, looks once at each coupon for
each line and takes its percentage, without any rule. Blocks alternate, in one process. The last line also reads coupons,
rules, articles and uses from PostgreSQL for each call.
BENCH_CALLS and BENCH_PAIRS change the length and number of blocks.
`);

const CALLS = Number(process.env.BENCH_CALLS ?? (quick ? 50 : 300));
const PAIRS = Number(process.env.BENCH_PAIRS ?? (quick ? 2 : 6));

const inputs = madeCoupons();
const basket: BasketToPrice = {
	channel: 'till',
	timezone: 'Europe/Tallinn',
	at: new Date('2026-03-25T10:00:00Z'),
	customer: null,
	lines: basketSkus().map((sku, index) => ({
		key: String(index),
		sku: skuOf(sku),
		category: categoryOf(sku),
		quantity: 1 + (index % 3),
		unit_amount: 199 + index * 137,
		shipped: false,
		store_id: 'tartu',
	})),
	shipping_amount: 0,
};

/** Each coupon, each line, nothing else. */
function floor(coupons: readonly FoundCoupon[]): number {
	let saved = 0;
	for (const { terms } of coupons) {
		const { products } = terms;
		const percent = terms.benefit.type === 'percentage' ? terms.benefit.percent : 0;
		for (const { sku, category, quantity, unit_amount } of basket.lines) {
			if (products && !products.skus.has(sku) && !products.categories.has(category ?? '')) continue;
			saved += Math.round((quantity * unit_amount * percent) / 100);
		}
	}
	return saved;
}

interface Measured {
	milliseconds: number[];
	/** Of each call, in a block. */
	cpu: number[];
}

const measured: Record<string, Measured> = {};

async function block(name: string, work: () => unknown): Promise<void> {
	const result = (measured[name] ??= { milliseconds: [], cpu: [] });
	const before = cpuOfThisProcess();
	for (let call = 0; call < CALLS; call += 1) {
		const began = performance.now();
		await work();
		result.milliseconds.push(performance.now() - began);
	}
	result.cpu.push((cpuOfThisProcess() - before) / CALLS);
}

function line(name: string, key: string): void {
	const { milliseconds, cpu } = measured[key] ?? { milliseconds: [], cpu: [] };
	const times = (median(cpu) / median(measured.floor?.cpu ?? [])).toFixed(1);
	const figures = [
		`median ${median(milliseconds).toFixed(3)} ms`,
		`p99 ${percentile(milliseconds, 0.99).toFixed(3)} ms`,
		`${median(cpu).toFixed(0)} µs of processor time a call`,
		`${times} × the floor`,
	];
	console.log(`${name.padEnd(36)}${figures.join(', ')}`);
}

printConditions(`${PAIRS} blocks of ${CALLS} calls, medians`);
const server = await startPostgres();
const database = await openDatabase({ databaseUrl: server.url, purpose: 'serve' });
await migrate(database);
const { merchant_id } = await createMerchant(database, {
	name: 'Bench',
	slug: 'bench',
	currency: 'EUR',
	language: 'en',
});
await database.transaction(async (tx) => {
	for (const [index, input] of inputs.entries()) {
		const id = `coupon-${String(index).padStart(4, '0')}`;
		await upsertCoupon(tx, merchant_id, fieldsOf(id, input));
		await replaceProducts(tx, merchant_id, id, input.products?.skus ?? []);
	}
});
const codes = inputs.flatMap(({ code }) => code ?? []);
const skus = basket.lines.map(({ sku }) => sku);
const reader = { customer_id: null, trusted: true, source: null, skus };
const find = () => findCouponsToPrice(database, merchant_id, codes, reader);
const coupons = await find();
const { coupons: verdicts } = priceBasket(basket, coupons);
const count = (reason: string | null) => verdicts.filter((each) => each.reason === reason).length;
console.log(
	`${coupons.length} coupons: ${count(null)} apply, ${count('not_with_others')} not with others, ${count('no_product_matches')} for other goods, ${count('minimum_spend')} for more`,
);
for (let pair = 0; pair < PAIRS + 1; pair += 1) {
	// The first warms up.
	if (pair === 1) for (const name of Object.keys(measured)) delete measured[name];
	await block('floor', () => floor(coupons));
	await block('priced', () => priceBasket(basket, coupons));
	await block('read', async () => priceBasket(basket, await find()));
}
line('floor: each coupon and line once', 'floor');
line('priceBasket', 'priced');
line('priceBasket, coupons read each time', 'read');
printNoise(measured.floor?.cpu ?? []);
await database.close();
await server.stop();
