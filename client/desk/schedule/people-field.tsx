import type { Id } from '../../../common/ids.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Who } from '../../ui/who.tsx';
import type { MemberOut } from '../use-members.ts';
import styles from './schedule.module.css';
import { SearchChoice } from './search-choice.tsx';

interface PeopleFieldProps {
  members: readonly MemberOut[];
  chosen: readonly Id[];
  onChange(chosen: readonly Id[]): void;
}

/** The interview panel: who is on it, and a search for who else may be. */
export function PeopleField({ members, chosen, onChange }: PeopleFieldProps) {
  const { members: title, addMember, addHint, remove } = copy.fields;
  function find(query: string) {
    const words = query.toLowerCase();
    return members
      .filter(({ id, name, email }) => {
        const fits = `${name} ${email}`.toLowerCase().includes(words);
        return fits && !chosen.includes(id);
      })
      .map(({ id, name, email }) => ({ key: id, word: name, hint: email }));
  }
  return (
    <fieldset className={styles.s12}>
      <legend className={text.vh}>{title}</legend>
      <div className={styles.people}>
        {chosen.map((id) => {
          const name = members.find((one) => one.id === id)?.name ?? id;
          return (
            <span key={id} className={styles.token}>
              <Who name={name} size="small" />
              {name}
              <Button
                look="quiet"
                size="icon"
                aria-label={remove(name)}
                onClick={() => onChange(chosen.filter((one) => one !== id))}
              >
                <Icon name="x" />
              </Button>
            </span>
          );
        })}
        <SearchChoice
          label={addMember}
          placeholder={addHint}
          value=""
          find={find}
          onChoose={(id) => onChange([...chosen, id])}
        />
      </div>
    </fieldset>
  );
}
