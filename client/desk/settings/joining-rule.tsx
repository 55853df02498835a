import { JOINING } from '../../../common/organization.ts';
import { copy as shared } from '../../copy.ts';
import { zoomCopy } from '../../copy-zoom.ts';
import text from '../../styles/text.module.css';
import { Answer } from '../parts/answer.tsx';
import { Choice } from '../parts/choice.tsx';
import { useChangeSettings, useOrganization } from './use-organization.ts';

/** How colleagues of the organization's Zoom account come in. */
export function JoiningRule() {
  const query = useOrganization();
  const change = useChangeSettings();
  const words = zoomCopy.joining;
  return (
    <Answer query={query}>
      {({ settings }) => (
        <div>
          <Choice
            name="joining"
            label={words.legend}
            choices={JOINING}
            words={words.choices}
            chosen={settings.joining}
            onChoose={(joining) => change.mutate({ joining })}
          />
          <p className={text.meta} role="status">
            {change.isPending && shared.save.saving}
            {change.isSuccess && shared.save.saved}
          </p>
          {change.error && (
            <p className={text.trouble} role="alert">
              {change.error.message}
            </p>
          )}
        </div>
      )}
    </Answer>
  );
}
