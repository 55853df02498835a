/** What the server takes as a place of this site to come back to. */
const PLACE = /^\/(?![/\\])[\w\-/.?=&#%~]*$/;

/**
 * Where signing in with Zoom begins in a browser.
 * @param place where one was, path and query; it is come back to afterwards
 */
export function installAddress(place: string): string {
  const path = place.split('?')[0]!;
  const back = [place, path].find((one) => one.length <= 500 && PLACE.test(one)) ?? '/';
  return back === '/' ? INSTALL : `${INSTALL}?returnTo=${encodeURIComponent(back)}`;
}

const INSTALL = '/auth/zoom/install';
