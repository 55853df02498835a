import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeskBoot } from '../../common/panel.ts';
import { doorCopy } from '../copy-door.ts';
import type { Services } from '../sync/services.ts';
import { createStore } from '../sync/store.ts';
import { Bar } from './bar/bar.tsx';
import { DeskPlace } from './context.ts';
import styles from './desk.module.css';
import { createDoor } from './door.ts';
import { createFileSession } from './file-session.ts';
import { PageView } from './page-view.tsx';
import { RouterPlace } from './place.ts';
import { newQueries } from './queries.ts';
import { createRouter } from './router.ts';
import { useDeskKeys } from './use-desk-keys.ts';

interface DeskProps {
  boot: DeskBoot;
  services: Services;
}

/** Hireside outside meetings: the bar that stays, and the page of the address. */
export function Desk({ boot, services }: DeskProps) {
  const [router] = useState(() => {
    // Opened from an interview's link: on that interview, unless the address names a page itself.
    const { pathname } = window.location;
    if (boot.asked !== undefined && pathname === '/')
      window.history.replaceState(null, '', `/interviews/${boot.asked}`);
    return createRouter(window);
  });
  const [queries] = useState(newQueries);
  const [me, iAm] = useState(boot.me);
  const root = useRef<HTMLDivElement>(null);
  useDeskKeys(root);
  useEffect(() => {
    services.clock.learn(boot.serverTime, services.platform.clock.now());
  }, [boot, services]);
  const desk = useMemo(
    () => ({
      boot: { ...boot, me },
      iAm,
      api: services.api,
      services,
      now: services.clock.now,
      go: router.go,
      openFile: (subject: Parameters<typeof createFileSession>[1]) =>
        createStore(services, (onPhase) => createFileSession(services, subject, onPhase)),
      door: createDoor(services.zoom, window, doorCopy.opening),
    }),
    [boot, me, services, router],
  );
  return (
    <DeskPlace value={desk}>
      <RouterPlace value={router}>
        <QueryClientProvider client={queries}>
          <div ref={root} className={styles.desk}>
            <Bar />
            <PageView />
          </div>
        </QueryClientProvider>
      </RouterPlace>
    </DeskPlace>
  );
}
