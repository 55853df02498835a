import { initials } from '../../common/member.ts';
import { toMs } from '../../common/time.ts';
import text from '../styles/text.module.css';
import button from '../ui/button.module.css';
import { faultText } from './faults.ts';
import { Icon, type IconName } from './icon.tsx';
import type { SeatWidth, Theme } from './look.ts';
import { hasPage, type RoomState, type Seat } from './room-state.ts';
import type { RoomStore } from './room-store.ts';
import styles from './seat.module.css';
import { SeatFrame } from './seat-frame.tsx';
import { absenceText, countText } from './text.ts';
import { TroubleMenu } from './trouble-menu.tsx';

const WIDTH_CLASSES: Record<SeatWidth, string | undefined> = {
  fit: styles.fit,
  '280': styles.narrow,
  '360': styles.medium,
  '480': styles.wide,
};

interface SeatColumnProps {
  store: RoomStore;
  state: RoomState;
  seat: Seat;
  now: number;
  width: SeatWidth;
  theme: Theme;
}

/** One person: their video tile, what can be done to them, and the Zoom client around their panel. */
export function SeatColumn({ store, state, seat, now, width, theme }: SeatColumnProps) {
  const widthClass = seat.expanded ? styles.expanded : WIDTH_CLASSES[width];
  const absence = absenceText(state, seat);
  const cut = seat.cutSince !== null;
  const waiting = state.meeting?.state === 'waiting';

  return (
    <section
      className={`${styles.seat} ${widthClass} ${seat.undocked ? styles.undocked : ''}`}
      aria-label={`${seat.title} seat`}
    >
      <Tile store={store} state={state} seat={seat} />
      <div className={styles.seatBar}>
        <div className={styles.seatRole}>
          <h2>{seat.title}</h2>
          <Status state={state} seat={seat} now={now} />
          <TroubleMenu store={store} seat={seat} now={now} />
        </div>
        <div className={styles.seatActs}>
          <button
            type="button"
            className={`${button.btn} ${button.small}`}
            onClick={() => store.network(seat.key, !cut)}
          >
            <Icon name="plug" />
            {cut ? 'Restore network' : 'Cut network'}
          </button>
          <button
            type="button"
            className={`${button.btn} ${button.small}`}
            disabled={waiting}
            onClick={() =>
              store.change(
                seat.key,
                { present: !seat.present },
                seat.present ? 'participant.left' : 'participant.joined',
                seat.name,
              )
            }
          >
            <Icon name={seat.present ? 'leave' : 'join'} />
            {seat.present ? 'Leave meeting' : 'Join meeting'}
          </button>
        </div>
      </div>
      <div className={styles.frame}>
        {absence !== '' && (
          <div className={styles.absence}>
            <p>{absence}</p>
            {hasPage(state, { ...seat, open: true }) && !seat.open && (
              <button
                type="button"
                className={button.btn}
                onClick={() => store.change(seat.key, { open: true }, 'app.opened')}
              >
                Reopen
              </button>
            )}
          </div>
        )}
        {hasPage(state, seat) && <SeatFrame key={seat.page} {...{ store, seat, theme }} />}
      </div>
    </section>
  );
}

function Tile({ store, state, seat }: { store: RoomStore; state: RoomState; seat: Seat }) {
  const speaks = state.speaker === seat.key && seat.present && state.meeting?.state === 'running';
  const place = seat.breakout ? 'breakout room' : seat.role === 'participant' ? '' : seat.role;
  return (
    <div className={`${styles.tile} ${speaks ? styles.talking : ''}`} data-theme="dark">
      {seat.present && (
        <span className={styles.who} aria-hidden="true">
          {initials(seat.name)}
        </span>
      )}
      <button
        type="button"
        className={styles.tileName}
        aria-pressed={speaks}
        title={speaks ? `${seat.name} is speaking` : `Let ${seat.name} speak`}
        disabled={!seat.present || state.meeting?.state !== 'running'}
        onClick={() => store.dispatch({ type: 'speaker', seat: seat.key })}
      >
        <Icon name={speaks ? 'mic' : 'mic-off'} />
        <span className={text.vh}>Speaks: </span>
        {seat.name}
        {place !== '' && <span className={styles.place}>{place}</span>}
      </button>
    </div>
  );
}

function Status({ state, seat, now }: { state: RoomState; seat: Seat; now: number }) {
  const [icon, text, tone] = statusOf(state, seat, now);
  return (
    <p className={`${styles.pair} ${tone ?? ''}`}>
      <Icon name={icon} />
      {text}
    </p>
  );
}

function awayText(state: RoomState, seat: Seat): string {
  if (state.meeting?.state === 'waiting') return 'Waiting';
  return seat.present ? 'Closed' : 'Left';
}

function statusOf(state: RoomState, seat: Seat, now: number): [IconName, string, string?] {
  if (seat.cutSince !== null) {
    const since = now + state.clockOffset - toMs(seat.cutSince);
    return ['offline', `Network cut, ${countText(since)}`, styles.isCut];
  }
  if (!hasPage(state, seat)) return ['clock', awayText(state, seat), styles.isAway];
  const fault = faultText(seat.faults, now);
  return fault === ''
    ? ['check', 'Connected', styles.isConnected]
    : ['alert', fault, styles.isTroubled];
}
