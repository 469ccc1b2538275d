import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
	framework: '@storybook/web-components-vite',
	stories: ['../stories/**/*.stories.ts'],
	addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
	core: { disableTelemetry: true, disableWhatsNewNotifications: true },
	viteFinal: (options) => ({
		...options,
		// The root’s configuration builds the script tag; stories run on the sources.
		resolve: { ...options.resolve, conditions: ['endcap-source', 'module', 'browser', 'development|production'] },
	}),
};

export default config;
