import type { ComponentProps, MouseEvent } from 'react';
import { useDesk } from '../context.ts';

/** A link within the desk; another tab or window opens it as the browser does. */
export function Go({ to, ...rest }: { to: string } & Omit<ComponentProps<'a'>, 'href'>) {
  const { go } = useDesk();
  function onClick(event: MouseEvent<HTMLAnchorElement>) {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.button !== 0 || elsewhere) return;
    event.preventDefault();
    go(to);
  }
  return <a href={to} onClick={onClick} {...rest} />;
}
