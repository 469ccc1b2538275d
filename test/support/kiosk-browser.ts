import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromeFlags, chromePath } from './chromium.ts';
import type { Ending } from './temporary.ts';

interface Message {
	id?: number;
	method?: string;
	params?: Record<string, unknown>;
	result?: unknown;
	error?: { message: string };
}

/**
 * A browser with a profile on disk, as a kiosk has it, which outlives its process. Driven by DevTools' own protocol: its
 * pages are those of the profile, which no context that a test makes has anything of.
 */
export class KioskBrowser {
	readonly #child: ChildProcess;
	readonly #socket: WebSocket;
	readonly #answers = new Map<number, (message: Message) => void>();
	#sent = 0;

	private constructor(child: ChildProcess, socket: WebSocket) {
		this.#child = child;
		this.#socket = socket;
		socket.addEventListener('message', ({ data }) => {
			const message = JSON.parse(String(data)) as Message;
			if (message.id !== undefined) this.#answers.get(message.id)?.(message);
		});
	}

	/** Opens one page. */
	static async open(context: Ending, profile: string, url: string): Promise<KioskBrowser> {
		const flags = [...chromeFlags, '--headless', '--remote-debugging-port=0', '--window-size=1080,1920'];
		const child = spawn(chromePath(), [...flags, `--user-data-dir=${profile}`, url], {
			stdio: ['ignore', 'ignore', 'pipe'],
			// So that all its processes can be killed at once.
			detached: true,
		});
		const port = await new Promise<string>((resolve, reject) => {
			let said = '';
			child.stderr.on('data', (text) => {
				said += text;
				const [, found] = /ws:\/\/[^:]+:(\d+)/.exec(said) ?? [];
				if (found) resolve(found);
			});
			child.once('exit', () => reject(new Error(said)));
		});
		const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Record<string, string>[];
		const page = pages.find(({ type }) => type === 'page');
		const socket = new WebSocket(page?.['webSocketDebuggerUrl'] ?? '');
		await once(socket, 'open');
		const browser = new KioskBrowser(child, socket);
		context.after(() => browser.kill());
		return browser;
	}

	async send<Result>(method: string, params: object = {}): Promise<Result> {
		const id = ++this.#sent;
		const answered = new Promise<Message>((resolve) => this.#answers.set(id, resolve));
		this.#socket.send(JSON.stringify({ id, method, params }));
		const { result, error } = await answered;
		this.#answers.delete(id);
		if (error) throw new Error(`${method}: ${error.message}`);
		return result as Result;
	}

	/** What the expression, or the promise that it is, comes to on the page. */
	async evaluate<Value>(expression: string): Promise<Value> {
		const { result, exceptionDetails } = await this.send<{
			result: { value: Value };
			exceptionDetails?: { exception?: { description?: string }; text: string };
		}>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
		if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
		return result.value;
	}

	/** Until the expression is true on the page; it may be another document each time. */
	async until(expression: string): Promise<void> {
		while (!(await this.evaluate<boolean>(`Boolean(${expression})`).catch(() => false))) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}

	/** The process and all of its own, with no time to save anything. */
	async kill(): Promise<void> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		const gone = once(this.#child, 'exit');
		process.kill(-(this.#child.pid ?? 0), 'SIGKILL');
		await gone;
		this.#socket.close();
	}
}
