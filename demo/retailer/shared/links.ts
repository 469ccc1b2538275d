/** An address of this site that stays with the shop being looked at (`?shop=`). */
export function link(path: string, parameters: Record<string, string | undefined> = {}): string {
	const query = new URLSearchParams();
	const shop = new URLSearchParams(location.search).get('shop');
	for (const [name, value] of Object.entries({ ...parameters, shop: shop ?? undefined })) {
		if (value) {
			query.set(name, value);
		}
	}
	return query.size ? `${path}?${query}` : path;
}

export function productLink(id: string, sku?: string): string {
	return link(`/product/${encodeURIComponent(id)}`, { sku });
}
