import { deskCopy } from '../copy-desk.ts';
import { doorCopy as copy } from '../copy-door.ts';
import text from '../styles/text.module.css';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { useDesk } from './context.ts';
import styles from './interview-ways.module.css';
import { Link } from './link.tsx';
import { mayOpen } from './nav.ts';
import type { DoorTrouble as Trouble } from './use-door.ts';

interface DoorTroubleProps {
  trouble: Trouble | null;
  open(): void;
  openHere(): void;
  className?: string | undefined;
}

/** What came in between, in a sentence, and the way on. */
export const DoorTrouble = ({ trouble, className, ...door }: DoorTroubleProps) =>
  trouble !== null && (
    <div className={cx(styles.trouble, className)} role="alert">
      <p>{trouble.message}</p>
      <WayOn way={trouble.way} {...door} />
    </div>
  );

interface WayOnProps {
  way: Trouble['way'];
  open(): void;
  openHere(): void;
}

function WayOn({ way, open, openHere }: WayOnProps) {
  const { me } = useDesk().boot;
  switch (way) {
    case 'here':
      return <Button onClick={openHere}>{copy.here}</Button>;
    case 'again':
      return <Button onClick={open}>{deskCopy.again}</Button>;
    case 'connect':
      return mayOpen(me, 'settings') ? (
        <Link className={text.link} to="/settings/integrations">
          {copy.connect}
        </Link>
      ) : (
        <a className={text.link} href="/auth/zoom/install">
          {copy.connect}
        </a>
      );
    default:
      return null;
  }
}
