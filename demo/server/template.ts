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

export type Content = string | number | Markup | readonly Content[] | false | null | undefined;

/** Markup with text in it, which is escaped, and markup, which is not. Lists are joined; what is missing leaves nothing. */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
	return new Markup(parts.map((part, index) => part + asHtml(contents[index])).join(''));
}

function asHtml(content: Content): string {
	if (content === undefined || content === null || content === false) return '';
	if (content instanceof Markup) return content.html;
	if (typeof content === 'object') return content.map(asHtml).join('');
	return escapeHtml(String(content));
}
