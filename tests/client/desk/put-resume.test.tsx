// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../common/limits.ts';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer();
});
afterAll(() => server.stop());

const pdf = (name: string, pages: number) => {
  const page = '1 0 obj << /Type /Page >> endobj\n';
  const type = 'application/pdf';
  return new File([`%PDF-1.4\n${page.repeat(pages)}%%EOF ${name}\n`], name, { type });
};
const file = () => `/candidates/${server.world.candidateId}`;
const filed = async () => {
  const path = `/api/candidates/${server.world.candidateId}`;
  return ((await server.as('admin', 'GET', path)) as { resume: { name: string } | null }).resume;
};

describe('filing a résumé from the candidate’s page', () => {
  test('one is chosen, then another dropped: the new one counts, the earlier stays filed', async () => {
    const { user, asked } = await openDesk(server, 'recruiter', file());
    const choice = await screen.findByLabelText('Add a résumé');
    await expectAccessible(choice.closest('fieldset')!);
    await user.upload(choice, pdf('First.pdf', 2));
    expect(await screen.findByText('First.pdf is filed.')).toBeVisible();
    expect(await screen.findByRole('button', { name: /résumé, 2 pages/i })).toBeVisible();
    const again = screen.getByLabelText('Replace the résumé');
    expect(screen.getByText(/The earlier one stays filed/)).toBeVisible();
    const zone = again.closest('fieldset')!;
    fireEvent.dragOver(zone);
    fireEvent.drop(zone, { dataTransfer: { files: [pdf('Second.pdf', 3)] } });
    expect(await screen.findByText('Second.pdf is filed.')).toBeVisible();
    expect(await screen.findByRole('button', { name: /résumé, 3 pages/i })).toBeVisible();
    expect(await filed()).toMatchObject({ name: 'Second.pdf' });
    const earlier = within(await screen.findByRole('region', { name: 'Earlier résumés' }));
    await waitFor(() => expect(earlier.getAllByRole('listitem')).toHaveLength(1));
    expect(earlier.getByRole('listitem')).toHaveTextContent(/21 Nov 2026, You/);
    // jsdom paints nothing: whether the right one is asked for is what can be seen here.
    const network = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      if (String(input).includes('/resume?')) throw new TypeError('cut off');
      return network(input, init);
    };
    await user.click(earlier.getByRole('button', { name: /^Open First.pdf/ }));
    await screen.findByRole('button', { name: 'Back to the candidate' });
    await waitFor(() => expect(asked.at(-1)).toMatch(/\/resume\?fileId=/));
    globalThis.fetch = network;
    await user.click(screen.getByRole('button', { name: 'Back to the candidate' }));
    // Both are in the history, and what the candidate may take has both.
    const path = `/api/candidates/${server.world.candidateId}/data`;
    const held = JSON.stringify(await server.as('admin', 'GET', path));
    for (const name of ['First.pdf', 'Second.pdf']) expect(held).toContain(`"name":"${name}"`);
  });

  test('what is refused is told in a sentence, and changes nothing', async () => {
    const { user } = await openDesk(server, 'recruiter', file());
    const choice = await screen.findByLabelText(/ résumé$/);
    const before = await filed();
    const type = 'application/pdf';
    await user.upload(choice, new File(['<html>'], 'page.pdf', { type }));
    expect(await screen.findByRole('alert')).toHaveTextContent('page.pdf is not a PDF file.');
    const large = pdf('large.pdf', 1);
    Object.defineProperty(large, 'size', { value: LIMITS.fileBody + 1 });
    await user.upload(choice, large);
    expect(await screen.findByText('A résumé may have 10 MB.')).toBeVisible();
    fireEvent.drop(choice.closest('fieldset')!, {
      dataTransfer: { files: [pdf('a.pdf', 1), pdf('b.pdf', 1)] },
    });
    expect(await screen.findByText('Drop one file.')).toBeVisible();
    expect(await filed()).toEqual(before);
  });

  test('an interviewer finds no way to file one', async () => {
    await openDesk(server, 'interviewer', file());
    expect(await screen.findByRole('heading', { level: 1, name: 'Niamh Brennan' })).toBeVisible();
    expect(screen.queryByLabelText(/ résumé$/)).toBeNull();
  });
});
