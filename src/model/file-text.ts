/**
 * The bytes of a file as text: UTF-16 where it says so by its mark, else UTF-8. Read so in every browser: left to
 * themselves some heed the mark and some do not.
 */
export function fileText(bytes: ArrayBuffer | Uint8Array): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
