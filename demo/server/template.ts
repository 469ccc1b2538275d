/** Text that is markup already and goes in as it is. */
export class Markup {
	readonly html: string;
	constructor(html: string) {
		this.html = html;
	}
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
	return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Fills every `{{name}}`. Text is escaped, so a merchant's name never becomes markup. An unknown name is our mistake. */
export function fillTemplate(template: string, values: Record<string, string | Markup>): string {
	return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
		const value = values[name];
		if (value === undefined) {
			throw new Error(`The page asks for {{${name}}}, which nothing fills.`);
		}
		return value instanceof Markup ? value.html : escapeHtml(value);
	});
}
