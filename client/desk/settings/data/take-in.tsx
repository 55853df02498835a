import { useId, useState } from 'react';
import { takeInCopy as copy } from '../../../copy-take-in.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { Answer } from '../../parts/answer.tsx';
import field from '../../parts/field.module.css';
import styles from '../section.module.css';
import { Bar, Found, Over } from './take-in-found.tsx';
import { numberText, sizeText } from './texts.ts';
import { type TakeIn, type TakeIns, useSending, useTakeInActs, useTakeIns } from './use-take-ins.ts';

/** Brings a whole export in, once it was looked through and an admin said so. */
export function BringIn() {
  const query = useTakeIns();
  return <Answer query={query}>{(takeIns) => <Standing takeIns={takeIns} />}</Answer>;
}

function Standing({ takeIns }: { takeIns: TakeIns }) {
  const { sending, problem, send, forget } = useSending(takeIns);
  const [latest] = takeIns.items;
  if (sending !== null) {
    const words = copy.sending(sizeText(sending.sent), sizeText(sending.size));
    return (
      <Bar label={copy.sendingBar} words={words} done={sending.sent} all={sending.size}>
        <p className={text.meta}>{copy.stay}</p>
      </Bar>
    );
  }
  if (latest?.state === 'checking') return <Checking id={latest.id} />;
  if (latest?.state === 'ready') return <Found one={latest} />;
  if (latest?.state === 'running') return <Running one={latest} />;
  return (
    <>
      <p className={styles.words}>{copy.hint(sizeText(takeIns.sizeMax))}</p>
      <p className={styles.words}>{copy.rules}</p>
      {latest?.state === 'receiving' ? (
        problem === null && <p className={text.meta}>{copy.brokeOff}</p>
      ) : latest === undefined ? null : (
        <Over one={latest} />
      )}
      <Chooser most={takeIns.sizeMax} onSend={send} onChoose={forget} />
      {problem !== null && (
        <p className={text.trouble} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

interface ChooserProps {
  most: number;
  onSend(file: File): void;
  onChoose(): void;
}

function Chooser({ most, onSend, onChoose }: ChooserProps) {
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const isTooLarge = file !== null && file.size > most;
  const isReady = file !== null && !isTooLarge;
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
          accept=".zip,application/zip"
          onChange={({ currentTarget }) => {
            setFile(currentTarget.files?.[0] ?? null);
            onChoose();
          }}
        />
      </div>
      {isTooLarge && (
        <p className={text.trouble} role="alert">
          {copy.tooLarge(sizeText(most))}
        </p>
      )}
      <div className={styles.acts}>
        <Button
          size="normal"
          look={isReady ? 'primary' : 'plain'}
          aria-disabled={!isReady}
          onClick={() => isReady && onSend(file)}
        >
          {copy.send}
        </Button>
      </div>
    </>
  );
}

function Checking({ id }: { id: string }) {
  const { stop } = useTakeInActs();
  return (
    <div className={styles.standing}>
      <progress className={styles.bar} aria-label={copy.checking} />
      <p role="status">{copy.checking}</p>
      <p className={text.meta}>{copy.checkingGoesOn}</p>
      <div className={styles.acts}>
        <Button size="normal" onClick={() => stop.mutate(id)}>
          {copy.stop}
        </Button>
      </div>
    </div>
  );
}

function Running({ one: { id, seen, added, unchanged, refused } }: { one: TakeIn }) {
  const { stop } = useTakeInActs();
  const [done, all] = [added + unchanged + refused, seen?.lines ?? 0];
  const words = copy.running(numberText(done), numberText(Math.max(all, done)));
  return (
    <Bar label={copy.runningBar} words={words} done={done} all={all}>
      <p className={text.meta}>{copy.goesOn}</p>
      <div className={styles.acts}>
        <Button size="normal" onClick={() => stop.mutate(id)}>
          {copy.stop}
        </Button>
      </div>
    </Bar>
  );
}
