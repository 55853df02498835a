import type { Role } from '../../common/member.ts';
import type { KnownPerson } from '../../db/access/names.ts';

const ROLES: Record<Role, string> = {
  admin: 'Admin',
  recruiter: 'Recruiter',
  hiring_manager: 'Hiring manager',
  interviewer: 'Interviewer',
};

/**
 * What keys stand for in what somebody takes along. Members are told by their role and a number,
 * in the order in which they are first told of, so that two can be told apart and none is named
 * (decision 0054).
 */
export class Names {
  readonly #people: ReadonlyMap<string, KnownPerson>;
  readonly #called = new Map<string, KnownPerson>();
  readonly #told = new Map<string, string>();
  readonly #numbers = new Map<Role, number>();

  constructor(
    people: readonly KnownPerson[],
    private readonly things: ReadonlyMap<string, string>,
    /** What the person it is about is called themselves: never a colleague of the same name. */
    own: readonly (string | null)[],
  ) {
    this.#people = new Map(people.map((one) => [one.id, one]));
    const taken = new Set(own.map(folded));
    for (const one of people) {
      for (const name of one.called)
        if (!taken.has(folded(name))) this.#called.set(folded(name), one);
    }
  }

  /** What a key stands for; `null` for one that names nothing people know. */
  of(id: string): string | null {
    const person = this.#people.get(id);
    return person === undefined ? (this.things.get(id) ?? null) : this.#tell(person);
  }

  /** A member by role, where a text is all of their name, their address or their id at Zoom. */
  who(text: string): string {
    const person = this.#called.get(folded(text));
    return person === undefined ? text : this.#tell(person);
  }

  #tell({ id, role }: KnownPerson): string {
    const known = this.#told.get(id);
    if (known !== undefined) return known;
    const number = (this.#numbers.get(role) ?? 0) + 1;
    this.#numbers.set(role, number);
    const words = `${ROLES[role]} ${number}`;
    this.#told.set(id, words);
    return words;
  }
}

const folded = (text: string | null) => (text ?? '').trim().toLowerCase();
