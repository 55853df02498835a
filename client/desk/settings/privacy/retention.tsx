import { privacyCopy as copy } from '../../../copy-privacy.ts';
import text from '../../../styles/text.module.css';
import { Answer } from '../../parts/answer.tsx';
import { RetentionDue } from './retention-due.tsx';
import { RetentionRules } from './retention-rules.tsx';
import { useChangeRetention, usePrivacyQuery } from './use-privacy.ts';

/** How long what is kept, for whom, and who and what goes soon. */
export function RetentionChoices() {
  const query = usePrivacyQuery('retention', '/api/privacy/retention');
  const change = useChangeRetention();
  return (
    <Answer query={query}>
      {(retention) => (
        <>
          <RetentionRules retention={retention} onChange={change.mutate} />
          <p className={text.meta} aria-live="polite">
            {change.isSuccess && copy.saved}
          </p>
          {change.error && (
            <p className={text.trouble} role="alert">
              {change.error.message}
            </p>
          )}
          <RetentionDue retention={retention} />
        </>
      )}
    </Answer>
  );
}
