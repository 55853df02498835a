import { useMutation } from '@tanstack/react-query';
import { useDesk } from '../context.ts';
import { saveCsv } from './save-file.ts';

/** Saves a report as a file once the audit has it that somebody does. */
export function useSaveReport(report: 'attendance' | 'fairness') {
  const { api } = useDesk();
  return useMutation({
    networkMode: 'always',
    mutationFn: async ({ name, csv }: { name: string; csv: string }) => {
      await api.post('/api/reports/exports', { report });
      saveCsv(name, csv);
    },
  });
}
