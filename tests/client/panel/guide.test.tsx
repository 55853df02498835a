// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DATA_KIT } from '../../support/kit-world.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import {
  guidedPanel,
  handedOverPanel,
  IDS,
  MEMBERS,
  NOW,
  niamhsPanel,
  START,
} from '../../support/panel-world.ts';
import { expectAccessible, happens, renderPanel } from '../../support/render-panel.tsx';

const tab = () => screen.getByRole('tabpanel', { name: 'Guide' });
const rows = () => within(tab()).getAllByRole('listitem');
const row = (words: RegExp) => rows().find((one) => one.textContent?.match(words))!;
const section = (name: RegExp) => within(tab()).getByRole('region', { name });
const press = (words: RegExp, name: string | RegExp) =>
  within(row(words)).getByRole('button', { name });

async function openGuide(store: MemoryStore) {
  const panel = await renderPanel(store);
  await panel.user.keyboard('{Alt>}[Digit2]{/Alt}');
  return panel;
}

/** The last event of the log, as far as a guide is concerned. */
function lastOf(store: MemoryStore) {
  const view = store.getView();
  if (view.phase !== 'ready') throw new Error(view.phase);
  const { type, body, interviewId, applicationId, clientAt } = view.history[0]!;
  return { type, body, interviewId, applicationId, clientAt };
}

describe('the guide as it stands', () => {
  it('names the kit, how much is covered, and every section with its time', async () => {
    await openGuide(guidedPanel());
    expect(tab()).toHaveTextContent('Data engineering, technical4 of 7 covered');
    expect(section(/^Opening/)).toHaveTextContent('covered, 4:10 of 5:00');
    expect(section(/^Pipelines/)).toHaveTextContent('19:31 of 22:00');
    expect(section(/^Working/)).toHaveTextContent('Working with analysts 10 min');
    expect(section(/^Niamh’s questions/)).toHaveTextContent('Keep 8 min for Niamh’s questions.');
  });

  it('says of each question when it was first asked and by whom, or its budget', async () => {
    await openGuide(guidedPanel());
    expect(row(/that broke/)).toHaveTextContent(/^First asked 04:10.*Asked by you/);
    expect(row(/was complete/)).toHaveTextContent(/^First asked 12:05.*Asked by Kofi/);
    expect(row(/you alert on/)).toHaveTextContent(/^Planned 4 min.*Kofi asks this/);
    expect(row(/say no/)).toHaveTextContent(/Skipped/);
  });

  it('before anything is asked, every section says its budget', async () => {
    await openGuide(niamhsPanel());
    expect(tab()).toHaveTextContent('0 of 7 covered');
    expect(section(/^Opening/)).toHaveTextContent('5 min');
    expect(tab().querySelector('[aria-current]')).toBeNull();
  });

  it('the question being asked is the current step, with what to listen for and its time', async () => {
    await openGuide(guidedPanel());
    const now = row(/2 TB/);
    expect(now).toHaveAccessibleName(
      'How would you move a 2 TB table to incremental loads without a freeze?',
    );
    expect(now).toHaveAttribute('aria-current', 'step');
    expect(now).toHaveTextContent('Listen for: a watermark');
    expect(now).toHaveTextContent('4:52 of 6:00About a minute left');
    expect(now).toHaveTextContent('Elena asks');
    expect(within(now).getByRole('progressbar', { name: 'Time used' })).toHaveAttribute(
      'value',
      '292',
    );
  });

  it('says gently that the budget is over, and the bar stays full', async () => {
    const store = guidedPanel();
    await openGuide(store);
    await happens(() => store.pass(138_000));
    expect(row(/2 TB/)).toHaveTextContent('7:10 of 6:001:10 over');
    expect(within(row(/2 TB/)).getByRole('progressbar')).toHaveAttribute('value', '360');
  });

  it('says nothing of the time while there is plenty', async () => {
    const store = guidedPanel();
    const { user } = await openGuide(store);
    await user.click(press(/you alert on/, 'Ask'));
    expect(row(/you alert on/)).toHaveTextContent('0:00 of 4:00');
    expect(row(/you alert on/)).not.toHaveTextContent(/left|over/);
  });

  it('a kit that is not there is said as it is', async () => {
    const store = niamhsPanel();
    store.change({ kits: {} });
    await openGuide(store);
    expect(tab()).toHaveTextContent('This interview has no kit. Just take notes.');
    const chosen = store.event('interview.kit_set', { kitId: 'kit-data' }, IDS.priya, {
      interviewId: IDS.interview,
    });
    await happens(() => store.receive(chosen));
    expect(tab()).toHaveTextContent('A kit was just chosen for this interview.');
    await happens(() => store.change({ kits: { [IDS.interview]: { ...DATA_KIT, sections: [] } } }));
    expect(tab()).toHaveTextContent('This kit has no questions.');
  });
});

describe('a covered section', () => {
  it('is folded, unfolds on press and folds again', async () => {
    const { user } = await openGuide(guidedPanel());
    const fold = within(tab()).getByRole('button', { name: /^Opening/, expanded: false });
    expect(tab()).not.toHaveTextContent('a good year');
    await user.click(fold);
    expect(row(/a good year/)).toHaveTextContent('Asked by you');
    await user.click(within(tab()).getByRole('button', { name: /^Opening/, expanded: true }));
    expect(tab()).not.toHaveTextContent('a good year');
  });

  it('folds once its last question is covered, and keeps the focus', async () => {
    const { user } = await openGuide(guidedPanel());
    await user.click(press(/disagreement/, 'Skip'));
    const fold = within(tab()).getByRole('button', { name: /^Working/, expanded: false });
    expect(fold).toHaveFocus();
    expect(fold).toHaveTextContent('skipped');
  });

  it('unfolds by itself when one of its questions is opened again', async () => {
    const store = guidedPanel();
    await openGuide(store);
    const again = store.event('question.reopened', { questionId: 'q-opening' }, IDS.elena);
    await happens(() => store.receive(again));
    expect(row(/a good year/)).toHaveTextContent('4:10 so far');
  });
});

describe('by mouse', () => {
  it('a question is claimed, given back, asked, covered and opened again', async () => {
    const store = guidedPanel();
    const { user } = await openGuide(store);
    await user.click(press(/disagreement/, 'Claim'));
    expect(row(/disagreement/)).toHaveTextContent('You ask this');
    expect(lastOf(store)).toMatchObject({
      type: 'question.claimed',
      body: { questionId: 'q-number' },
      interviewId: IDS.interview,
      applicationId: IDS.application,
    });
    await user.click(press(/disagreement/, 'Give back'));
    expect(press(/disagreement/, 'Claim')).toBeInTheDocument();
    await user.click(press(/disagreement/, 'Ask'));
    expect(row(/disagreement/)).toHaveAttribute('aria-current', 'step');
    expect(row(/disagreement/)).toHaveTextContent('You ask');
    expect(row(/2 TB/)).toHaveTextContent('Asked by Elena');
    await happens(() => store.pass(65_000));
    await user.click(press(/disagreement/, /^Asked/));
    await user.click(within(tab()).getByRole('button', { name: /^Working/ }));
    expect(section(/^Working/)).toHaveTextContent('covered, 1:05 of 10:00');
    await user.click(press(/disagreement/, 'Open again'));
    expect(row(/disagreement/)).toHaveTextContent('1:05 so far');
  });

  it('what a colleague claimed is theirs to give back, and anyone’s to ask', async () => {
    const { user } = await openGuide(guidedPanel());
    const kofis = within(row(/you alert on/));
    expect(kofis.queryByRole('button', { name: 'Give back' })).toBeNull();
    expect(kofis.queryByRole('button', { name: 'Claim' })).toBeNull();
    await user.click(kofis.getByRole('button', { name: 'Ask' }));
    expect(row(/you alert on/)).toHaveTextContent('You ask');
  });

  it('a press that takes its own button away leaves the focus on the question', async () => {
    const { user } = await openGuide(guidedPanel());
    await user.click(press(/disagreement/, 'Ask'));
    expect(row(/disagreement/)).toHaveFocus();
  });
});

describe('the board moves for everyone', () => {
  it('a colleague’s step shows at once, and is said politely on any tab', async () => {
    const store = guidedPanel();
    const { container } = await renderPanel(store);
    const live = container.querySelector('[aria-live=polite]')!;
    const event = store.event('question.asking', { questionId: 'q-alert' }, IDS.kofi);
    await happens(() => store.receive(event));
    expect(live).toHaveTextContent('Kofi asks: What do you alert on, and what do you leave alone?');
    const mine = store.event('question.asking', { questionId: 'q-number' }, IDS.tomasz);
    await happens(() => store.receive(mine));
    expect(live).toBeEmptyDOMElement();
  });

  it('a colleague’s step under the focus leaves it on the question', async () => {
    const store = guidedPanel();
    const { user } = await openGuide(store);
    press(/disagreement/, 'Claim').focus();
    const event = store.event('question.claimed', { questionId: 'q-number' }, IDS.elena);
    await happens(() => store.receive(event));
    expect(row(/disagreement/)).toHaveFocus();
    await user.keyboard('c');
    expect(row(/disagreement/)).toHaveTextContent('Elena asks this');
  });

  it('offline, every step is on screen and kept', async () => {
    const store = guidedPanel();
    store.show({ save: { kind: 'offline', count: 0, durable: true } });
    const { user } = await openGuide(store);
    await user.click(press(/disagreement/, 'Claim'));
    await user.click(press(/disagreement/, 'Ask'));
    expect(row(/disagreement/)).toHaveAttribute('aria-current', 'step');
    expect(screen.getByRole('status')).toHaveTextContent('Offline, 2 changes kept here');
  });
});

describe('by keyboard alone', () => {
  it('J goes to the question being asked, A says it was asked, K and J go along', async () => {
    const { user } = await openGuide(guidedPanel());
    await user.keyboard('j');
    expect(row(/2 TB/)).toHaveFocus();
    await user.keyboard('a');
    expect(row(/2 TB/)).toHaveTextContent('Asked by Elena');
    expect(row(/2 TB/)).toHaveFocus();
    await user.keyboard('j');
    expect(row(/you alert on/)).toHaveFocus();
    await user.keyboard('a');
    expect(row(/you alert on/)).toHaveAttribute('aria-current', 'step');
    await user.keyboard('kk');
    expect(row(/was complete/)).toHaveFocus();
  });

  it('S skips, C claims and gives back; on what is covered nothing acts', async () => {
    const store = guidedPanel();
    const { user } = await openGuide(store);
    await user.keyboard('jjj');
    expect(row(/disagreement/)).toHaveFocus();
    await user.keyboard('c');
    expect(row(/disagreement/)).toHaveTextContent('You ask this');
    await user.keyboard('c');
    expect(press(/disagreement/, 'Claim')).toBeInTheDocument();
    await user.keyboard('ks');
    expect(row(/you alert on/)).toHaveTextContent('Skipped');
    const before = lastOf(store);
    await user.keyboard('asc');
    expect(lastOf(store)).toEqual(before);
  });

  it('one question is in the order of Tab, and its buttons come after it', async () => {
    const { user } = await openGuide(guidedPanel());
    expect(tab().querySelectorAll('[data-row][tabindex="0"]')).toHaveLength(1);
    await user.keyboard('j{Tab}');
    expect(press(/2 TB/, /^Asked/)).toHaveFocus();
  });

  it('letters typed in the note box are words', async () => {
    const store = guidedPanel();
    const { user } = await openGuide(store);
    const before = lastOf(store);
    await user.keyboard('jnasc');
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('asc');
    expect(lastOf(store)).toEqual(before);
  });

  it('? lists the keys of a question', async () => {
    const { user } = await openGuide(guidedPanel());
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toHaveTextContent('skip it');
  });
});

describe('time kept for the candidate', () => {
  it('is said to be in danger when the open questions would take it', async () => {
    const store = guidedPanel();
    await openGuide(store);
    // 1:08 + 4 + 5 minutes are planned, 21:19 are left and 8 are kept.
    expect(tab()).not.toHaveTextContent('questions still open');
    await happens(() => store.pass(6 * 60_000));
    expect(tab()).toHaveTextContent('would take 2 of the 8 min kept for Niamh’s own');
    await happens(() => store.pass(10 * 60_000));
    expect(tab()).toHaveTextContent('leave no time for Niamh’s own');
  });
});

describe('the end of the interview', () => {
  const ended = async (store: MemoryStore) => {
    const end = store.event('interview.ended', {}, null, { interviewId: IDS.interview });
    await happens(() => store.receive(end));
  };

  it('stops the clock of a question that was still open', async () => {
    const store = guidedPanel();
    await openGuide(store);
    await ended(store);
    await happens(() => store.pass(600_000));
    expect(row(/2 TB/)).toHaveTextContent('4:52 of 6:00');
  });

  it('nothing begins any more; what was asked can still be said, up to the end', async () => {
    const store = guidedPanel();
    const { user } = await openGuide(store);
    await ended(store);
    await happens(() => store.pass(600_000));
    expect(within(tab()).queryByRole('button', { name: 'Ask' })).toBeNull();
    await user.click(press(/2 TB/, /^Asked/));
    expect(lastOf(store).clientAt).toBe(new Date(NOW).toISOString());
    expect(section(/^Pipelines/)).toHaveTextContent('19:31 of 22:00');
    await user.click(press(/you alert on/, 'Asked'));
    await user.click(within(tab()).getByRole('button', { name: /^Pipelines/ }));
    expect(row(/you alert on/)).toHaveTextContent(/^Planned 4 min.*Asked by you/);
  });
});

describe('what earlier interviews covered', () => {
  it('is folded to one line, and unfolds to topics and names, never a judgement', async () => {
    const store = handedOverPanel(MEMBERS.elena);
    const card = { interviewId: 'interview-1', applicationId: IDS.application };
    const rating = { attributeId: 'attr-sql', value: 'strong_yes', comment: 'Brilliant.' };
    store.receive(store.event('rating.set', rating, IDS.priya, card));
    const { container, user } = await openGuide(store);
    const fold = within(tab()).getByRole('button', { name: /^Covered earlier/, expanded: false });
    expect(fold).toHaveTextContent('2 questions');
    await user.click(fold);
    expect(section(/^Covered earlier/)).toHaveTextContent(
      'ScreenWhat does your team own today? by PriyaWhy now? by Priya',
    );
    expect(section(/^Covered earlier/)).not.toHaveTextContent(/notice|Brilliant|yes/i);
    await expectAccessible(container);
  });

  it('is not mentioned where there is nothing', async () => {
    await openGuide(guidedPanel());
    expect(tab()).not.toHaveTextContent('Covered earlier');
  });
});

describe('accessibility', () => {
  it.each([
    ['before', niamhsPanel],
    ['running', guidedPanel],
    ['after an earlier interview', handedOverPanel],
  ])('%s, axe finds nothing', async (_, make) => {
    const { container } = await openGuide(make());
    await expectAccessible(container);
  });

  it('times are said for what they are, from the real start', async () => {
    await openGuide(guidedPanel());
    const time = within(row(/that broke/)).getByText('04:10');
    expect(time).toHaveAttribute('datetime', new Date(START + 250_000).toISOString());
  });
});
