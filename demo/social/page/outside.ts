/** A phone whose own browser can be asked for by an address. */
export type Phone = 'android' | 'ios';

export function phoneOf(userAgent: string): Phone | undefined {
	if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
	return /Android/.test(userAgent) ? 'android' : undefined;
}

/** An address that leads out of an app’s browser into the phone’s own, where the app lets it. */
export function outsideAddress(url: string, phone: Phone): string {
	if (phone === 'ios') return `x-safari-${url}`;
	const [scheme = '', rest = ''] = url.split('://');
	return `intent://${rest}#Intent;scheme=${scheme};action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;S.browser_fallback_url=${encodeURIComponent(url)};end`;
}
