import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../packages/elements/custom-elements.json';
import './preview.css';

setCustomElementsManifest(manifest);

const preview: Preview = {
	parameters: { a11y: { test: 'error' }, controls: { expanded: true }, layout: 'padded' },
	globalTypes: {
		scheme: {
			description: 'Light or dark page',
			toolbar: { icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
		},
		direction: {
			description: 'Writing direction',
			toolbar: { icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
		},
		lang: {
			description: 'Language of the page',
			toolbar: { icon: 'globe', items: ['en', 'fi', 'et', 'lv', 'pl', 'af'], dynamicTitle: true },
		},
	},
	initialGlobals: { scheme: 'light', direction: 'ltr', lang: 'en' },
	decorators: [
		(story, { globals }) => {
			const { scheme, direction, lang } = globals as Record<'scheme' | 'direction' | 'lang', string>;
			Object.assign(document.documentElement, { dir: direction, lang });
			document.documentElement.dataset.scheme = scheme;
			return story();
		},
	],
};

export default preview;
