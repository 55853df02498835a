import { useMemo } from 'react';
import { instantsOf } from '../../../common/wall-time.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import { cx } from '../../ui/cx.ts';
import { useDesk } from '../context.ts';
import { Field, Select } from '../parts/field.tsx';
import { chosenAt, type Draft, minutesOf, type Troubles } from './draft.ts';
import styles from './schedule.module.css';
import { SearchChoice } from './search-choice.tsx';
import { allZones, bothWords, offsetWords, placeOf, zoneChoice } from './zone-words.ts';

/** Zones that are listed at once; a word or two leave fewer. */
const SHOWN = 30;

interface WhenFieldsProps {
  draft: Draft;
  troubles: Troubles;
  candidateZone: string | null;
  onChange(change: Partial<Draft>): void;
}

/** Date, time, zone and length; a time that comes twice asks which; both clocks in words. */
export function WhenFields({ draft, troubles, candidateZone, onChange }: WhenFieldsProps) {
  const { now } = useDesk();
  const { timeZone, second } = draft;
  const at = chosenAt(draft);
  const both = instantsOf(draft, timeZone);
  const minutes = minutesOf(draft);
  const zones = useMemo(() => allZones([timeZone, candidateZone]), [timeZone, candidateZone]);
  const moment = at ?? now();
  function find(query: string) {
    const words = query.toLowerCase().replaceAll(' ', '_');
    const fitting = zones.filter((zone) => zone.toLowerCase().includes(words));
    return fitting.slice(0, SHOWN).map((zone) => ({
      key: zone,
      word: zoneChoice(moment, zone),
      hint: zone.split('/').slice(0, -1).join(', '),
    }));
  }
  return (
    <>
      <div className={styles.s3}>
        <Field
          label={copy.fields.date}
          trouble={troubles.date}
          type="date"
          required
          value={draft.date}
          onChange={(event) => onChange({ date: event.target.value, second: false })}
        />
      </div>
      <div className={styles.s2}>
        <Field
          label={copy.fields.time}
          trouble={troubles.time}
          type="time"
          required
          value={draft.time}
          onChange={(event) => onChange({ time: event.target.value, second: false })}
        />
      </div>
      <SearchChoice
        className={styles.s4}
        label={copy.fields.timeZone}
        value={zoneChoice(moment, timeZone)}
        find={find}
        onChoose={(zone) => onChange({ timeZone: zone, second: false })}
      />
      <div className={styles.s3}>
        <Field
          label={copy.fields.minutes}
          trouble={troubles.minutes}
          type="number"
          min={5}
          max={1440}
          step={5}
          required
          value={draft.minutes}
          onChange={(event) => onChange({ minutes: event.target.value })}
        />
      </div>
      {both.length === 2 && (
        <div className={cx(styles.s12, styles.wide)}>
          <Select
            label={`${copy.fields.which}: ${copy.twice(draft.time, placeOf(timeZone))}`}
            value={second ? 'second' : 'first'}
            choices={both.map((one, index) => [
              index === 0 ? 'first' : 'second',
              copy.whiches(offsetWords(one, timeZone), index === 0),
            ])}
            onChange={(which) => onChange({ second: which === 'second' })}
          />
        </div>
      )}
      {at !== null && (
        <p className={styles.both} aria-live="polite">
          {bothWords(at, at + (minutes ?? 0) * 60_000, timeZone, candidateZone)}
        </p>
      )}
    </>
  );
}
