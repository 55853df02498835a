import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportCounts, ImportLine } from '../../../../common/contract/data.ts';
import { ApiError } from '../../../api.ts';
import { copy as shared } from '../../../copy.ts';
import { dataCopy as copy } from '../../../copy-data.ts';
import { useDesk } from '../../context.ts';

/** How an import goes, and what became of it. */
export interface ImportState {
  busy: boolean;
  rows: number;
  /** What was not taken in as it is written; without a line it is about the file. */
  remarks: readonly { line: number | null; reason: string }[];
  counts: ImportCounts | null;
  dryRun: boolean;
  failed: string | null;
}

const BEGUN: ImportState = {
  busy: true,
  rows: 0,
  remarks: [],
  counts: null,
  dryRun: false,
  failed: null,
};

/** Sends a file of candidates and reads, line by line, what became of it. */
export function useImport() {
  const { api } = useDesk();
  const queries = useQueryClient();
  const [state, setState] = useState<ImportState | null>(null);

  async function run(file: File, dryRun: boolean): Promise<void> {
    setState({ ...BEGUN, dryRun });
    const isJson = file.name.toLowerCase().endsWith('.json');
    const type = isJson ? 'application/json' : 'text/csv';
    let now = { ...BEGUN, dryRun };
    try {
      const answer = await api.send(`/api/import?dryRun=${dryRun}`, file, { type });
      for await (const line of linesOf(answer)) {
        now = after(now, line);
        setState(now);
      }
      // The last line says how it ended; without one the server went away.
      const isWhole = now.counts !== null || now.failed !== null;
      setState({ ...now, busy: false, failed: isWhole ? now.failed : copy.broken });
      if (!dryRun) await queries.invalidateQueries();
    } catch (error) {
      const failed = error instanceof ApiError ? error.message : shared.failed;
      setState({ ...now, busy: false, failed });
    }
  }

  return { state, run, forget: () => setState(null) };
}

function after(state: ImportState, line: ImportLine): ImportState {
  if ('rows' in line) return { ...state, rows: line.rows };
  if ('counts' in line) return { ...state, counts: line.counts };
  if ('failed' in line) return { ...state, failed: line.failed };
  const remark = 'reason' in line ? line : { line: null, reason: line.remark };
  return { ...state, remarks: [...state.remarks, remark] };
}

async function* linesOf(answer: Response): AsyncGenerator<ImportLine> {
  if (answer.body === null) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = '';
  for (;;) {
    const { value, done } = await reader.read();
    held += value ?? '';
    const lines = held.split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as ImportLine;
    if (done) return;
  }
}
