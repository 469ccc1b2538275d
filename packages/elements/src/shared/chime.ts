/** Kept for the page: whoever switched it off meant every shop. */
let on = true;
let context: AudioContext | undefined;

const NOTES = [
	[0, 880],
	[0.16, 1174.7],
] as const;
const LASTS = 0.35;

/** Two short notes when somebody is wanted. Browsers play nothing before somebody has pressed something on the page. */
export const chime = {
	get on(): boolean {
		return on;
	},
	set on(wanted: boolean) {
		on = wanted;
	},
	/** False until the browser lets the page be heard. */
	get isAllowed(): boolean {
		return navigator.userActivation?.hasBeenActive ?? true;
	},
	async play(): Promise<void> {
		if (!on || !chime.isAllowed || typeof AudioContext === 'undefined') return;
		context ??= new AudioContext();
		if (context.state !== 'running') await context.resume();
		for (const [after, frequency] of NOTES) sound(context, context.currentTime + after, frequency);
	},
};

function sound(audio: AudioContext, at: number, frequency: number): void {
	const tone = audio.createOscillator();
	const loudness = audio.createGain();
	tone.frequency.value = frequency;
	loudness.gain.setValueAtTime(0.0001, at);
	loudness.gain.exponentialRampToValueAtTime(0.3, at + 0.02);
	loudness.gain.exponentialRampToValueAtTime(0.0001, at + LASTS);
	tone.connect(loudness).connect(audio.destination);
	tone.start(at);
	tone.stop(at + LASTS);
}
