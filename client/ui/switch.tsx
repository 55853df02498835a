import styles from './switch.module.css';

interface SwitchProps {
  label: string;
  on: boolean;
  disabled?: boolean;
  onChange(on: boolean): void;
}

/** On or off, at once. */
export const Switch = ({ label, on, disabled = false, onChange }: SwitchProps) => (
  <input
    className={styles.switch}
    type="checkbox"
    role="switch"
    aria-label={label}
    aria-checked={on}
    checked={on}
    disabled={disabled}
    onChange={(event) => onChange(event.target.checked)}
  />
);
