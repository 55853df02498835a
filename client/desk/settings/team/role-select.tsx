import { ROLES, type Role } from '../../../../common/member.ts';
import { copy } from '../../../copy.ts';
import { Select } from '../../parts/field.tsx';

interface RoleSelectProps {
  label: string;
  value: Role;
  compact?: boolean;
  onChange(role: Role): void;
}

/** The least that a member may is chosen first: admin stands last. */
const CHOICES = ROLES.toReversed().map((role) => [role, copy.roles[role]] as const);

export const RoleSelect = ({ label, value, compact, onChange }: RoleSelectProps) => (
  <Select
    label={label}
    compact={compact}
    value={value}
    choices={CHOICES}
    onChange={(chosen) => onChange(ROLES.find((role) => role === chosen) ?? 'interviewer')}
  />
);
