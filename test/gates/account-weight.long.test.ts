import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { AccountShop } from '../support/account-shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { weighPage } from '../support/weigh-page.ts';

interface Limit {
	name: string;
	html: string;
	/** What stands there for whoever has not signed in, and the most brotli bytes of script until then. */
	first: [wanted: string[], most: number];
	/** For whoever has. */
	signedIn: [wanted: string[], most: number];
}

const SIGN_IN = '<endcap-sign-in></endcap-sign-in>';
const POINTS = '<endcap-loyalty-balance></endcap-loyalty-balance>';
const WALLET = '<endcap-coupon-wallet></endcap-coupon-wallet>';

/** All script counts that is asked for until then, the loader’s, Lit’s and the SDK’s too. */
const LIMITS: Limit[] = [
	{
		name: 'signing in',
		html: SIGN_IN,
		first: [['endcap-sign-in [part="send"]'], 23_900],
		signedIn: [['endcap-sign-in [part="sign-out"]'], 45_000],
	},
	{
		name: 'points',
		html: POINTS,
		first: [['endcap-loyalty-balance [part="earn"]'], 18_400],
		signedIn: [['endcap-loyalty-balance [part="balance"]'], 42_500],
	},
	{
		name: 'coupons',
		html: WALLET,
		first: [['endcap-coupon-wallet [part="sign-in"]'], 17_800],
		signedIn: [['endcap-coupon-wallet [part="claim"]'], 40_500],
	},
	{
		name: 'all three beside each other',
		html: SIGN_IN + POINTS + WALLET,
		first: [
			['endcap-sign-in [part="send"]', 'endcap-loyalty-balance [part="earn"]', 'endcap-coupon-wallet [part="sign-in"]'],
			28_000,
		],
		signedIn: [
			[
				'endcap-sign-in [part="sign-out"]',
				'endcap-loyalty-balance [part="balance"]',
				'endcap-coupon-wallet [part="claim"]',
			],
			63_000,
		],
	},
];
/** Code for those who are signed in. */
const OF_OTHERS = /\/(?:account|detail|held|till-codes|own-account|customer-resources)-/;

const path = (name: string) => `/${name.replaceAll(' ', '-')}`;
const endings: (() => Promise<unknown>)[] = [];
let shop: AccountShop;
let browser: Browser;
let nobody: BrowserContext;
let anna: BrowserContext;

before(async () => {
	browser = await launchChromium();
	const pages = Object.fromEntries(LIMITS.map(({ name, html }) => [path(name), html]));
	shop = await AccountShop.open({ after: (undo) => void endings.push(undo) }, pages);
	[nobody, anna] = await Promise.all([
		browser.newContext({ locale: 'en-GB' }),
		browser.newContext({ locale: 'en-GB' }),
	]);
	const page = await anna.newPage();
	await page.goto(shop.address('/account'));
	await shop.signIn(page, 'anna@example.com');
	await page.close();
});

after(async () => {
	await browser?.close();
	for (const undo of endings.toReversed()) await undo();
});

for (const { name, first, signedIn } of LIMITS) {
	test(`${name}: at most ${first[1]} bytes of script before, and ${signedIn[1]} once somebody has signed in`, async (t) => {
		const page = await nobody.newPage();
		const before = await weighPage(page, shop.address(path(name)), first[0], t);
		await page.close();
		const own = await anna.newPage();
		const after = await weighPage(own, shop.address(path(name)), signedIn[0], t);
		await own.close();
		assert.deepEqual(
			before.names.filter((each) => OF_OTHERS.test(each)),
			[],
		);
		assert.ok(before.bytes <= first[1], `${before.bytes} bytes`);
		assert.ok(after.bytes <= signedIn[1], `${after.bytes} bytes`);
	});
}
