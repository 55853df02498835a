import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Within this distance of the end someone is reading the newest. */
const NEAR_PX = 40;

/**
 * Keeps what is being read in its place: new rows move the view only where it was at its end
 * already. On opening it goes to the mark of the first new row, else to the end.
 * @param length grows with every row
 */
export function useStayPut(inside: RefObject<HTMLElement | null>, length: number): void {
  const atEnd = useRef(true);
  const opened = useRef(false);

  useEffect(() => {
    const scroller = inside.current?.closest('[role=tabpanel]');
    if (!scroller) return;
    const measure = () => {
      const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
      atEnd.current = below < NEAR_PX;
    };
    scroller.addEventListener('scroll', measure, { passive: true });
    return () => scroller.removeEventListener('scroll', measure);
  }, [inside]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: A new row is what it waits for.
  useLayoutEffect(() => {
    const scroller = inside.current?.closest('[role=tabpanel]');
    if (!scroller) return;
    const mark = opened.current ? null : scroller.querySelector('[data-new]');
    opened.current = true;
    if (mark) {
      const down = mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      scroller.scrollTop += down - scroller.clientHeight / 3;
    } else if (atEnd.current) {
      scroller.scrollTop = scroller.scrollHeight;
    }
  }, [inside, length]);
}
