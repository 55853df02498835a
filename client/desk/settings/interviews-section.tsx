import type { FeedbackVisibility, Settings } from '../../../common/facts.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import { Answer } from '../parts/answer.tsx';
import { Choice, Tick } from '../parts/choice.tsx';
import { ChangeLine } from './change-line.tsx';
import styles from './settings.module.css';
import { useChangeSettings, useOrganization } from './use-organization.ts';

const VISIBILITIES: readonly FeedbackVisibility[] = ['after_own', 'never', 'always'];
const COMMENTS: readonly Settings['ratingComments'][] = ['optional', 'required'];

/** The rules of interviews, for every job that does not say otherwise for itself. */
export function InterviewsSection() {
  const query = useOrganization();
  const change = useChangeSettings();
  const words = copy.settings.interviews;
  return (
    <Answer query={query}>
      {({ settings }) => (
        <div className={styles.form}>
          <Choice
            name="feedback"
            label={words.feedback}
            choices={VISIBILITIES}
            words={words.feedbacks}
            chosen={settings.feedbackVisibility}
            onChoose={(feedbackVisibility) => change.mutate({ feedbackVisibility })}
          />
          <Choice
            name="comments"
            label={words.comments}
            choices={COMMENTS}
            words={words.commentses}
            chosen={settings.ratingComments}
            onChoose={(ratingComments) => change.mutate({ ratingComments })}
          />
          <Tick
            isOn={settings.interviewersMoveStage}
            onChange={(interviewersMoveStage) => change.mutate({ interviewersMoveStage })}
          >
            {words.moveStage}
          </Tick>
          <ChangeLine change={change} />
        </div>
      )}
    </Answer>
  );
}
