import { data } from './live/data.ts';

const whenIdle =
	'requestIdleCallback' in window ? window.requestIdleCallback : (run: () => void) => setTimeout(run, 1000);

function onPress(selector: string, act: (button: HTMLElement) => Promise<unknown>): void {
	const button = document.querySelector<HTMLElement>(selector);
	button?.addEventListener('click', (event) => {
		event.preventDefault();
		act(button).catch(() => {
			button.textContent = data.words.failed;
		});
	});
}

onPress('#nearest', async () => {
	const { sortByDistance } = await import('./live/nearest.ts');
	const note = document.getElementById('nearest-note');
	if (note) await sortByDistance(note);
});

for (const sheet of ['collect', 'wallet', 'kiosk']) {
	onPress(`[data-sheet="${sheet}"]`, async () => (await import('./live/sheet.ts')).openSheet(sheet));
}

const bar = document.getElementById('consent');
const { via } = data;
if (bar && via) {
	onPress('#consent-yes', async () => (await import('./live/source.ts')).remember(bar, via));
	onPress('#consent-no', async () => bar.remove());
}

onPress('[data-copy]', async (button) => {
	await navigator.clipboard.writeText(location.href);
	button.textContent = button.dataset['copy'] ?? '';
});

const share = document.querySelector<HTMLElement>('[data-share]');
if (share) share.hidden = !('share' in navigator);
// Somebody who closes the sheet of the device has not failed.
share?.addEventListener('click', () => void navigator.share({ url: location.href, title: data.title }).catch(() => {}));

if (data.tracked) whenIdle(() => void import('./live/stock.ts').then(({ keepCurrent }) => keepCurrent()));
