import type { ReadableAtom } from 'nanostores';
import type { Live, Source } from './live.ts';
import { onDemand } from './on-demand.ts';
import type { Refreshed, Refresher } from './refresher.ts';
import { createWeakCache } from './weak-cache.ts';

/** What stands behind a resource: its calls, and in place of live state what reads it. The value comes by `accept`. */
export type Behind<Resource> = {
	[Name in keyof Resource]: Resource[Name] extends ReadableAtom<Live<infer T>>
		? (source: Source<T>) => Promise<unknown>
		: Resource[Name] extends (...args: infer Args) => ReadableAtom<Live<infer T>>
			? (source: Source<T>, ...args: Args) => Promise<unknown>
			: Resource[Name];
};

/** Live state by the name of its resource, its own, and what else tells it from others. */
export type Sources = (resource: string, name: string, ...args: unknown[]) => Refreshed<unknown>;

type Call = (...args: unknown[]) => unknown;

/** What stands behind resources, each to be fetched when something of it is asked for, by its name. */
export type Resources = Record<string, (name: string) => Promise<object>>;

type NamesOf<Resource> = readonly (keyof Resource & string)[];

/** Makes a resource of calls, live state, and families of it: what gives live state. */
export type Lazily = <Resource>(
	resource: string,
	calls: NamesOf<Resource>,
	states: NamesOf<Resource>,
	families: NamesOf<Resource>,
) => Resource;

/** Makes resources whose code is fetched with the first call or subscription, since few pages need it. */
export function createLazily(refresher: Refresher, load: (sources: Sources) => Promise<Resources>): Lazily {
	const cache = createWeakCache<Refreshed<unknown>>();
	const resources = onDemand(() => load(sources));
	const call =
		(resource: string, name: string) =>
		async (...args: unknown[]) => {
			const behind = (await (await resources())[resource]?.(name)) as Record<string, Call> | undefined;
			return behind?.[name]?.(...args);
		};
	const sources: Sources = (resource, name, ...args) =>
		cache.get(JSON.stringify([resource, name, args]), () =>
			refresher.live((source) => call(resource, name)(source, ...args)),
		);
	return ((resource: string, calls: string[], states: string[], families: string[]) =>
		Object.fromEntries([
			...calls.map((name) => [name, call(resource, name)]),
			...states.map((name) => [name, sources(resource, name).$live]),
			...families.map((name) => [name, (...args: unknown[]) => sources(resource, name, ...args).$live]),
		])) as Lazily;
}
