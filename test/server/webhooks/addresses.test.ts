import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, isAllowed } from '../../../packages/server/src/webhooks/addresses.ts';

const PUBLIC = [
	'93.184.216.34',
	'8.8.8.8',
	'172.15.0.1',
	'172.32.0.1',
	'100.63.0.1',
	'2606:2800:220:1::1',
	'2a00:1450::1',
];
const PRIVATE = [
	'0.0.0.0',
	'10.0.0.1',
	'100.64.0.1',
	'100.100.100.200',
	'127.0.0.1',
	'127.255.255.254',
	'168.63.129.16',
	'169.254.169.254',
	'172.16.0.1',
	'172.31.255.255',
	'192.0.0.192',
	'192.168.1.1',
	'198.18.0.1',
	'224.0.0.1',
	'240.0.0.1',
	'255.255.255.255',
	'::',
	'::1',
	'::ffff:10.0.0.1',
	'::ffff:7f00:1',
	'64:ff9b::a00:1',
	'fd00:ec2::254',
	'fe80::1',
	'ff02::1',
	'2001:0:a00::1',
	'2001:db8::1',
	'2002:a00:1::',
];

test('only addresses that everybody can reach are sent to', () => {
	assert.deepEqual(
		PUBLIC.filter((address) => !isAllowed(address, false)),
		[],
	);
	assert.deepEqual(
		PRIVATE.filter((address) => isAllowed(address, false)),
		[],
	);
});

test('this machine, and nothing else that is private, when the server was told so', () => {
	assert.deepEqual(
		PRIVATE.filter((address) => isAllowed(address, true)),
		['127.0.0.1', '127.255.255.254', '::1', '::ffff:7f00:1'],
	);
});

/** However it is written: addresses are read as browsers read them. */
const REFUSED = [
	'http://hooks.example/',
	'ftp://hooks.example/',
	'https://',
	'https://name:word@hooks.example/',
	'https://localhost/',
	'https://api.localhost/',
	'https://127.1/',
	'https://2130706433/',
	'https://0x7f.0.0.1/',
	'https://0177.0.0.1/',
	'https://10.0.0.1/',
	'https://169.254.169.254/latest/meta-data/',
	'https://[::1]/',
	'https://[::ffff:127.0.0.1]/',
	'https://[fd00::1]/',
];

test('addresses that can be seen to lead nowhere good are refused as they are written', () => {
	assert.deepEqual(
		REFUSED.filter((url) => faultOf(url, false) === undefined),
		[],
	);
	for (const url of ['https://hooks.example/a?b=c', 'https://93.184.216.34:8443/', 'https://[2606:2800:220:1::1]/']) {
		assert.equal(faultOf(url, false), undefined, url);
	}
});

test('without TLS only this machine is sent to, and only when the server was told so', () => {
	const here = ['http://localhost:4000/', 'http://127.0.0.1/', 'http://[::1]/', 'https://localhost/'];
	assert.deepEqual(
		here.map((url) => faultOf(url, true)),
		[undefined, undefined, undefined, undefined],
	);
	for (const url of ['http://hooks.example/', 'http://10.0.0.1/', 'https://10.0.0.1/', 'http://93.184.216.34/']) {
		assert.notEqual(faultOf(url, true), undefined, url);
	}
});
