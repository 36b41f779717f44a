import { crc32, deflateRawSync } from 'node:zlib';
import yauzl from 'yauzl';

// Zip files as gateways, and people with bad intent, make them.

export type ZipParts = Map<string, Buffer>;

export const unzip = (bytes: Buffer): Promise<ZipParts> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const parts: ZipParts = new Map();
      zip.on('error', reject);
      zip.on('end', () => resolve(parts));
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks));
            zip.readEntry();
          });
        }),
      );
      zip.readEntry();
    });
  });

/** @param lie what a part says of its unpacked size, in place of the truth */
export function zipped(parts: Iterable<readonly [string, Buffer | string]>, lie: Record<string, number> = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for (const [name, content] of parts) {
    const data = Buffer.from(content as Buffer);
    const packed = deflateRawSync(data);
    const file = Buffer.from(name, 'utf8');
    const size = lie[name] ?? data.length;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2); // UTF-8 names
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(file.length, 22);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    common.copy(central, 6, 0, 24);
    central.writeUInt32LE(offset, 42);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, file, packed]);
    locals.push(local);
    directory.push(central, file);
    offset += local.length;
    count += 1;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

/** Takes a file apart, lets `change` alter its parts, and packs it again. */
export async function repacked(bytes: Buffer, change: (parts: ZipParts) => void): Promise<Buffer> {
  const parts = await unzip(bytes);
  change(parts);
  return zipped(parts);
}
