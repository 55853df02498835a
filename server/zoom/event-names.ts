/** Names beside the known ones that a metric may have; Zoom has about three hundred events. */
const OTHERS_MAX = 50;

/** The label an event is counted under: its name, as long as there are not too many of them. */
export function eventNames(known: Iterable<string>): (event: string) => string {
  const names = new Set(known);
  const most = names.size + OTHERS_MAX;
  return (event) => {
    if (names.has(event)) return event;
    if (names.size >= most || !/^[a-z0-9_.]{1,100}$/.test(event)) return 'other';
    names.add(event);
    return event;
  };
}
