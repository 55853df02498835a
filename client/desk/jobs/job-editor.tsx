import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../api.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import { useDesk } from '../context.ts';
import { Page } from '../parts/page.tsx';
import { Clash } from '../planning/clash.tsx';
import { TextField } from '../planning/field.tsx';
import styles from '../planning/planning.module.css';
import { type JobOut, jobKey, PLANNING } from '../planning/queries.ts';
import { SaveBar } from '../planning/save-bar.tsx';
import { useEdited } from '../planning/use-edited.ts';
import { jobChanges } from './changes.ts';
import { fitting, missingIn, planOf, sameJob } from './draft.ts';
import type { JobParts } from './job-view.tsx';
import { OfficeEditor } from './office-editor.tsx';
import { RoundsEditor } from './rounds-editor.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { TeamEditor } from './team-editor.tsx';

/** A job being planned. What is not saved yet is kept on this computer. */
export function JobEditor({ job, kits, members }: JobParts) {
  const { boot, api } = useDesk();
  const queries = useQueryClient();
  const edited = useEdited(`job.${boot.me.id}.${job.id}`, job, sameJob);
  const { value, base, changed, change, settle } = edited;
  const edit = (to: Partial<JobOut>) => change({ ...value, ...to });
  const isClash = changed && base.revision !== job.revision;
  const changes = (to: JobOut) =>
    jobChanges(base, to, { kits, members, settings: boot.organization.settings });
  const save = useMutation({
    mutationFn: ({ rounds, ...rest }: JobOut) =>
      api.patch<JobOut>(`/api/jobs/${job.id}`, {
        ...planOf({ ...rest, rounds: fitting(rounds, kits) }),
        revision: job.revision,
      }),
    onSuccess: (saved) => {
      queries.setQueryData(jobKey(job.id), saved);
      void queries.invalidateQueries({ queryKey: PLANNING });
      settle();
    },
    onError: (error) => {
      const isLate = error instanceof ApiError && error.code === 'conflict';
      if (isLate) void queries.invalidateQueries({ queryKey: jobKey(job.id) });
    },
  });
  return (
    <Page title={job.title} back={{ to: '/jobs', word: copy.back.jobs }}>
      {isClash && (
        <Clash
          title={copy.conflict.job.title}
          told={save.error?.message ?? null}
          theirs={{
            title: copy.conflict.job.theirs,
            changes: changes(job),
            act: copy.conflict.job.take,
            onChoose: () => {
              save.reset();
              settle();
            },
          }}
          mine={{
            title: copy.conflict.yours,
            changes: changes(value),
            act: copy.conflict.job.overwrite,
            onChoose: () => save.mutate(value),
          }}
        />
      )}
      <div className={styles.split}>
        <div>
          <TextField
            label={copy.job.title}
            value={value.title}
            max={200}
            strong
            onChange={(title) => edit({ title })}
          />
          <OfficeEditor office={value.office} onChange={(office) => edit({ office })} />
          <RoundsEditor
            rounds={value.rounds}
            kits={kits}
            members={members}
            onChange={(rounds) => edit({ rounds })}
          />
        </div>
        <div className={styles.side}>
          <TeamEditor
            team={value.hiringTeam}
            members={members}
            onChange={(hiringTeam) => edit({ hiringTeam })}
          />
          <RuleEditor
            rule={value.feedbackVisibility}
            onChange={(feedbackVisibility) => edit({ feedbackVisibility })}
          />
        </div>
      </div>
      <SaveBar
        edited={edited}
        means={copy.save.meansJob}
        word={copy.save.job}
        saved={copy.save.savedJob}
        saving={save.isPending}
        missing={missingIn(value)}
        error={save.error}
        held={isClash}
        onSave={() => save.mutate(value)}
      />
    </Page>
  );
}
