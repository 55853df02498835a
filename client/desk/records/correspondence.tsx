import { mayIn } from '../../../common/permissions.ts';
import type { ReadyView } from '../../sync/view.ts';
import type { People } from '../../ui/people.ts';
import { useDesk } from '../context.ts';
import { Calls } from './calls.tsx';
import { Chats } from './chat.tsx';

const ENTRIES: ReadonlySet<string> = new Set(['call.logged', 'chat.filed', 'record.changed']);

interface CorrespondenceProps {
  view: ReadyView;
  people: People;
}

/** What was said outside interviews, as far as the member may see it. */
export function Correspondence({ view, people }: CorrespondenceProps) {
  const { me } = useDesk().boot;
  const candidateId = view.snapshot.streamId;
  // Interviewers see none of it: they are not asked to wait for nothing.
  if (candidateId === null || me.role === 'interviewer') return null;
  // Each entry about them asks for them anew.
  const entry = view.history.find(({ type }) => ENTRIES.has(type))?.id ?? '';
  return (
    <>
      <Calls candidateId={candidateId} entry={entry} />
      <Chats {...{ candidateId, entry, people }} mayLink={mayIn(me, 'calls.assign')} />
    </>
  );
}
