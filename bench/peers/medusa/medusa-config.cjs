const { defineConfig } = require('@medusajs/framework/utils');

// As it comes, with its modules in memory where it would take Redis, and without the admin’s pages.
module.exports = defineConfig({
	projectConfig: {
		databaseUrl: process.env.DATABASE_URL,
		http: { storeCors: '*', adminCors: '*', authCors: '*', jwtSecret: 'bench', cookieSecret: 'bench' },
	},
	admin: { disable: true },
});
