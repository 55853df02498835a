import { dataCopy as copy } from '../../../copy-data.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { Answer } from '../../parts/answer.tsx';
import styles from '../section.module.css';
import { numberText, sizeText, whenText } from './texts.ts';
import { type DataExport, useExportActs, useExports } from './use-exports.ts';

/** Begins an export of everything, shows how far it is, and hands it out. */
export function ExportEverything() {
  const query = useExports();
  const { begin } = useExportActs();
  const latest = query.data?.items[0];
  const isRunning = latest?.state === 'running';
  return (
    <Answer query={query}>
      {() => (
        <>
          {latest === undefined ? (
            <p className={text.meta}>{copy.none}</p>
          ) : (
            <Standing one={latest} />
          )}
          {!isRunning && (
            <div className={styles.acts}>
              <Button
                size="normal"
                look={latest?.state === 'ready' ? 'plain' : 'primary'}
                aria-disabled={begin.isPending}
                onClick={() => {
                  if (!begin.isPending) begin.mutate();
                }}
              >
                {latest?.state === 'ready' ? copy.beginAgain : copy.begin}
              </Button>
              {latest?.state === 'ready' && <span className={text.meta}>{copy.replaces}</span>}
            </div>
          )}
          {begin.isError && (
            <p className={text.trouble} role="alert">
              {begin.error.message}
            </p>
          )}
        </>
      )}
    </Answer>
  );
}

function Standing({ one }: { one: DataExport }) {
  if (one.state === 'running') return <Running one={one} />;
  if (one.state === 'ready') return <Ready one={one} />;
  if (one.state === 'failed') {
    return (
      <p className={text.trouble} role="alert">
        {copy.failed(one.reason ?? '')}
      </p>
    );
  }
  return (
    <p className={text.meta}>
      {copy.gone(whenText(one.askedAt))} {one.reason}
    </p>
  );
}

function Running({ one: { id, candidates, done, bytes } }: { one: DataExport }) {
  const { remove } = useExportActs();
  const words = copy.running(numberText(done), numberText(candidates), sizeText(bytes));
  return (
    <div className={styles.standing}>
      <progress
        className={styles.bar}
        aria-label={copy.progress}
        aria-valuetext={words}
        max={Math.max(candidates, 1)}
        value={done}
      />
      <p role="status">{words}</p>
      <p className={text.meta}>{copy.goesOn}</p>
      <div className={styles.acts}>
        <Button size="normal" onClick={() => remove.mutate(id)}>
          {copy.stop}
        </Button>
      </div>
    </div>
  );
}

function Ready({ one: { id, bytes, sha256, askedAt, expiresAt } }: { one: DataExport }) {
  const { download, remove } = useExportActs();
  return (
    <div className={styles.standing}>
      <p role="status">
        <b className={text.strong}>{copy.ready(whenText(askedAt), sizeText(bytes))}</b>{' '}
        {expiresAt !== null && copy.keptUntil(whenText(expiresAt))}
      </p>
      <dl className={styles.sum}>
        <dt className={text.label}>{copy.sha256}</dt>
        <dd>
          <code>{sha256}</code>
        </dd>
      </dl>
      <p className={text.meta}>{copy.sums}</p>
      <div className={styles.acts}>
        <Button
          size="normal"
          look="primary"
          aria-disabled={download.isPending}
          onClick={() => {
            if (!download.isPending) download.mutate(id);
          }}
        >
          {copy.download}
        </Button>
        <Button size="normal" look="danger" onClick={() => remove.mutate(id)}>
          {copy.remove}
        </Button>
      </div>
      {(download.isError || remove.isError) && (
        <p className={text.trouble} role="alert">
          {(download.error ?? remove.error)?.message ?? copy.actFailed}
        </p>
      )}
    </div>
  );
}
