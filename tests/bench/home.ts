import type { Bench } from './figure.ts';
export const home: Bench = { name: 'home', summary: '', run: async () => [] };
