import { useEffect, useRef, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import { LIMITS } from '../../../common/limits.ts';
import { ApiError } from '../../api.ts';
import { resumeCopy as copy } from '../../copy-resume.ts';
import { useDesk } from '../context.ts';

/** How a résumé that was chosen fares. */
export type Putting =
  | { is: 'nothing' }
  | { is: 'sending'; name: string; sent: number; size: number }
  | { is: 'filed'; name: string }
  | { is: 'refused'; words: string };

/** Files a résumé; one at a time, given up when the page is left. */
export function usePutResume(candidateId: Id) {
  const { api } = useDesk();
  const [state, setState] = useState<Putting>({ is: 'nothing' });
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);

  async function put(file: File): Promise<void> {
    if (sending.current !== null) return;
    const { name, size } = file;
    // The server would hang up in the middle of it.
    if (size > LIMITS.fileBody) return setState({ is: 'refused', words: copy.tooLarge });
    const giving = new AbortController();
    const { signal } = giving;
    sending.current = giving;
    const onSent = (sent: number) => setState({ is: 'sending', name, sent, size });
    onSent(0);
    try {
      const path = `/api/candidates/${candidateId}/resume?name=${encodeURIComponent(name)}`;
      // What it is, its bytes say: the server looks at them.
      await api.send(path, file, { type: 'application/pdf', signal, onSent });
      setState({ is: 'filed', name });
    } catch (error) {
      if (signal.aborted) setState({ is: 'nothing' });
      else setState({ is: 'refused', words: wordsOf(error) });
    }
    sending.current = null;
  }

  return { state, put, giveUp: () => sending.current?.abort() };
}

const wordsOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : copy.failed;
