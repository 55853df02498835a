import { copiesCopy } from '../../copy-copies.ts';
import text from '../../styles/text.module.css';
import type { Recording } from './use-records.ts';

/** Where a file plays from, once copies are wanted: from Zoom still, or from here. */
export const CopyLine = ({ file: { copy, size } }: { file: Recording['files'][number] }) =>
  copy !== null && <p className={text.help}>{copiesCopy.file(copy, size)}</p>;
