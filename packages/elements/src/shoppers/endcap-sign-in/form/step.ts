import type { Customer } from '@endcap/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/localization.ts';
import type { Address, AddressMistake } from './address.ts';
import type { Brought } from './brought.ts';
import type { FormStrings } from './form.strings.ts';

/** What signing in is shown with: in which words, and where. */
export interface FormScene {
	strings: FormStrings;
	locale: string;
	/** ISO 3166-1 alpha-2, where phone numbers are from that do not say. */
	country: string | undefined;
	/** Who is to confirm that it is them; undefined where somebody signs in. */
	customer?: Customer | undefined;
}

/** A code that is on its way. */
export interface Sent extends Address {
	sign_in_id: string;
	digits: number;
	/** By the server's clock. */
	expires_at: number;
	resend_at: number;
}

export type Busy = 'sending' | 'entering';
export type Mistake = 'codeMissing' | 'codeWrong' | AddressMistake;

/** One step as it is now, and what can be done in it. */
export interface Step {
	scene: FormScene;
	/** What was written: an address, and a code. */
	text: string;
	code: string;
	busy: Busy | undefined;
	mistake: Mistake | undefined;
	/** In words. */
	problem: string | undefined;
	/** By the server's clock. */
	now: number;
	brought: Brought;
	writeText(text: string): void;
	writeCode(code: string): void;
	/** Has a code sent to what was written, or to an address that is known. */
	request(address?: Address): void;
	verify(): void;
	startOver(): void;
}

export const written = ({ target }: Event): string => (target as HTMLInputElement).value;

/** `values` fill what the text leaves open. */
export function renderMistake(
	{ scene, mistake }: Step,
	values: Record<string, string>,
): TemplateResult | typeof nothing {
	return mistake ? html`<p class="mistake" id="mistake">${fill(scene.strings[mistake], values)}</p>` : nothing;
}

export function renderProblem({ problem }: Step): TemplateResult | typeof nothing {
	return problem ? html`<p part="problem">${problem}</p>` : nothing;
}
