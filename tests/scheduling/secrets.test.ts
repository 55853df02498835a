import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Visitor } from '../auth/support.ts';
import { ENGINES } from '../support/databases.ts';
import { CLIENT, DATA_KEYS } from '../support/server.ts';
import { SchedulingWorld } from './support.ts';

test.each(ENGINES)(
  'logs at level trace: nothing secret of connecting, scheduling and hosting, on %s',
  async (engine) => {
    let logged = '';
    const sink = new Writable({
      write(chunk, _encoding, done) {
        logged += String(chunk);
        done();
      },
    });
    // Without redaction: what is not handed to the logger needs none.
    const logger = pino({ level: 'trace' }, sink);
    await using here = await SchedulingWorld.start(engine, { logger });
    const { recruiter } = here.world;
    const secrets = new Map<string, string>([['client secret', CLIENT.clientSecret]]);
    for (const { id, key } of DATA_KEYS) secrets.set(`key ${id}`, key.toString('base64'));

    // Connecting from the browser.
    const visitor = new Visitor(here.server);
    const back = await visitor.answer(await visitor.leave(), `zoom-${recruiter.id}`);
    const { searchParams } = new URL(back);
    secrets.set('code', searchParams.get('code')!).set('state', searchParams.get('state')!);
    expect((await visitor.get(back)).status).toBe(302);
    const { tokens } = here.server.services.zoom;
    secrets.set('access token', await tokens.accessFor(recruiter.id));

    // Scheduling, with each bad day that is worth a line in a log.
    here.zoom.state.trouble.next('create_meeting', { kind: 'garbled', form: 'cut' });
    here.zoom.state.trouble.next('create_event', { kind: 'fault', status: 503 });
    const { body } = await here.schedule();
    const path = `/api/interviews/${body.id}`;
    here.zoom.state.trouble.next('update_meeting', { kind: 'paid_plan_needed' });
    await here.recruiter.call('PATCH', path, { minutes: 30 });
    await here.recruiter.post(`${path}/meeting`, {});
    const { passcode, joinUrl } = await here.meeting(body.id);
    secrets.set('passcode', passcode!).set('join link', joinUrl!);

    // Hosting.
    const link = (await here.recruiter.post(`${path}/host`, {})).body as { url: string };
    secrets.set('start link', link.url);
    const signed = await here.recruiter.post(`${path}/sdk-signature`, { role: 'host' });
    const { signature, zak } = signed.body as { signature: string; zak: string };
    secrets.set('signature', signature).set('zak', zak);
    for (const one of here.zoom.state.zaks.keys()) secrets.set(`zak ${secrets.size}`, one);
    here.zoom.state.trouble.next('*', { kind: 'token_expired' }, 9);
    await here.recruiter.post(`${path}/host`, {});
    here.zoom.state.trouble.clear();
    here.clock.pass(3_600_000);
    secrets.set('second access token', await tokens.accessFor(recruiter.id));

    // What is worth a line: a token that is not refreshed, and a task that fails.
    here.zoom.trouble.isDown = true;
    here.clock.pass(3_600_000);
    await here.recruiter.call('DELETE', path);
    await here.recruiter.call('DELETE', '/api/zoom');
    await here.server.tasks.idle();
    expect(logged, 'it reads what is logged').toContain('Zoom did not refresh a token');
    expect(logged).toContain('a task failed');
    // The kinds by their form, for those that nobody but the two servers ever saw.
    expect(logged).not.toMatch(/rehearsal-(access|refresh|code)-\w/);
    expect(logged).not.toMatch(/code_verifier|zak=|pwd=|v1\.test\./);
    for (const [what, secret] of secrets) expect(logged.includes(secret), what).toBe(false);
  },
);
