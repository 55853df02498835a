import { clockText, toMs } from '../../common/time.ts';
import text from '../styles/text.module.css';
import button from '../ui/button.module.css';
import { DeskMenu } from './desk-menu.tsx';
import { Icon } from './icon.tsx';
import { SEAT_WIDTHS, type SeatWidth, THEMES, type Theme } from './look.ts';
import styles from './room-bar.module.css';
import type { RoomState } from './room-state.ts';
import type { RoomStore } from './room-store.ts';
import { DAY } from './text.ts';

const WIDTH_NAMES: Record<SeatWidth, string> = {
  fit: 'Fit',
  '280': '280 px',
  '360': '360 px',
  '480': '480 px',
};
const THEME_NAMES: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };
const STATE_NAMES = { waiting: 'Not started', running: 'In progress', ended: 'Ended' } as const;

interface RoomBarProps {
  store: RoomStore;
  state: RoomState;
  now: number;
  /** An interview day is being told. */
  isPlaying: boolean;
  width: SeatWidth;
  onWidth: (width: SeatWidth) => void;
  theme: Theme;
  onTheme: (theme: Theme) => void;
}

/** The room's head: where we are, the clock, how it looks, and the buttons for everyone. */
export function RoomBar(props: RoomBarProps) {
  const { store, state, now, isPlaying, width, onWidth, theme, onTheme } = props;
  const { meeting } = state;
  const running = meeting?.state === 'running';
  const elapsed = meeting?.startedAt ? now + state.clockOffset - toMs(meeting.startedAt) : 0;

  return (
    <header className={styles.roomBar}>
      <span className={styles.brand}>
        <Icon name="mark" />
        Hireside
      </span>
      <div className={styles.about}>
        <h1>Rehearsal room</h1>
        <p>A pretend Zoom meeting. Each seat is a real panel with its own sign-in.</p>
      </div>
      <div className={styles.acts}>
        <Choice
          label="Seats"
          names={WIDTH_NAMES}
          all={SEAT_WIDTHS}
          value={width}
          onChange={onWidth}
        />
        <Choice label="Theme" names={THEME_NAMES} all={THEMES} value={theme} onChange={onTheme} />
        {running && <span className={styles.clock}>{clockText(Math.max(0, elapsed))}</span>}
        <span className={text.meta} role="status">
          {meeting ? STATE_NAMES[meeting.state] : ''}
        </span>
        <DeskMenu desks={state.desks} />
        <button
          type="button"
          className={button.btn}
          title={DAY.hint}
          aria-disabled={isPlaying}
          disabled={meeting === null}
          onClick={() => store.playDay()}
        >
          {isPlaying ? DAY.playing : DAY.play}
        </button>
        <button
          type="button"
          className={button.btn}
          disabled={meeting === null || meeting.state === 'waiting'}
          onClick={() => store.startOver()}
        >
          <Icon name="undo" />
          Start over
        </button>
        {running ? (
          <button
            type="button"
            className={`${button.btn} ${button.danger}`}
            onClick={() => store.end()}
          >
            <Icon name="stop" />
            End meeting
          </button>
        ) : (
          <button
            type="button"
            className={`${button.btn} ${button.primary}`}
            disabled={meeting === null}
            onClick={() => store.start()}
          >
            <Icon name="play" />
            Start meeting
          </button>
        )}
      </div>
    </header>
  );
}

function Choice<T extends string>(props: {
  label: string;
  names: Record<T, string>;
  all: readonly T[];
  value: T;
  onChange: (value: T) => void;
}) {
  const { label, names, all, value, onChange } = props;
  return (
    <label className={styles.choice}>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value as T)}>
        {all.map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
