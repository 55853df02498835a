import type { Kit, Round } from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { stepped } from '../planning/order.ts';
import styles from '../planning/planning.module.css';
import type { MemberOut } from '../planning/queries.ts';
import { useFocusAfter } from '../planning/use-focus-after.ts';
import { newRound, numbered } from './draft.ts';
import { RoundRow } from './round-row.tsx';

interface RoundsEditorProps {
  rounds: readonly Round[];
  kits: readonly Kit[];
  members: readonly MemberOut[];
  onChange(rounds: Round[]): void;
}

/** The interviews a candidate of this job goes through, in order. */
export function RoundsEditor({ rounds, kits, members, onChange }: RoundsEditorProps) {
  const words = copy.job;
  const focusOn = useFocusAfter();

  function move(index: number, step: 1 | -1) {
    const to = Math.min(rounds.length - 1, Math.max(0, index + step));
    onChange(numbered(stepped(rounds, index, step)));
    focusOn(`round-${to + 1}-${step === 1 ? 'down' : 'up'}`);
  }
  function add() {
    onChange(numbered([...rounds, newRound()]));
    focusOn(`round-${rounds.length + 1}-title`);
  }
  function remove(index: number) {
    onChange(numbered(rounds.filter((_, n) => n !== index)));
    focusOn(
      rounds.length > 1 ? `round-${Math.min(index + 1, rounds.length - 1)}-title` : 'add-round',
    );
  }
  return (
    <section className={styles.part} aria-label={words.rounds}>
      <h2 className={styles.secTitle}>{words.rounds}</h2>
      <p className={`${text.help} ${styles.secHelp}`}>{words.roundsHelp}</p>
      {rounds.length === 0 && <p className={styles.none}>{words.noRounds}</p>}
      <ol className={styles.rows}>
        {rounds.map((round, index) => (
          <RoundRow
            key={round.round}
            round={round}
            kits={kits}
            members={members}
            last={index === rounds.length - 1}
            onChange={(to) => onChange(rounds.map((one, n) => (n === index ? to : one)))}
            onMove={(step) => move(index, step)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <p className={styles.addRow}>
        <Button data-focus="add-round" onClick={add}>
          {words.addRound}
        </Button>
      </p>
    </section>
  );
}
