import { useState } from 'react';
import { privacyCopy as copy } from '../../../copy-privacy.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { useFoundCandidates } from '../../bar/use-found.ts';
import { Field } from '../../parts/field.tsx';
import styles from '../section.module.css';
import { ErasurePlan } from './plan.tsx';
import { CandidateActs } from './plan-acts.tsx';

interface Picked {
  id: string;
  name: string;
}

/** Looks for a candidate, and shows what would go before anything does. */
export function EraseSomebody() {
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Picked | null>(null);
  const [said, setSaid] = useState('');
  const found = useFoundCandidates(typed);
  const onDone = (words: string) => {
    setSaid(words);
    setPicked(null);
    setTyped('');
  };
  return (
    <>
      <Field
        label={copy.find}
        type="search"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setPicked(null);
          setSaid('');
        }}
      />
      {picked === null && typed.trim() !== '' && found.data !== undefined && (
        <ul>
          {found.data.map(({ id, name, detail }) => (
            <li key={id} className={styles.row}>
              <span>
                <b className={text.strong}>{name}</b> <span className={text.meta}>{detail}</span>
              </span>
              <Button onClick={() => setPicked({ id, name })}>{copy.look(name)}</Button>
            </li>
          ))}
          {found.data.length === 0 && <li className={text.meta}>{copy.none}</li>}
        </ul>
      )}
      {picked !== null && (
        <ErasurePlan key={picked.id} whose={{ candidateId: picked.id }} focused>
          {({ name, blockers }) => (
            <CandidateActs
              id={picked.id}
              name={name}
              isFree={blockers.length === 0}
              onDone={onDone}
            />
          )}
        </ErasurePlan>
      )}
      <p role="status" className={text.meta}>
        {said}
      </p>
    </>
  );
}
