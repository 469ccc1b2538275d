import { createStaffEndcap, isEndcapError, type SignInOutcome, type StaffMember } from '@endcap/sdk/staff';
import { byId } from '../retailer/shared/h.ts';
import { clearPlaces, preparePlaces, showPlace } from './places.ts';

const endcap = createStaffEndcap({ baseUrl: location.origin });
const panel = byId('sign-in');
const form = byId('sign-in-form') as HTMLFormElement;
const problem = byId('problem');

preparePlaces(endcap);

/** The places stay when the session ends in the middle, and with them what was typed and ticked. */
function showCounter({ name }: StaffMember): void {
	panel.hidden = true;
	byId('who-name').textContent = name;
	byId('who').hidden = false;
	showPlace(endcap);
}

document.addEventListener('endcap-session-ended', () => panel.hidden && showSignIn());

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
		clearPlaces();
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
