import type { EnrolledKiosk, KioskCatalogue, KioskEntryOutcome, KioskHeartbeat, KioskSelf } from '@endcap/contract';
import { atom } from 'nanostores';
import { EndcapError, isEndcapError, isEndcapProblem } from '../shared/errors.ts';
import { refusalOf } from '../shared/outcome.ts';
import type { Shape } from '../shared/shape.ts';
import { createTransport } from '../shared/transport.ts';
import { absoluteUrl } from '../shared/url.ts';
import { write, type Written } from '../shared/write.ts';
import { limitedOf } from '../shoppers/limited.ts';
import { readCatalogue } from './catalogue.ts';
import { createDeviceClock } from './device-clock.ts';
import { createDeviceStore } from './device-store.ts';
import type { KioskDevice, KioskOptions, KioskState } from './kiosk.ts';
import { NOTHING, readMirror, writeMirror, type Mirror } from './mirror.ts';
import { createNetwork } from './network.ts';
import { createNews } from './news.ts';
import { becomeOnly } from './only-window.ts';
import { createOutbox } from './outbox.ts';
import { createPulse } from './pulse.ts';
import { watchSessions } from './session-watch.ts';

const ME = '/v1/kiosks/me';
const SELF: Shape<KioskSelf> = ['id', 'settings', 'sealing_key', 'expires_at'];
const ENROLLED: Shape<EnrolledKiosk> = ['kiosk', 'key'];
/** As the contract takes them. */
const MOST_STRANDED = 10;
const OUTCOMES: Shape<{ data: KioskEntryOutcome[] }> = ['data'];

/**
 * Makes this device a kiosk, or goes on with the one it is. Throws an EndcapError where that cannot be: without a secure
 * context (https, or localhost) there is nothing to store, seal and lock with.
 */
export function createKiosk(options: KioskOptions): KioskDevice {
	if (!globalThis.isSecureContext) throw new EndcapError('A kiosk needs a page on https, or on localhost.');
	const baseUrl = absoluteUrl(options.baseUrl);
	const interval = options.interval ?? 30_000;
	const catalogueInterval = options.catalogueInterval ?? 300_000;

	const $state = atom<KioskState>({ phase: 'starting' });
	const $catalogue = atom<KioskCatalogue | null>(null);
	const end = new AbortController();
	const makeRoom = async () => options.makeRoom?.();
	const store = createDeviceStore(makeRoom);
	const mirror: Mirror = { ...NOTHING };
	const clock = createDeviceClock((kept) => void store.write('clock', kept).catch(() => undefined));
	const network = createNetwork(end.signal, (date) => clock.tell(date));
	const { $online } = network;
	// Without tries of its own: a pulse comes again, and so do entries.
	const transport = createTransport({ ...options, baseUrl, fetch: network.fetch, retries: 0 });
	let etag: string | null | undefined;
	let screen: KioskHeartbeat['screen'] = 'attract';

	const enrolled = () => {
		const state = $state.get();
		return state.phase === 'enrolled' ? state : undefined;
	};

	async function ask<T>(method: 'POST' | 'DELETE', path: string, body: unknown, shape: Shape<T>): Promise<Written<T>> {
		const key = enrolled()?.key;
		if (!key) throw new EndcapError('This device is no kiosk.');
		const authorization = `Bearer ${key}`;
		try {
			return await write<T>(transport, method, path, body, { shape, authorization, once: true, signal: end.signal });
		} catch (error) {
			if (isEndcapProblem(error, 'unauthenticated')) over(key);
			throw error;
		}
	}

	const outbox = createOutbox({
		store,
		now: clock.now,
		sender: () => enrolled()?.self,
		deliver: async (entries) => (await ask('POST', `${ME}/entries`, { entries }, OUTCOMES)).value.data,
		makeRoom,
		end: end.signal,
	});

	const sessions = watchSessions(network.fetch, (access_token) =>
		outbox.keepForLater({ kind: 'leave', access_token }).catch(() => undefined),
	);

	function keepMirror(): void {
		writeMirror(mirror);
		const { identity } = mirror;
		if (identity) void store.write('identity', identity).catch(() => undefined);
	}

	function accept(self: KioskSelf, key: string): void {
		const before = enrolled();
		if (before?.key === key && JSON.stringify(before.self) === JSON.stringify(self)) return;
		mirror.identity = { key, self };
		keepMirror();
		$state.set({ phase: 'enrolled', self, key });
	}

	/** What was answered to a key, unless the device has another one by now. */
	function heed(self: KioskSelf, key: string): void {
		if (enrolled()?.key === key) accept(self, key);
	}

	/** The key that was refused is of no use any more. The entries wait for the next one. */
	function over(key: string): void {
		if (mirror.identity?.key !== key) return;
		mirror.identity.key = null;
		keepMirror();
		$state.set({ phase: 'enrolling' });
	}

	async function heartbeat(): Promise<KioskHeartbeat> {
		const { usage, quota } = await navigator.storage.estimate().catch(() => ({ usage: undefined, quota: undefined }));
		const { waiting, oldest_at, stranded } = outbox.$state.get();
		return {
			app_version: options.appVersion,
			screen,
			waiting,
			oldest_waiting_at: oldest_at === null ? null : new Date(oldest_at).toISOString(),
			lost: mirror.lost,
			clock_off_ms: clock.off(),
			storage_used: usage ?? null,
			storage_quota: quota ?? null,
			catalogue_as_of: $catalogue.get()?.as_of ?? null,
			...(stranded.length > 0 && { stranded: stranded.slice(0, MOST_STRANDED) }),
		};
	}

	const pulse = createPulse(end.signal, {
		wait: () => ($online.get() && !enrolled()?.self.call ? interval : interval / 6),
		async beat() {
			const key = enrolled()?.key;
			if (!key) return;
			heed((await ask('POST', `${ME}/heartbeat`, await heartbeat(), SELF)).value, key);
		},
	});

	const news = createNews({ baseUrl, fetch: network.fetch, onNews: () => pulse.now(), end: end.signal });
	let known: string | undefined;
	// Before anybody else looks at who this device is now.
	$state.listen(() => {
		const key = enrolled()?.key;
		if (key === known) return;
		news.listen((known = key));
		outbox.rouse();
	});

	const reading = createPulse(end.signal, {
		wait: () => catalogueInterval,
		async beat() {
			const key = enrolled()?.key;
			if (!key || !$online.get()) return;
			const read = await readCatalogue(baseUrl, { fetch: network.fetch, key, etag, end: end.signal });
			if (!read) return;
			etag = read.etag;
			$catalogue.set(read.value);
			// Where it is too large for the disk, the one from before is better than none.
			await store.write('catalogue', read).catch(() => undefined);
		},
	});

	async function recall(): Promise<void> {
		// Not before: what another window has written until now is newer.
		Object.assign(mirror, readMirror());
		// One after another: the first makes the database anew when it is broken.
		const identity = await store.read('identity').catch(() => undefined);
		mirror.identity ??= identity;
		clock.recall(await store.read('clock').catch(() => undefined));
		const catalogue = await store.read('catalogue').catch(() => undefined);
		etag = catalogue?.etag;
		$catalogue.set(catalogue?.value ?? null);
		const broken = await outbox.load().catch(() => 0);
		// The database knows nothing of the device: it was lost, and with it what the mirror counted.
		mirror.lost += identity ? broken : mirror.waiting;
		mirror.waiting = outbox.size();
		keepMirror();
	}

	async function start(): Promise<void> {
		await becomeOnly(end.signal, () => $state.set({ phase: 'elsewhere' }));
		void navigator.storage.persist().catch(() => false);
		await recall();
		const { key, self } = mirror.identity ?? {};
		if (key && self) $state.set({ phase: 'enrolled', self, key });
		else $state.set({ phase: 'enrolling' });
		outbox.$state.listen(() => {
			mirror.waiting = outbox.size();
			writeMirror(mirror);
			pulse.now();
		});
		$online.listen((isOnline) => {
			if (!isOnline) return pulse.again();
			reading.now();
			outbox.rouse();
		});
		addEventListener('online', () => pulse.now(), { signal: end.signal });
		pulse.now();
		reading.now();
	}

	void start();

	return {
		$state,
		$online,
		$outbox: outbox.$state,
		$catalogue,
		now: clock.now,
		fetch: sessions.fetch,
		accessToken: sessions.accessToken,
		async enrol(code) {
			try {
				const { value } = await write<EnrolledKiosk>(
					transport,
					'POST',
					'/v1/kiosks/enrol',
					{ code },
					{ shape: ENROLLED },
				);
				if (mirror.identity?.self.id !== value.kiosk.id) mirror.lost = 0;
				accept(value.kiosk, value.key);
			} catch (error) {
				return isEndcapProblem(error, 'rate_limited') ? limitedOf(error) : refusalOf(error, 'code_wrong');
			}
			pulse.now();
			reading.now();
			return { outcome: 'enrolled' };
		},
		keep: (...args) => outbox.keep(...args),
		show(now) {
			if (screen === now) return;
			screen = now;
			pulse.now();
		},
		async callForHelp(language) {
			return call('POST', { language });
		},
		async takeCallBack() {
			await call('DELETE');
		},
		destroy() {
			end.abort();
			transport.destroy();
			store.close();
		},
	};

	async function call(method: 'POST' | 'DELETE', body?: object): Promise<boolean> {
		const key = enrolled()?.key;
		try {
			if (key) heed((await ask(method, `${ME}/call`, body, SELF)).value, key);
			return key !== undefined;
		} catch (error) {
			if (!isEndcapError(error)) throw error;
			return false;
		}
	}
}
