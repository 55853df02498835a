import type { Id } from '../../../common/ids.ts';
import { copy as shared } from '../../copy.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Who } from '../../ui/who.tsx';
import { SelectField } from '../planning/field.tsx';
import styles from '../planning/planning.module.css';
import type { MemberOut } from '../planning/queries.ts';
import { useFocusAfter } from '../planning/use-focus-after.ts';

interface TeamEditorProps {
  team: readonly Id[];
  members: readonly MemberOut[];
  onChange(team: Id[]): void;
}

/** Who is on the hiring team. */
export function TeamEditor({ team, members, onChange }: TeamEditorProps) {
  const words = copy.job;
  const focusOn = useFocusAfter();
  const others = members.filter(({ id, active }) => active && !team.includes(id));
  function drop(id: Id) {
    onChange(team.filter((one) => one !== id));
    focusOn('add-to-team');
  }
  return (
    <section className={styles.part} aria-label={words.team}>
      <h2 className={styles.secTitle}>{words.team}</h2>
      <p className={`${text.help} ${styles.secHelp}`}>{words.teamHelp}</p>
      {team.length === 0 && <p className={styles.none}>{words.nobody}</p>}
      <ul className={styles.people}>
        {team.map((id) => {
          const one = members.find((member) => member.id === id);
          const name = one?.name ?? shared.someone;
          return (
            <li key={id}>
              <Who name={name} />
              <span>
                {name} {one && <span className={text.meta}>{shared.roles[one.role]}</span>}
              </span>
              <Button
                look="quiet"
                size="icon"
                aria-label={words.drop(name)}
                onClick={() => drop(id)}
              >
                <Icon name="x" />
              </Button>
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <SelectField
          className={styles.pick}
          focusKey="add-to-team"
          label={words.addMember}
          value=""
          choices={[
            { value: '', word: words.choose },
            ...others.map(({ id, name }) => ({ value: id, word: name })),
          ]}
          onChange={(id) => id !== '' && onChange([...team, id])}
        />
      )}
    </section>
  );
}
