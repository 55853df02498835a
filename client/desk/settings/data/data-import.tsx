import { useId, useState } from 'react';
import { dataCopy as copy } from '../../../copy-data.ts';
import table from '../../../styles/table.module.css';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import field from '../../parts/field.module.css';
import styles from '../section.module.css';
import { type ImportState, useImport } from './use-import.ts';

/** Takes in a file of candidates, once it was looked through where somebody wants that first. */
export function ImportCandidates() {
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const { state, run, forget } = useImport();
  const isReady = file !== null && !state?.busy;
  const act = (dryRun: boolean) => {
    if (isReady) void run(file, dryRun);
  };
  return (
    <>
      <div>
        <label className={text.label} htmlFor={id}>
          {copy.file}
        </label>
        <input
          id={id}
          className={field.file}
          type="file"
          accept=".csv,.json,text/csv,application/json"
          onChange={({ currentTarget }) => {
            setFile(currentTarget.files?.[0] ?? null);
            forget();
          }}
        />
      </div>
      <div className={styles.acts}>
        <Button size="normal" aria-disabled={!isReady} onClick={() => act(true)}>
          {copy.check}
        </Button>
        <Button
          size="normal"
          look={isReady ? 'primary' : 'plain'}
          aria-disabled={!isReady}
          onClick={() => act(false)}
        >
          {copy.take}
        </Button>
      </div>
      <p role="status">{state === null ? '' : wordsOf(state)}</p>
      {state?.failed && (
        <p className={text.trouble} role="alert">
          {state.failed}
        </p>
      )}
      {state !== null && state.remarks.length > 0 && <Remarks state={state} />}
    </>
  );
}

function wordsOf({ busy, rows, counts, dryRun }: ImportState): string {
  if (counts !== null) return copy.counts({ ...counts }, dryRun);
  if (!busy) return '';
  return rows === 0 ? copy.sending : copy.reading(rows);
}

function Remarks({ state: { remarks, counts } }: { state: ImportState }) {
  const lines = remarks.filter(({ line }) => line !== null);
  const isCut = counts !== null && counts.skipped > lines.length;
  return (
    <table className={table.table}>
      <caption className={text.label}>
        {copy.report} {isCut && copy.cut(lines.length)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{copy.line}</th>
          <th scope="col">{copy.reason}</th>
        </tr>
      </thead>
      <tbody>
        {remarks.map(({ line, reason }) => (
          <tr key={`${line}:${reason}`}>
            <td className={text.num}>{line}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
