import type { Focus, Kit } from '../../../common/kit.ts';
import { copy as shared } from '../../copy.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { SelectField } from '../planning/field.tsx';
import styles from '../planning/planning.module.css';
import type { MemberOut } from '../planning/queries.ts';
import tables from '../planning/table.module.css';
import { withFocus } from './draft.ts';

interface FocusTableProps {
  kit: Kit;
  focus: Focus;
  members: readonly MemberOut[];
  onChange(focus: Focus): void;
}

/** Attributes by people: who looks at what first. */
export function FocusTable({ kit, focus, members, onChange }: FocusTableProps) {
  const words = copy.job;
  const people = Object.keys(focus);
  const nameOf = (id: string) => members.find((one) => one.id === id)?.name ?? shared.someone;
  const others = members.filter(({ id, active }) => active && !people.includes(id));
  const has = (memberId: string, attributeId: string) =>
    (focus[memberId] ?? []).includes(attributeId);
  return (
    <fieldset>
      <legend className={text.label}>{words.focus}</legend>
      <p className={text.help}>{words.focusHelp}</p>
      {people.length > 0 && (
        <div className={tables.scroll}>
          <table className={cx(tables.table, tables.byPerson)}>
            <thead>
              <tr>
                <td />
                {people.map((id) => (
                  <th key={id} scope="col">
                    {nameOf(id)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {kit.attributes.map(({ id, name }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  {people.map((memberId) => (
                    <td key={memberId}>
                      <label className={tables.tick}>
                        <span className={text.vh}>{words.focusOf(nameOf(memberId), name)}</span>
                        <input
                          type="checkbox"
                          checked={has(memberId, id)}
                          onChange={(event) =>
                            onChange(withFocus(focus, memberId, id, event.target.checked))
                          }
                        />
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {others.length > 0 && (
        <SelectField
          className={styles.pick}
          label={words.addFocus}
          value=""
          choices={[
            { value: '', word: words.choose },
            ...others.map(({ id, name }) => ({ value: id, word: name })),
          ]}
          onChange={(id) => id !== '' && onChange({ ...focus, [id]: [] })}
        />
      )}
    </fieldset>
  );
}
