import { type ReactNode, useEffect, useRef } from 'react';
import type { Output } from '../../../../common/contract.ts';
import { privacyCopy as copy } from '../../../copy-privacy.ts';
import table from '../../../styles/table.module.css';
import text from '../../../styles/text.module.css';
import { Answer } from '../../parts/answer.tsx';
import styles from '../section.module.css';
import { usePlan, type Whose } from './use-privacy.ts';

type Plan = NonNullable<Output<'erase'>['plan']>;

interface PlanProps {
  whose: Whose;
  /** Takes the focus as it appears: whoever asked for it is led to it. */
  focused?: boolean;
  /** The ways on. */
  children(plan: Plan): ReactNode;
}

/** What erasing somebody would do, and what stands against it. */
export function ErasurePlan({ whose, focused = false, children }: PlanProps) {
  const query = usePlan(whose);
  return (
    <Answer query={query}>
      {({ plan }) =>
        plan === null ? null : (
          <Framed label={copy.plan(plan.name)} focused={focused}>
            <Steps plan={plan} />
            <h3 className={text.strong}>{copy.remarks}</h3>
            <Lines lines={plan.remarks} />
            {plan.blockers.length > 0 && (
              <>
                <h3 className={text.strong}>{copy.blockers}</h3>
                <Lines lines={plan.blockers} />
              </>
            )}
            {children(plan)}
          </Framed>
        )
      }
    </Answer>
  );
}

interface FramedProps {
  label: string;
  focused: boolean;
  children: ReactNode;
}

function Framed({ label, focused, children }: FramedProps) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focused) frame.current?.focus();
  }, [focused]);
  return (
    <section ref={frame} className={styles.plan} aria-label={label} tabIndex={-1}>
      {children}
    </section>
  );
}

const Steps = ({ plan }: { plan: Plan }) => (
  <table className={table.table}>
    <caption className={text.vh}>{copy.steps(plan.name)}</caption>
    <thead>
      <tr>
        <th scope="col">{copy.table}</th>
        <th scope="col">{copy.rows}</th>
        <th scope="col">{copy.does}</th>
      </tr>
    </thead>
    <tbody>
      {plan.steps.map(({ table, purpose, rows, does }) => (
        <tr key={table}>
          <th scope="row">{purpose}</th>
          <td className={text.num}>{rows}</td>
          <td>{copy.doing[does]}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul className={styles.list}>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
