import { guideMinutes, type Kit, type Round } from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { NumberField, SelectField, TextField } from '../planning/field.tsx';
import styles from '../planning/planning.module.css';
import type { MemberOut } from '../planning/queries.ts';
import { moveByKeys, RowActs } from '../planning/row-acts.tsx';
import { withKit } from './draft.ts';
import { FocusTable } from './focus-table.tsx';

interface RoundRowProps {
  round: Round;
  kits: readonly Kit[];
  members: readonly MemberOut[];
  last: boolean;
  onChange(round: Round): void;
  onMove(step: 1 | -1): void;
  onRemove(): void;
}

const NONE = '';

/** One round: what scheduling an interview of it fills in. */
export function RoundRow(props: RoundRowProps) {
  const { round, kits, members, last, onChange, onMove, onRemove } = props;
  const words = copy.job;
  const what = words.round(round.round);
  const id = `round-${round.round}`;
  const kit = kits.find((one) => one.id === round.kitId) ?? null;
  const choices = kits.filter((one) => !one.archived || one.id === round.kitId);
  const over = kit === null ? 0 : guideMinutes(kit) - round.minutes;
  return (
    <li className={styles.itemBody} onKeyDown={(event) => moveByKeys(event, onMove)}>
      <div className={styles.itemHead}>
        <h3 className={text.strong}>{what}</h3>
        <RowActs {...{ id, what, last, onMove, onRemove }} first={round.round === 1} />
      </div>
      <div className={styles.planned}>
        <TextField
          label={words.roundTitle}
          focusKey={`${id}-title`}
          value={round.title}
          max={200}
          onChange={(title) => onChange({ ...round, title })}
        />
        <NumberField
          label={words.minutes}
          value={round.minutes}
          min={5}
          max={24 * 60}
          onChange={(minutes) => onChange({ ...round, minutes })}
        />
        <SelectField
          label={words.kit}
          value={round.kitId ?? NONE}
          choices={[
            { value: NONE, word: words.noKit },
            ...choices.map(({ id: value, name, archived }) => ({
              value,
              word: archived ? words.archivedKit(name) : name,
            })),
          ]}
          onChange={(kitId) =>
            onChange(withKit(round, kits.find((one) => one.id === kitId) ?? null))
          }
        />
      </div>
      {kit && (
        <p className={over > 0 ? styles.over : text.help}>
          {over > 0 ? words.guideOver(guideMinutes(kit), over) : words.guideTime(guideMinutes(kit))}
        </p>
      )}
      {kit && kit.attributes.length > 0 && (
        <FocusTable
          kit={kit}
          focus={round.focus}
          members={members}
          onChange={(focus) => onChange({ ...round, focus })}
        />
      )}
    </li>
  );
}
