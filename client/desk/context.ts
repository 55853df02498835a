import { createContext, useContext } from 'react';
import type { Member } from '../../common/member.ts';
import type { DeskBoot } from '../../common/panel.ts';
import type { Api } from '../api.ts';
import type { Services } from '../sync/services.ts';
import type { PanelStore } from '../sync/view.ts';
import type { Door } from './door.ts';
import type { FileSubject } from './file-session.ts';

/** What every page of the desk is handed: who is here, how to ask the server, how to go elsewhere. */
export interface DeskContext {
  boot: DeskBoot;
  api: Api;
  /** What this page stands on, for what reaches beyond the server: Zoom around it, the browser. */
  services: Services;
  /** Server time in milliseconds. */
  now(): number;
  /** Opens another page of the desk, `/candidates/…`, without loading it anew. */
  go(path: string): void;
  /** The live file of a candidate: a panel's engine outside a meeting. Whoever opens it ends it. */
  openFile(subject: FileSubject): PanelStore;
  /** What whoever sits here corrected of themselves, for everything that names them. */
  iAm(me: Member): void;
  /** Opens what is not of this desk: a meeting, Zoom. */
  door: Door;
}

export const DeskPlace = createContext<DeskContext | null>(null);

/** @throws Error outside the desk */
export function useDesk(): DeskContext {
  const context = useContext(DeskPlace);
  if (context === null) throw new Error('a page of the desk is shown outside it');
  return context;
}
