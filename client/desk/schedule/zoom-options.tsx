import { scheduleCopy as copy } from '../../copy-schedule.ts';
import text from '../../styles/text.module.css';
import { firstName } from '../../ui/people.ts';
import { Select } from '../parts/field.tsx';
import type { Draft } from './draft.ts';
import styles from './schedule.module.css';
import type { Plan } from './use-plan.ts';

interface ZoomOptionsProps {
  plan: Plan;
  draft: Draft;
  onChange(zoom: Partial<Draft['zoom']>): void;
}

/** Whether Zoom makes a meeting, and what it is to be like. */
export function ZoomOptions({ plan, draft, onChange }: ZoomOptionsProps) {
  const { zoom, memberIds } = draft;
  const hasMeeting = plan.meeting !== null && plan.meeting.state !== 'none';
  const panel = plan.members.filter(({ id }) => memberIds.includes(id) && id !== zoom.hostId);
  return (
    <fieldset>
      <legend className={text.label}>{copy.zoom.title}</legend>
      {hasMeeting ? (
        <p className={text.quiet}>{copy.zoom.kept}</p>
      ) : (
        <Check label={copy.zoom.on} on={zoom.on} onChange={(on) => onChange({ on })} />
      )}
      {zoom.on ? (
        <div className={styles.options}>
          <Check
            label={copy.zoom.waitingRoom}
            on={zoom.waitingRoom}
            onChange={(waitingRoom) => onChange({ waitingRoom })}
          />
          <Check
            label={copy.zoom.recording(firstName(plan.candidate.name))}
            on={zoom.recording}
            onChange={(recording) => onChange({ recording })}
          />
          {panel.map(({ id, name }) => (
            <Check
              key={id}
              label={copy.zoom.alternative(firstName(name))}
              on={zoom.alternativeHostIds.includes(id)}
              onChange={(on) => {
                const others = zoom.alternativeHostIds.filter((one) => one !== id);
                onChange({ alternativeHostIds: on ? [...others, id] : others });
              }}
            />
          ))}
          <div className={styles.hosting}>
            <Select
              label={copy.fields.host}
              value={zoom.hostId}
              choices={plan.members.map(({ id, name }) => [id, name])}
              onChange={(hostId) => onChange({ hostId })}
            />
          </div>
        </div>
      ) : (
        <p className={text.help}>{copy.zoom.off}</p>
      )}
    </fieldset>
  );
}

interface CheckProps {
  label: string;
  on: boolean;
  onChange(on: boolean): void;
}

const Check = ({ label, on, onChange }: CheckProps) => (
  <label className={styles.check}>
    <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
);
