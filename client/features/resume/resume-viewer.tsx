import { useEffect, useRef, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import type { PanelStore } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { OpenPdf } from './pdf.ts';
import styles from './resume.module.css';

interface ResumeViewerProps {
  store: PanelStore;
  /** An earlier one; without it the one that counts. */
  fileId?: Id | undefined;
  onBack(): void;
}

type State = { kind: 'loading' } | { kind: 'failed' } | { kind: 'open'; pdf: OpenPdf };

/** The résumé in place, page under page. The reader itself is loaded only now. */
export function ResumeViewer({ store, fileId, onBack }: ResumeViewerProps) {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: Another attempt is another opening.
  useEffect(() => {
    let pdf: OpenPdf | null = null;
    let current = true;
    async function open() {
      const bytes = await store.resume(fileId);
      const { openPdf } = await import('./pdf.ts');
      pdf = await openPdf(bytes);
      if (current) setState({ kind: 'open', pdf });
      else pdf.close();
    }
    setState({ kind: 'loading' });
    open().catch(() => current && setState({ kind: 'failed' }));
    return () => {
      current = false;
      pdf?.close();
    };
  }, [store, fileId, attempt]);

  return (
    <section aria-label={copy.profile.resume} aria-busy={state.kind === 'loading'}>
      <p className={styles.bar}>
        <Button ref={back} look="quiet" onClick={onBack}>
          <Icon name="chevron-left" />
          {copy.resume.back}
        </Button>
      </p>
      <div aria-live="polite">
        {state.kind === 'loading' && <p className={text.empty}>{copy.resume.loading}</p>}
        {state.kind === 'failed' && (
          <div className={text.empty}>
            <p>{copy.resume.failed}</p>
            <div className={text.acts}>
              <Button onClick={() => setAttempt(attempt + 1)}>{copy.resume.retry}</Button>
            </div>
          </div>
        )}
      </div>
      {state.kind === 'open' && (
        <div className={styles.pages}>
          {Array.from({ length: state.pdf.pages }, (_, index) => index + 1).map((page) => (
            <Page key={page} pdf={state.pdf} page={page} />
          ))}
        </div>
      )}
    </section>
  );
}

/** Painted for the eye, read out for the ear. Fitted to the panel's width, whatever that becomes. */
function Page({ pdf, page }: { pdf: OpenPdf; page: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    const paper = canvas.current;
    if (paper === null) return;
    const shown = new AbortController();
    const { signal } = shown;
    pdf.paint(page, paper, signal).then(
      (read) => signal.aborted || setWords(read),
      () => signal.aborted || setWords(''),
    );
    return () => shown.abort();
  }, [pdf, page]);
  return (
    <section className={styles.page} aria-label={copy.resume.page(page, pdf.pages)}>
      <canvas ref={canvas} />
      {words !== null && <p className={text.vh}>{words.trim() || copy.resume.noText}</p>}
    </section>
  );
}
