import type { Output } from '../../../common/contract.ts';
import { auditCopy as copy } from '../../copy-audit.ts';
import table from '../../styles/table.module.css';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import styles from './audit.module.css';
import { AuditRow } from './audit-row.tsx';

/** Entries under their heads. */
export const AuditTable = ({ items }: { items: Output<'listAudit'>['items'] }) => (
  <table className={cx(table.table, styles.table)}>
    <caption className={text.vh}>{copy.table}</caption>
    <thead>
      <tr>
        <th scope="col">{copy.when}</th>
        <th scope="col">{copy.who}</th>
        <th scope="col">{copy.what}</th>
        <th scope="col">{copy.about}</th>
      </tr>
    </thead>
    <tbody>
      {items.map((entry) => (
        <AuditRow key={entry.id} entry={entry} />
      ))}
    </tbody>
  </table>
);
