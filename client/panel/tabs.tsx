import { type KeyboardEvent, useId } from 'react';
import { copy } from '../copy.ts';
import text from '../styles/text.module.css';
import styles from './tabs.module.css';

export const TABS = ['candidate', 'guide', 'notes', 'scorecard'] as const;
export type Tab = (typeof TABS)[number];

export const tabId = (tab: Tab): string => `tab-${tab}`;
export const PANEL_ID = 'tab-panel';

interface TabsProps {
  chosen: Tab;
  newNotes: boolean;
  onChoose(tab: Tab): void;
}

const STEPS: Record<string, (at: number) => number> = {
  ArrowRight: (at) => (at + 1) % TABS.length,
  ArrowLeft: (at) => (at + TABS.length - 1) % TABS.length,
  Home: () => 0,
  End: () => TABS.length - 1,
};

/** The four tabs: one in the tab order, arrow keys go along and open. */
export function Tabs({ chosen, newNotes, onChoose }: TabsProps) {
  const newId = useId();

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = event.altKey ? undefined : STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = TABS[step(TABS.indexOf(chosen))]!;
    onChoose(next);
    document.getElementById(tabId(next))?.focus();
  }

  return (
    <div className={styles.tabs} role="tablist" aria-label={copy.tabs.label}>
      {TABS.map((tab) => {
        const marked = tab === 'notes' && newNotes;
        return (
          <button
            key={tab}
            id={tabId(tab)}
            type="button"
            className={styles.tab}
            role="tab"
            aria-selected={tab === chosen}
            aria-controls={tab === chosen ? PANEL_ID : undefined}
            aria-describedby={marked ? newId : undefined}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => onChoose(tab)}
            onKeyDown={onKeyDown}
          >
            {copy.tabs[tab]}
            {marked && <span className={styles.new} aria-hidden="true" />}
          </button>
        );
      })}
      {newNotes && (
        <span id={newId} className={text.vh} hidden>
          {copy.tabs.newNotes}
        </span>
      )}
    </div>
  );
}
