import { deskCopy as copy } from '../../copy-desk.ts';
import { Unreachable } from '../../panel/alone.tsx';
import text from '../../styles/text.module.css';
import type { PanelStore } from '../../sync/view.ts';
import { useView } from '../../ui/use-view.ts';
import { Link } from '../link.tsx';
import { Opening } from '../parts/opening.tsx';
import { Page } from '../parts/page.tsx';
import { FileView } from './file-view.tsx';

/** A file on its way, out of reach, gone, or there. */
export const FilePage = ({ store }: { store: PanelStore | null }) =>
  store === null ? <Opening /> : <OpenedFile store={store} />;

function OpenedFile({ store }: { store: PanelStore }) {
  const view = useView(store);
  switch (view.phase) {
    case 'ready':
      return <FileView store={store} view={view} />;
    case 'unreachable':
      return <Unreachable store={store} view={view} />;
    case 'no_context':
      return (
        <Page title={copy.file.gone} intro={view.message}>
          <p>
            <Link className={text.link} to="/candidates">
              {copy.file.back}
            </Link>
          </p>
        </Page>
      );
    case 'outsider':
      return <Page title={copy.file.gone} intro={copy.file.forbidden} />;
    default:
      return <Opening />;
  }
}
