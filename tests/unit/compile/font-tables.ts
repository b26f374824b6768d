/** Enough of a WOFF2 reader to ask a font what it holds (https://www.w3.org/TR/WOFF2/). */
import { brotliDecompressSync } from 'node:zlib';

/** Tags by their number in a WOFF2 directory, as far as they are looked for here. */
const KNOWN_TAGS = [
  ...['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca', 'prep'],
  ...['CFF ', 'VORG', 'EBDT', 'EBLC', 'gasp', 'hdmx', 'kern', 'LTSH', 'PCLT', 'VDMX', 'vhea', 'vmtx', 'BASE'],
  ...['GDEF', 'GPOS', 'GSUB', 'EBSC', 'JSTF', 'MATH', 'CBDT', 'CBLC', 'COLR', 'CPAL', 'SVG ', 'sbix', 'acnt'],
  ...['avar', 'bdat', 'bloc', 'bsln', 'cvar', 'fdsc', 'feat', 'fmtx', 'fvar', 'gvar', 'hsty', 'just', 'lcar'],
];
const HEADER_LENGTH = 48;

export type Tables = ReadonlyMap<string, Buffer>;

/** @throws when the bytes are not WOFF2 */
export function fontTables(woff2: Uint8Array): Tables {
  const font = Buffer.from(woff2);
  if (font.toString('latin1', 0, 4) !== 'wOF2') throw new Error('This is not a WOFF2 file.');
  let at = HEADER_LENGTH;
  const readLength = () => {
    let value = 0;
    for (;;) {
      const byte = font.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  const entries = Array.from({ length: font.readUInt16BE(12) }, () => {
    const flags = font.readUInt8(at++);
    let tag = KNOWN_TAGS[flags & 0x3f];
    if ((flags & 0x3f) === 0x3f) {
      tag = font.toString('latin1', at, at + 4);
      at += 4;
    }
    const length = readLength();
    // For glyf and loca the version 3 means "as it is"; for the others 0 does.
    const isTransformed = flags >> 6 !== (tag === 'glyf' || tag === 'loca' ? 3 : 0);
    return { tag: tag ?? '', length: isTransformed ? readLength() : length };
  });
  const data = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20)));
  let start = 0;
  return new Map(
    entries.map(({ tag, length }) => {
      start += length;
      return [tag, data.subarray(start - length, start)];
    }),
  );
}

/** The characters of the basic plane that a font has a glyph for. */
export function charactersOf(tables: Tables): Set<string> {
  const cmap = tableOf(tables, 'cmap');
  const held = new Set<string>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const segments = table.readUInt16BE(6) / 2;
    for (let segment = 0; segment < segments; segment += 1) {
      const end = table.readUInt16BE(14 + 2 * segment);
      const start = table.readUInt16BE(16 + 2 * (segments + segment));
      // The last segment is the end mark.
      for (let code = start; code <= end && code < 0xffff; code += 1) held.add(String.fromCharCode(code));
    }
  }
  return held;
}

/** The layout features of a table, such as `kern` or `tnum`. */
export function featuresOf(tables: Tables, tag: 'GSUB' | 'GPOS'): string[] {
  const table = tableOf(tables, tag);
  const list = table.subarray(table.readUInt16BE(6));
  return Array.from({ length: list.readUInt16BE(0) }, (_, index) =>
    list.toString('latin1', 2 + index * 6, 6 + index * 6),
  );
}

export function axesOf(tables: Tables): { tag: string; min: number; default: number; max: number }[] {
  const table = tableOf(tables, 'fvar');
  const first = table.readUInt16BE(4);
  const size = table.readUInt16BE(10);
  return Array.from({ length: table.readUInt16BE(8) }, (_, index) => {
    const axis = table.subarray(first + index * size);
    const fixed = (offset: number) => axis.readInt32BE(offset) / 65536;
    return { tag: axis.toString('latin1', 0, 4), min: fixed(4), default: fixed(8), max: fixed(12) };
  });
}

function tableOf(tables: Tables, tag: string): Buffer {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font has no ${tag} table.`);
  return table;
}
