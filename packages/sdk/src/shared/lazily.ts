import type { ReadableAtom } from 'nanostores';
import type { Live } from './live.ts';
import { onDemand } from './on-demand.ts';
import type { Refreshed, Refresher } from './refresher.ts';
import { createWeakCache } from './weak-cache.ts';

/** What stands behind a resource: its calls, and in place of live state what reads it. The value comes by `accept`. */
export type Behind<Resource> = {
	[Name in keyof Resource]: Resource[Name] extends ReadableAtom<Live<infer T>>
		? (source: Refreshed<T>) => Promise<unknown>
		: Resource[Name] extends (...args: infer Args) => ReadableAtom<Live<infer T>>
			? (source: Refreshed<T>, ...args: Args) => Promise<unknown>
			: Resource[Name];
};

/** Live state by the name of its resource, its own, and what else tells it from others. */
export type Sources = (resource: string, name: string, ...args: unknown[]) => Refreshed<unknown>;

type Call = (...args: unknown[]) => unknown;

/** What stands behind resources, each to be fetched when something of it is asked for, by its name. */
export type Resources = Record<string, (name: string) => Promise<object>>;

/** What gives live state when it is told which: `(id) => $atom`. */
type FamilyOf<Resource> = {
	[Name in keyof Resource]: Resource[Name] extends (...args: never[]) => ReadableAtom ? Name : never;
}[keyof Resource] &
	string;

/**
 * Makes a resource of calls, of live state, whose names begin with `$`, and of families of it, which have to be named.
 * Names stand in the type alone: a list of them would weigh on every page.
 */
export type Lazily = <Resource extends object>(
	resource: string,
	...families: FamilyOf<Resource> extends never ? [] : [FamilyOf<Resource>]
) => Resource;

/** Makes resources whose code is fetched with the first call or subscription, since few pages need it. */
export function createLazily(refresher: Refresher, load: (sources: Sources) => Promise<Resources>): Lazily {
	const cache = createWeakCache<Refreshed<unknown>>();
	const resources = onDemand(() => load(sources));
	const call =
		<Name extends string>(resource: string, name: Name) =>
		async (...args: unknown[]) => {
			const behind = (await (await resources())[resource]?.(name)) as Record<Name, Call>;
			return behind[name](...args);
		};
	const sources: Sources = (resource, name, ...args) =>
		cache.get(JSON.stringify([resource, name, args]), () =>
			refresher.live((source) => call(resource, name)(source, ...args)),
		);
	const part = (resource: string, name: string, family: string | undefined) => {
		if (name === family) return (...args: unknown[]) => sources(resource, name, ...args).$live;
		return name.startsWith('$') ? sources(resource, name).$live : call(resource, name);
	};
	return (resource, ...[family]) =>
		new Proxy(Object.create(null), {
			get(own, name) {
				// Who awaits it, or writes it down, asks whether it is a promise or a date.
				if (typeof name === 'symbol' || name === 'then' || name === 'toJSON') return undefined;
				return (own[name] ??= part(resource, name, family));
			},
		});
}
