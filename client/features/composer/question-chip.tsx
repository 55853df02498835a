import { guideCopy } from '../../copy-guide.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './composer.module.css';

interface QuestionChipProps {
  name: string;
  onRemove(): void;
}

/** The question the note answers, and the way to say that it does not. */
export const QuestionChip = ({ name, onRemove }: QuestionChipProps) => (
  <span className={cx(text.pair, text.meta, styles.chip)}>
    <span className={text.cut} title={guideCopy.link.to(name)}>
      <span className={text.vh}>{guideCopy.link.answers} </span>
      {name}
    </span>
    <Button
      look="quiet"
      size="icon"
      aria-label={guideCopy.link.remove(name)}
      title={guideCopy.link.remove(name)}
      onClick={onRemove}
    >
      <Icon name="x" />
    </Button>
  </span>
);
