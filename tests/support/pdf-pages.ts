import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** The words of each page. */
  pages: string[];
  title: string | null;
  language: string | null;
  /** Headings and paragraphs, by their tags, of the first page. */
  tags: string[];
  bookmarks: string[];
  attached: Record<string, Uint8Array>;
}

interface TagNode {
  role?: string;
  children?: TagNode[];
}

/** What a reader of PDF gets from a file: its words, its structure and what is attached. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  const tree = (await (await pdf.getPage(1)).getStructTree()) as TagNode | null;
  const outline = (await pdf.getOutline()) ?? [];
  const files = ((await pdf.getAttachments()) ?? {}) as Record<
    string,
    { filename: string; content: Uint8Array }
  >;
  await loading.destroy();
  return {
    pages: pages.map((page) => page.replaceAll(/\s+/g, ' ')),
    title: info.Title ?? null,
    language: info.Language ?? null,
    tags: tagsOf(tree),
    bookmarks: outline.map(({ title }) => title),
    attached: Object.fromEntries(
      Object.values(files).map(({ filename, content }) => [filename, content]),
    ),
  };
}

const tagsOf = (node: TagNode | null): string[] =>
  node === null
    ? []
    : [...(node.role === undefined ? [] : [node.role]), ...(node.children ?? []).flatMap(tagsOf)];
