import { JOINING } from '../../../../common/organization.ts';
import { zoomCopy } from '../../../copy-zoom.ts';
import { Answer } from '../../parts/answer.tsx';
import { Choice } from '../../parts/choice.tsx';
import { ChangeLine } from '../change-line.tsx';
import { useChangeSettings, useOrganization } from '../use-organization.ts';

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
          <ChangeLine change={change} />
        </div>
      )}
    </Answer>
  );
}
