import { LIMITS } from '../../../common/limits.ts';
import {
  type MailTemplate,
  problemWords,
  renderMail,
  templateProblems,
} from '../../../common/mail-templates.ts';
import { mayIn } from '../../../common/permissions.ts';
import { ApiError } from '../../api.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { dateText } from '../../ui/dates.ts';
import { useDesk } from '../context.ts';
import { Select } from '../parts/field.tsx';
import { TextField } from '../planning/field.tsx';
import { SaveBar } from '../planning/save-bar.tsx';
import { useEdited } from '../planning/use-edited.ts';
import { Letter } from './letter.tsx';
import styles from './mail.module.css';
import { Names } from './names.tsx';
import { usePreview } from './use-preview.ts';
import { type Template, useChangeTemplate } from './use-templates.ts';

const words = copy.templates;

const contentOf = ({ subject, instructions, body }: MailTemplate): MailTemplate => ({
  subject,
  instructions,
  body,
});
const says = (one: MailTemplate, other: MailTemplate) =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));

/** One kind of mail: what is written on the left, what arrives on the right. */
export function TemplateEditor({ template }: { template: Template }) {
  const { me } = useDesk().boot;
  const { kind } = template;
  const edited = useEdited(`mail.${me.id}.${kind}`, template, says);
  const { value, base, change, settle } = edited;
  const save = useChangeTemplate(kind, settle);
  const preview = usePreview();
  const mayChange = mayIn(me, 'settings.edit');
  const problems = templateProblems(kind, value).map(problemWords);
  const letter = renderMail(value, preview.values);
  const isLate = save.error instanceof ApiError && save.error.code === 'conflict';
  const set = (some: Partial<MailTemplate>) => change({ ...value, ...some });
  return (
    <>
      <div className={styles.sides}>
        <fieldset className={styles.write} disabled={!mayChange}>
          <Since template={template} mayChange={mayChange} />
          <TextField
            label={words.subject}
            max={300}
            value={value.subject}
            onChange={(subject) => set({ subject })}
          />
          <TextField
            label={words.body}
            className={styles.tall}
            long
            max={LIMITS.mailBody}
            value={value.body}
            onChange={(body) => set({ body })}
          />
          <TextField
            label={words.instructions}
            help={words.instructionsHelp}
            long
            max={LIMITS.reasonNote}
            value={value.instructions}
            onChange={(instructions) => set({ instructions })}
          />
          {mayChange && !template.builtIn && (
            <p>
              <Button
                disabled={save.isPending}
                onClick={() => save.mutate({ content: null, version: template.version })}
              >
                {words.reset}
              </Button>
            </p>
          )}
          <Names />
        </fieldset>
        <section className={styles.read} aria-label={words.preview}>
          {preview.choices.length === 0 ? (
            <p className={text.label}>{words.example}</p>
          ) : (
            <Select
              label={words.previewWith}
              value={preview.chosen}
              choices={preview.choices}
              onChange={preview.choose}
            />
          )}
          <Letter label={words.preview} subject={letter.subject} body={letter.body} />
        </section>
      </div>
      {mayChange && (
        <SaveBar
          edited={edited}
          means={words.means}
          word={words.save}
          saved={words.saved}
          saving={save.isPending}
          missing={problems}
          error={save.error}
          onSave={() => save.mutate({ content: contentOf(value), version: base.version })}
        />
      )}
      {isLate && edited.changed && (
        <p>
          <Button
            disabled={save.isPending || problems.length > 0}
            onClick={() => save.mutate({ content: contentOf(value), version: template.version })}
          >
            {words.overwrite}
          </Button>
        </p>
      )}
    </>
  );
}

function Since({ template, mayChange }: { template: Template; mayChange: boolean }) {
  const { builtIn, changedBy, changedAt } = template;
  const since =
    builtIn || changedAt === null
      ? words.builtIn
      : words.changed(changedBy ?? words.somebody, dateText(changedAt));
  return <p className={text.meta}>{mayChange ? since : `${since} ${words.readOnly}`}</p>;
}
