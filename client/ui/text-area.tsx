import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import styles from './text-area.module.css';

/** A box for a few lines; grows with them where the browser can. */
export const TextArea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea className={cx(styles.area, className)} rows={1} {...rest} />
);
