import { BlockList, isIPv4, isIPv6 } from 'node:net';

// Whatever is not a machine of the public internet: this one, our network, the cloud's own services, documentation.
const notPublicV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
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
const notPublic = new BlockList();
for (const [net, bits] of notPublicV4) notPublic.addSubnet(net, bits, 'ipv4');
// Tunnels that carry IPv4 addresses within, and documentation.
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  notPublic.addSubnet(net, bits, 'ipv6');

const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an address is one of the public internet. What is no address at all, is not. */
export const isPublicAddress = (address: string): boolean => {
  if (isIPv4(address)) return !notPublic.check(address, 'ipv4');
  return isIPv6(address) && publicV6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
};

export const isLoopbackAddress = (address: string): boolean =>
  isIPv4(address) ? loopback.check(address, 'ipv4') : isIPv6(address) && loopback.check(address, 'ipv6');

/** Where calls may go. `allowLoopback`: to this machine, too, which only a demonstration may. */
export interface OutsidePolicy {
  readonly allowLoopback: boolean;
}

export const mayCall = (address: string, { allowLoopback }: OutsidePolicy): boolean =>
  isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));

/** The host of a URL as an address or a name, without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

export const isAddress = (host: string): boolean => isIPv4(host) || isIPv6(host);

const saysLoopback = (host: string): boolean => host === 'localhost' || isLoopbackAddress(host);

export const parseUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/**
 * Whether a URL may be called as far as it tells by itself: encrypted (to this machine also plain, where that is
 * allowed at all), with no name and password in it, and not at an address that is none of the public internet's.
 * What a name resolves to is looked at when the connection is made.
 */
export const isFit = (url: URL, policy: OutsidePolicy): boolean => {
  const host = hostOf(url);
  if (url.username !== '' || url.password !== '' || host === '') return false;
  if (saysLoopback(host)) return policy.allowLoopback && (url.protocol === 'http:' || url.protocol === 'https:');
  return url.protocol === 'https:' && (!isAddress(host) || isPublicAddress(host));
};

/** Whether the URL's host is one of the list. A host without a port stands for the usual port, on loopback for any. */
export const isListed = (url: URL, hosts: readonly string[]): boolean =>
  hosts.some((host) => host === url.host || (host === url.hostname && (url.port === '' || saysLoopback(hostOf(url)))));
