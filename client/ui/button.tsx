import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { cx } from './cx.ts';

interface ButtonProps extends ComponentProps<'button'> {
  /** One primary per view. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger';
  size?: 'normal' | 'small' | 'icon';
}

export function Button({ look = 'plain', size = 'small', className, ...rest }: ButtonProps) {
  const looks = look === 'plain' ? null : styles[look];
  const sizes = size === 'normal' ? null : styles[size];
  return <button type="button" className={cx(styles.btn, looks, sizes, className)} {...rest} />;
}
