import { text as readText } from 'node:stream/consumers';
import { OperatorError } from '../shared/operator-error.ts';
import { randomId } from '../shared/random-id.ts';

const LEAST_CHARACTERS = 10;
const MOST_CHARACTERS = 1024;

export interface ChosenPassword {
	password: string;
	/** True when nobody typed it, so it needs to be shown. */
	made: boolean;
}

/** From standard input with `--password-stdin`, else asked for on a terminal; made here when there is neither or no answer. */
export async function choosePassword(fromStdin: boolean): Promise<ChosenPassword> {
	const { stdin } = process;
	if (fromStdin) return { password: checked((await readText(stdin)).replace(/\r?\n$/, '')), made: false };
	const typed = stdin.isTTY ? await askHidden('Password (empty makes one): ') : '';
	if (typed === '') return { password: madePassword(), made: true };
	if ((await askHidden('Once more: ')) !== typed) throw new OperatorError('The two differ. Nothing was changed.');
	return { password: checked(typed), made: false };
}

/** 100 random bits, in groups that can be read out. */
function madePassword(): string {
	return Array.from({ length: 4 }, () => randomId(5)).join('-');
}

function checked(password: string): string {
	if (password.length < LEAST_CHARACTERS || password.length > MOST_CHARACTERS) {
		throw new OperatorError(`A password has from ${LEAST_CHARACTERS} to ${MOST_CHARACTERS} characters.`);
	}
	return password;
}

/** Asks on standard error, so that standard output holds the result only, and shows nothing of what is typed. */
async function askHidden(question: string): Promise<string> {
	const { stdin, stderr } = process;
	stderr.write(question);
	stdin.setRawMode(true).setEncoding('utf8').resume();
	let typed = '';
	try {
		for (;;) {
			const text = await new Promise<string>((resolve) => stdin.once('data', (data) => resolve(String(data))));
			for (const character of text) {
				if (character === '\r' || character === '\n' || character === '\u0004') return typed;
				if (character === '\u0003') throw new OperatorError('Stopped. Nothing was changed.');
				if (character === '\u007F' || character === '\b') typed = typed.slice(0, -1);
				else typed += character;
			}
		}
	} finally {
		stdin.setRawMode(false).pause();
		stderr.write('\n');
	}
}
