/** As Zoom's ids of channels are written. */
const ID = /^[\w-]{8,64}$/;

/**
 * The id of a channel, from itself or from the link that Zoom copies: in its address as
 * `channelid`, or as the session within the packed part of the newer form.
 * @returns `null` where neither is in it
 */
export function channelIn(written: string): string | null {
  const said = written.trim();
  if (ID.test(said)) return said;
  if (!URL.canParse(said)) return null;
  const { pathname, searchParams } = new URL(said);
  const id = searchParams.get('channelid') ?? sessionIn(pathname.split('/').at(-1) ?? '');
  return id !== null && ID.test(id) ? id : null;
}

/** `{"sid":"<id>@conference.…"}` in base64. */
function sessionIn(packed: string): string | null {
  try {
    const { sid } = JSON.parse(atob(packed.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof sid === 'string' ? sid.split('@')[0]! : null;
  } catch {
    return null;
  }
}
