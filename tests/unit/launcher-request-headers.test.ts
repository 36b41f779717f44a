import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { isReadable } from '../../scripts/server/address.mjs';
import { isLocalHost } from '../../scripts/server/hosts.mjs';
import { settleHeaders, trustOf } from '../../scripts/server/request-headers.mjs';

function settled(peer: string, headers: Record<string, string>, proxies?: string) {
  const request = { headers: { ...headers }, socket: { remoteAddress: peer } } as unknown as IncomingMessage;
  settleHeaders(request, trustOf(proxies));
  return request.headers;
}

const claims = {
  host: 'sonaeai.example:3000', 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https',
  'x-forwarded-port': '443', 'x-forwarded-prefix': '/x', forwarded: 'for=203.0.113.7', 'x-real-ip': '203.0.113.7',
  'x-sonaeai-client-address': '203.0.113.7', 'x-sonaeai-anything': '1',
};

test('without a named proxy every claim about the sender is dropped', () => {
  expect(settled('198.51.100.9', claims)).toEqual({
    host: 'sonaeai.example:3000', 'x-sonaeai-client-address': '198.51.100.9', 'x-forwarded-for': '198.51.100.9',
    'x-forwarded-proto': 'http', 'x-forwarded-host': 'sonaeai.example:3000',
  });
});

test('a proxy that is not the named one is believed nothing', () => {
  expect(settled('198.51.100.9', claims, '10.0.0.5')['x-sonaeai-client-address']).toBe('198.51.100.9');
  expect(settled('198.51.100.9', claims, '10.0.0.5').host).toBe('sonaeai.example:3000');
});

test('the named proxy says who, by which name and over TLS; its own claims about our header are dropped all the same', () => {
  const headers = settled('::ffff:10.0.0.5', { ...claims, 'x-forwarded-host': 'sonaeai.example' }, '10.0.0.0/24');
  expect(headers).toEqual({
    host: 'sonaeai.example', 'x-sonaeai-client-address': '203.0.113.7', 'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'https', 'x-forwarded-host': 'sonaeai.example',
  });
});

test('what a client wrote before the named proxy appended its address is not believed', () => {
  const headers = settled('10.0.0.5', { host: 'a', 'x-forwarded-for': '192.0.2.1, 203.0.113.7', 'x-forwarded-host': 'evil.example, sonaeai.example' }, '10.0.0.5');
  expect(headers['x-sonaeai-client-address']).toBe('203.0.113.7');
  expect(headers.host).toBe('sonaeai.example');
});

test('a chain of named proxies is followed to its beginning', () => {
  const headers = settled('127.0.0.1', { host: 'a', 'x-forwarded-for': '203.0.113.7, 10.1.2.3' }, 'loopback, 10.0.0.0/8');
  expect(headers['x-sonaeai-client-address']).toBe('203.0.113.7');
});

test('a forwarded host that is no host name is dropped', () => {
  expect(settled('10.0.0.5', { host: 'a', 'x-forwarded-host': 'b/../c' }, '10.0.0.5').host).toBe('a');
});

test('a wrong TRUSTED_PROXIES gets a sentence', () => {
  for (const wrong of ['proxy.example', '10.0.0.0/99', 'loopback;10.0.0.1']) expect(() => trustOf(wrong)).toThrow('「TRUSTED_PROXIES」');
  expect(() => trustOf(' 10.0.0.5 , ::1 ,loopback')).not.toThrow();
});

test.each([['localhost', true], ['localhost:3000', true], ['127.0.0.1:1', true], ['[::1]:3000', true], ['LOCALHOST', true],
  ['localhost.example', false], ['example', false], ['127.0.0.1.example', false], ['', false], [undefined, false]])('%s is this machine: %s', (host, expected) => {
  expect(isLocalHost(host)).toBe(expected);
});

test('an address that is no text is told from one that is', () => {
  for (const url of ['/directory/%FF', '/contact/%ED%A0%80', '/%', '/a%2']) expect(isReadable(url), url).toBe(false);
  for (const url of [undefined, '/', '/register/%E9%9B%9B', '/directory?q=%FF', '/a%00b']) expect(isReadable(url), url).toBe(true);
});
