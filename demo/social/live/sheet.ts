import { h } from '../../retailer/shared/h.ts';
import { data } from './data.ts';

/** The elements of the kit, or a code, over the page: what is beneath does not move, and is there again when it is closed. */
export async function openSheet(kind: string | undefined): Promise<void> {
	const open = document.querySelector<HTMLDialogElement>(`dialog[data-kind="${kind}"]`) ?? (await fillSheet(kind));
	open.showModal();
}

async function fillSheet(kind = ''): Promise<HTMLDialogElement> {
	const close = h('button', { type: 'button' }, data.words.close);
	const dialog = h('dialog', { 'aria-label': data.title, 'data-kind': kind }, h('p', {}, close));
	close.addEventListener('click', () => dialog.close());
	if (kind === 'kiosk') {
		dialog.append((await import('./kiosk.ts')).kioskCode());
		// What it says depends on what they agreed to meanwhile.
		dialog.addEventListener('close', () => dialog.remove());
	} else {
		await import(/* @vite-ignore */ `/endcap.js?key=${encodeURIComponent(data.key)}`);
		dialog.append(...(kind === 'wallet' ? claiming() : collecting()), h('endcap-sign-in', { summary: true }));
	}
	document.body.append(dialog);
	return dialog;
}

function claiming(): HTMLElement[] {
	const claimed = h('div');
	const { offer } = data;
	if (offer) void import('./claim.ts').then(({ claimFor }) => claimFor(claimed, offer));
	return [claimed, h('endcap-coupon-wallet')];
}

function collecting(): HTMLElement[] {
	const handOver = h('button', { type: 'button' }, data.words.handOver);
	const shownCode = h('div');
	handOver.addEventListener('click', () => {
		const shown = import('./hand-over.ts').then(({ showHandOver }) => showHandOver(shownCode));
		shown.catch(() => {
			handOver.textContent = data.words.failed;
		});
	});
	return [
		h('endcap-add-to-basket', { sku: data.sku, stepper: true }),
		h('endcap-basket', { 'picture-href': data.pictures }),
		h('div', {}, shownCode, handOver),
	];
}
