import { describe, expect, test } from 'vitest';
import {
  DEFAULT_STAGES,
  isClosed,
  REJECTED_REASONS,
  reasonsFor,
  STAGE_TYPES,
  stageByName,
  targetsFrom,
  WITHDRAWN_REASONS,
} from '../../common/pipeline.ts';

const names = (stages: readonly { name: string }[]) => stages.map(({ name }) => name);

describe('the pipeline', () => {
  test('has the stages of the product by default, each of a known type', () => {
    expect(names(DEFAULT_STAGES).join(' · ')).toBe(
      'Applied · Screen · Interview · Panel · Offer · Hired · Rejected · Withdrawn',
    );
    for (const { type } of DEFAULT_STAGES) expect(STAGE_TYPES).toContain(type);
  });

  test('an open stage leads to every other stage', () => {
    expect(names(targetsFrom(DEFAULT_STAGES, 'Screen', 'Applied'))).toEqual(
      names(DEFAULT_STAGES).filter((name) => name !== 'Screen'),
    );
  });

  test.each(['Rejected', 'Withdrawn'])('%s returns to the stage it came from', (closed) => {
    expect(names(targetsFrom(DEFAULT_STAGES, closed, 'Panel'))).toEqual(['Panel']);
  });

  test.each([null, 'Renamed since'])('Rejected from %s may go to any open stage', (cameFrom) => {
    expect(names(targetsFrom(DEFAULT_STAGES, 'Rejected', cameFrom))).toEqual([
      'Applied',
      'Screen',
      'Interview',
      'Panel',
      'Offer',
      'Hired',
    ]);
  });

  test('a stage that is not in the pipeline any more leads to all of it', () => {
    expect(targetsFrom(DEFAULT_STAGES, 'Gone', null)).toHaveLength(DEFAULT_STAGES.length);
  });

  test.each(STAGE_TYPES)('entering %s asks for a reason only where it closes', (type) => {
    expect(isClosed(type)).toBe(type === 'rejected' || type === 'withdrawn');
    expect(reasonsFor(type).length > 0).toBe(isClosed(type));
  });

  test('each list of reasons ends with Other', () => {
    expect(reasonsFor('rejected')).toBe(REJECTED_REASONS);
    expect(reasonsFor('withdrawn')).toBe(WITHDRAWN_REASONS);
    expect(REJECTED_REASONS.at(-1)).toBe('Other');
    expect(WITHDRAWN_REASONS.at(-1)).toBe('Other');
  });

  test('stages are found by name', () => {
    expect(stageByName(DEFAULT_STAGES, 'Panel')?.type).toBe('interview');
    expect(stageByName(DEFAULT_STAGES, 'panel')).toBeUndefined();
  });
});
