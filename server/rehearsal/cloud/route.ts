import type { CloudAnswer } from './answers.ts';
import type { CloudState, CloudUser } from './state.ts';
import type { Endpoint } from './trouble.ts';

/** A call that has been let in. */
export interface CloudCall {
  user: CloudUser;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
}

/** Where the links lead that Zoom gives out. */
export interface CloudLinks {
  join(number: number, passcode: string): string;
  start(number: number, zak: string): string;
  deeplink(action: string): string;
  /** Where a file of a recording is. */
  file(id: string): string;
}

export interface CloudDeps {
  state: CloudState;
  links: CloudLinks;
}

export interface CloudRoute {
  name: Endpoint;
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  /** Granular; `null` where any token will do. */
  scope: string | null;
  /** Refuses by throwing `Refusal`. */
  answer(call: CloudCall): CloudAnswer;
}
