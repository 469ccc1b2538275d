import '@endcap/elements/define-staff';
import { createStaffEndcap, isEndcapError, type SignInOutcome, type StaffMember } from '@endcap/sdk/staff';
import { byId } from '../retailer/shared/h.ts';

const endcap = createStaffEndcap({ baseUrl: location.origin });
const panel = byId('sign-in');
const form = byId('sign-in-form') as HTMLFormElement;
const problem = byId('problem');

/** Their ids are not those in the address: the browser would take the focus there. */
const PLACES = {
	orders: { place: byId('place-orders'), tag: 'endcap-pickup-queue' },
	stock: { place: byId('place-stock'), tag: 'endcap-stock-desk' },
} as const;
/** The shop that was chosen last, so that a reload and the other place show the same. */
const STORE = 'endcap.counter.store';

/** Both places stay where they are when the session ends in the middle, and with them what was typed and ticked. */
function showCounter({ name }: StaffMember): void {
	panel.hidden = true;
	byId('who-name').textContent = name;
	byId('who').hidden = false;
	byId('places').hidden = false;
	showPlace();
	for (const { place, tag } of Object.values(PLACES)) {
		if (place.firstElementChild) continue;
		const element = document.createElement(tag);
		element.endcap = endcap;
		element.store = sessionStorage.getItem(STORE) ?? '';
		place.append(element);
	}
}

/** The other place stays on the page: new orders are heard of there too. */
function showPlace(): void {
	const chosen = location.hash === '#stock' ? 'stock' : 'orders';
	for (const [name, { place }] of Object.entries(PLACES)) {
		place.hidden = name !== chosen;
		const link = document.querySelector(`#places a[href="#${name}"]`);
		if (name === chosen) link?.setAttribute('aria-current', 'page');
		else link?.removeAttribute('aria-current');
	}
}

window.addEventListener('hashchange', showPlace);

document.addEventListener('endcap-session-ended', () => panel.hidden && showSignIn());

document.addEventListener('endcap-store-chosen', ({ detail }) => {
	sessionStorage.setItem(STORE, detail.store_id);
	for (const { place, tag } of Object.values(PLACES)) {
		const element = place.querySelector(tag);
		if (element) element.store = detail.store_id;
	}
});

document.addEventListener('endcap-new-orders-changed', ({ detail: { count } }) => {
	byId('new-orders').textContent = count > 0 ? `${count} new` : '';
});

function showSignIn(): void {
	panel.hidden = false;
	byId('who').hidden = true;
	byId('places').hidden = true;
	field('password').value = '';
	(field('login').value ? field('password') : field('login')).focus();
}

function field(name: string): HTMLInputElement {
	return form.elements.namedItem(name) as HTMLInputElement;
}

function refusalWords(outcome: Exclude<SignInOutcome, { outcome: 'signed_in' }>): string {
	if (outcome.outcome === 'refused') return 'Login and password do not go together. Check both and try again.';
	const again = new Date(Date.now() + outcome.retry_after * 1000);
	const time = again.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
	const minutes = Math.ceil(outcome.retry_after / 60);
	return `Too many attempts. Try again at ${time}, in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
}

async function signIn(): Promise<void> {
	problem.textContent = '';
	const button = form.querySelector('button');
	button?.toggleAttribute('disabled', true);
	const value = (name: string) => field(name).value.trim();
	try {
		const outcome = await endcap.session.signIn({
			merchant: value('merchant'),
			login: value('login'),
			password: field('password').value,
		});
		if (outcome.outcome === 'signed_in') showCounter(outcome.staff);
		else problem.textContent = refusalWords(outcome);
	} catch (error) {
		if (!isEndcapError(error)) throw error;
		problem.textContent = 'The shop’s server could not be reached. Check the network and try again.';
	} finally {
		button?.toggleAttribute('disabled', false);
	}
}

form.addEventListener('submit', (event) => {
	event.preventDefault();
	void signIn();
});

for (const button of panel.querySelectorAll<HTMLButtonElement>('[data-login]')) {
	button.addEventListener('click', () => {
		field('login').value = button.dataset['login'] ?? '';
		field('password').value = button.dataset['password'] ?? '';
		void signIn();
	});
}

byId('sign-out').addEventListener('click', async () => {
	try {
		await endcap.session.signOut();
		for (const { place } of Object.values(PLACES)) place.replaceChildren();
		byId('new-orders').textContent = '';
		form.reset();
		showSignIn();
	} catch (error) {
		if (!isEndcapError(error)) throw error;
		showSignIn();
		problem.textContent = 'The shop’s server could not be reached, so you are still signed in. Try again in a moment.';
		byId('who').hidden = false;
	}
});

/** Who is signed in is asked only where the browser brought a cookie: a refusal would stand in its console. */
const member =
	document.documentElement.dataset['session'] === 'perhaps' ? await endcap.session.get().catch(() => null) : null;
if (member) showCounter(member);
else showSignIn();
