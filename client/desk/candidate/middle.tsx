import { useEffect, useState } from 'react';
import type { Interview } from '../../../common/interview.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import type { People } from '../../ui/people.ts';
import { InterviewWays } from '../interview-ways.tsx';
import { type Choice, Tabs } from '../parts/tabs.tsx';
import { usePlace } from '../place.ts';
import { MeetingBlock } from '../schedule/meeting-block.tsx';
import { INTERVIEW_TABS } from './interview-tabs.tsx';
import { Interviews } from './interviews.tsx';
import { Left } from './left.tsx';

interface MiddleProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  /** The one the page is opened for. */
  interview: Interview | null;
}

/** The interviews; and where the page is opened for one of them, what that one is held with. */
export function Middle({ store, view, people, interview }: MiddleProps) {
  const tabs =
    interview === null
      ? []
      : INTERVIEW_TABS.filter(({ may = () => true }) => may(view.snapshot.me));
  // Whoever opens one interview comes for what is to be done about it.
  const { query, steps } = usePlace();
  const asked = tabs.find(({ key }) => key === query.get('tab'))?.key;
  const [chosen, setChosen] = useState<string>(asked ?? tabs[0]?.key ?? 'interviews');
  // biome-ignore lint/correctness/useExhaustiveDependencies: Each time the address leads there.
  useEffect(() => {
    if (asked !== undefined) setChosen(asked);
  }, [asked, steps]);
  const choices: Choice[] = [
    ...tabs.map(({ key, word }) => ({ key, word })),
    { key: 'interviews', word: copy.file.interviews },
  ];
  const tab = tabs.find(({ key }) => key === chosen);
  return (
    <>
      {interview !== null && interview.status !== 'completed' && (
        <MeetingBlock view={view} interview={interview} alone />
      )}
      {interview !== null && (
        <Left {...{ store, view, people, interview }} onOpen={() => setChosen('scorecard')} />
      )}
      {interview !== null && <InterviewWays id={interview.id} />}
      <Tabs
        label={copy.file.interviews}
        choices={choices}
        chosen={tab?.key ?? 'interviews'}
        onChoose={setChosen}
      >
        {tab !== undefined && interview !== null ? (
          <tab.Tab store={store} view={view} people={people} interview={interview} />
        ) : (
          <Interviews view={view} people={people} current={interview} />
        )}
      </Tabs>
    </>
  );
}
