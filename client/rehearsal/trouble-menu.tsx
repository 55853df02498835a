import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import text from '../styles/text.module.css';
import { AUTHORIZING, type Authorizing } from './faults.ts';
import { Icon } from './icon.tsx';
import type { Seat } from './room-state.ts';
import type { RoomStore } from './room-store.ts';
import styles from './trouble-menu.module.css';

/** What can go wrong, or merely change, for one seat's Zoom client. */
export function TroubleMenu({ store, seat, now }: { store: RoomStore; seat: Seat; now: number }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  const onBlur = (event: FocusEvent) => {
    if (!menu.current?.contains(event.relatedTarget)) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    close();
    menu.current?.querySelector('summary')?.focus();
  };
  const act = (run: () => void) => () => {
    run();
    close();
    menu.current?.querySelector('summary')?.focus();
  };

  const { key, faults, role, breakout, visible } = seat;
  const host = key === 'recruiter' ? 'host' : 'co-host';
  const nextRole = role === 'participant' ? host : 'participant';
  const collaborating = seat.runningContext === 'inCollaborate';

  return (
    <details ref={menu} className={styles.trouble} onBlur={onBlur} onKeyDown={onKeyDown}>
      <summary title="Trouble">
        <span className={text.vh}>Trouble</span>
        <Icon name="more" />
      </summary>
      <fieldset className={styles.menu}>
        <legend className={text.vh}>Trouble for {seat.title}</legend>
        <Fault
          name="Old client"
          on={faults.oldClient}
          onChange={(oldClient) => store.fault(key, { oldClient })}
        />
        <Fault
          name="APIs missing"
          on={faults.apisMissing}
          onChange={(apisMissing) => store.fault(key, { apisMissing })}
        />
        <Fault
          name="No app context"
          on={faults.noContext}
          onChange={(noContext) => store.fault(key, { noContext })}
        />
        <Item disabled={faults.silentUntil > now} onClick={act(() => store.silence(key))}>
          No answer for 10 s
        </Item>
        <Item onClick={act(() => store.forgetConfig(key))}>Forget config</Item>
        <Authorize
          chosen={faults.authorizing}
          onChoose={(authorizing) => store.fault(key, { authorizing })}
        />
        <hr />
        <Item disabled={seat.uid === null} onClick={act(() => void store.removeApp(key))}>
          Remove the app in Zoom
        </Item>
        <Item
          onClick={act(() =>
            store.change(
              key,
              { breakout: !breakout },
              breakout ? 'breakout.left' : 'breakout.joined',
              seat.name,
            ),
          )}
        >
          {breakout ? 'Leave breakout room' : 'Join breakout room'}
        </Item>
        <Item onClick={act(() => store.change(key, { role: nextRole }, 'role.changed', nextRole))}>
          Become {nextRole}
        </Item>
        <Item
          onClick={act(() =>
            store.change(
              key,
              { runningContext: collaborating ? 'inMeeting' : 'inCollaborate' },
              collaborating ? 'collaborate.ended' : 'collaborate.started',
            ),
          )}
        >
          {collaborating ? 'End collaborate' : 'Start collaborate'}
        </Item>
        <Item
          onClick={act(() =>
            store.change(key, { visible: !visible }, visible ? 'panel.hidden' : 'panel.shown'),
          )}
        >
          {visible ? 'Hide panel' : 'Show panel'}
        </Item>
      </fieldset>
    </details>
  );
}

function Fault(props: { name: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className={styles.item}>
      <input
        type="checkbox"
        checked={props.on}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.name}
    </label>
  );
}

const AUTHORIZING_WORDS: Record<Authorizing, string> = {
  allowed: 'is allowed',
  denied: 'is denied',
  never: 'is never answered',
  other_state: 'comes with another state',
  twice: 'is told twice',
};

function Authorize(props: { chosen: Authorizing; onChoose: (one: Authorizing) => void }) {
  return (
    <label className={styles.choice}>
      Authorising
      <select
        value={props.chosen}
        onChange={({ target }) =>
          props.onChoose(AUTHORIZING.find((one) => one === target.value) ?? 'allowed')
        }
      >
        {AUTHORIZING.map((one) => (
          <option key={one} value={one}>
            {AUTHORIZING_WORDS[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Item(props: { disabled?: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <button type="button" className={styles.item} disabled={props.disabled} onClick={props.onClick}>
      {props.children}
    </button>
  );
}
