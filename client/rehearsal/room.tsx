import { useState } from 'react';
import text from '../styles/text.module.css';
import button from '../ui/button.module.css';
import { EventList } from './event-list.tsx';
import { Icon } from './icon.tsx';
import { type SeatWidth, useTheme } from './look.ts';
import styles from './room.module.css';
import { RoomBar } from './room-bar.tsx';
import type { RoomStore } from './room-store.ts';
import { SeatColumn } from './seat-column.tsx';
import { numberText } from './text.ts';
import { useNow, useRoom } from './use-room.ts';

/** The page: one meeting, five seats, and everything that happens between them and Zoom. */
export function Room({ store }: { store: RoomStore }) {
  const { state, journal, loading, problem, isPlaying } = useRoom(store);
  const [width, setWidth] = useState<SeatWidth>('fit');
  const [theme, setTheme] = useTheme();
  const counting =
    state.meeting?.state === 'running' ||
    state.seats.some((seat) => seat.cutSince !== null || seat.faults.silentUntil > 0);
  const now = useNow(counting);

  return (
    <div className={styles.room}>
      <RoomBar
        store={store}
        state={state}
        now={now}
        isPlaying={isPlaying}
        width={width}
        onWidth={setWidth}
        theme={theme}
        onTheme={setTheme}
      />
      <main>
        {problem !== null && (
          <div className={styles.problem} role="alert">
            <Icon name="alert" />
            <span>{problem}</span>
            <button
              type="button"
              className={`${button.btn} ${button.small} ${button.quiet}`}
              onClick={() => store.load(false)}
            >
              Try again
            </button>
          </div>
        )}
        {state.meeting === null ? (
          <p className={styles.nothing} role="status">
            {loading ? 'Opening the room' : 'There is no interview to rehearse.'}
          </p>
        ) : (
          <section className={styles.meeting} aria-label="Meeting">
            <div className={styles.meetingBar} data-theme="dark">
              <span className={text.cut}>{state.meeting.topic}</span>
              <span className={text.num}>Meeting {numberText(state.meeting.number)}</span>
            </div>
            <div className={styles.seats}>
              {state.seats.map((seat) => (
                <SeatColumn
                  key={seat.key}
                  store={store}
                  state={state}
                  seat={seat}
                  now={now}
                  width={width}
                  theme={theme}
                />
              ))}
            </div>
          </section>
        )}
        <EventList journal={journal} onClear={() => store.clearJournal()} />
      </main>
    </div>
  );
}
