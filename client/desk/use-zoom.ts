import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Output } from '../../common/contract.ts';
import type { ZoomFeature } from '../../common/zoom-features.ts';
import { zoomCopy } from '../copy-zoom.ts';
import { connectOf } from '../features/connect/connect.ts';
import { useConnect } from '../features/connect/use-connect.ts';
import { useDesk } from './context.ts';

export type ZoomConnection = Output<'zoomConnection'>;

export const ZOOM_KEY = ['zoom'];

/** The connection of whoever is signed in, as the server knows it; anew once Zoom was connected. */
export function useZoomConnection() {
  const { api, services } = useDesk();
  const { kind } = useConnect(connectOf(services));
  const query = useQuery({
    queryKey: ZOOM_KEY,
    queryFn: ({ signal }) => api.get<ZoomConnection>('/api/zoom', {}, { signal }),
  });
  const { refetch } = query;
  useEffect(() => {
    if (kind === 'connected') void refetch();
  }, [kind, refetch]);
  return query;
}

/** What the member's own grant allows, for whatever shows only where it can be done. */
export interface ZoomRights {
  /** Whether the server has answered: until then nothing is refused. */
  known: boolean;
  status: ZoomConnection['status'];
  has(feature: ZoomFeature): boolean;
  /** What to say in the place of what cannot be done; `null` where it can. */
  missing(feature: ZoomFeature): string | null;
}

export function useZoom(): ZoomRights {
  const { data } = useZoomConnection();
  const has = (feature: ZoomFeature) => data?.features.includes(feature) ?? false;
  return {
    known: data !== undefined,
    status: data?.status ?? 'none',
    has,
    missing: (feature) => (data === undefined || has(feature) ? null : zoomCopy.needs(feature)),
  };
}
