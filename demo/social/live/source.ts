import { createEndcap } from '@endcap/sdk';
import { data } from './data.ts';

/** Remembers the link they came by, for who said yes, and forgets it again. */
export async function remember(bar: HTMLElement, code: string): Promise<void> {
	const { account } = createEndcap({ baseUrl: location.origin, publishableKey: data.key });
	const { outcome } = await account.setSource(code);
	if (outcome !== 'kept') return bar.remove();
	data.kept = code;
	const note = document.createElement('p');
	note.setAttribute('role', 'status');
	note.textContent = data.words.kept;
	const forget = document.createElement('button');
	forget.type = 'button';
	forget.textContent = data.words.forget;
	const takeBack = async () => {
		await account.forgetSource();
		delete data.kept;
		note.textContent = data.words.forgotten;
		forget.remove();
	};
	forget.addEventListener('click', () => {
		takeBack().catch(() => {
			note.textContent = data.words.failed;
		});
	});
	bar.replaceChildren(note, forget);
}
