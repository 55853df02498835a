import { deskCopy as copy } from '../copy-desk.ts';
import text from '../styles/text.module.css';
import { Link } from './link.tsx';
import { Page } from './parts/page.tsx';

/** An address that no page has. */
export const NotFound = () => (
  <Page title={copy.notFound.title} intro={copy.notFound.text}>
    <p>
      <Link className={text.link} to="/today">
        {copy.notFound.back}
      </Link>
    </p>
  </Page>
);
