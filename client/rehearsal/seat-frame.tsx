import { useEffect, useRef } from 'react';
import { homeUrl, type Theme } from './look.ts';
import { isFromSeat } from './protocol.ts';
import type { Seat } from './room-state.ts';
import type { RoomStore } from './room-store.ts';
import styles from './seat.module.css';

interface SeatFrameProps {
  store: RoomStore;
  seat: Seat;
  theme: Theme;
}

/** The panel's page in its own origin, with a Zoom client that answers only this frame. */
export function SeatFrame({ store, seat, theme }: SeatFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { key, origin } = seat;

  useEffect(() => {
    const client = store.seatClient(key, (message) =>
      frame.current?.contentWindow?.postMessage(message, origin),
    );
    const receive = (event: MessageEvent) => {
      if (isFromSeat(event, frame.current, origin)) void client.receive(event.data);
    };
    window.addEventListener('message', receive);
    return () => {
      window.removeEventListener('message', receive);
      store.forgetClient(key, client);
    };
  }, [store, key, origin]);

  return (
    <iframe
      ref={frame}
      className={styles.page}
      title={seat.title}
      src={homeUrl(origin, theme)}
      hidden={!seat.visible}
      allow="clipboard-write"
    />
  );
}
