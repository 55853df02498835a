import type { Kit } from '../../../common/kit.ts';
import { mayIn } from '../../../common/permissions.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import { useDesk } from '../context.ts';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';

import { useKit } from '../planning/queries.ts';
import { NEW_KIT } from './draft.ts';
import { KitEditor } from './kit-editor.tsx';
import { KitView } from './kit-view.tsx';

/** One kit, to be edited by those who may, else to be read. `new` is the one not made yet. */
export function KitPage({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? NEW_KIT.id;
  const isNew = id === NEW_KIT.id;
  const kit = useKit(isNew ? null : id);
  if (isNew) return <Shown key={id} kit={NEW_KIT} />;
  if (kit.data === undefined) {
    return (
      <Page title={copy.list.title} back={{ to: '/kits', word: copy.back.kits }}>
        <Answer query={kit}>{() => null}</Answer>
      </Page>
    );
  }
  return <Shown key={id} kit={kit.data} />;
}

function Shown({ kit }: { kit: Kit }) {
  const { boot } = useDesk();
  return mayIn(boot.me, 'kits.edit') ? <KitEditor kit={kit} /> : <KitView kit={kit} />;
}
