import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { MailTemplate } from '../../../common/mail-templates.ts';
import { ApiError } from '../../api.ts';
import { useDesk } from '../context.ts';

export type Template = Output<'putMailTemplate'>;
type Templates = Output<'mailTemplates'>;

const KEY = ['mail-templates'];
const PATH = '/api/mail-templates';

/** Every kind of mail, as the organization writes it. */
export function useTemplates() {
  const { api } = useDesk();
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Templates>(PATH, {}, { signal }),
  });
}

/** Keeps a template, or with `content` null goes back to the built-in one. */
export function useChangeTemplate(kind: Template['kind'], onSaved: () => void) {
  const { api } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ content, version }: { content: MailTemplate | null; version: number }) =>
      content === null
        ? api.delete<Template>(`${PATH}/${kind}?version=${version}`)
        : api.put<Template>(`${PATH}/${kind}`, { ...content, version }),
    onSuccess: (template) => {
      queries.setQueryData<Templates>(KEY, (before) => ({
        items: (before?.items ?? []).map((one) => (one.kind === kind ? template : one)),
      }));
      onSaved();
    },
    onError: (error) => {
      // Somebody else was first: theirs is fetched, and the editor offers both ways on.
      if (error instanceof ApiError && error.code === 'conflict') {
        void queries.invalidateQueries({ queryKey: KEY });
      }
    },
  });
}
