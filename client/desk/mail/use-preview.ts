import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../../common/contract.ts';
import { type Values, valuesOf } from '../../../common/invitation.ts';
import { toInstant } from '../../../common/time.ts';
import { invitationCopy as copy, invitationExample } from '../../copy-invitation.ts';
import { dayTimeText } from '../../ui/dates.ts';
import { useDesk } from '../context.ts';
import { useInvitation } from './use-invitation.ts';

const DAY_MS = 86_400_000;

/** With whom a template is shown: the next interviews to choose from, or an example. */
export function usePreview() {
  const { api, boot, now } = useDesk();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data } = useQuery({
    queryKey: ['mail-templates', 'preview'],
    queryFn: ({ signal }) =>
      api.get<Output<'listInterviews'>>(
        '/api/interviews',
        { from: toInstant(now()), limit: 20 },
        { signal },
      ),
  });
  const planned = (data?.items ?? []).filter(({ status }) => status === 'scheduled');
  const id = chosen ?? planned[0]?.id ?? '';
  const draft = useInvitation(id, { enabled: id !== '' }).data;
  const example: Values = valuesOf(
    {
      ...invitationExample,
      startsAt: toInstant(now() + 3 * DAY_MS),
      organization: boot.organization.name,
    },
    boot.me.timeZone,
  );
  return {
    values: draft === undefined ? example : { ...draft.values, note: invitationExample.note },
    chosen: id,
    choose: setChosen,
    choices: planned.map(
      (one) =>
        [
          one.id,
          copy.templates.choice(one.candidateName, one.title, dayTimeText(one.startsAt)),
        ] as const,
    ),
  };
}
