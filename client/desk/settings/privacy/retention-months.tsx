import { AUDIT_MONTHS_MIN, type DataClass } from '../../../../common/retention.ts';
import { privacyCopy as copy } from '../../../copy-privacy.ts';
import { Select } from '../../parts/field.tsx';

const MONTHS = [1, 3, 6, 12, 18, 24, 36, 48, 60];
const KEPT = 'kept';

interface MonthsProps {
  label: string;
  dataClass: DataClass;
  /** `null`: kept. */
  months: number | null;
  onChange(months: number | null): void;
}

export const monthsText = (months: number | null): string =>
  months === null ? copy.keep : copy.months(months);

/** How long something is kept. */
export function RetentionMonths({ label, dataClass, months, onChange }: MonthsProps) {
  const usual = MONTHS.filter((one) => dataClass !== 'audit' || one >= AUDIT_MONTHS_MIN);
  const offered = months === null || usual.includes(months) ? usual : [...usual, months];
  return (
    <Select
      label={label}
      value={months === null ? KEPT : String(months)}
      choices={[
        [KEPT, copy.keep],
        ...offered.map((one) => [String(one), copy.months(one)] as const),
      ]}
      onChange={(value) => onChange(value === KEPT ? null : Number(value))}
    />
  );
}
