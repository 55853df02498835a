import { useState } from 'react';
import type { InterviewChoice, PanelMatch } from '../../../common/panel.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import type { PanelStore } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { timeText } from '../../ui/dates.ts';
import { CandidateSearch } from './candidate-search.tsx';
import styles from './match.module.css';

interface MatchScreenProps {
  store: PanelStore;
  match: PanelMatch;
  /** Correcting a match: the way back without changing anything. */
  onDone?(): void;
}

/** Asks what the meeting is about: a short list where there is one, and a search. Never a guess. */
export function MatchScreen({ store, match, onDone }: MatchScreenProps) {
  const [failed, setFailed] = useState(false);
  const choices = match.kind === 'ambiguous' ? match.choices : [];

  async function link(target: Parameters<PanelStore['link']>[0]) {
    setFailed(false);
    try {
      await store.link(target);
      onDone?.();
    } catch {
      setFailed(true);
    }
  }

  const search = (
    <CandidateSearch
      store={store}
      placeholder={choices.length > 0 ? copy.match.someoneElse : copy.match.searchHint}
      focused={onDone !== undefined}
      onPick={(candidateId) => void link({ candidateId })}
    />
  );
  return (
    <>
      <section className={styles.notice}>
        {onDone && <h2 className={styles.title}>{copy.match.who}</h2>}
        <p>{sentence(match)}</p>
        {choices.length > 0 ? (
          <Choices choices={choices} onPick={(interviewId) => void link({ interviewId })} />
        ) : (
          <div className={styles.search}>{search}</div>
        )}
        {failed && (
          <p className={text.trouble} role="alert">
            {copy.failed}
          </p>
        )}
      </section>
      {choices.length > 0 && (
        <section className={text.band}>
          {search}
          <p className={styles.help}>{copy.match.forEveryone}</p>
        </section>
      )}
      <section className={cx(text.band, styles.close)}>
        {onDone ? (
          <Button onClick={onDone}>{copy.cancel}</Button>
        ) : (
          <>
            <p className={text.meta}>{copy.match.notOne}</p>
            <Button onClick={() => void store.closeApp()}>{copy.match.close}</Button>
          </>
        )}
      </section>
    </>
  );
}

const sentence = ({ kind }: PanelMatch): string => {
  if (kind === 'matched') return copy.match.forEveryone;
  return kind === 'ambiguous' ? copy.match.several : copy.match.noneText;
};

interface ChoicesProps {
  choices: readonly InterviewChoice[];
  onPick(interviewId: string): void;
}

const Choices = ({ choices, onPick }: ChoicesProps) => (
  <ul className={styles.pick}>
    {choices.map(({ interviewId, candidateName, jobTitle, title, startsAt }, index) => (
      <li key={interviewId}>
        <time className={text.rowTime} dateTime={startsAt}>
          {timeText(startsAt)}
        </time>
        <div>
          <p className={text.strong}>{candidateName}</p>
          <p>{[jobTitle, title].filter(Boolean).join(', ')}</p>
        </div>
        <Button
          look={index === 0 ? 'primary' : 'plain'}
          aria-label={`${copy.match.thisOne}: ${candidateName}`}
          onClick={() => onPick(interviewId)}
        >
          {copy.match.thisOne}
        </Button>
      </li>
    ))}
  </ul>
);
