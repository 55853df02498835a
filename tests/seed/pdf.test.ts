import { describe, expect, test } from 'vitest';
import { pdf } from '../../server/seed/pdf.ts';
import { wordsOf } from './words.ts';

describe('the PDF writer', () => {
  test('writes a document that opens, with its text, accents and quotes', async () => {
    const text = 'Niamh Breathnach, résumé (“d’été”) – 10 €, 100 %, back\\slash';
    const { bytes, pages } = pdf('Résumé', [{ text, size: 12, bold: true }, { text: 'Göteborg' }]);
    expect(pages).toBe(1);
    const [page] = await wordsOf(bytes);
    expect(page).toContain(text);
    expect(page).toContain('Göteborg');
  });

  test('starts a new page where one is full, and counts it', async () => {
    const lines = Array.from({ length: 100 }, (_, n) => ({ text: `line ${n}` }));
    const { bytes, pages } = pdf('Long', lines);
    expect(pages).toBe(2);
    const words = await wordsOf(bytes);
    expect(words).toHaveLength(2);
    expect(words[1]).toContain('line 99');
  });

  test('its table of objects points at every object', () => {
    const text = pdf('Table', [{ text: 'x' }]).bytes.toString('latin1');
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe('xref');
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => at);
    for (const [n, offset] of offsets.entries()) {
      expect(text.slice(Number(offset)).startsWith(`${n + 1} 0 obj`)).toBe(true);
    }
  });

  test('gives the same bytes for the same lines, and plain letters for those it lacks', async () => {
    const make = () => pdf('Name', [{ text: 'Dvořák 漢' }]).bytes;
    expect(make().equals(make())).toBe(true);
    expect(await wordsOf(make())).toEqual(['Dvorák ?']);
  });
});
