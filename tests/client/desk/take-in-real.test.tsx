// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer();
});
afterAll(() => server.stop());

interface Export {
  id: string;
  state: string;
}

/** An export of everything, as the browser downloads it. */
async function exported(): Promise<File> {
  const { id } = (await server.as('admin', 'POST', '/api/exports', {})) as Export;
  await waitFor(
    async () => {
      const { items } = (await server.as('admin', 'GET', '/api/exports')) as { items: Export[] };
      expect(items[0]!.state).toBe('ready');
    },
    { timeout: 15_000 },
  );
  const { url } = (await server.as('admin', 'POST', `/api/exports/${id}/ticket`, {})) as {
    url: string;
  };
  const answer = await fetch(server.url + url);
  return new File([new Uint8Array(await answer.arrayBuffer())], 'everything.zip');
}

test('an export goes out and comes in again by the settings alone, and changes nothing', async () => {
  const file = await exported();
  const { user, container } = await openDesk(server, 'admin', '/settings/data');
  await user.upload(await screen.findByLabelText('Export (zip)'), file);
  await user.click(screen.getByRole('button', { name: 'Send and check' }));
  await screen.findByText('Everything in it is here already.');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Bring in' }));
  await screen.findByText(/^Brought in on .*: 0 rows added, \d+ here already, 0 not taken in\.$/);
}, 60_000);
