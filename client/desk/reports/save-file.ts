/** Without it some spreadsheets read UTF-8 as something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Hands a file made in the browser to its downloads. */
export function saveCsv(name: string, csv: string): void {
  saveBlob(`${fileName(name)}.csv`, new Blob([BYTE_ORDER_MARK, csv], { type: 'text/csv' }));
}

/** Hands what the server sent to the browser's downloads. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Letters and digits of any script, joined with dashes. */
const fileName = (name: string): string =>
  name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
