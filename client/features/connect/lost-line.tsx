import { useEffect, useState } from 'react';
import type { Output } from '../../../common/contract.ts';
import { zoomCopy } from '../../copy-zoom.ts';
import type { Services } from '../../sync/services.ts';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import styles from './connect.module.css';
import { connectOf } from './connect.ts';
import { herePlace, useConnect } from './use-connect.ts';

/** In the panel: the member's login at Zoom has run out, and how to renew it without leaving. */
export function LostLine({ services }: { services: Services }) {
  const flow = connectOf(services);
  const state = useConnect(flow);
  const isLost = useLost(services);
  const words = zoomCopy.connect;
  if (!isLost) return null;
  const isAsking = state.kind === 'asking';
  return (
    <div className={styles.line} aria-live="polite">
      <Icon name={state.kind === 'connected' ? 'check' : 'alert'} />
      {state.kind === 'connected' ? (
        <p>{words.done}</p>
      ) : (
        <p>
          {state.kind === 'failed' ? state.message : words.lost} {isAsking && words.asking}
          {state.kind === 'elsewhere' && words.elsewhere}
          {!isAsking && (
            <LinkButton onClick={() => void flow.start(herePlace())}>
              {state.kind === 'failed' ? words.again : words.reconnect}
            </LinkButton>
          )}
        </p>
      )}
    </div>
  );
}

/** Asked once, after the first picture. Who cannot be told now is told the next time. */
function useLost({ api }: Services): boolean {
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const ending = new AbortController();
    const options = { signal: ending.signal, renew: false };
    api.get<Output<'zoomConnection'>>('/api/zoom', {}, options).then(
      ({ status }) => setLost(status === 'needs_login'),
      () => undefined,
    );
    return () => ending.abort();
  }, [api]);
  return isLost;
}
