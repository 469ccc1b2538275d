import type { CouponVerdict, RewardVerdict } from '@endcap/sdk/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fill, plural } from '../../shared/localization.ts';
import { formatMoney } from '../../shared/money.ts';
import type { OpenSale, Wanted } from './open-sale.ts';
import { couponReason, rewardReason } from './problem-words.ts';
import type { Scene } from './scene.ts';

interface Shown {
	wanted: Wanted;
	name: string;
	applies: boolean;
	words: string;
}

function shown(
	wanted: Wanted,
	verdict: CouponVerdict | RewardVerdict | undefined,
	reason: string,
	{ strings, locale }: Scene,
): Shown {
	const { amount = 0 } = verdict?.amount ?? {};
	const applies = verdict?.applies === true;
	const off =
		verdict && amount > 0 ? fill(strings.off, { amount: formatMoney(verdict.amount, locale) }) : strings.applies;
	return { wanted, name: wanted.name, applies, words: applies ? off : reason };
}

/** What somebody wants to use, each with what it takes off, or why it does not. */
function wantedOf(sale: OpenSale, scene: Scene): Shown[] {
	const { price, isOffline } = sale;
	const waiting = isOffline ? scene.strings.notAskedYet : sale.isEmpty ? scene.strings.couponWaits : '';
	return [
		...sale.coupons.map((wanted) => {
			const verdict = price?.coupons.find(({ code }) => code === wanted.code);
			return shown(wanted, verdict, verdict ? couponReason(verdict, scene) : waiting, scene);
		}),
		...sale.rewards.map((wanted) => {
			const verdict = price?.rewards.find(({ id }) => id === wanted.code);
			return shown(wanted, verdict, verdict ? rewardReason(verdict, scene) : waiting, scene);
		}),
	];
}

interface Offer {
	wanted: Wanted;
	/** What it costs in points; of coupons until when. */
	detail: string;
	/** What it is called where nobody sees the detail beside it. */
	label: string;
	take: () => void;
}

/** Not on the sale yet, and good for something where nothing is delivered. */
function isOffered({ id, benefit }: { id: string; benefit: { type: string } }, wanted: readonly Wanted[]): boolean {
	return benefit.type !== 'free_delivery' && wanted.every(({ code }) => code !== id);
}

/** What the member has and has not put on the sale. */
function couponOffers(sale: OpenSale, { card, strings, locale }: Scene): Offer[] {
	const used = new Set(sale.price?.coupons.map(({ wallet_coupon_id }) => wallet_coupon_id));
	const here = card?.value?.wallet ?? [];
	return here
		.filter(({ id, status, channels }) => status === 'issued' && !used.has(id) && (channels?.includes('till') ?? true))
		.filter(({ id, coupon }) => isOffered({ id, benefit: coupon.benefit }, sale.coupons))
		.map(({ id, coupon, valid_until, timezone }) => ({
			wanted: { code: id, name: coupon.name },
			label: coupon.name,
			detail: valid_until ? fill(strings.until, { date: dayOf(valid_until, timezone, locale) }) : '',
			take: () => sale.addCoupon({ code: id, name: coupon.name }),
		}));
}

function rewardOffers(sale: OpenSale, { card, strings, locale }: Scene): Offer[] {
	const { loyalty, rewards = [] } = card?.value ?? {};
	const issued = (loyalty?.rewards ?? []).filter((each) => isOffered(each, sale.rewards));
	const spending = sale.rewards.reduce(
		(sum, { code }) => sum + (rewards.find(({ id }) => id === code)?.points ?? 0),
		0,
	);
	const left = (loyalty?.active ?? 0) - spending;
	const affordable = rewards.filter((each) => each.points <= left && isOffered(each, sale.rewards));
	const forPoints = (points: number) => fill(strings.forPoints, { points: plural(strings.points, points, locale) });
	return [
		...issued.map(({ id, name }) => ({ id, name, detail: strings.pointsApart, label: name })),
		// The same may be had once more.
		...affordable.map(({ id, name, points }) => {
			const detail = forPoints(points);
			return { id, name, detail, label: `${name} ${detail}` };
		}),
	].map(({ id, name, detail, label }) => ({
		wanted: { code: id, name },
		detail,
		label,
		take: () => sale.addReward({ code: id, name }),
	}));
}

export function dayOf(at: string, timeZone: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(at));
}

function renderOffers(heading: string, offers: readonly Offer[], { strings }: Scene): TemplateResult | typeof nothing {
	if (offers.length === 0) return nothing;
	return html`<h3>${heading}</h3>
		<ul part="offers">
			${offers.map(
				({ wanted: { code, name }, label, detail, take }) =>
					html`<li>
						<span>${name} <span class="hint">${detail}</span></span>
						<button
							type="button"
							data-key=${`use ${code}`}
							aria-label=${fill(strings.useNamed, { name: label })}
							@click=${take}
						>
							${strings.use}
						</button>
					</li>`,
			)}
		</ul>`;
}

export function renderBenefits(sale: OpenSale, scene: Scene): TemplateResult | typeof nothing {
	const { strings, staff } = scene;
	const wanted = wantedOf(sale, scene);
	const coupons = sale.buyer && staff ? couponOffers(sale, scene) : [];
	const rewards = sale.buyer && staff ? rewardOffers(sale, scene) : [];
	if (wanted.length + coupons.length + rewards.length === 0) return nothing;
	return html`<section part="benefits" aria-labelledby="benefits-heading">
		<h2 id="benefits-heading">${strings.benefits}</h2>
		<ul>
			${wanted.map(
				({ wanted: each, name, applies, words }) =>
					html`<li part=${applies ? 'benefit' : 'benefit benefit--refused'}>
						<span>${name} <span part="benefit__words" class=${applies ? 'sum' : 'hint'}>${words}</span></span>
						<button
							class="quiet"
							type="button"
							aria-label=${fill(strings.dontUse, { name })}
							@click=${() => sale.drop(each)}
						>
							<span aria-hidden="true">✕</span>
						</button>
					</li>`,
			)}
		</ul>
		${renderOffers(strings.offerCoupons, coupons, scene)} ${renderOffers(strings.offerRewards, rewards, scene)}
	</section>`;
}
