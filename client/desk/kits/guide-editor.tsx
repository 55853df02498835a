import { type GuideSection, minutesOf, questionsOf } from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../planning/field.tsx';
import { replaced, stepped, without } from '../planning/order.ts';
import styles from '../planning/planning.module.css';
import { moveByKeys, RowActs } from '../planning/row-acts.tsx';
import { useFocusAfter } from '../planning/use-focus-after.ts';
import type { PartProps } from './attributes-editor.tsx';
import { movedQuestion, newQuestion, newSection, placeOf, withQuestions } from './draft.ts';
import { QuestionRow } from './question-row.tsx';

/** The questions in their sections, in the order they are asked. */
export function GuideEditor({ kit, onChange, onRemove }: PartProps) {
  const { sections } = kit;
  const words = copy.kit;
  const focusOn = useFocusAfter();
  const all = questionsOf(kit);

  function moveSection(index: number, step: 1 | -1, focus?: string) {
    const { id, title } = sections[index]!;
    const to = Math.min(sections.length, Math.max(1, index + 1 + step));
    const said = copy.moved(words.sectionNamed(title), to, sections.length);
    onChange({ sections: stepped(sections, index, step) }, said);
    focusOn(focus ?? `${id}-${step === 1 ? 'down' : 'up'}`);
  }
  function moveQuestion(id: string, step: 1 | -1, focus?: string) {
    const next = movedQuestion(sections, id, step);
    const at = placeOf({ sections: next }, id);
    onChange({ sections: next }, copy.moved(words.question, at, all.length));
    focusOn(focus ?? `${id}-${step === 1 ? 'down' : 'up'}`);
  }
  function addSection() {
    const added = newSection();
    onChange({ sections: [...sections, added] });
    focusOn(`${added.id}-title`);
  }
  function addQuestion(sectionId: string) {
    const added = newQuestion();
    onChange({ sections: withQuestions(sections, sectionId, (list) => [...list, added]) });
    focusOn(`${added.id}-text`);
  }
  function removeQuestion(sectionId: string, id: string) {
    const what = words.questionAt(placeOf(kit, id));
    onRemove({ sections: withQuestions(sections, sectionId, (list) => without(list, id)) }, what);
    focusOn(`${sectionId}-add`);
  }
  function removeSection({ id, title }: GuideSection) {
    onRemove({ sections: without(sections, id) }, words.sectionNamed(title));
    focusOn('add-section');
  }

  return (
    <section className={styles.part} aria-label={words.guide}>
      <h2 className={styles.secTitle}>{words.guide}</h2>
      <p className={`${text.help} ${styles.secHelp}`}>{words.guideHelp}</p>
      {sections.map((section, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: The keys of what is in it.
        <div
          key={section.id}
          className={styles.group}
          onKeyDown={(event) => moveByKeys(event, (step, focus) => moveSection(index, step, focus))}
        >
          <div className={styles.groupHead}>
            <TextField
              label={words.sectionTitle}
              strong
              focusKey={`${section.id}-title`}
              value={section.title}
              max={200}
              onChange={(title) =>
                onChange({ sections: replaced(sections, section.id, { title }) })
              }
            />
            <span className={styles.groupTime}>{copy.minutes(minutesOf(section))}</span>
            <RowActs
              id={section.id}
              what={words.sectionNamed(section.title)}
              first={index === 0}
              last={index === sections.length - 1}
              onMove={(step) => moveSection(index, step)}
              onRemove={() => removeSection(section)}
            />
          </div>
          <ol className={styles.rows}>
            {section.questions.map((question, n) => (
              <QuestionRow
                key={question.id}
                question={question}
                number={placeOf(kit, question.id)}
                first={index === 0 && n === 0}
                last={index === sections.length - 1 && n === section.questions.length - 1}
                onChange={(to) =>
                  onChange({
                    sections: withQuestions(sections, section.id, (list) =>
                      replaced(list, question.id, to),
                    ),
                  })
                }
                onMove={(step, focus) => moveQuestion(question.id, step, focus)}
                onRemove={() => removeQuestion(section.id, question.id)}
              />
            ))}
          </ol>
          <p className={styles.addRow}>
            <Button
              data-focus={`${section.id}-add`}
              aria-label={words.addQuestionTo(section.title)}
              onClick={() => addQuestion(section.id)}
            >
              {words.addQuestion}
            </Button>
          </p>
        </div>
      ))}
      <p className={styles.addRow}>
        <Button data-focus="add-section" onClick={addSection}>
          {words.addSection}
        </Button>
      </p>
    </section>
  );
}
