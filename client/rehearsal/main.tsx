import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { systemClock } from '../../common/time.ts';
import { Room } from './room.tsx';
import { createRoomApi } from './room-api.ts';
import { RoomStore } from './room-store.ts';
import '../styles/tokens.css';

/** Long enough that an answer reaches its caller before the event that follows from it. */
const SOON_MS = 30;

const store = new RoomStore({
  api: createRoomApi(fetch.bind(window)),
  clock: systemClock,
  soon: (run) => setTimeout(run, SOON_MS),
  agent: navigator.userAgent,
});

void store.load(new URLSearchParams(location.search).get('start') === '1');
// Another window may have started or ended the meeting meanwhile.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void store.load(false);
});

createRoot(document.getElementById('room')!).render(
  <StrictMode>
    <Room store={store} />
  </StrictMode>,
);
