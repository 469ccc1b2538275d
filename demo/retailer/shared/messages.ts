import { isEndcapProblem } from '@endcap/sdk';
import { h } from './h.ts';

/** What stands where content would, with something to do about it. */
export function message(title: string, text: string, ...actions: HTMLElement[]): HTMLElement {
	return h('div', { class: 'message' }, h('h2', {}, title), h('p', {}, text), ...actions);
}

/** For a read that failed. `again` is called when the shopper presses the button. */
export function failure(error: unknown, again: () => void): HTMLElement {
	const button = h('button', { type: 'button', class: 'button' }, 'Try again');
	button.addEventListener('click', again);
	const text = isEndcapProblem(error, 'unauthenticated')
		? 'This page’s key is not known to the server. If it was revoked, create another with “npx endcap keys create”.'
		: 'We could not reach our own shelves. That is usually the network, and usually short.';
	const shown = message('That did not load', text, button);
	shown.setAttribute('role', 'alert');
	return shown;
}
