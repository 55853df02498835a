import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** A résumé that is open. */
export interface OpenPdf {
  pages: number;
  /**
   * Paints a page at the canvas's own width and answers its text, for those who listen. A canvas
   * takes one painting at a time: aborting frees it.
   */
  paint(page: number, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<string>;
  close(): void;
}

/** Reads a PDF. Nothing in it is run: no scripts, no evaluation of strings. */
export async function openPdf(bytes: ArrayBuffer): Promise<OpenPdf> {
  const task = getDocument({ data: bytes, isEvalSupported: false, useWasm: false, verbosity: 0 });
  const pdf = await task.promise;
  return {
    pages: pdf.numPages,
    paint: (page, canvas, signal) => paint(pdf, page, canvas, signal),
    close: () => void task.destroy(),
  };
}

async function paint(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<string> {
  const page = await pdf.getPage(number);
  signal.throwIfAborted();
  const width = canvas.clientWidth;
  const natural = page.getViewport({ scale: 1 });
  const density = window.devicePixelRatio || 1;
  const viewport = page.getViewport({ scale: (width / natural.width) * density });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const painting = page.render({ canvas, viewport });
  signal.addEventListener('abort', () => painting.cancel());
  await painting.promise;
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    .join('');
}
