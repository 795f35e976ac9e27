import { crc32, deflateRawSync } from 'node:zlib';

export type RawEntry = {
  name: string | Buffer;
  data?: string | Buffer;
  /** 0 stored, 8 deflated. */
  method?: number;
  /** General purpose bits: 1 encrypted, 0x800 UTF-8. */
  flags?: number;
  /** Of Unix, such as 0o120777 for a link. */
  mode?: number;
  /** What the archive says of itself instead of the truth. */
  size?: number;
  crc?: number;
  /** Where its data are said to begin: that of another entry. */
  offset?: number;
};

/** A zip byte by byte, as no tool would write it. */
export function rawZip(entries: RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, data = '', method = 8, flags = 0x800, mode = 0o100644 } = entry;
    const [nameBytes, bytes] = [Buffer.from(name), Buffer.from(data)];
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const sizes = [entry.crc ?? crc32(bytes), packed.length, entry.size ?? bytes.length];
    const shared = [short(flags), short(method), short(0), short(0), ...sizes.map(long)];
    const local = [
      long(0x04034b50),
      short(20),
      ...shared,
      short(nameBytes.length),
      short(0),
      nameBytes,
      packed,
    ];
    const outer = [
      short(0),
      short(0),
      short(0),
      short(0),
      long((mode << 16) >>> 0),
      long(entry.offset ?? offset),
    ];
    const head = [long(0x02014b50), short((3 << 8) | 20), short(20), ...shared, short(nameBytes.length)];
    directory.push(...head, ...outer, nameBytes);
    const written = Buffer.concat(local);
    parts.push(written);
    offset += written.length;
  }
  const central = Buffer.concat(directory);
  const count = short(entries.length);
  const end = [
    long(0x06054b50),
    short(0),
    short(0),
    count,
    count,
    long(central.length),
    long(offset),
    short(0),
  ];
  return Buffer.concat([...parts, central, ...end]);
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
