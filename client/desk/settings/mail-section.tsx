import { useState } from 'react';
import { MAIL_KINDS, type MailKind } from '../../../common/mail.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import { TemplateEditor } from '../mail/template-editor.tsx';
import { useTemplates } from '../mail/use-templates.ts';
import { Answer } from '../parts/answer.tsx';
import { Tabs } from '../parts/tabs.tsx';

const CHOICES = MAIL_KINDS.map((key) => ({ key, word: copy.kinds[key] }));

/** What the organization writes to candidates, one kind of mail at a time. */
export function MailSection() {
  const query = useTemplates();
  const [kind, setKind] = useState<MailKind>('invitation');
  return (
    <>
      <p className={text.quiet}>{copy.templates.intro}</p>
      <Tabs
        label={copy.templates.title}
        choices={CHOICES}
        chosen={kind}
        onChoose={(key) => setKind(key as MailKind)}
      >
        <Answer query={query}>
          {({ items }) => {
            const template = items.find((one) => one.kind === kind);
            return template && <TemplateEditor key={kind} template={template} />;
          }}
        </Answer>
      </Tabs>
    </>
  );
}
