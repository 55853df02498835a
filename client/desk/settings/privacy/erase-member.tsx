import { useRef, useState } from 'react';
import { isErased } from '../../../../common/member.ts';
import { privacyCopy as copy } from '../../../copy-privacy.ts';
import text from '../../../styles/text.module.css';
import { Answer } from '../../parts/answer.tsx';
import { Select } from '../../parts/field.tsx';
import { useMembers } from '../../use-members.ts';
import styles from '../section.module.css';
import { ErasurePlan } from './plan.tsx';
import { MemberActs } from './plan-acts.tsx';
import { ErasureRequests } from './requests.tsx';

/** Erases a colleague: one who asked, or any other, after what would go is shown. */
export function EraseMember() {
  const query = useMembers();
  const [picked, setPicked] = useState<{ id: string; isAsked: boolean } | null>(null);
  const [said, setSaid] = useState('');
  const result = useRef<HTMLParagraphElement>(null);
  const pick = (id: string, isAsked: boolean) => {
    setPicked(id === '' ? null : { id, isAsked });
    setSaid('');
  };
  const onDone = (words: string) => {
    setPicked(null);
    setSaid(words);
    // What was pressed is gone: the focus stays where the answer is.
    result.current?.focus();
  };
  return (
    <>
      <ErasureRequests onLook={(id) => pick(id, true)} />
      <Answer query={query}>
        {(members) => (
          <Select
            label={copy.colleague}
            value={picked?.id ?? ''}
            choices={[
              ['', copy.chooseColleague],
              ...members
                .filter((one) => !isErased(one))
                .map(({ id, name, email }) => [id, copy.colleagueLine(name, email)] as const),
            ]}
            onChange={(id) => pick(id, false)}
          />
        )}
      </Answer>
      {picked !== null && (
        <ErasurePlan key={picked.id} whose={{ memberId: picked.id }} focused={picked.isAsked}>
          {({ name, blockers }) => (
            <MemberActs id={picked.id} name={name} isFree={blockers.length === 0} onDone={onDone} />
          )}
        </ErasurePlan>
      )}
      <p ref={result} tabIndex={-1} aria-live="polite" className={styles.said}>
        <span className={text.meta}>{said}</span>
      </p>
    </>
  );
}
