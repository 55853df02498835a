import { later } from './later.tsx';

const guide = later(async () => (await import('../features/guide/guide-tab.tsx')).GuideTab);
const scorecard = later(
  async () => (await import('../features/scorecard/scorecard-tab.tsx')).ScorecardTab,
);

const lostLine = later(async () => (await import('../features/connect/lost-line.tsx')).LostLine);

/** Says after the first picture, and only then, that the member's Zoom has to be connected again. */
export const LostLine = lostLine.Part;

export const GuideTab = guide.Part;
export const ScorecardTab = scorecard.Part;

/** The tabs that nobody looks at first. Rejects where the network fails; they ask again themselves. */
export const fetchTabs = async (): Promise<void> => {
  await Promise.all([guide.fetch(), scorecard.fetch()]);
};
