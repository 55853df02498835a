import { useState } from 'react';
import { guideMinutes, type Kit, questionsOf } from '../../../common/kit.ts';
import { mayIn } from '../../../common/permissions.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { cx } from '../../ui/cx.ts';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';

import styles from '../planning/planning.module.css';
import { useKits } from '../planning/queries.ts';
import tables from '../planning/table.module.css';

const SHOWS = ['false', 'true'] as const;

/** All kits, those in use or the archived ones. */
export function KitsPage() {
  const { boot, go } = useDesk();
  const [show, setShow] = useState<(typeof SHOWS)[number]>('false');
  const kits = useKits(show === 'true');
  const words = copy.list;
  return (
    <Page
      title={words.title}
      intro={words.intro}
      back={{ to: '/jobs', word: copy.back.jobs }}
      acts={
        mayIn(boot.me, 'kits.edit') && (
          <Button size="normal" look="primary" onClick={() => go('/kits/new')}>
            {words.make}
          </Button>
        )
      }
    >
      <Chips
        label={words.show}
        choices={SHOWS}
        words={words.shows}
        chosen={show}
        onChoose={setShow}
      />
      <Answer query={kits}>
        {(all) =>
          all.length === 0 ? (
            <p className={styles.none}>{show === 'true' ? words.noneArchived : words.none}</p>
          ) : (
            <KitTable kits={all} />
          )
        }
      </Answer>
    </Page>
  );
}

const KitTable = ({ kits }: { kits: readonly Kit[] }) => (
  <div className={tables.scroll}>
    <table className={cx(tables.table, tables.lines)}>
      <thead>
        <tr>
          <th scope="col">{copy.list.name}</th>
          <th scope="col" className={tables.num}>
            {copy.list.questions}
          </th>
          <th scope="col" className={tables.num}>
            {copy.list.time}
          </th>
          <th scope="col">{copy.list.attributes}</th>
          <th scope="col" className={tables.num}>
            {copy.list.version}
          </th>
        </tr>
      </thead>
      <tbody>
        {kits.map((kit) => (
          <tr key={kit.id}>
            <th scope="row">
              <Link className={tables.name} to={`/kits/${kit.id}`}>
                {kit.name}
              </Link>
            </th>
            <td className={tables.num}>{questionsOf(kit).length}</td>
            <td className={tables.num}>{copy.minutes(guideMinutes(kit))}</td>
            <td className={text.quiet}>{kit.attributes.map(({ name }) => name).join(', ')}</td>
            <td className={tables.num}>{kit.version}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
