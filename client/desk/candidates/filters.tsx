import { deskCopy as copy } from '../../copy-desk.ts';
import { Chips } from '../../ui/chips.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../parts/field.tsx';
import { useJobs } from '../use-jobs.ts';
import styles from './candidates.module.css';
import { type Filter, VIEWS } from './use-candidates.ts';

interface FiltersProps {
  filter: Filter;
  onChange(part: Partial<Filter>): void;
}

/** Which candidates: a view, words, a job, a stage. */
export function Filters({ filter, onChange }: FiltersProps) {
  const { data: jobs = [] } = useJobs();
  const ofJob = jobs.filter(({ id }) => filter.jobId === '' || id === filter.jobId);
  const stages = [...new Set(ofJob.flatMap(({ stages: all }) => all.map(({ name }) => name)))];
  return (
    // biome-ignore lint/a11y/useSemanticElements: The search element is too young for every client.
    <div className={styles.filters} role="search" aria-label={copy.candidates.search}>
      <Chips
        label={copy.candidates.view}
        choices={VIEWS}
        words={copy.candidates.views}
        chosen={filter.view}
        onChoose={(view) => onChange({ view })}
      />
      <div className={styles.words}>
        <SearchField
          label={copy.candidates.search}
          placeholder={copy.candidates.searchHint}
          value={filter.q}
          onChange={(q) => onChange({ q })}
        />
      </div>
      <Select
        compact
        label={copy.candidates.job}
        value={filter.jobId}
        choices={[
          ['', copy.candidates.anyJob],
          ...jobs.map(({ id, title }) => [id, title] as const),
        ]}
        onChange={(jobId) => onChange({ jobId, stage: '' })}
      />
      <Select
        compact
        label={copy.candidates.stage}
        value={filter.stage}
        choices={[['', copy.candidates.anyStage], ...stages.map((name) => [name, name] as const)]}
        onChange={(stage) => onChange({ stage })}
      />
    </div>
  );
}
