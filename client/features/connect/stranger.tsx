import { useEffect } from 'react';
import { zoomCopy } from '../../copy-zoom.ts';
import text from '../../styles/text.module.css';
import type { Services } from '../../sync/services.ts';
import { Button } from '../../ui/button.tsx';
import styles from './connect.module.css';
import { connectOf } from './connect.ts';
import { herePlace, useConnect } from './use-connect.ts';

interface StrangerProps {
  services: Services;
  /** They are a member, or are one again. */
  onConnected(): void;
}

/** For a colleague whom Hireside does not know: sign in with Zoom, and ask to be let in. */
export function Stranger({ services, onConnected }: StrangerProps) {
  const flow = connectOf(services);
  const state = useConnect(flow);
  const words = zoomCopy.connect;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Once, when it has become so.
  useEffect(() => {
    if (state.kind === 'connected') onConnected();
  }, [state.kind]);
  const isAsked = state.kind === 'asked';
  return (
    <div className={styles.stranger}>
      {!isAsked && (
        <>
          <p className={text.meta}>{words.stranger}</p>
          <Button
            size="normal"
            disabled={state.kind === 'asking'}
            onClick={() => void flow.start(herePlace())}
          >
            {state.kind === 'failed' ? words.again : zoomCopy.signIn}
          </Button>
        </>
      )}
      <div aria-live="polite">
        {state.kind === 'asking' && <p className={text.meta}>{words.asking}</p>}
        {state.kind === 'elsewhere' && <p>{words.elsewhere}</p>}
        {state.kind === 'failed' && <p className={text.trouble}>{state.message}</p>}
        {isAsked && (
          <>
            <p className={text.strong}>{words.asked(state.organization)}</p>
            <p>{words.decides}</p>
          </>
        )}
      </div>
    </div>
  );
}
