import type { ComponentProps, MouseEvent } from 'react';
import { useRouter } from './place.ts';

interface LinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  to: string;
}

/** A true link: opens without loading the page anew, unless one asks for another tab. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const router = useRouter();
  function open(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (event.defaultPrevented || button !== 0) return;
    if (metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    router.go(to);
  }
  return <a {...rest} href={to} onClick={open} />;
}
