import { useState } from 'react';
import type { RecordKind } from '../../../../common/records.ts';
import { collectingCopy as copy } from '../../../copy-collecting.ts';
import { zoomCopy } from '../../../copy-zoom.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { dateText } from '../../../ui/dates.ts';
import { Switch } from '../../../ui/switch.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Trouble } from '../../trouble.tsx';
import type { ZoomConnection } from '../../use-zoom.ts';
import { Copies } from './copies.tsx';
import { KindRow } from './kind-row.tsx';
import { TurnOffDialog } from './turn-off-dialog.tsx';
import { type Collected, useCollecting, useTurn } from './use-collecting.ts';
import styles from './zoom-tile.module.css';

interface CollectingProps {
  connection: ZoomConnection;
  /** Asks Zoom for more. */
  onGrant(): void;
}

/** What is filed from Zoom: a switch for each kind, with what it needs and who grants that. */
export function Collecting({ connection, onGrant }: CollectingProps) {
  const query = useCollecting(connection.scopes.join(' '));
  const turn = useTurn();
  const [leaving, setLeaving] = useState<RecordKind | null>(null);
  const leave = (kind: RecordKind) => {
    // What one is about to delete is counted now, not when the page was opened.
    void query.refetch();
    setLeaving(kind);
  };
  const held = query.data?.items.find(({ kind }) => kind === leaving)?.held;
  const { variables: asked, data: gone } = turn;
  const said =
    turn.isSuccess && asked && !asked.on
      ? gone == null
        ? copy.stopped(asked.kind)
        : copy.purged(asked.kind, gone)
      : '';
  return (
    <section aria-label={copy.title}>
      <p className={styles.sub}>
        {copy.title}
        <span className={styles.note}>{copy.note}</span>
      </p>
      <Answer query={query}>
        {({ items }) => (
          <ul>
            {items.map((item) => (
              <Row
                key={item.kind}
                item={item}
                isBusy={turn.isPending && asked?.kind === item.kind}
                onGrant={onGrant}
                onTurn={(on) => (on ? turn.mutate({ kind: item.kind, on }) : leave(item.kind))}
              />
            ))}
          </ul>
        )}
      </Answer>
      <div className={styles.said}>
        <p aria-live="polite">{said}</p>
        {turn.isError && <Trouble error={turn.error} />}
      </div>
      {leaving !== null && (
        <TurnOffDialog
          kind={leaving}
          held={query.isFetching ? undefined : held}
          onClose={() => setLeaving(null)}
          onTurnOff={(erase) => {
            turn.mutate({ kind: leaving, on: false, erase });
            setLeaving(null);
          }}
        />
      )}
    </section>
  );
}

interface RowProps {
  item: Collected;
  isBusy: boolean;
  onGrant(): void;
  onTurn(on: boolean): void;
}

function Row({ item, isBusy, onGrant, onTurn }: RowProps) {
  const { kind, since, byName, grantedBy, copies } = item;
  const [name] = zoomCopy.tile.features[kind];
  const isOn = since !== null;
  const isGranted = grantedBy.length > 0;
  const names = grantedBy.map((one) => one.name);
  return (
    <KindRow
      feature={kind}
      lead={
        <Switch
          label={name}
          on={isOn}
          // What is on can be turned off, whatever became of the grant.
          disabled={isBusy || (!isGranted && !isOn)}
          onChange={onTurn}
        />
      }
      more={
        <>
          {isOn && <p className={text.meta}>{copy.since(dateText(since), byName)}</p>}
          {copies !== null && <Copies copies={copies} isCollecting={isOn} />}
        </>
      }
    >
      {isGranted ? (
        <span className={text.meta}>
          {copy.by(names)}
          {!isOn && copy.off}
        </span>
      ) : (
        <>
          {isOn && <span className={text.meta}>{copy.nobody}</span>}
          <Button aria-label={`${zoomCopy.tile.grant}: ${name}`} onClick={onGrant}>
            {zoomCopy.tile.grant}
          </Button>
        </>
      )}
    </KindRow>
  );
}
