// What a request may say about where it comes from. Everything behind this (sign-in limits, origin checks, cookies)
// believes x-sonaeai-client-address, x-forwarded-* and host, so they are only ever what a named proxy or the socket says.
import proxyAddr from 'proxy-addr';
import { Problem } from '../launch/problem.mjs';

/** @typedef {(address: string, hop: number) => boolean} Trust */

/**
 * @param {string | undefined} setting TRUSTED_PROXIES: addresses, CIDR ranges, or loopback / linklocal / uniquelocal, separated by commas
 * @returns {Trust}
 * @throws {Problem} when an entry is none of these
 */
export function trustOf(setting) {
  const entries = (setting ?? '').split(',').map((entry) => entry.trim()).filter(Boolean);
  try {
    return proxyAddr.compile(entries);
  } catch {
    throw new Problem(
      `「TRUSTED_PROXIES」は、信頼する中継サーバーのIPアドレスまたは範囲をカンマ区切りで指定してください（例: 10.0.0.5,192.168.1.0/24）。現在の値: ${setting}`,
    );
  }
}

const CLAIMS = /^(x-forwarded(-.*)?|forwarded|x-real-ip|x-sonaeai-.*)$/;
const HOST = /^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](:\d{1,5})?$/;

/** The nearest proxy's word: what stands last. */
const last = (value) => (Array.isArray(value) ? value.join(',') : (value ?? '')).split(',').pop().trim();

/**
 * Replaces every claim about the sender by what is known: `x-sonaeai-client-address`, `x-forwarded-for` (the same one
 * address), `x-forwarded-proto`, `x-forwarded-host` and `host`.
 * @param {import('node:http').IncomingMessage} request its headers are changed in place
 * @param {Trust} trust
 */
export function settleHeaders(request, trust) {
  const { headers } = request;
  const peer = request.socket.remoteAddress ?? '';
  const trusted = peer !== '' && trust(peer, 0);
  const client = trusted ? proxyAddr(request, trust) : peer;
  const claimedHost = trusted ? last(headers['x-forwarded-host']) : '';
  const claimedProto = trusted ? last(headers['x-forwarded-proto']) : '';
  for (const name of Object.keys(headers)) if (CLAIMS.test(name)) delete headers[name];

  headers['x-sonaeai-client-address'] = client.replace(/^::ffff:(?=\d+\.)/, '');
  headers['x-forwarded-for'] = headers['x-sonaeai-client-address'];
  headers['x-forwarded-proto'] = claimedProto === 'https' ? 'https' : 'http';
  if (HOST.test(claimedHost)) headers.host = claimedHost;
  if (headers.host) headers['x-forwarded-host'] = headers.host;
}
