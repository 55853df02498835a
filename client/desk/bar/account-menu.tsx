import { useRef, useState } from 'react';
import { copy as shared } from '../../copy.ts';
import { accessCopy } from '../../copy-access.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import pop from '../../ui/pop.module.css';
import { useDismiss } from '../../ui/use-dismiss.ts';
import { Who } from '../../ui/who.tsx';
import { useDesk } from '../context.ts';
import { forgetTab } from '../kept.ts';
import { Link } from '../link.tsx';
import styles from './bar.module.css';

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const { boot, api } = useDesk();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useDismiss(place, open, (by) => {
    setOpen(false);
    if (by === 'escape') button.current?.focus();
  });

  function signOut() {
    setFailed(false);
    api.delete('/api/session', { renew: false }).then(
      () => {
        forgetTab();
        location.assign('/');
      },
      () => setFailed(true),
    );
  }

  const { name, email, role } = boot.me;
  return (
    <div ref={place} className={styles.account}>
      <button
        ref={button}
        type="button"
        className={styles.person}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className={text.vh}>{copy.account.label(name)}</span>
        <Who name={name} kind="me" />
      </button>
      {open && (
        <section className={cx(pop.pop, styles.menu)} aria-label={copy.account.title}>
          <p className={text.strong}>{name}</p>
          <p className={text.meta}>{email}</p>
          <p className={text.meta}>
            {shared.roles[role]}, {boot.organization.name}
          </p>
          <Link className={text.link} to="/settings/integrations" onClick={() => setOpen(false)}>
            {copy.account.zoom}
          </Link>
          <Link className={text.link} to="/settings/you" onClick={() => setOpen(false)}>
            {accessCopy.title}
          </Link>
          <Button onClick={signOut}>{copy.account.signOut}</Button>
          {failed && (
            <p className={text.trouble} role="alert">
              {shared.failed}
            </p>
          )}
        </section>
      )}
    </div>
  );
}
