import { Resolver } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';

/** An address of a host as `dns.lookup` gives it. */
export interface HostAddress {
	address: string;
	family: number;
}

/** Every address of a name. Rejects when it has none. */
export type Resolve = (hostname: string) => Promise<HostAddress[]>;

/** Special-purpose registries of IANA (RFC 6890), multicast, and the one address of a cloud’s own that looks public. */
const NOT_FOR_ALL_4: readonly (readonly [string, number])[] = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['168.63.129.16', 32],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3],
];
/** Within 2000::/3, which is all there is for all; some of these carry an IPv4 address inside. */
const NOT_FOR_ALL_6: readonly (readonly [string, number])[] = [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20],
];

const notForAll = new BlockList();
for (const [net, prefix] of NOT_FOR_ALL_4) notForAll.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of NOT_FOR_ALL_6) notForAll.addSubnet(net, prefix, 'ipv6');
const forAll6 = new BlockList();
forAll6.addSubnet('2000::', 3, 'ipv6');
const thisMachine = new BlockList();
thisMachine.addSubnet('127.0.0.0', 8, 'ipv4');
thisMachine.addAddress('::1', 'ipv6');

const LOCAL_NAME = /(^|\.)localhost$/;
const LOOPBACK: HostAddress[] = [
	{ address: '127.0.0.1', family: 4 },
	{ address: '::1', family: 6 },
];
const ASK_MS = 3000;

/** Whether something may be sent to an address. `local`: to this machine too. */
export function isAllowed(address: string, local: boolean): boolean {
	if (isIP(address) === 4) return !notForAll.check(address, 'ipv4') || (local && thisMachine.check(address, 'ipv4'));
	const open = forAll6.check(address, 'ipv6') && !notForAll.check(address, 'ipv6');
	return open || (local && thisMachine.check(address, 'ipv6'));
}

/** What is wrong with the address of a webhook, in words, as far as it can be seen without asking for its name. */
export function faultOf(text: string, local: boolean): string | undefined {
	if (!URL.canParse(text)) return 'It cannot be read as an address.';
	const { protocol, hostname, username, password } = new URL(text);
	const host = bareHost(hostname);
	const here = LOCAL_NAME.test(host) || (isIP(host) !== 0 && isAllowed(host, true) && !isAllowed(host, false));
	if (protocol !== 'https:' && !(local && here)) return 'It has to begin with https://.';
	if (username !== '' || password !== '') return 'Leave name and password out: deliveries are signed.';
	if (here && !local) return 'This machine is no receiver, unless the server was started with --local-webhooks.';
	if (isIP(host) !== 0 && !isAllowed(host, local)) return 'It is not an address that everybody can reach.';
	return undefined;
}

/** IPv6 without its brackets. */
function bareHost(hostname: string): string {
	return hostname.replace(/^\[(.*)\]$/, '$1');
}

export class RefusedAddress extends Error {
	override readonly name = 'RefusedAddress';
}

/**
 * For a socket: the addresses that it then connects to are the very ones that were judged, so a name that leads elsewhere
 * a moment later leads nowhere. One that is refused spoils them all.
 */
export function guardedLookup(resolve: Resolve, local: boolean): LookupFunction {
	const judged = callbackify(async (hostname: string): Promise<[HostAddress, ...HostAddress[]]> => {
		const [first, ...others] = await resolve(hostname);
		if (!first || ![first, ...others].every(({ address }) => isAllowed(address, local))) {
			throw new RefusedAddress('The name leads to an address that nothing is sent to');
		}
		return [first, ...others];
	});
	return (hostname, { all }, done) =>
		judged(hostname, (error, addresses) => {
			if (error) done(error, '');
			else if (all) done(null, addresses);
			else done(null, addresses[0].address, addresses[0].family);
		});
}

/**
 * Asks the name servers by itself. The system’s own look-up takes one of four threads that everybody shares, for as long
 * as a name server is silent.
 */
export const resolveByDns: Resolve = async (hostname) => {
	if (LOCAL_NAME.test(hostname)) return LOOPBACK;
	const resolver = new Resolver({ timeout: ASK_MS, tries: 2 });
	const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
	const found = [
		...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
		...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
	];
	if (found.length === 0 && four.status === 'rejected') throw four.reason;
	return found;
};
