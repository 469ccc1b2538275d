import type { KioskDevice } from '@endcap/sdk/kiosk';
import { isEndcapError, isEndcapProblem } from '@endcap/sdk';
import { html, render } from 'lit';
import { live } from 'lit/directives/live.js';
import { wordsIn } from '../shared/words.ts';
import { ENROL_WORDS } from './words.ts';

/** Those of codes: none of them is taken for another one. */
const KEYS = ['ABCDEFG', 'HJKMNPQ', 'RTUVWXY', 'Z346789'].map((row) => row.split(''));
const LENGTH = 8;
/** Where the demo shop makes codes for everybody. */
const DEMO_CODE = '/kiosk/demo-code';

/** Asks for the code from the counter, by keys on the screen or a keyboard. */
export function showEnrolling(root: HTMLElement, device: KioskDevice): void {
	const words = wordsIn(ENROL_WORDS, navigator.language.slice(0, 2));
	const isDemo = document.documentElement.dataset['shop'] === 'demo';
	let code = '';
	let problem = '';
	let busy = false;

	function type(text: string): void {
		code = text
			.toUpperCase()
			.replaceAll(/[^A-Z0-9]/g, '')
			.slice(0, LENGTH);
		problem = '';
		show();
	}

	async function enrol(): Promise<void> {
		if (busy) return;
		busy = true;
		show();
		try {
			const enrolled = await device.enrol(code);
			if (enrolled.outcome === 'enrolled') return;
			problem = enrolled.outcome === 'code_wrong' ? words.wrong : `${words.limited} ${timeIn(enrolled.retry_after)}.`;
			code = '';
		} catch (error) {
			if (!isEndcapError(error)) throw error;
			// The page is of before the shop's own key was changed: the worker has fetched it anew by now.
			if (isEndcapProblem(error, 'unauthenticated')) return location.reload();
			problem = words.away;
		} finally {
			busy = false;
		}
		show();
		root.querySelector('input')?.focus();
	}

	async function enrolDemo(): Promise<void> {
		const answer = await fetch(DEMO_CODE, { method: 'POST' }).catch(() => undefined);
		if (!answer?.ok) {
			problem = words.away;
			return show();
		}
		({ code } = (await answer.json()) as { code: string });
		await enrol();
	}

	const timeIn = (seconds = 60) =>
		new Date(device.now() + seconds * 1000).toLocaleTimeString(navigator.language, {
			hour: '2-digit',
			minute: '2-digit',
		});

	/** Before somebody makes this device another retailer's. */
	const kept = () => {
		const { stranded } = device.$outbox.get();
		return stranded.length === 0
			? ''
			: html`<section class="shell-kept" aria-labelledby="kept">
					<h2 id="kept">${words.keptHeading}</h2>
					<ul>
						${stranded.map(({ kiosk, waiting }) => html`<li>${kiosk}: ${waiting}</li>`)}
					</ul>
					<p>${words.keptText}</p>
				</section>`;
	};

	const key = (sign: string) =>
		html`<button class="shell-key" type="button" @click=${() => type(code + sign)}>${sign}</button>`;

	function show(): void {
		render(
			html`<main class="shell-page">
				<h1>${words.heading}</h1>
				<p>${words.text}</p>
				${kept()}
				<form
					class="shell-enrol"
					@submit=${(event: Event) => {
						event.preventDefault();
						void enrol();
					}}
				>
					<label>
						${words.label}
						<input
							.value=${live(code.replace(/^(.{4})(.)/, '$1-$2'))}
							autocomplete="off"
							autocapitalize="characters"
							spellcheck="false"
							inputmode="none"
							@input=${({ currentTarget }: { currentTarget: HTMLInputElement }) => type(currentTarget.value)}
						/>
					</label>
					<p class="shell-problem" role="alert">${problem}</p>
					<div class="shell-keys">
						${KEYS.map((row) => html`<div class="shell-keys__row">${row.map(key)}</div>`)}
						<div class="shell-keys__row">
							<button class="shell-key shell-key--wide" type="button" @click=${() => type(code.slice(0, -1))}>
								${words.erase}
							</button>
							<button class="shell-key shell-key--wide shell-key--main" ?disabled=${busy || code.length < LENGTH}>
								${words.send}
							</button>
						</div>
					</div>
				</form>
				${
					isDemo
						? html`<button class="shell-key shell-key--wide" type="button" ?disabled=${busy} @click=${enrolDemo}>
								${words.demo}
							</button>`
						: ''
				}
			</main>`,
			root,
		);
	}

	show();
	root.querySelector('input')?.focus();
}
