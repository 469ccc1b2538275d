import { h } from '../../retailer/shared/h.ts';
import { data } from './data.ts';

/** The elements of the kit, over the page: what is beneath does not move, and is there again when it is closed. */
export async function openSheet(kind: string | undefined): Promise<void> {
	const open = document.querySelector('dialog') ?? (await fillSheet(kind));
	open.showModal();
}

async function fillSheet(kind: string | undefined): Promise<HTMLDialogElement> {
	await import(/* @vite-ignore */ `/endcap.js?key=${encodeURIComponent(data.key)}`);
	const close = h('button', { type: 'button' }, data.words.close);
	const dialog = h(
		'dialog',
		{ 'aria-label': data.title },
		h('p', {}, close),
		...(kind === 'wallet'
			? [h('endcap-coupon-wallet')]
			: [
					h('endcap-add-to-basket', { sku: data.sku, stepper: true }),
					h('endcap-basket', { 'picture-href': data.pictures }),
				]),
		h('endcap-sign-in', { summary: true }),
	);
	close.addEventListener('click', () => dialog.close());
	document.body.append(dialog);
	return dialog;
}
