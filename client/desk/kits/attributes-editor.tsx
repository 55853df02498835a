import type { Kit } from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../planning/field.tsx';
import { replaced, stepped, without } from '../planning/order.ts';
import styles from '../planning/planning.module.css';
import { moveByKeys, RowActs } from '../planning/row-acts.tsx';
import { useFocusAfter } from '../planning/use-focus-after.ts';
import { newAttribute } from './draft.ts';

export interface PartProps {
  kit: Kit;
  /** @param words what happened, for whoever does not see it */
  onChange(to: Partial<Kit>, words?: string): void;
  /** @param what was taken away; it can be brought back */
  onRemove(to: Partial<Kit>, what: string): void;
}

/** What is judged: a name and what it means, in the order scorecards show. */
export function AttributesEditor({ kit: { attributes }, onChange, onRemove }: PartProps) {
  const words = copy.kit;
  const focusOn = useFocusAfter();

  function move(index: number, step: 1 | -1, focus?: string) {
    const { id, name } = attributes[index]!;
    const to = Math.min(attributes.length, Math.max(1, index + 1 + step));
    const said = copy.moved(words.attributeNamed(name), to, attributes.length);
    onChange({ attributes: stepped(attributes, index, step) }, said);
    focusOn(focus ?? `${id}-${step === 1 ? 'down' : 'up'}`);
  }
  function add() {
    const added = newAttribute();
    onChange({ attributes: [...attributes, added] });
    focusOn(`${added.id}-name`);
  }
  function remove(id: string, name: string) {
    const index = attributes.findIndex((one) => one.id === id);
    const left = without(attributes, id);
    onRemove({ attributes: left }, words.attributeNamed(name));
    const next = left[Math.min(index, left.length - 1)];
    focusOn(next ? `${next.id}-name` : 'add-attribute');
  }
  return (
    <section className={styles.part} aria-label={words.attributes}>
      <h2 className={styles.secTitle}>{words.attributes}</h2>
      <p className={`${text.help} ${styles.secHelp}`}>{words.attributesHelp}</p>
      <ul className={styles.rows}>
        {attributes.map(({ id, name, definition }, index) => (
          <li
            key={id}
            className={styles.itemBody}
            onKeyDown={(event) => moveByKeys(event, (step, focus) => move(index, step, focus))}
          >
            <div className={styles.itemHead}>
              <span className={text.label} aria-hidden="true">
                {words.attribute}
              </span>
              <RowActs
                id={id}
                what={words.attributeNamed(name)}
                first={index === 0}
                last={index === attributes.length - 1}
                onMove={(step) => move(index, step)}
                onRemove={() => remove(id, name)}
              />
            </div>
            <TextField
              label={words.attribute}
              bare
              strong
              focusKey={`${id}-name`}
              value={name}
              max={120}
              onChange={(to) => onChange({ attributes: replaced(attributes, id, { name: to }) })}
            />
            <TextField
              label={words.definition}
              long
              value={definition ?? ''}
              max={1_000}
              onChange={(to) =>
                onChange({ attributes: replaced(attributes, id, { definition: to || null }) })
              }
            />
          </li>
        ))}
      </ul>
      <p className={styles.addRow}>
        <Button data-focus="add-attribute" onClick={add}>
          {words.addAttribute}
        </Button>
      </p>
    </section>
  );
}
