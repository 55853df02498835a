import type { Inventory as InventoryOut } from '../../common/contract/privacy.ts';
import { inventoryOf, TABLES, type Table } from '../../db/erasure/reach.ts';
import { HOLDINGS, type HoldingName } from '../../db/inventory/holdings.ts';
import { KEPT } from '../../db/inventory/kept.ts';
import { SCOPES } from '../manifest/scopes.ts';
import { WEBHOOK_HANDLERS } from '../zoom/webhook-handlers.ts';
import { usesOf, webhookSource } from './zoom-sources.ts';

/** What is stored and why, as the code says it: nothing here is written by hand. */
export function presentInventory(): InventoryOut {
  return {
    tables: [...TABLES].sort().map(presentTable),
    scopes: Object.entries(SCOPES).map(([scope, { optional, reason }]) => ({
      scope,
      optional,
      reason,
      uses: usesOf(scope).map(({ call, source }) => ({ call, ...present(source) })),
    })),
    webhooks: Object.keys(WEBHOOK_HANDLERS).flatMap((event) => {
      const source = webhookSource(event);
      return source === null ? [] : [{ event, ...present(source) }];
    }),
  };
}

const present = ({ purpose, fills }: { purpose: string; fills: readonly string[] }) => ({
  purpose,
  fills: [...fills],
});

function presentTable(table: Table): InventoryOut['tables'][number] {
  const { purpose, kept, stays = null, columns } = inventoryOf(table);
  return {
    table,
    purpose,
    kept: KEPT[kept],
    stays,
    columns: Object.entries(columns as Record<string, HoldingName>).map(([column, holding]) => ({
      column,
      what: HOLDINGS[holding].what,
      of: HOLDINGS[holding].of,
    })),
  };
}
