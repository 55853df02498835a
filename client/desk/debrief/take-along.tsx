import { useState } from 'react';
import type { Debrief } from '../../../common/debrief.ts';
import { debriefCopy as copy } from '../../copy-debrief.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../context.ts';
import { saveBlob } from '../parts/save-blob.ts';
import styles from './debrief.module.css';
import { debriefPath } from './use-debrief.ts';

const FORMATS = [
  ['md', copy.markdown],
  ['pdf', copy.pdf],
] as const;

/** On paper or as a file. Files are fetched with this page's session, then saved. */
export function TakeAlong({ debrief }: { debrief: Debrief }) {
  const { api } = useDesk();
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  async function download(extension: string) {
    setBusy(extension);
    setFailed(false);
    try {
      const answer = await api.open(`${debriefPath(debrief.interviewId)}.${extension}`);
      saveBlob(await answer.blob(), copy.fileName(debrief.candidateName, extension));
    } catch {
      setFailed(true);
    }
    setBusy(null);
  }

  return (
    <fieldset className={styles.take} aria-label={copy.take}>
      <Button onClick={() => window.print()}>{copy.print}</Button>
      {FORMATS.map(([extension, word]) => (
        <Button key={extension} disabled={busy !== null} onClick={() => void download(extension)}>
          {word}
        </Button>
      ))}
      {failed && (
        <p className={text.trouble} role="alert">
          {copy.failed}
        </p>
      )}
    </fieldset>
  );
}
