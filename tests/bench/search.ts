import type { Bench } from './figure.ts';
export const search: Bench = { name: 'search', summary: '', run: async () => [] };
