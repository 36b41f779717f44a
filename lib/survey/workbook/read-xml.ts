import 'server-only';
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { ExpectedError } from '../../platform/errors';
import { refuse } from './unreadable';
import { MAX_DEPTH } from './upload-limits';

export type XmlHandlers = {
  /** Local name and attributes, the latter by their local names. */
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part as it is unpacked, a piece at a time. No DOCTYPE is taken, so there is nothing that could be expanded.
 * @throws {UnreadableWorkbook} when it is no XML, or unpacks to something else than the zip states
 */
export async function readXml(stream: Readable, { open, close, text }: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false, fragment: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => refuse('entities'));
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) refuse('damagedXml');
    if (!open) return;
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [name, value] of Object.entries(tag.attributes)) attributes[name.startsWith('r:') ? name : local(name)] = value;
    open(local(tag.name), attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    close?.(local(tag.name));
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = '';
  try {
    for await (const chunk of stream) {
      const piece = decoder.decode(chunk as Buffer, { stream: true });
      // An entity bomb never gets to the parser: its declarations stand before the first element.
      if (head.length < 4096) {
        head += piece.slice(0, 4096);
        if (/<!DOCTYPE/i.test(head)) refuse('entities');
      }
      parser.write(piece);
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    stream.destroy();
    if (error instanceof ExpectedError) throw error;
    refuse('damagedXml');
  }
}
