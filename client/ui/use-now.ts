import { useEffect, useReducer } from 'react';

/**
 * The store's time, rendered anew at each step of it.
 * @param stepMs how often, on whole multiples of it; `null` rests
 */
export function useNow(clock: { now(): number }, stepMs: number | null = 1000): number {
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    if (stepMs === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          tick();
          wait();
        },
        stepMs - (clock.now() % stepMs),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [clock, stepMs]);
  return clock.now();
}
