import type { Bench } from './figure.ts';
export const firstLoad: Bench = { name: 'first-load', summary: '', run: async () => [] };
