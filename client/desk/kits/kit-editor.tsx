import { useState } from 'react';
import { guideMinutes, type Kit, questionsOf } from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../context.ts';
import { Page } from '../parts/page.tsx';
import { Clash } from '../planning/clash.tsx';
import { TextField } from '../planning/field.tsx';
import styles from '../planning/planning.module.css';
import { SaveBar } from '../planning/save-bar.tsx';
import { useEdited } from '../planning/use-edited.ts';
import { AttributesEditor } from './attributes-editor.tsx';
import { changesBetween } from './changes.ts';
import { missingIn, NEW_KIT, sameKit } from './draft.ts';
import { GuideEditor } from './guide-editor.tsx';
import { TimePlan } from './time-plan.tsx';
import { useSaveKit } from './use-save-kit.ts';
import { KitVersions } from './versions.tsx';

/** A kit being written. What is not saved yet is kept on this computer. */
export function KitEditor({ kit }: { kit: Kit }) {
  const { boot, go } = useDesk();
  const edited = useEdited(`kit.${boot.me.id}.${kit.id}`, kit, sameKit);
  const { value, base, changed, change, settle } = edited;
  const [said, setSaid] = useState('');
  const [before, setBefore] = useState<Kit | null>(null);
  const isNew = kit.id === NEW_KIT.id;
  const isClash = changed && base.version !== kit.version;
  const { save, archive } = useSaveKit((made) => {
    settle();
    setBefore(null);
    if (isNew) go(`/kits/${made.id}`);
  });

  function edit(to: Partial<Kit>, words = '') {
    setBefore(null);
    setSaid(words);
    change({ ...value, ...to });
  }
  /** Takes something away, with a way back until the next change. */
  function remove(to: Partial<Kit>, what: string) {
    edit(to, copy.removed(what));
    setBefore(value);
  }
  const next = kit.version + 1;
  const saveIt = () => save.mutate({ value, from: kit.version });
  return (
    <Page
      title={isNew ? copy.kit.newTitle : kit.name}
      intro={
        isNew
          ? undefined
          : `${copy.kit.intro(kit.version, questionsOf(kit).length, guideMinutes(kit))}${
              kit.archived ? ` ${copy.kit.archived}` : ''
            }`
      }
      back={{ to: '/kits', word: copy.back.kits }}
      acts={
        !isNew && (
          <Button disabled={archive.isPending} onClick={() => archive.mutate(kit)}>
            {kit.archived ? copy.kit.unarchive : copy.kit.archive}
          </Button>
        )
      }
    >
      {isClash && (
        <Clash
          title={copy.conflict.title(kit.version)}
          told={save.error?.message ?? null}
          theirs={{
            title: copy.conflict.theirs(base.version, kit.version),
            changes: changesBetween(base, kit),
            act: copy.conflict.take(kit.version),
            onChoose: () => {
              save.reset();
              settle();
            },
          }}
          mine={{
            title: copy.conflict.yours,
            changes: changesBetween(base, value),
            act: copy.conflict.overwrite(next),
            onChoose: saveIt,
          }}
        />
      )}
      <div className={styles.split}>
        <div>
          <TextField
            label={copy.kit.name}
            value={value.name}
            max={120}
            strong
            onChange={(name) => edit({ name })}
          />
          <GuideEditor kit={value} onChange={edit} onRemove={remove} />
          <AttributesEditor kit={value} onChange={edit} onRemove={remove} />
          <p className={styles.undo}>
            <span role="status">{said}</span>
            {before !== null && (
              <Button look="quiet" onClick={() => edit(before)}>
                {copy.undo}
              </Button>
            )}
          </p>
        </div>
        <div className={styles.side}>
          <TimePlan kit={value} onChange={edit} />
          {!isNew && <KitVersions kit={kit} />}
        </div>
      </div>
      <SaveBar
        edited={edited}
        means={isNew ? copy.save.meansNew : copy.save.means(next, kit.version)}
        word={isNew ? copy.save.make : copy.save.button(next)}
        saved={isNew ? '' : copy.save.saved(kit.version)}
        saving={save.isPending}
        missing={missingIn(value)}
        error={save.error ?? archive.error}
        held={isClash}
        onSave={saveIt}
      />
      <p className={text.vh}>{copy.orKeys}</p>
    </Page>
  );
}
