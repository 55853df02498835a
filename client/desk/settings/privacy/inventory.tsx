import { type ReactNode, useState } from 'react';
import type { Output } from '../../../../common/contract.ts';
import { privacyCopy as copy } from '../../../copy-privacy.ts';
import table from '../../../styles/table.module.css';
import text from '../../../styles/text.module.css';
import { Answer } from '../../parts/answer.tsx';
import styles from '../section.module.css';
import { usePrivacyQuery } from './use-privacy.ts';

type Whole = Output<'inventory'>;

/** Every table with its columns, and every scope with the columns it fills. */
export function Inventory() {
  const query = usePrivacyQuery('inventory', '/api/privacy/inventory');
  return (
    <Answer query={query}>
      {({ tables, scopes }) => (
        <>
          <div>
            {tables.map((one) => (
              <Table key={one.table} {...one} />
            ))}
          </div>
          <Opening summary={<b className={text.strong}>{copy.zoom}</b>}>
            <Scopes scopes={scopes} />
          </Opening>
        </>
      )}
    </Answer>
  );
}

/** What is long is there only while somebody looks at it. */
function Opening({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}

const Scopes = ({ scopes }: Pick<Whole, 'scopes'>) => (
  <table className={table.table}>
    <caption className={text.vh}>{copy.zoomTable}</caption>
    <thead>
      <tr>
        <th scope="col">{copy.zoomScope}</th>
        <th scope="col">{copy.call}</th>
        <th scope="col">{copy.fills}</th>
      </tr>
    </thead>
    <tbody>
      {scopes.flatMap(({ scope, uses }) =>
        uses.map(({ call, purpose, fills }) => (
          <tr key={`${scope} ${call}`}>
            <th scope="row">{scope}</th>
            <td>{purpose}</td>
            <td>{fills.length === 0 ? copy.nothing : fills.join(', ')}</td>
          </tr>
        )),
      )}
    </tbody>
  </table>
);

const Table = ({ table: name, purpose, kept, columns }: Whole['tables'][number]) => (
  <Opening
    summary={
      <>
        <b className={text.strong}>{name}</b> {purpose}{' '}
        <span className={text.meta}>{copy.kept(kept)}</span>
      </>
    }
  >
    <table className={table.table}>
      <caption className={text.vh}>{copy.inventoryColumns(name)}</caption>
      <thead>
        <tr>
          <th scope="col">{copy.column}</th>
          <th scope="col">{copy.what}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ column, what }) => (
          <tr key={column}>
            <th scope="row">{column}</th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Opening>
);
