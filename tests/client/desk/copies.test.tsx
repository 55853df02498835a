// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copiesCopy } from '../../../client/copy-copies.ts';
import { Copies } from '../../../client/desk/settings/zoom/copies.tsx';
import type { Output } from '../../../common/contract.ts';
import { type DeskServer, startDeskServer } from '../../support/desk-server.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { openDesk } from '../../support/render-desk.tsx';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const PLACE = '/settings/integrations';
const NAME = 'Keep copies of recordings';
const copiesSwitch = () => screen.findByRole('switch', { name: NAME });

describe('copies of recordings, over a real server', () => {
  let server: DeskServer;
  beforeAll(async () => {
    server = await startDeskServer({ zoom: true });
  });
  afterAll(() => server.stop());
  const isOn = async () => {
    const { items } = (await server.as(
      'admin',
      'GET',
      '/api/collecting',
    )) as Output<'listCollecting'>;
    return items.find(({ kind }) => kind === 'recordings')!.copies!.since !== null;
  };

  test('are asked about beneath recordings, off, in words; turned on by keys, off after a question', async () => {
    const { user, container } = await openDesk(server, 'admin', PLACE);
    const recordings = await screen.findByRole('switch', { name: 'Cloud recordings' });
    expect(screen.queryByRole('switch', { name: NAME })).toBeNull();
    await user.click(recordings);
    expect(await copiesSwitch()).not.toBeChecked();
    const part = screen.getByRole('region', { name: NAME });
    expect(part).toHaveTextContent(/played from Zoom and nothing of them is kept here/);
    expect(part).toHaveTextContent(/goes when Zoom deletes the recording/);
    expect(part).toHaveTextContent(/in its backups/);
    await expectAccessible(container);
    (await copiesSwitch()).focus();
    await user.keyboard(' ');
    await waitFor(async () => expect(await copiesSwitch()).toBeChecked());
    expect(part).toHaveTextContent(/On since .+, by .+No copies yet\./);
    expect(await isOn()).toBe(true);

    await user.click(await copiesSwitch());
    const dialog = await screen.findByRole('dialog', { name: 'Stop keeping copies?' });
    await expectAccessible(container);
    await user.click(within(dialog).getByRole('button', { name: 'Leave it on' }));
    expect(await isOn()).toBe(true);
    await user.click(await copiesSwitch());
    await user.click(await screen.findByRole('button', { name: 'Turn off and delete' }));
    await screen.findByText('Copies are off, and 0 files deleted.');
    expect(await isOn()).toBe(false);
  });
});

describe('what is copied', () => {
  const NONE = {
    since: null,
    byName: null,
    kept: 0,
    coming: 0,
    refused: 0,
    tooLarge: 0,
    earlier: { files: 0, bytes: 0 },
    bytes: 0,
  };

  test('is counted, and can be deleted while copies are off', async () => {
    const copies = { ...NONE, kept: 2, tooLarge: 1, bytes: 412_300_000 };
    const api = new FakeApi()
      .on('PUT /api/collecting/recordings/copies', () => ({ items: [] }))
      .on('DELETE /api/collecting/recordings/copies', () => ({ copies: 3 }));
    const { user } = renderDesk(<Copies copies={copies} isCollecting={false} />, api, 'admin');
    expect(await copiesSwitch()).toBeDisabled();
    expect(screen.getByText('2 files here, 412 MB, 1 too large.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Delete copies' }));
    expect(await screen.findByText('Copies are off, and 3 files deleted.')).toBeVisible();
  });

  test('is told in sizes as disks are sold', () => {
    const of = (bytes: number) => copiesCopy.count({ ...NONE, kept: 1, bytes });
    expect([900, 5_400_000, 2_150_000_000].map(of)).toEqual([
      '1 file here, 1 kB',
      '1 file here, 5 MB',
      '1 file here, 2.1 GB',
    ]);
  });

  test('a refusal of the server’s is shown, and the switch goes back', async () => {
    const api = new FakeApi().on('PUT /api/collecting/recordings/copies', () => {
      throw new Error('no');
    });
    const { user } = renderDesk(<Copies copies={NONE} isCollecting={true} />, api, 'admin');
    await user.click(await copiesSwitch());
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(await copiesSwitch()).not.toBeChecked();
  });
});
