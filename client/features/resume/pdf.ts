import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** A résumé that is open. */
export interface OpenPdf {
  pages: number;
  /** Paints a page at the canvas's own width and answers its text, for those who listen. */
  paint(page: number, canvas: HTMLCanvasElement, width: number): Promise<string>;
  close(): void;
}

/** Reads a PDF. Nothing in it is run: no scripts, no evaluation of strings. */
export async function openPdf(bytes: ArrayBuffer): Promise<OpenPdf> {
  const task = getDocument({ data: bytes, isEvalSupported: false, useWasm: false, verbosity: 0 });
  const pdf = await task.promise;
  return {
    pages: pdf.numPages,
    paint: (page, canvas, width) => paint(pdf, page, canvas, width),
    close: () => void task.destroy(),
  };
}

async function paint(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<string> {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const density = window.devicePixelRatio || 1;
  const viewport = page.getViewport({ scale: (width / natural.width) * density });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    .join('');
}
