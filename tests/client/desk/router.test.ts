// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { PAGES } from '../../../client/desk/pages.ts';
import { createRouter, matchPath } from '../../../client/desk/router.ts';
import { DESK_ROOTS } from '../../../common/desk.ts';

window.scrollTo = () => undefined;

describe('paths', () => {
  test.each([
    ['/candidates', '/candidates', {}],
    ['/candidates/:id', '/candidates/one', { id: 'one' }],
    ['/candidates/:id', '/candidates/M%C3%BCller', { id: 'Müller' }],
    ['/candidates/:id', '/candidates/100%', { id: '100%' }],
    ['/candidates/:id', '/candidates', null],
    ['/interviews/:id/debrief', '/interviews/one/debrief', { id: 'one' }],
    ['/interviews/:id/debrief', '/interviews/one/guide', null],
  ])('%s and %s', (pattern, path, params) => {
    expect(matchPath(pattern, path)).toEqual(params);
  });

  test('every page has an address the server answers', () => {
    for (const { path } of PAGES) {
      if (path !== '/') expect(DESK_ROOTS).toContain(path.split('/')[1]);
    }
  });
});

describe('the address', () => {
  test('going is a step that can be taken back, noting is none', async () => {
    window.history.replaceState(null, '', '/today');
    const router = createRouter(window);
    const seen: string[] = [];
    const stop = router.subscribe(() => seen.push(router.get().path));
    router.go('/candidates?q=a');
    router.note('/candidates?q=ab');
    expect(router.get()).toMatchObject({ path: '/candidates', steps: 1 });
    expect(router.get().query.get('q')).toBe('ab');
    const back = new Promise((resolve) => window.addEventListener('popstate', resolve));
    window.history.back();
    await back;
    expect(router.get()).toMatchObject({ path: '/today', steps: 2 });
    expect(seen).toEqual(['/candidates', '/candidates', '/today']);
    stop();
  });

  test('a slash at the end makes no other page', () => {
    window.history.replaceState(null, '', '/candidates/');
    expect(createRouter(window).get().path).toBe('/candidates');
  });
});
