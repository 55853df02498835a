import styles from '../ui/icon.module.css';

/** The design's 16px shapes that the room needs. */
const SHAPES = {
  mark: (
    <>
      <path d="M3.25 2.75h4.5v10.5h-4.5a1.5 1.5 0 0 1-1.5-1.5v-7.5a1.5 1.5 0 0 1 1.5-1.5z" />
      <path className={styles.solid} d="M9.75 2h3a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-3z" />
    </>
  ),
  check: <path d="m3.25 8.5 3.25 3.25 6.25-7" />,
  plug: <path d="M5.5 1.75v3.5M10.5 1.75v3.5M3.75 5.25h8.5v2a4.25 4.25 0 0 1-8.5 0zM8 11.5v2.75" />,
  leave: <path d="M9.25 2.75h-5.5v10.5h5.5M7 8h7M11.25 5.25 14 8l-2.75 2.75" />,
  join: <path d="M6.75 2.75h5.5v10.5h-5.5M2 8h7M6.25 5.25 9 8l-2.75 2.75" />,
  offline: (
    <path d="M6.2 3.6a3.9 3.9 0 0 1 5.55 3.2 2.75 2.75 0 0 1 1.9 4M10.9 12.25H4.75a3.05 3.05 0 0 1-.4-6.05M2.75 2.75l10.5 10.5" />
  ),
  stop: <rect x="4" y="4" width="8" height="8" rx="1" />,
  play: <path d="M5 3.25v9.5L12.75 8z" />,
  undo: <path d="M5.5 3.25 2.75 6 5.5 8.75M2.75 6h6.5a3.75 3.75 0 0 1 0 7.5H6" />,
  mic: (
    <>
      <rect x="6" y="1.75" width="4" height="7.5" rx="2" />
      <path d="M3.5 8a4.5 4.5 0 0 0 9 0M8 12.5v1.75" />
    </>
  ),
  'mic-off': (
    <path d="M6 5.5V7.25a2 2 0 0 0 3.2 1.6M10 6.75V3.75a2 2 0 0 0-3.75-1M3.5 8a4.5 4.5 0 0 0 6.9 3.8M12.5 8c0 .6-.1 1.1-.3 1.6M8 12.5v1.75M2.75 2.75l10.5 10.5" />
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.75V8l2.25 1.5" />
    </>
  ),
  alert: (
    <>
      <path d="M8 2.5 14 13H2z" />
      <path d="M8 6.5v3" />
      <circle className={styles.solid} cx="8" cy="11.25" r=".85" />
    </>
  ),
  more: (
    <g className={styles.solid}>
      <circle cx="3.5" cy="8" r="1.1" />
      <circle cx="8" cy="8" r="1.1" />
      <circle cx="12.5" cy="8" r="1.1" />
    </g>
  ),
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
