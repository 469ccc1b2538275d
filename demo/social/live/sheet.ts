import { h } from '../../retailer/shared/h.ts';
import { data } from './data.ts';

/** The elements of the kit, over the page: what is beneath does not move, and is there again when it is closed. */
export async function openSheet(kind: string | undefined): Promise<void> {
	const open = document.querySelector('dialog') ?? (await fillSheet(kind));
	open.showModal();
}

async function fillSheet(kind: string | undefined): Promise<HTMLDialogElement> {
	await import(/* @vite-ignore */ `/endcap.js?key=${encodeURIComponent(data.key)}`);
	const handOver = h('button', { type: 'button' }, data.words.handOver);
	const shownCode = h('div');
	const handing = h('div', {}, shownCode, handOver);
	handOver.addEventListener('click', () => {
		const shown = import('./hand-over.ts').then(({ showHandOver }) => showHandOver(shownCode));
		shown.catch(() => {
			handOver.textContent = data.words.failed;
		});
	});
	const close = h('button', { type: 'button' }, data.words.close);
	const claimed = h('div');
	const { offer } = data;
	if (kind === 'wallet' && offer) void import('./claim.ts').then(({ claimFor }) => claimFor(claimed, offer));
	const dialog = h(
		'dialog',
		{ 'aria-label': data.title },
		h('p', {}, close),
		...(kind === 'wallet'
			? [claimed, h('endcap-coupon-wallet')]
			: [
					h('endcap-add-to-basket', { sku: data.sku, stepper: true }),
					h('endcap-basket', { 'picture-href': data.pictures }),
					handing,
				]),
		h('endcap-sign-in', { summary: true }),
	);
	close.addEventListener('click', () => dialog.close());
	document.body.append(dialog);
	return dialog;
}
