/** A file's text comes back, however it was saved. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileText } from '../../../src/model/file-text';

test('UTF-8 and UTF-16, with their marks and without one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const utf8 = Buffer.from(text, 'utf8');
      const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
      expect(fileText(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]))).toBe(text);
      expect(fileText(little)).toBe(text);
      expect(fileText(Buffer.from(little).swap16())).toBe(text);
      if (!text.startsWith('\uFEFF')) expect(fileText(utf8)).toBe(text);
    }),
  );
});

test('bytes that are no text give one all the same', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof fileText(bytes) === 'string'));
});
