import { useState } from 'react';
import { mayIn } from '../../../../common/permissions.ts';
import { RECORD_KINDS } from '../../../../common/records.ts';
import type { ZoomFeature } from '../../../../common/zoom-features.ts';
import { copy as shared } from '../../../copy.ts';
import { zoomCopy } from '../../../copy-zoom.ts';
import { connectOf } from '../../../features/connect/connect.ts';
import { herePlace, useConnect } from '../../../features/connect/use-connect.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { dateText } from '../../../ui/dates.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { useDesk } from '../../context.ts';
import type { ZoomConnection } from '../../use-zoom.ts';
import { Collecting } from './collecting.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { Kinds } from './kinds.tsx';
import styles from './zoom-tile.module.css';

const PLANNING: readonly ZoomFeature[] = ['meetings', 'host', 'open_by_itself', 'calendar'];

/** A member's Zoom: before login, connected, or to be logged in to again. */
export function ZoomTile({ connection }: { connection: ZoomConnection }) {
  const { services, boot } = useDesk();
  const flow = connectOf(services);
  const state = useConnect(flow);
  const [leaving, setLeaving] = useState(false);
  const words = zoomCopy.tile;
  const { status, features } = connection;
  const isConnected = status === 'connected';
  const login = () => void flow.start(herePlace());
  const asking = state.kind === 'asking';
  return (
    <section className={styles.tile} aria-labelledby="zoom-tile">
      <div className={styles.head}>
        <Icon name="video" />
        <div>
          <h2 id="zoom-tile" className={styles.name}>
            {words.name}
          </h2>
          <Standing connection={connection} />
        </div>
        {isConnected ? (
          <Button size="normal" onClick={() => setLeaving(true)}>
            {words.disconnect}
          </Button>
        ) : (
          <Button look="primary" size="normal" disabled={asking} onClick={login}>
            {state.kind === 'failed' ? zoomCopy.connect.again : words.login}
          </Button>
        )}
        <Switch
          label={words.name}
          on={status !== 'none'}
          disabled={asking}
          onChange={(on) => (on ? login() : setLeaving(true))}
        />
        <Progress state={state} />
      </div>
      {isConnected && (
        <Kinds title={words.planning} features={PLANNING} granted={features} onGrant={login} />
      )}
      {mayIn(boot.me, 'settings.edit') ? (
        <Collecting connection={connection} onGrant={login} />
      ) : (
        isConnected && (
          <Kinds
            title={words.filed}
            note={words.adminTurns}
            features={RECORD_KINDS}
            granted={features}
            onGrant={login}
          />
        )
      )}
      {leaving && <DisconnectDialog onClose={() => setLeaving(false)} />}
    </section>
  );
}

/** Who is connected since when; before that what is promised, after that what to do. */
function Standing({ connection }: { connection: ZoomConnection }) {
  const words = zoomCopy.tile;
  const { status, as, since } = connection;
  if (status === 'needs_login') {
    return (
      <p className={text.meta}>
        <span className={cx(text.pair, styles.ranOut)}>
          <Icon name="alert" />
          {words.ranOut}.
        </span>{' '}
        {words.safe}
      </p>
    );
  }
  if (status === 'none' || as === null || since === null) {
    return <p className={text.meta}>{words.promise}</p>;
  }
  return <p className={text.meta}>{words.as(as.name, as.email, dateText(since))}</p>;
}

/** What an attempt to connect is at, or why it failed. */
function Progress({ state }: { state: ReturnType<typeof useConnect> }) {
  const words = zoomCopy.connect;
  const said =
    state.kind === 'asking'
      ? words.asking
      : state.kind === 'elsewhere'
        ? words.elsewhere
        : state.kind === 'connected'
          ? words.done
          : '';
  return (
    <div className={styles.progress}>
      <p className={text.meta} role="status">
        {said}
      </p>
      {state.kind === 'failed' && (
        <p className={text.trouble} role="alert">
          {state.message || shared.failed}
        </p>
      )}
    </div>
  );
}
