import type { ReactNode } from 'react';
import type { Candidate } from '../../../common/candidate.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { timeIn } from '../../ui/dates.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './profile.module.css';
import { ResumeButton } from './resume-button.tsx';

interface ProfileProps {
  candidate: Candidate;
  clock: { now(): number };
  onResume(): void;
  onOpen(url: string): void;
}

/** Who they are: one line, then how to reach them, and the résumé beside. */
export function Profile({ candidate, clock, onResume, onOpen }: ProfileProps) {
  const { headline, email, phone, links, resume } = candidate;
  const now = useNow(clock, 60_000);
  const place = placeOf(candidate, now);
  const known = email ?? phone ?? place ?? headline ?? resume ?? links[0];
  return (
    <section className={cx(text.band, styles.profile)} aria-label={copy.profile.label}>
      {headline !== null && <p className={styles.line}>{headline}</p>}
      {!known && <p className={text.quiet}>{copy.profile.nothing}</p>}
      <ul className={styles.facts}>
        {email !== null && (
          <Fact icon="mail">
            <Away to={`mailto:${email}`}>{email}</Away>
          </Fact>
        )}
        {phone !== null && (
          <Fact icon="phone">
            <Away to={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</Away>
          </Fact>
        )}
        {place !== null && (
          <Fact icon="pin">
            <span className={text.cut}>{place}</span>
          </Fact>
        )}
        {links.map(({ url, label }) => (
          <Fact key={url} icon="link">
            <Away to={url} onOpen={onOpen}>
              {label ?? shortUrl(url)}
            </Away>
          </Fact>
        ))}
      </ul>
      {resume !== null && <ResumeButton pages={resume.pages} onOpen={onResume} />}
    </section>
  );
}

const Fact = ({ icon, children }: { icon: IconName; children: ReactNode }) => (
  <li>
    <Icon name={icon} />
    {children}
  </li>
);

interface AwayProps {
  to: string;
  children: string;
  /** Takes over a plain press: the Zoom client opens no windows by itself. */
  onOpen?(url: string): void;
}

const Away = ({ to, children, onOpen }: AwayProps) => (
  <a
    className={cx(text.link, text.cut)}
    href={to}
    target="_blank"
    rel="noopener noreferrer"
    onClick={(event) => {
      if (onOpen === undefined) return;
      event.preventDefault();
      onOpen(to);
    }}
  >
    {children}
  </a>
);

function placeOf({ location, timeZone }: Candidate, now: number): string | null {
  const time = timeZone === null ? null : timeIn(timeZone, now);
  const place = location ?? timeZone;
  return place === null || time === null ? place : copy.profile.there(place, time);
}

const shortUrl = (url: string): string =>
  url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
