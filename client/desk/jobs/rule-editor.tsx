import type { FeedbackVisibility } from '../../../common/facts.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { useDesk } from '../context.ts';
import { SelectField } from '../planning/field.tsx';
import styles from '../planning/planning.module.css';
import { ruleText } from './draft.ts';

interface RuleEditorProps {
  rule: FeedbackVisibility | null;
  onChange(rule: FeedbackVisibility | null): void;
}

const RULES = ['after_own', 'always', 'never'] as const;
const ORGANIZATION = 'organization';

/** Who reads others' scorecards: as the organization says, or otherwise for this job. */
export function RuleEditor({ rule, onChange }: RuleEditorProps) {
  const { settings } = useDesk().boot.organization;
  const words = copy.job;
  const choices = [
    { value: ORGANIZATION, word: ruleText(null, settings) },
    ...RULES.map((one) => ({ value: one, word: words.rules[one] })),
  ];
  return (
    <section className={styles.part} aria-label={words.rule}>
      <h2 className={styles.secTitle}>{words.rule}</h2>
      <SelectField
        className={styles.pick}
        label={words.rule}
        bare
        value={rule ?? ORGANIZATION}
        choices={choices}
        onChange={(next) => onChange(next === ORGANIZATION ? null : (next as FeedbackVisibility))}
      />
      <p className={text.help}>
        {words.ruleMeans[rule ?? settings.feedbackVisibility]} {words.forAll}
      </p>
    </section>
  );
}
