/** The machine’s own voices. None of them asks the network for its words. */
const synthesis = (): SpeechSynthesis | undefined => globalThis.speechSynthesis;

/** A voice of this machine for the language; undefined where it has none. */
export function voiceFor(language: string): SpeechSynthesisVoice | undefined {
	const [wanted] = language.toLowerCase().split('-');
	return synthesis()
		?.getVoices()
		.find((voice) => voice.localService && voice.lang.toLowerCase().replace('_', '-').split('-')[0] === wanted);
}

/** Says it now, in place of what was being said. Nothing is said in a language without a voice. */
export function speak(text: string, language: string, volume: number): void {
	const voice = voiceFor(language);
	hush();
	if (!voice || !text) return;
	const words = new SpeechSynthesisUtterance(text);
	words.voice = voice;
	words.lang = voice.lang;
	words.volume = volume;
	synthesis()?.speak(words);
}

export function hush(): void {
	synthesis()?.cancel();
}

/** Voices come some time after the page. */
export function onVoices(listener: () => void): () => void {
	const voices = synthesis();
	voices?.addEventListener('voiceschanged', listener);
	return () => voices?.removeEventListener('voiceschanged', listener);
}
