import { html, render } from 'lit';
import { wordsIn } from '../shared/words.ts';
import { SHELL_WORDS } from './words.ts';

export interface WarningOptions {
	sound: boolean;
	onStay: () => void;
	onLeave: () => void;
}

export interface Warning {
	/** Shows it with so many seconds left, or nothing with null. */
	show(left: number | null, language: string): void;
}

/** The seconds at which it sounds again. */
const LAST = 5;

/** Asks whether anybody is there, for eyes and ears. Whatever is touched or pressed is an answer. */
export function createWarning({ sound, onStay, onLeave }: WarningOptions): Warning {
	const dialog = document.createElement('dialog');
	let hush: (() => void) | undefined;
	dialog.className = 'shell-warning';
	dialog.addEventListener('cancel', (event) => {
		event.preventDefault();
		onStay();
	});
	let shown: number | null = null;

	return {
		show(left, language) {
			if (left === shown) return;
			const isNew = shown === null;
			shown = left;
			if (left === null) {
				hush?.();
				dialog.close();
				dialog.remove();
				return;
			}
			const words = wordsIn(SHELL_WORDS, language);
			render(
				html`<h2 id="shell-warning-heading">${words.askHeading}</h2>
					<p id="shell-warning-text">
						${words.askText} <strong class="shell-warning__left" role="timer">${left}</strong>
					</p>
					<div class="shell-warning__answers">
						<button class="shell-key shell-key--wide shell-key--main" type="button" @click=${onStay}>
							${words.stay}
						</button>
						<button class="shell-key shell-key--wide" type="button" @click=${onLeave}>${words.leave}</button>
					</div>`,
				dialog,
			);
			dialog.role = 'alertdialog';
			dialog.setAttribute('aria-labelledby', 'shell-warning-heading');
			dialog.setAttribute('aria-describedby', 'shell-warning-text');
			if (isNew) {
				document.body.append(dialog);
				dialog.showModal();
			}
			if (sound && (isNew || left === LAST)) hush = ring();
		},
	};
}

/** Two tones, like a door bell. What it returns ends them. */
function ring(): () => void {
	const audio = new AudioContext();
	const end = () => void (audio.state === 'closed' || audio.close());
	for (const [index, frequency] of [880, 660].entries()) {
		const from = audio.currentTime + index * 0.35;
		const tone = new OscillatorNode(audio, { frequency });
		const volume = new GainNode(audio, { gain: 0 });
		volume.gain.setValueAtTime(0.3, from);
		volume.gain.exponentialRampToValueAtTime(0.001, from + 0.6);
		tone.connect(volume).connect(audio.destination);
		tone.start(from);
		tone.stop(from + 0.6);
		if (index === 1) tone.addEventListener('ended', end);
	}
	return end;
}
