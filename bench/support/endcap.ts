import { BenchChild } from './child.ts';
import type { BenchShop, ShopSize } from './shop.ts';

export interface EndcapNode extends BenchShop {
	/** Asked `cpu` or `memory`, it answers as cost.ts has it. */
	child: BenchChild;
	url: string;
}

/** A node of ours in its own process, on an embedded database in a folder or on PostgreSQL, with a new shop of this size. */
export async function startEndcap(place: string, size: ShopSize): Promise<EndcapNode> {
	const [child, ready] = await start<BenchShop & { url: string }>([place, JSON.stringify(size)]);
	return { child, ...ready };
}

/** Another node on the same database. */
export async function startAnotherEndcap(place: string): Promise<{ child: BenchChild; url: string }> {
	const [child, { url }] = await start<{ url: string }>([place]);
	return { child, url };
}

const start = <Ready>(parameters: string[]) =>
	BenchChild.start<Ready>(new URL('./endcap-in-process.ts', import.meta.url), parameters);
