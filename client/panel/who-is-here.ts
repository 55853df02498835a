import type { Id } from '../../common/ids.ts';
import type { Interview } from '../../common/interview.ts';
import { copy } from '../copy.ts';
import type { ReadyView } from '../sync/view.ts';

export interface Present {
  id: Id;
  name: string;
  kind: 'me' | 'here' | 'out';
  /** "Interviewer, writing". Never which tab someone is on. */
  detail: string;
}

/** Me first, then colleagues in Hireside, then members of the interview panel who are not. */
export function whoIsHere(view: ReadyView, interview: Interview | null): Present[] {
  const { me, people } = view.snapshot;
  const mine: Present = { id: me.id, name: me.name, kind: 'me', detail: copy.roles[me.role] };
  // Cut off, this panel knows nothing of the others.
  if (view.save.kind === 'offline') return [mine];
  const here = view.presence
    .filter(({ memberId }) => memberId !== me.id)
    .map(({ memberId, writing }): Present => {
      const person = people[memberId];
      const state = writing ? copy.presence.writing : copy.presence.here;
      return {
        id: memberId,
        name: person?.name ?? copy.someone,
        kind: 'here',
        detail: person ? `${copy.roles[person.role]}, ${state}` : state,
      };
    });
  const known = new Set([me.id, ...here.map(({ id }) => id)]);
  const out = (interview?.memberIds ?? [])
    .filter((id) => !known.has(id))
    .map(
      (id): Present => ({
        id,
        name: people[id]?.name ?? copy.someone,
        kind: 'out',
        detail: copy.presence.out,
      }),
    );
  return [mine, ...here, ...out];
}
