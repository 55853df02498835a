import { useEffect, useRef, useState } from 'react';
import { accessCopy as copy } from '../../copy-access.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../context.ts';
import { saveBlob } from '../parts/save-blob.ts';

const FORMATS = [
  ['json', '', copy.json],
  ['pdf', '.pdf', copy.pdf],
] as const;

interface TakeDataProps {
  /** Where it is, `/api/me/data`. */
  path: string;
  /** Whose it is: the files are named after them. */
  name: string;
}

/** What is held about somebody, as a file; how much of it has come is said on the way. */
export function TakeData({ path, name }: TakeDataProps) {
  const { api } = useDesk();
  const [bytes, setBytes] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const ending = new AbortController();
    leaving.current = ending;
    return () => ending.abort();
  }, []);

  async function take(extension: string, suffix: string) {
    const { signal } = leaving.current;
    setSaid('');
    setTrouble(null);
    setBytes(0);
    try {
      const blob = await whole(await api.open(path + suffix, { signal }), setBytes);
      saveBlob(blob, copy.fileName(name, extension));
      setSaid(copy.taken(copy.size(blob.size)));
    } catch (error) {
      if (!signal.aborted) setTrouble((error as Error).message);
    }
    setBytes(null);
  }

  return (
    <>
      <div className={text.acts}>
        {FORMATS.map(([extension, suffix, word]) => (
          <Button
            key={extension}
            size="normal"
            disabled={bytes !== null}
            onClick={() => void take(extension, suffix)}
          >
            {word}
          </Button>
        ))}
      </div>
      <p className={text.meta} aria-live="polite">
        {bytes === null ? said : copy.taking(copy.size(bytes))}
      </p>
      {trouble !== null && (
        <p className={text.trouble} role="alert">
          {trouble}
        </p>
      )}
    </>
  );
}

async function whole(answer: Response, onBytes: (bytes: number) => void): Promise<Blob> {
  const reader = answer.body!.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    bytes += value.length;
    onBytes(bytes);
  }
  return new Blob(chunks, { type: answer.headers.get('content-type') ?? '' });
}
