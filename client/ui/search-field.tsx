import { Icon } from './icon.tsx';
import styles from './search-field.module.css';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  focused?: boolean;
  value: string;
  onChange(value: string): void;
}

export const SearchField = ({ label, placeholder, focused, value, onChange }: SearchFieldProps) => (
  <span className={styles.field}>
    <Icon name="search" />
    <input
      type="search"
      aria-label={label}
      placeholder={placeholder}
      // biome-ignore lint/a11y/noAutofocus: Only where the member has just asked to search.
      autoFocus={focused}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </span>
);
