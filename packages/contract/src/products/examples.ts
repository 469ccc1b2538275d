import type { Product } from './schemas.ts';

export const exampleProduct: Product = {
	id: 'enamel-kettle',
	title: 'Enamel kettle',
	description: 'A two litre kettle for every kind of hob.',
	vendor: 'Endcap Demo',
	category: 'Kitchen',
	status: 'active',
	image: null,
	variants: [
		{
			sku: 'KETTLE-RED',
			product_id: 'enamel-kettle',
			title: 'Enamel kettle, red',
			status: 'active',
			gtin: '04006381333931',
			options: [{ name: 'Colour', value: 'red' }],
			price: { amount: 4900, currency: 'EUR' },
			list_price: { amount: 5900, currency: 'EUR' },
			image: null,
			tracked: true,
			backorder: false,
		},
		{
			sku: 'KETTLE-BLUE',
			product_id: 'enamel-kettle',
			title: 'Enamel kettle, blue',
			status: 'active',
			gtin: null,
			options: [{ name: 'Colour', value: 'blue' }],
			price: { amount: 4900, currency: 'EUR' },
			list_price: null,
			image: null,
			tracked: true,
			backorder: true,
		},
	],
};
