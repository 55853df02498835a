import type { ComponentProps } from 'react';
import text from '../styles/text.module.css';
import { cx } from './cx.ts';

/** A word that acts. Its target is larger than its ink. */
export const LinkButton = ({ className, ...rest }: ComponentProps<'button'>) => (
  <button type="button" className={cx(text.link, className)} {...rest} />
);
