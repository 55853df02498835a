import styles from './icon.module.css';

/** The design's 16px shapes that the panel needs. */
const SHAPES = {
  'chevron-down': <path d="M4.25 6.25 8 10l3.75-3.75" />,
  'chevron-right': <path d="M6.25 4.25 10 8l-3.75 3.75" />,
  'chevron-left': <path d="M9.75 4.25 6 8l3.75 3.75" />,
  check: <path d="m3.25 8.5 3.25 3.25 6.25-7" />,
  x: <path d="m4.25 4.25 7.5 7.5m0-7.5-7.5 7.5" />,
  'rate-4': (
    <>
      <circle className={styles.solid} cx="8" cy="8" r="7" />
      <path className={styles.knock} d="m5 8.25 2.1 2.1L11 5.9" />
    </>
  ),
  'rate-3': (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.25 8.25 1.9 1.9 3.6-4.1" />
    </>
  ),
  'rate-2': (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.9 5.9 4.2 4.2m0-4.2-4.2 4.2" />
    </>
  ),
  'rate-1': (
    <>
      <circle className={styles.solid} cx="8" cy="8" r="7" />
      <path className={styles.knock} d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" />
    </>
  ),
  'rate-0': <circle cx="8" cy="8" r="6.25" strokeDasharray="2 2.36" />,
  strength: <path d="M8 12.75v-9.5M4 7.25l4-4 4 4" />,
  concern: (
    <>
      <path d="M8 3v6.25" />
      <circle className={styles.solid} cx="8" cy="12.25" r="1" />
    </>
  ),
  followup: <path d="M3.25 3.25v4a2 2 0 0 0 2 2h7.5M9.75 6.25l3 3-3 3" />,
  bookmark: <path d="M4.25 2.75h7.5v10.5L8 10.25l-3.75 3z" />,
  lock: (
    <>
      <rect x="3.25" y="7.25" width="9.5" height="6" rx="1.5" />
      <path d="M5.25 7.25v-1.5a2.75 2.75 0 0 1 5.5 0v1.5" />
    </>
  ),
  team: (
    <>
      <circle cx="6" cy="5.25" r="2.25" />
      <path d="M1.75 13c0-2.2 1.9-3.75 4.25-3.75S10.25 10.8 10.25 13M10.5 3.2a2.25 2.25 0 0 1 0 4.1M12 9.6c1.4.6 2.25 1.8 2.25 3.4" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5" r="2.5" />
      <path d="M3.25 13.25c0-2.4 2.1-4 4.75-4s4.75 1.6 4.75 4" />
    </>
  ),
  'person-plus': (
    <>
      <circle cx="6.25" cy="5.25" r="2.5" />
      <path d="M1.75 13.25c0-2.3 2-3.75 4.5-3.75s4.5 1.45 4.5 3.75M13 4.75v4.5M10.75 7h4.5" />
    </>
  ),
  offline: (
    <path d="M6.2 3.6a3.9 3.9 0 0 1 5.55 3.2 2.75 2.75 0 0 1 1.9 4M10.9 12.25H4.75a3.05 3.05 0 0 1-.4-6.05M2.75 2.75l10.5 10.5" />
  ),
  saving: <path d="M13.25 8A5.25 5.25 0 1 1 8 2.75" />,
  alert: (
    <>
      <path d="M8 2.5 14 13H2z" />
      <path d="M8 6.5v3" />
      <circle className={styles.solid} cx="8" cy="11.25" r=".85" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.5v3.75" />
      <circle className={styles.solid} cx="8" cy="5" r=".85" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.75V8l2.25 1.5" />
    </>
  ),
  mail: (
    <>
      <rect x="1.75" y="3.25" width="12.5" height="9.5" rx="1.5" />
      <path d="m2.25 4.75 5.75 4.5 5.75-4.5" />
    </>
  ),
  phone: (
    <path d="M5.5 2.75 6.75 6 5.25 7.1a8 8 0 0 0 3.65 3.65L10 9.25l3.25 1.25v1.75c0 .6-.5 1-1.05 1C6.9 13 3 9.1 2.75 3.8c0-.6.45-1.05 1-1.05z" />
  ),
  pin: (
    <>
      <path d="M8 14.25c2.75-2.6 4.5-4.95 4.5-7.5a4.5 4.5 0 0 0-9 0c0 2.55 1.75 4.9 4.5 7.5z" />
      <circle cx="8" cy="6.75" r="1.5" />
    </>
  ),
  link: (
    <path d="M6.75 9.25a2.6 2.6 0 0 0 3.7 0l2.05-2.05a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.25 6.75a2.6 2.6 0 0 0-3.7 0L3.5 8.8a2.6 2.6 0 0 0 3.7 3.7l.8-.8" />
  ),
  video: (
    <>
      <rect x="1.75" y="4" width="8.75" height="8" rx="1.5" />
      <path d="m10.5 7.25 3.75-2.25v6L10.5 8.75" />
    </>
  ),
  file: (
    <>
      <path d="M3.75 1.75h5.5l3 3v9.5h-8.5z" />
      <path d="M9 2v3h3" />
    </>
  ),
  calendar: (
    <>
      <rect x="2.25" y="3.25" width="11.5" height="10.5" rx="1.5" />
      <path d="M2.25 6.75h11.5M5.25 1.75v2.75M10.75 1.75v2.75" />
    </>
  ),
  'calendar-check': (
    <>
      <rect x="2.25" y="3.25" width="11.5" height="10.5" rx="1.5" />
      <path d="M2.25 6.75h11.5M5.25 1.75v2.75M10.75 1.75v2.75M5.9 10.1l1.5 1.5 2.7-2.85" />
    </>
  ),
  'arrow-right': <path d="M3 8h10M9.25 4.25 13 8l-3.75 3.75" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.25 10.25 3.25 3.25" />
    </>
  ),
  undo: <path d="M5.5 3.25 2.75 6 5.5 8.75M2.75 6h6.5a3.75 3.75 0 0 1 0 7.5H6" />,
  pencil: <path d="m10.5 2.75 2.75 2.75-7.75 7.75H2.75V10.5z" />,
  trash: <path d="M2.75 4.5h10.5M6 4.25v-1.5h4v1.5M4.25 4.5l.6 8.75h6.3l.6-8.75" />,
  note: <path d="M3.25 3.75h9.5M3.25 8h9.5M3.25 12.25h5.5" />,
  scorecard: (
    <>
      <rect x="2.75" y="2.25" width="10.5" height="11.5" rx="1.5" />
      <path d="m5.25 5.75 1 1 1.6-1.85M5.25 10.25l1 1 1.6-1.85M9.9 6.1h.9M9.9 10.6h.9" />
    </>
  ),
  inbox: (
    <>
      <path d="M2 9.25 3.75 3.5h8.5L14 9.25v3.25H2z" />
      <path d="M2 9.25h3.25l1 1.75h3.5l1-1.75H14" />
    </>
  ),
  hidden: (
    <path d="M2 8s2.25-4 6-4c1.1 0 2.1.35 2.95.85M14 8s-2.25 4-6 4c-1.1 0-2.1-.35-2.95-.85M2.75 13.25l10.5-10.5" />
  ),
  filter: <path d="M2.25 4.25h11.5M4.5 8h7M6.75 11.75h2.5" />,
  history: <path d="M2.5 3.25v3h3M2.75 6.25A5.5 5.5 0 1 1 2.5 8.5M8 5.25V8.5l2.25 1.25" />,
} as const;

export type IconName = keyof typeof SHAPES;

/** Always beside a word, or inside something with an accessible name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}
