import type { Id } from '../../common/ids.ts';
import type { Person } from '../../common/member.ts';
import { copy } from '../copy.ts';

/** Who is who on this panel. */
export interface People {
  me: Id;
  byId: Readonly<Record<Id, Person>>;
  /** The candidate's name; empty while unknown. */
  candidate: string;
}

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? '';

/** "You", or the colleague's whole name: for the first mention. */
export const fullNameOf = ({ me, byId }: People, id: Id | null): string => {
  if (id === null) return copy.hireside;
  return id === me ? copy.you : (byId[id]?.name ?? copy.someone);
};

/** "You", or the colleague's first name. */
export const nameOf = ({ me, byId }: People, id: Id | null): string => {
  if (id === null) return copy.hireside;
  if (id === me) return copy.you;
  const name = byId[id]?.name;
  return name === undefined ? copy.someone : firstName(name);
};
