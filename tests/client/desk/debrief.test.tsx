// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { IDS, MEMBERS, niamhsPanel } from '../../support/panel-world.ts';
import { expectAccessible, happens } from '../../support/render-panel.tsx';
import { elenasBlindDebrief, niamhsDebrief } from './debrief-world.ts';
import { renderDebrief } from './render-debrief.tsx';

const loaded = () => screen.findByRole('heading', { name: 'Debrief: Niamh Brennan' });
const row = (name: string | RegExp) =>
  screen.getAllByRole('row').find((one) => within(one).queryByRole('rowheader', { name }))!;
const rowNames = () =>
  screen.getAllByRole('rowheader').map((one) => one.querySelector('p')?.textContent ?? '');
const without = (submitted: string | null) => {
  const whole = niamhsDebrief();
  const members = whole.members.map((one) =>
    one.id === IDS.kofi ? { ...one, submittedAt: submitted } : one,
  );
  return { ...whole, members };
};

describe('what it shows', () => {
  it('the recommendation first, then disagreement, then the rest apart from it', async () => {
    const { container } = await renderDebrief(MEMBERS.priya, niamhsDebrief());
    await loaded();
    expect(
      screen.getByText('Senior Data Engineer, Technical interview, interview 2 of 4'),
    ).toBeVisible();
    expect(screen.getByText('3 of 3 scorecards submitted.')).toBeVisible();
    expect(rowNames().filter(Boolean)).toEqual([
      'Recommendation',
      'Reliability',
      'Debugging in production',
      'Data modelling',
    ]);
    expect(screen.getAllByRole('columnheader').map((one) => one.textContent)).toEqual([
      'Attribute',
      expect.stringContaining('Tomasz WolskiHiring manager'),
      expect.stringContaining('Elena Duarte'),
      expect.stringContaining('Kofi Mensah'),
    ]);
    expect(within(row(/^Reliability/)).getByText('Two steps apart')).toBeVisible();
    expect(screen.getByText('No disagreement')).toBeVisible();
    await expectAccessible(container);
  });

  it('words with their number; what nobody touched has none', async () => {
    await renderDebrief(MEMBERS.priya, niamhsDebrief());
    await loaded();
    const cells = within(row(/^Data modelling/)).getAllByRole('cell');
    expect(cells[1]).toHaveTextContent(/Yes3$/);
    expect(cells[2]).toHaveTextContent(/Not assessed$/);
    expect(cells[0]).toHaveTextContent('Changed after seeing others, was No');
  });

  it('comment and evidence beside each rating, with the author where it is another', async () => {
    await renderDebrief(MEMBERS.priya, niamhsDebrief());
    await loaded();
    const cells = within(row(/^Reliability/)).getAllByRole('cell');
    const against = within(cells[0]!).getByRole('list', { name: 'Evidence, Tomasz Wolski' });
    expect(against).toHaveTextContent(/Concernby Kofi Mensah.*Vague on re-runs/);
    const own = within(cells[1]!).getByRole('list', { name: 'Evidence, Elena Duarte' });
    expect(within(own).getAllByRole('listitem')).toHaveLength(2);
    expect(own).not.toHaveTextContent('by Elena');
    expect(cells[2]).toHaveTextContent('Re-runs by luck.');
    expect(cells[2]).toHaveTextContent('Focus attribute');
  });

  it('a blind reader’s own card alone, and what to do about it', async () => {
    const { container } = await renderDebrief(MEMBERS.elena, elenasBlindDebrief());
    await loaded();
    expect(
      screen.getByText('Your own scorecard alone. Submit it to see what your colleagues say.'),
    ).toBeVisible();
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
    expect(screen.queryByText(/apart|disagreement|submitted\./)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Open the debrief now' })).toBeNull();
    await expectAccessible(container);
  });

  it('no table before there is a card', async () => {
    const empty = niamhsDebrief({ state: 'waiting', recommendations: [] });
    await renderDebrief(MEMBERS.priya, empty);
    await loaded();
    expect(screen.getByText('There is no scorecard in it yet.')).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('what the server says where there is none, and nothing to be tried', async () => {
    await renderDebrief(MEMBERS.elena, null);
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no such interview.');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('what the server says where it refuses, and tries again', async () => {
    const refusal = { code: 'forbidden' as const, message: 'Not for you, for now.' };
    const { told, user } = await renderDebrief(MEMBERS.elena, null, { refusal });
    expect(await screen.findByRole('alert')).toHaveTextContent('Not for you, for now.');
    told.debrief = niamhsDebrief();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await loaded()).toBeVisible();
  });
});

describe('opening it early', () => {
  it('staff open it while it waits; then the button is gone', async () => {
    const waiting = { ...without(null), state: 'waiting' as const };
    const { told, user } = await renderDebrief(MEMBERS.priya, waiting, { opened: without(null) });
    await loaded();
    expect(
      screen.getByText('2 of 3 scorecards submitted. Kofi Mensah has not submitted yet.'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open the debrief now' }));
    expect(await screen.findByText(/Opened early: Kofi Mensah has not/)).toBeVisible();
    expect(told.asked).toContain(`POST /api/interviews/${IDS.interview}/debrief`);
    expect(screen.queryByRole('button', { name: 'Open the debrief now' })).toBeNull();
  });

  it('others are not offered it', async () => {
    await renderDebrief(MEMBERS.elena, { ...without(null), state: 'waiting' });
    await loaded();
    expect(screen.queryByRole('button', { name: 'Open the debrief now' })).toBeNull();
  });
});

describe('taking it along', () => {
  it('prints what is on screen', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const { user } = await renderDebrief(MEMBERS.priya, niamhsDebrief());
    await loaded();
    await user.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  it('fetches the file with the session and saves it under the candidate’s name', async () => {
    const saved: string[] = [];
    // jsdom saves nothing: it has neither addresses of blobs nor downloads.
    URL.createObjectURL = () => 'blob:debrief';
    URL.revokeObjectURL = () => undefined;
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      saved.push(`${this.download} from ${this.href}`);
    });
    const { told, user } = await renderDebrief(MEMBERS.priya, niamhsDebrief());
    await loaded();
    await user.click(screen.getByRole('button', { name: 'Download PDF' }));
    await waitFor(() => expect(saved).toEqual(['Debrief Niamh Brennan.pdf from blob:debrief']));
    expect(told.asked.at(-1)).toBe(`GET /api/interviews/${IDS.interview}/debrief.pdf`);
    told.debrief = null;
    await user.click(screen.getByRole('button', { name: 'Download Markdown' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('That did not work.');
    expect(saved).toHaveLength(1);
  });
});

describe('staying true', () => {
  it('asks again when the file changes', async () => {
    const store = niamhsPanel(MEMBERS.priya);
    const { told } = await renderDebrief(MEMBERS.priya, elenasBlindDebrief(), { store });
    await loaded();
    told.debrief = niamhsDebrief();
    await happens(() => store.receive(store.event('note.added', { text: 'More' }, IDS.kofi)));
    expect(await screen.findAllByText('Two steps apart')).toHaveLength(2);
  });

  it('asks again when the window is looked at', async () => {
    const { told } = await renderDebrief(MEMBERS.priya, elenasBlindDebrief());
    await loaded();
    told.debrief = niamhsDebrief();
    await happens(() => window.dispatchEvent(new Event('visibilitychange')));
    expect(await screen.findAllByText('Two steps apart')).toHaveLength(2);
  });
});
