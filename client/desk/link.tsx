import type { ComponentProps, MouseEvent } from 'react';
import { useDesk } from './context.ts';

interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  to: string;
}

/** A true link within the desk: opens in place, unless one asks for another tab or window. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const { go } = useDesk();
  function open(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (event.defaultPrevented || button !== 0) return;
    if (metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    go(to);
  }
  return <a {...rest} href={to} onClick={open} />;
}
