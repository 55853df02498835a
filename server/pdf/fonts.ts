import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

let fonts: Promise<{ plain: Buffer; bold: Buffer }> | undefined;

/** The fonts every PDF is set in: Latin, Greek, Cyrillic and more, so that names print. */
export function loadFonts(): Promise<{ plain: Buffer; bold: Buffer }> {
  const { resolve } = createRequire(import.meta.url);
  const file = (name: string) => readFile(resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
  fonts ??= Promise.all([file('DejaVuSans'), file('DejaVuSans-Bold')]).then(([plain, bold]) => ({
    plain,
    bold,
  }));
  return fonts;
}

/** Line breaks stay; other control characters have no shape to print. */
export const printable = (text: string) =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .trim();
