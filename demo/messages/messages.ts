import { byId, h } from '../retailer/shared/h.ts';

/** As demo/server gives it: a Message of the contract, with `letter` in the place of its HTML. */
interface ShownMessage {
	id: string;
	channel: 'email' | 'sms';
	/** Null when it was forgotten. */
	to: string | null;
	status: 'waiting' | 'sending' | 'sent' | 'failed' | 'suppressed' | 'kept';
	reason: string | null;
	subject: string | null;
	text: string | null;
	letter: boolean;
	created_at: string;
}

const LOOK_MS = 700;
const list = byId('messages');
const shown = new Map<string, HTMLLIElement>();
let first = true;

const statusWords: Record<ShownMessage['status'], string> = {
	waiting: 'Waiting for its time',
	sending: 'Being sent',
	sent: 'Sent',
	failed: 'Not sent',
	suppressed: 'Not sent',
	kept: 'Kept here: this server has nothing to send it with',
};

const reasonWords: Record<string, string> = {
	not_agreed: 'the shopper did not ask for it',
	opted_out: 'the shopper wants no more of them',
	no_longer_true: 'it was no longer true',
	unreachable: 'tried again soon',
	refused: 'it was refused',
	given_up: 'nobody took it for a day',
};

function wordsOf({ status, reason }: ShownMessage): string {
	const why = reason === null ? undefined : reasonWords[reason];
	return why === undefined ? statusWords[status] : `${statusWords[status]}: ${why}`;
}

function contentOf({ id, subject, text, letter }: ShownMessage): HTMLElement {
	if (!letter) return h('p', { class: 'bubble', hidden: text === null }, text ?? undefined);
	const title = subject ?? '';
	const frame = h('iframe', {
		src: `/messages/${id}/letter`,
		title,
		sandbox: 'allow-popups allow-popups-to-escape-sandbox',
	});
	return h('article', { class: 'letter' }, h('h2', {}, title), frame);
}

function itemOf(message: ShownMessage): HTMLLIElement {
	const { channel, to, created_at } = message;
	const time = new Date(created_at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
	const about = h(
		'p',
		{ class: 'sent-message__about' },
		h('span', {}, `${channel === 'email' ? 'E-mail' : 'Text message'} to ${to ?? 'an address that is kept no longer'}`),
		h('time', { datetime: created_at }, time),
	);
	return h('li', { class: 'sent-message' }, about, contentOf(message), h('p', { class: 'sent-message__status' }));
}

/** What is there stays where it is, so that a letter somebody reads is not loaded anew. */
function show(messages: readonly ShownMessage[]): void {
	const added = messages.filter(({ id }) => !shown.has(id));
	for (const message of messages.toReversed()) {
		const old = shown.get(message.id);
		const written = message.text !== null;
		if (old && old.dataset['written'] === String(written)) continue;
		const item = itemOf(message);
		item.dataset['written'] = String(written);
		shown.set(message.id, item);
		if (old) old.replaceWith(item);
		else list.prepend(item);
	}
	for (const message of messages) {
		const item = shown.get(message.id);
		if (!item || item.dataset['status'] === message.status) continue;
		item.dataset['status'] = message.status;
		item.querySelector('.sent-message__status')?.replaceChildren(wordsOf(message));
	}
	byId('empty').hidden = messages.length > 0;
	if (!first && added[0]) byId('news').textContent = `New: ${added[0].subject ?? added[0].text ?? 'a message'}`;
	first = false;
}

async function look(): Promise<void> {
	const answer = await fetch('/messages/list').catch(() => undefined);
	byId('away').hidden = answer?.ok === true;
	if (answer?.ok) show((await answer.json()) as ShownMessage[]);
}

/** While somebody looks at the page. */
async function follow(): Promise<void> {
	if (document.visibilityState === 'visible') await look();
	setTimeout(() => void follow(), LOOK_MS);
}

void follow();
